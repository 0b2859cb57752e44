// The messages of one phone: kept in order, edited in place, scrolled to the end unless the person looks back.

import { fill, h, icon } from "./dom.js";
import { messageItem } from "./message.js";
import { t } from "./words.js";

/** Messages on screen; earlier ones come when asked for. A load test may have filled the chat with thousands. */
const SHOWN = 200;
const NEAR_THE_END = 48;

export class Feed {
  constructor(actions) {
    this.actions = actions;
    this.messages = new Map();
    this.items = new Map();
    this.shown = SHOWN;
    this.sticks = true;
    this.missed = 0;
    this.top = 0;
    this.#build();
  }

  /** The newest message, undefined in an empty chat. */
  get last() {
    return [...this.messages.values()].at(-1);
  }

  get pinned() {
    return [...this.messages.values()].filter((message) => message.pinned).at(-1);
  }

  /** Show exactly these messages (the whole chat); items that have not changed stay as they are. */
  show(messages) {
    if (this.messages.size === 0) {
      this.messages = new Map(messages.map((message) => [message.message_id, message]));
      this.#redraw();
      this.#keepToTheEnd();
      return;
    }
    const present = new Set(messages.map((message) => message.message_id));
    for (const id of [...this.messages.keys()]) if (!present.has(id)) this.remove(id);
    for (const message of messages) {
      const known = this.messages.get(message.message_id);
      if (JSON.stringify(known) !== JSON.stringify(message)) this.put(message);
    }
    this.#keepToTheEnd();
  }

  /** Add a message or put its new version in place; true when it is new. */
  put(message) {
    const id = message.message_id;
    const isNew = !this.messages.has(id);
    const isLast = isNew && id > (this.last?.message_id ?? -Infinity);
    this.messages.set(id, message);
    if (isNew && !isLast) this.#sort();
    if (!isNew) this.#replace(message);
    else if (isLast) this.#append(message);
    else this.#redraw();
    return isNew;
  }

  remove(id) {
    this.messages.delete(id);
    const item = this.items.get(id);
    if (!item) return;
    const next = item.nextElementSibling;
    this.items.delete(id);
    const hadFocus = item.contains(document.activeElement);
    item.remove();
    if (next) markDay(next);
    // The keyboard's place in the page must not be lost with the message.
    if (hadFocus) this.scroller.focus({ preventScroll: true });
    this.#updateDown();
  }

  /** Scroll to the end, and stay there. */
  toTheEnd() {
    this.sticks = true;
    this.missed = 0;
    this.#keepToTheEnd();
    this.#updateDown();
  }

  /** Bring a message into view and let it light up. */
  reveal(id) {
    const item = this.items.get(id);
    if (!item) return;
    item.scrollIntoView({ block: "center" });
    light(item);
  }

  #build() {
    this.list = h("ol.messages", {});
    this.earlier = h(
      "button.earlier",
      { type: "button", hidden: true, onclick: () => this.#showEarlier() },
      t("earlier"),
    );
    this.scroller = h(
      "div.scroller",
      { tabindex: "0", role: "log", "aria-live": "off", "aria-label": t("chat"), "data-role": "feed" },
      this.earlier,
      this.list,
      h("p.service.hint", {}, t("start-hint")),
    );
    this.count = h("span.count", { hidden: true });
    this.down = h(
      "button.down",
      { type: "button", hidden: true, "aria-label": t("to-bottom"), "data-role": "to-bottom" },
      icon("down"),
      this.count,
    );
    this.down.addEventListener("click", () => this.toTheEnd());
    this.element = h("div.feed", {}, this.scroller, this.down);
    this.scroller.addEventListener("scroll", () => this.#noteScroll(), { passive: true });
    // Pictures that load, keyboards that open and windows that turn all change sizes without a scroll of the person.
    const watch = new ResizeObserver(() => this.#keepToTheEnd());
    watch.observe(this.list);
    watch.observe(this.scroller);
  }

  #append(message) {
    const item = this.#item(message);
    this.list.append(item);
    markDay(item);
    if (this.items.size > this.shown) this.#dropFirst();
    if (message.from === "person") this.toTheEnd();
    else if (!this.sticks) this.missed += 1;
    this.#keepToTheEnd();
    this.#updateDown();
  }

  #replace(message) {
    const old = this.items.get(message.message_id);
    if (!old) return;
    const position = focusedButton(old);
    const item = this.#item(message);
    old.replaceWith(item);
    markDay(item);
    light(item);
    if (position === -1) return;
    const buttons = item.querySelectorAll("button, a");
    (buttons[Math.min(position, buttons.length - 1)] ?? this.scroller).focus({ preventScroll: true });
  }

  #item(message) {
    const item = messageItem(message, this.messages.get(message.reply_to), this.actions);
    this.items.set(message.message_id, item);
    return item;
  }

  #sort() {
    this.messages = new Map([...this.messages].sort(([one], [other]) => one - other));
  }

  #redraw() {
    this.items.clear();
    const visible = [...this.messages.values()].slice(-this.shown);
    fill(
      this.list,
      visible.map((message) => this.#item(message)),
    );
    [...this.list.children].forEach(markDay);
    this.earlier.hidden = visible.length === this.messages.size;
  }

  #dropFirst() {
    const first = this.list.firstElementChild;
    this.items.delete(Number(first.dataset.messageId));
    first.remove();
    markDay(this.list.firstElementChild);
    this.earlier.hidden = false;
  }

  #showEarlier() {
    const fromEnd = this.scroller.scrollHeight - this.scroller.scrollTop;
    this.shown += SHOWN;
    this.#redraw();
    this.scroller.scrollTop = this.scroller.scrollHeight - fromEnd;
  }

  #noteScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    // Only a scroll upwards is the person's wish: sizes that change under way leave the end without one.
    if (scrollHeight - scrollTop - clientHeight < NEAR_THE_END) this.sticks = true;
    else if (scrollTop < this.top) this.sticks = false;
    this.top = scrollTop;
    if (this.sticks) this.missed = 0;
    this.#updateDown();
  }

  #keepToTheEnd() {
    if (this.sticks) this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  #updateDown() {
    this.down.hidden = this.sticks;
    this.count.hidden = this.missed === 0;
    this.count.textContent = this.missed;
  }
}

/** A day is named above its first message. */
function markDay(item) {
  const isSame = item.previousElementSibling?.dataset.day === item.dataset.day;
  item.classList.toggle("new-day", !isSame);
}

function focusedButton(item) {
  return [...item.querySelectorAll("button, a")].indexOf(document.activeElement);
}

function light(item) {
  item.classList.add("lit");
  item.addEventListener("animationend", () => item.classList.remove("lit"), { once: true });
}
