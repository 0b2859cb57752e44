// One person's phone as the whole page: for a real phone, or a second screen.

import { people, phone as api } from "./api.js";
import { h } from "./dom.js";
import { choosePerson } from "./person_chooser.js";
import { Phone } from "./phone.js";
import { isDark, toggleTheme } from "./theme.js";
import { t } from "./words.js";

export class LonePhone {
  constructor(id, clock) {
    this.alone = true;
    this.id = id;
    this.clock = clock;
    this.lost = h("p.link-lost.floating", { role: "status", hidden: true, "data-testid": "link-lost" }, t("link-lost"));
    this.element = h("main.lone", { id: "phones" }, this.lost);
  }

  async load() {
    await this.clock.load();
    if (!this.phone) {
      const person = (await people.list()).find(({ id }) => id === this.id);
      if (!person) return this.#nobody();
      this.phone = new Phone(person, this);
      this.element.append(this.phone.element);
    }
    return this.phone.load();
  }

  apply(kind, data) {
    if (kind === "clock") this.clock.set(data);
    else if (data.person_id === this.id) this.phone?.apply(kind, data);
  }

  showLink(isUp) {
    this.lost.hidden = isUp;
  }

  // -- what a phone asks of the page it lies on

  changed(phone) {
    const { name, unread } = phone.person;
    document.title = (unread ? `(${unread}) ` : "") + t("title-phone", { name });
  }

  seen() {}

  menu() {
    return [
      {
        icon: isDark() ? "sun" : "moon",
        label: t(isDark() ? "theme-light" : "theme-dark"),
        act: toggleTheme,
        hook: "theme",
      },
    ];
  }

  async openLink(payload) {
    const person = await choosePerson();
    if (!person) return undefined;
    if (person.id === this.id) return this.phone.start(payload);
    await api.start(person.id, payload);
    location.assign(`/phone/${person.id}${location.search}`);
    return undefined;
  }

  #nobody() {
    this.element.replaceChildren(
      h("p.nothing", {}, t("nobody"), " ", h("a", { href: `/${location.search}` }, t("all-phones"))),
    );
  }
}
