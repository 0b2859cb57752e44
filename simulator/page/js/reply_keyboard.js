// The bot's own keys in place of the phone's.

import { fill, h, icon, setAttribute } from "./dom.js";
import { t } from "./words.js";

export class ReplyKeyboard {
  /** `press(key)` is called with the key as the Bot API describes it. */
  constructor(press) {
    this.press = press;
    this.current = null;
    this.panel = h("div.keys", { role: "group", "aria-label": t("keys"), "data-role": "reply-keyboard", hidden: true });
    this.toggle = h("button.round.toggle-keys", { type: "button", hidden: true, "data-role": "toggle-keys" });
    this.toggle.addEventListener("click", () => this.#open(this.panel.hidden));
  }

  /** Show what the bot has set now; null takes the keys away. A keyboard the person has closed stays closed. */
  show(keyboard) {
    const rows = keyboard?.rows ?? [];
    const isSame = JSON.stringify(keyboard) === JSON.stringify(this.current);
    if (isSame) return;
    this.current = keyboard;
    fill(
      this.panel,
      rows.map((row) => h("div.key-row", {}, ...row.map((key) => this.#key(key)))),
    );
    this.panel.classList.toggle("tall", !keyboard?.resize);
    this.toggle.hidden = rows.length === 0;
    this.#open(rows.length > 0);
  }

  close() {
    if (!this.current?.persistent) this.#open(false);
  }

  #key(key) {
    const hooks = { type: "button", "data-role": "reply-key" };
    return h("button.key", { ...hooks, onclick: () => this.#pressed(key) }, key.text);
  }

  #pressed(key) {
    if (this.current.one_time) this.#open(false);
    this.press(key);
  }

  #open(open) {
    this.panel.hidden = !open;
    fill(this.toggle, icon(open ? "keyboard" : "keys"));
    setAttribute(this.toggle, "aria-expanded", open ? "true" : "false");
    setAttribute(this.toggle, "aria-label", t(open ? "hide-keys" : "show-keys"));
  }
}
