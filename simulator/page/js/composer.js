// Where a person writes: text, files, the list of commands, and the big button in place of all that.

import { h, icon, setAttribute } from "./dom.js";
import { CommandList } from "./commands.js";
import { summary } from "./message.js";
import { Popup } from "./popup.js";
import { ReplyKeyboard } from "./reply_keyboard.js";
import { t } from "./words.js";

export class Composer {
  /** `deeds`: sendText(text, replyTo), sendFile(file, kind, caption), pressKey(key), start(), restart(). */
  constructor(deeds) {
    this.deeds = deeds;
    this.replyTo = null;
    this.keys = new ReplyKeyboard((key) => this.#pressKey(key));
    this.commands = new CommandList((command) => this.#sendCommand(command));
    this.#build();
  }

  /** Show the state of the chat: its keyboard, its commands, and whether there is anybody to write to. */
  show({ reply_keyboard: keyboard, menu_button: menu, commands, person }, isEmpty, find) {
    this.keys.show(keyboard);
    this.commands.show(menu?.type === "commands" || !menu ? commands : []);
    this.input.placeholder = keyboard?.placeholder || t("message");
    if (keyboard?.force_reply && keyboard.message_id !== this.forcedBy) this.#reply(find(keyboard.message_id));
    this.forcedBy = keyboard?.force_reply ? keyboard.message_id : null;
    this.#gate(person.blocked ? "restart" : isEmpty ? "start" : null);
  }

  #build() {
    this.input = h("textarea.input", {
      rows: "1",
      placeholder: t("message"),
      "aria-label": t("message"),
      "data-role": "composer",
    });
    this.input.addEventListener("input", () => this.#typed());
    this.input.addEventListener("keydown", (event) => this.#onKey(event));
    this.sendButton = h(
      "button.round.send",
      { type: "submit", "aria-label": t("send"), hidden: true, "data-role": "send" },
      icon("send"),
    );
    const attach = h(
      "button.round",
      { type: "button", "aria-label": t("attach"), "data-role": "attach" },
      icon("attach"),
    );
    this.attach = new Popup(attach, () => this.#attachItems(), "above-right", t("attach"));
    this.form = h(
      "form.composer",
      {},
      this.commands.button,
      this.input,
      this.keys.toggle,
      this.attach.element,
      this.sendButton,
    );
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.gate = h("button.gate", { type: "button", hidden: true, "data-role": "start" });
    this.gate.addEventListener("click", () => this.deeds[this.gateKind]());
    this.answer = h("div.answering", { hidden: true });
    this.pickers = { photo: this.#picker("photo", "image/*"), document: this.#picker("document", null) };
    this.element = this.#foot();
  }

  #foot() {
    const foot = h(
      "div.foot",
      {},
      this.commands.panel,
      this.answer,
      this.form,
      this.gate,
      this.keys.panel,
      ...Object.values(this.pickers),
    );
    foot.addEventListener("focusout", ({ relatedTarget }) => {
      const stays =
        [this.input, this.commands.button].includes(relatedTarget) || this.commands.panel.contains(relatedTarget);
      if (!stays) this.commands.close();
    });
    return foot;
  }

  #picker(kind, accept) {
    const picker = h("input", {
      type: "file",
      accept,
      hidden: true,
      "aria-label": t(`attach-${kind}`),
      "data-role": `pick-${kind}`,
    });
    picker.addEventListener("change", () => {
      const [file] = picker.files;
      if (file) this.deeds.sendFile(file, kind, this.#takeText());
      picker.value = "";
    });
    return picker;
  }

  #attachItems() {
    return [
      { icon: "photo", label: t("attach-photo"), act: () => this.pickers.photo.click() },
      { icon: "file", label: t("attach-document"), act: () => this.pickers.document.click() },
    ];
  }

  #onKey(event) {
    // While an input method composes a word, Enter belongs to it.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape") {
      this.commands.close();
    }
  }

  #typed() {
    const text = this.input.value;
    this.sendButton.hidden = !text.trim();
    // The field grows with its text, up to the limit set in the style.
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
    this.commands.suggest(text);
  }

  #send() {
    const replyTo = this.replyTo?.message_id;
    const text = this.#takeText();
    if (text) this.deeds.sendText(text, replyTo);
  }

  #takeText() {
    const text = this.input.value.trim();
    this.input.value = "";
    this.#typed();
    this.#reply(null);
    return text;
  }

  #sendCommand(command) {
    this.#takeText();
    this.deeds.sendText(command);
  }

  #pressKey(key) {
    this.deeds.pressKey(key);
    this.#reply(null);
  }

  #reply(message) {
    this.replyTo = message ?? null;
    this.answer.hidden = !message;
    if (!message) return;
    const cancel = h(
      "button.round",
      { type: "button", "aria-label": t("cancel-reply"), onclick: () => this.#reply(null) },
      icon("close"),
    );
    this.answer.replaceChildren(
      icon("reply"),
      h("span.answering-lines", {}, h("b", {}, t("replying")), h("span", {}, summary(message))),
      cancel,
    );
  }

  #gate(kind) {
    this.gateKind = kind;
    this.form.hidden = kind !== null;
    this.keys.panel.classList.toggle("shut", kind !== null);
    this.gate.hidden = kind === null;
    if (kind) this.gate.textContent = t(kind);
    setAttribute(this.gate, "data-kind", kind);
  }
}
