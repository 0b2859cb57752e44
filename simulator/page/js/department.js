// The whole department on one page: the clock, the list of people, and the phones on the table.

import { people } from "./api.js";
import { ClockBar } from "./clock_bar.js";
import { h } from "./dom.js";
import { addPerson, choosePerson } from "./person_chooser.js";
import { Phone } from "./phone.js";
import { Rail } from "./rail.js";
import { t } from "./words.js";

const HIDDEN_KEY = "kombain-phones-off-table";

export class Department {
  constructor(clock) {
    this.alone = false;
    this.phones = new Map();
    this.offTable = new Set(JSON.parse(localStorage.getItem(HIDDEN_KEY) ?? "[]"));
    this.arrived = 0;
    this.clock = clock;
    this.bar = new ClockBar(clock, () => this.arrived);
    this.rail = new Rail(clock, {
      open: (id) => this.#open(id),
      toggle: (id) => this.#setOnTable(id, this.offTable.has(id)),
      showAll: () => this.#showAll(),
      addPerson: async () => this.#openNew(await addPerson()),
    });
    this.empty = h("p.nothing", { hidden: true }, t("nothing-on-table"));
    this.table = h("main.table", { id: "phones", tabindex: "-1", "aria-label": t("phones") }, this.empty);
    this.news = h("div.visually-hidden", { "aria-live": "polite", "data-role": "news" });
    this.element = h(
      "div.department",
      {},
      h("a.skip", { href: "#phones" }, t("skip-phones")),
      h("a.skip", { href: "#clock" }, t("skip-clock")),
      this.bar.element,
      this.rail.element,
      this.table,
      this.news,
    );
  }

  /** Fetch everything; what is on screen already is brought up to date. */
  async load() {
    document.title = t("title");
    const [everybody] = await Promise.all([people.list(), this.clock.load()]);
    await Promise.all(everybody.map((person) => this.#phoneOf(person).load()));
    this.clock.tick();
    this.#showTable();
  }

  apply(kind, data) {
    if (kind === "clock") return this.clock.set(data);
    // Somebody new: the chat is empty so far, and whatever comes into it is told by the stream.
    if (kind === "person") this.#phoneOf(data.person);
    const phone = this.phones.get(data.person_id);
    if (kind === "message" && data.message.from === "bot") this.#heard(phone);
    return phone?.apply(kind, data);
  }

  showLink(isUp) {
    this.bar.showLink(isUp);
  }

  // -- what a phone asks of the page it lies on

  changed(phone) {
    this.rail.show(phone, !this.offTable.has(phone.id));
  }

  seen(phone) {
    this.rail.setCurrent(phone.id);
  }

  menu() {
    return [];
  }

  async openLink(payload) {
    const person = await choosePerson();
    if (!person) return;
    await this.#phoneOf(person).start(payload);
    this.#open(person.id);
  }

  // -- people and the table

  #phoneOf(person) {
    let phone = this.phones.get(person.id);
    if (!phone) {
      phone = new Phone(person, this);
      this.phones.set(person.id, phone);
      this.table.append(phone.element);
      this.#showTable();
    }
    return phone;
  }

  #openNew(person) {
    if (!person) return;
    this.#phoneOf(person);
    this.#open(person.id);
  }

  #open(id) {
    this.#setOnTable(id, true);
    this.phones.get(id).focus();
  }

  #setOnTable(id, isOn) {
    if (isOn) this.offTable.delete(id);
    else this.offTable.add(id);
    localStorage.setItem(HIDDEN_KEY, JSON.stringify([...this.offTable]));
    this.#showTable();
  }

  #showAll() {
    this.offTable.clear();
    localStorage.removeItem(HIDDEN_KEY);
    this.#showTable();
  }

  #showTable() {
    for (const phone of this.phones.values()) {
      phone.element.hidden = this.offTable.has(phone.id);
      this.changed(phone);
    }
    const hidden = [...this.phones.keys()].filter((id) => this.offTable.has(id));
    this.rail.setAllShown(hidden.length === 0);
    this.empty.hidden = this.phones.size === 0 || hidden.length < this.phones.size;
  }

  /** Every phone announces its own chat only while it is used; news of the others is told here, in a word. */
  #heard(phone) {
    this.arrived += 1;
    if (phone && !phone.sight.hasFocus) this.news.textContent = t("new-message-from", { name: phone.person.name });
  }
}
