// One message: its bubble, its stamp and the buttons under it.

import { attachments } from "./attachments.js";
import { h, icon } from "./dom.js";
import { inlineKeyboard } from "./inline_keyboard.js";
import { dayKey, dayOf, timeOf } from "./moments.js";
import { richText } from "./richtext.js";
import { t } from "./words.js";

/** What the simulator writes where Telegram has "... pinned a message". */
const PINNED = "📌";

/**
 * The list item of a message.
 *
 * `replied` is the message it answers, when that is still in the chat. `actions` are those of the phone it is on.
 */
export function messageItem(message, replied, actions) {
  const hooks = {
    "data-message-id": message.message_id,
    "data-role": "message",
    "data-from": message.from,
    "data-type": message.type,
    "data-day": dayKey(message.date),
  };
  const day = h("div.day", {}, h("span", {}, dayOf(message.date)));
  if (message.type === "service")
    return h("li.message", hooks, day, h("div.service", {}, serviceLine(message, actions)));
  const column = h("div.column", {}, bubble(message, replied, actions));
  if (message.inline_keyboard.length) column.append(inlineKeyboard(message, actions));
  return h("li.message", hooks, day, column);
}

/** What a message is, in a line: for the list of people, the pinned bar and answers to it. */
export function summary(message) {
  if (message.type === "service") return message.text === PINNED ? t("pinned") : message.text;
  const words = (message.caption || message.text || "").replace(/\s+/g, " ").trim();
  if (words) return words;
  if (message.photo) return `🖼 ${t("photo")}`;
  if (message.document) return `📎 ${message.document.name}`;
  if (message.contact) return `👤 ${t("contact")}`;
  return message.venue ? `📍 ${message.venue.title}` : `📍 ${t("venue")}`;
}

function serviceLine(message, actions) {
  return message.text === PINNED ? t("pinned-line", { name: actions.botName() }) : message.text;
}

function bubble(message, replied, actions) {
  const carried = attachments(message);
  const words = message.html ? h("div.words", {}, ...richText(message.html, actions)) : null;
  const inside = h("div.bubble", {}, replied && quote(replied, actions), ...carried, words);
  const stamp = stampOf(message);
  if (words) words.append(stamp);
  else inside.append(stamp);
  if (message.photo) inside.classList.add("with-photo");
  if (!words) inside.classList.add("without-words");
  if (message.media_group_id) inside.classList.add("in-album");
  return inside;
}

function quote(replied, actions) {
  return h(
    "div.quote",
    {},
    h("b", {}, replied.from === "bot" ? actions.botName() : replied.sender.name),
    h("span", {}, summary(replied)),
  );
}

function stampOf(message) {
  return h(
    "span.stamp",
    {},
    message.protect_content &&
      h("span.protected", { title: t("protected"), role: "img", "aria-label": t("protected") }, icon("lock")),
    message.edited && message.from === "bot" && h("span.edited", { "data-role": "edited" }, t("edited")),
    h("time", { datetime: message.date }, timeOf(message.date)),
    message.from === "person" && icon("checks"),
  );
}
