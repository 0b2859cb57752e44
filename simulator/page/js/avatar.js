// Round pictures of people and of the bot, drawn from their names.

import { h } from "./dom.js";

const COLOURS = 7;

/** Initials on a colour that stays the same for the same person, as Telegram does it. */
export function avatar(id, name) {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("");
  return h(`span.avatar.colour-${Math.abs(id) % COLOURS}`, { "aria-hidden": "true" }, initials.toUpperCase());
}
