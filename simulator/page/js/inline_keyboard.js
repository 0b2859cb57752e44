// Buttons under a message, and the wait for the answer to a press.

import { h, icon } from "./dom.js";
import { safeAddress } from "./links.js";
import { t } from "./words.js";

const PATIENCE = 15_000;

/** The keyboard of a message; `actions` are those of the phone it is on. */
export function inlineKeyboard(message, actions) {
  const rows = message.inline_keyboard.map((row) =>
    h("div.inline-row", {}, ...row.map((button) => inlineButton(message, button, actions))),
  );
  return h("div.inline-keyboard", { role: "group", "aria-label": t("keys") }, ...rows);
}

function inlineButton(message, button, actions) {
  const hooks = { "data-role": "inline-button", "data-callback": button.callback_data };
  if (button.url) {
    const href = safeAddress(button.url);
    const onclick = (event) => actions.onLink(button.url, event);
    // A tg: address is for this page alone to follow: no browser knows it.
    return h(
      "a.inline-button",
      { ...hooks, href: href ?? "#", target: "_blank", rel: "noopener noreferrer", onclick },
      h("span.button-label", {}, button.text),
      corner("external"),
    );
  }
  const element = h("button.inline-button", { ...hooks, type: "button" }, h("span.button-label", {}, button.text));
  if (button.copy_text) element.append(corner("copy"));
  element.addEventListener("click", () => press(element, message, button, actions));
  return element;
}

function corner(name) {
  const sign = icon(name);
  sign.classList.add("corner");
  return sign;
}

function press(element, message, button, actions) {
  if (button.copy_text) return actions.copy(button.copy_text.text);
  if (!button.callback_data) return actions.toast(t("not-supported"));
  if (element.getAttribute("aria-busy") === "true") return undefined;
  return actions.press(
    message.message_id,
    button.callback_data,
    new Waiting(element, () => actions.toast(t("press-unanswered"))),
  );
}

/** A pressed button until its callback is answered. */
class Waiting {
  /** `givenUp()` is called when no answer came in time. */
  constructor(element, givenUp) {
    this.element = element;
    this.timer = setTimeout(() => {
      this.end();
      givenUp();
    }, PATIENCE);
    // Neither disabled nor hidden: the button keeps the focus while it waits.
    element.setAttribute("aria-busy", "true");
    element.setAttribute("aria-description", t("waiting"));
  }

  end() {
    clearTimeout(this.timer);
    this.element.removeAttribute("aria-busy");
    this.element.removeAttribute("aria-description");
  }
}
