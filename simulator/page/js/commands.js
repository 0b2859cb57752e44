// The bot's commands: behind the menu button, and suggested while one is typed.

import { fill, h, icon } from "./dom.js";
import { t } from "./words.js";

export class CommandList {
  /** `choose("/menu")` is called with the chosen command. */
  constructor(choose) {
    this.choose = choose;
    this.commands = [];
    this.button = h(
      "button.menu-button",
      { type: "button", hidden: true, "data-role": "menu-button" },
      icon("menu"),
      h("span", {}, t("menu")),
    );
    this.button.setAttribute("aria-expanded", "false");
    this.button.addEventListener("click", () => (this.panel.hidden ? this.#open(this.commands) : this.close()));
    this.panel = h("div.commands", {
      role: "group",
      "aria-label": t("commands"),
      "data-role": "commands",
      hidden: true,
    });
    // The focus stays where it is, else leaving it would close the list under the press.
    this.panel.addEventListener("mousedown", (event) => event.preventDefault());
    this.panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.close();
      this.button.focus();
    });
  }

  show(commands) {
    this.commands = commands;
    this.button.hidden = commands.length === 0;
    if (commands.length === 0) this.close();
  }

  /** Open with the commands that begin as `text` does; close when it is no command. */
  suggest(text) {
    const fitting = /^\/\w*$/.test(text) ? this.commands.filter(({ command }) => `/${command}`.startsWith(text)) : [];
    if (fitting.length) this.#open(fitting);
    else this.close();
  }

  close() {
    this.panel.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }

  #open(commands) {
    fill(
      this.panel,
      commands.map((command) => this.#item(command)),
    );
    this.panel.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
  }

  #item({ command, description }) {
    const onclick = () => {
      this.close();
      this.choose(`/${command}`);
    };
    const hooks = { type: "button", "data-command": command };
    return h("button.command-item", { ...hooks, onclick }, h("span", {}, description), h("kbd", {}, `/${command}`));
  }
}
