// A small menu that opens at a button and closes as menus do.

import { fill, h, icon } from "./dom.js";

export class Popup {
  /**
   * `button` opens it; `items()` lists what is in it now, each {icon, label, act} or {icon, label, href};
   * `place` is a class that says where it opens.
   */
  constructor(button, items, place, label) {
    this.button = button;
    this.items = items;
    this.list = h(`div.popup.${place}`, { role: "menu", "aria-label": label, hidden: true });
    this.element = h("div.popup-holder", {}, button, this.list);
    button.setAttribute("aria-haspopup", "menu");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => this.toggle());
    // Not every browser moves the focus to a pressed button; without this the menu would close under the press.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("focusout", (event) => {
      if (!this.element.contains(event.relatedTarget)) this.close();
    });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  toggle() {
    if (this.isOpen) this.close();
    else this.#open();
  }

  close() {
    this.list.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }

  #open() {
    fill(
      this.list,
      this.items().map((item) => this.#item(item)),
    );
    this.list.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    this.list.firstElementChild?.focus();
  }

  #item({ icon: sign, label, act, href, hook }) {
    const common = { role: "menuitem", tabindex: "-1", "data-testid": hook };
    const inside = [icon(sign), h("span", {}, label)];
    if (href) return h("a", { ...common, href, onclick: () => this.close() }, ...inside);
    const onclick = () => {
      this.close();
      this.button.focus();
      act();
    };
    return h("button", { ...common, type: "button", onclick }, ...inside);
  }

  #onKey(event) {
    if (!this.isOpen) return;
    const items = [...this.list.children];
    const at = items.indexOf(document.activeElement);
    const goTo = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (goTo !== undefined) {
      items[goTo % items.length].focus();
      event.preventDefault();
    } else if (event.key === "Escape") {
      this.close();
      this.button.focus();
      event.stopPropagation();
    }
  }
}
