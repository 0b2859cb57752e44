// What covers one phone alone: toasts, alerts, questions. The phones beside it stay usable.

import { h } from "./dom.js";
import { t } from "./words.js";

const TOAST_LIFE = 4000;

export class PhoneDialogs {
  /**
   * `screen` is what may not be reached while a dialog is over it. `element` is laid over the phone; `toasts` stand where
   * they hide nothing.
   */
  constructor(screen) {
    this.screen = screen;
    this.toasts = h("div.toasts", { role: "status", "aria-live": "polite", "data-role": "toasts" });
    this.element = h("div.dialogs", {});
    this.queue = Promise.resolve();
  }

  toast(text) {
    const toast = h("div.toast", { "data-role": "toast" }, text);
    this.toasts.replaceChildren(toast);
    setTimeout(() => toast.remove(), TOAST_LIFE);
  }

  /** An alert of the bot; settled when it is closed. */
  alert(text) {
    return this.#ask({
      role: "alertdialog",
      hook: "alert",
      title: null,
      text,
      choices: [{ label: t("ok"), value: true }],
    });
  }

  /** A question; true when it is agreed to. */
  confirm(title, text, agree) {
    const choices = [
      { label: t("cancel"), value: false },
      { label: agree, value: true },
    ];
    return this.#ask({ role: "dialog", hook: "confirm", title, text, choices });
  }

  /** One after another: a second alert waits for the first to be read. */
  #ask(question) {
    const asked = this.queue.then(() => this.#open(question));
    this.queue = asked;
    return asked;
  }

  #open({ role, hook, title, text, choices }) {
    return new Promise((resolve) => {
      const before = document.activeElement;
      const settle = (value) => {
        cover.remove();
        this.screen.inert = false;
        if (hadFocus)
          (before?.isConnected ? before : this.screen.querySelector("[data-role=feed]")).focus({ preventScroll: true });
        resolve(value);
      };
      const buttons = choices.map(({ label, value }) =>
        h("button", { type: "button", onclick: () => settle(value), "data-choice": String(value) }, label),
      );
      const dialog = h(
        "div.dialog",
        { role, "aria-modal": "true", "aria-label": title ?? text, "data-role": hook },
        title && h("h2", {}, title),
        h("p", {}, text),
        h("div.choices", {}, ...buttons),
      );
      const cover = h("div.cover", {}, dialog);
      cover.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        settle(choices[0].value);
      });
      // A press over the control API opens an alert too: it must not pull the focus out of another phone.
      const hadFocus = before === document.body || this.screen.contains(before);
      this.screen.inert = true;
      this.element.append(cover);
      if (hadFocus) buttons.at(-1).focus({ preventScroll: true });
    });
  }
}
