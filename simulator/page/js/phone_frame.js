// What a phone looks like around its chat: the label with name and role, the device, Telegram's header.

import { avatar } from "./avatar.js";
import { fill, h, icon, setAttribute } from "./dom.js";
import { summary } from "./message.js";
import { Popup } from "./popup.js";
import { roleWords, t } from "./words.js";

export class PhoneFrame {
  /** `menu()` lists the items of the ⋮ menu as they are now. */
  constructor(personId, { feed, composer, menu, alone }) {
    this.feed = feed;
    this.alone = alone;
    this.owner = h("header.owner", {});
    this.header = this.#header(menu);
    this.pinned = h("button.pinned", { type: "button", hidden: true, "data-role": "pinned" });
    this.screen = h("div.screen", {}, this.header, this.pinned, feed.element, composer.element);
    this.device = h("div.device", {}, !alone && statusBar(), this.screen);
    this.element = h(
      "article.phone",
      { "data-person": personId, id: `phone-${personId}`, tabindex: "-1" },
      !alone && this.owner,
      this.device,
    );
  }

  showPerson(person) {
    const role = roleWords(person.role);
    const label = role ? t("phone-of", { name: person.name, role }) : t("phone-of-plain", { name: person.name });
    setAttribute(this.element, "aria-label", label);
    setAttribute(this.element, "data-person-role", person.role);
    this.element.classList.toggle("has-unread", person.unread > 0);
    this.person = person;
    this.#showSubtitle();
    fill(
      this.owner,
      avatar(person.id, person.name),
      h("h2.name", {}, person.name),
      role && h("span.badge", { "data-role": "role-badge" }, role),
      person.unread > 0 &&
        h("span.count", { "aria-label": t("unread", { count: person.unread }), "data-role": "unread" }, person.unread),
    );
  }

  showBot(bot) {
    fill(this.title, bot.name);
    const round = avatar(bot.id, bot.name);
    round.classList.add("of-bot");
    this.picture.replaceWith(round);
    this.picture = round;
  }

  /** "печатает…" under the bot's name; null when it does nothing. */
  showAction(words) {
    this.action = words;
    this.#showSubtitle();
  }

  showPinned(message) {
    this.pinned.hidden = !message;
    if (!message) return;
    this.pinned.onclick = () => this.feed.reveal(message.message_id);
    fill(
      this.pinned,
      h("span.pinned-lines", {}, h("b", {}, t("pinned")), h("span", {}, summary(message))),
      icon("pin"),
    );
  }

  #header(menu) {
    this.picture = h("span.avatar");
    this.title = h("span.title", {});
    this.subtitle = h("span.subtitle", { "data-role": "subtitle" });
    const more = h("button.round", { type: "button", "aria-label": t("more"), "data-role": "more" }, icon("more"));
    return h(
      "div.chat-header",
      {},
      this.alone &&
        h("a.round", { href: `/${location.search}`, "aria-label": t("all-phones"), "data-role": "back" }, icon("back")),
      this.picture,
      h("span.header-lines", {}, this.title, this.subtitle),
      new Popup(more, menu, "below-left", t("more")).element,
    );
  }

  #showSubtitle() {
    const owner = this.alone ? [this.person.name, roleWords(this.person.role)].filter(Boolean).join(" · ") : t("bot");
    fill(this.subtitle, this.action ? h("span.acting", {}, this.action) : owner);
  }
}

/** The top line of a phone; the department's clock fills in the time. */
function statusBar() {
  return h(
    "div.status-bar",
    { "aria-hidden": "true" },
    h("span.status-time", { "data-shows-time": true }),
    h("span.island"),
    h("span.status-signs", {}, h("span.signal"), h("span.battery")),
  );
}
