// Everybody of the department in a list: who has news, and whose phone is on the table.

import { avatar } from "./avatar.js";
import { fill, h, icon, setAttribute } from "./dom.js";
import { summary } from "./message.js";
import { shortMoment } from "./moments.js";
import { roleWords, t } from "./words.js";

export class Rail {
  /** `deeds`: open(id), toggle(id), showAll(), addPerson(). */
  constructor(clock, deeds) {
    this.clock = clock;
    this.deeds = deeds;
    this.rows = new Map();
    this.list = h("ul.rail-list", {});
    this.all = h(
      "button.show-all",
      { type: "button", hidden: true, onclick: deeds.showAll, "data-testid": "show-all" },
      t("show-all"),
    );
    const add = h(
      "button.add-person",
      { type: "button", onclick: deeds.addPerson, "data-testid": "add-person" },
      icon("plus"),
      t("new-person"),
    );
    this.element = h("nav.rail", { "aria-label": t("people") }, this.list, this.all, add);
  }

  /** Show how it stands with a person's phone. */
  show(phone, isOnTable) {
    const { person } = phone;
    const row = this.rows.get(person.id) ?? this.#row(person.id);
    row.item.classList.toggle("off-table", !isOnTable);
    setAttribute(row.eye, "aria-pressed", isOnTable ? "true" : "false");
    setAttribute(row.eye, "aria-label", t(isOnTable ? "hide" : "show", { name: person.name }));
    setAttribute(row.open, "aria-label", openLabel(person));
    const last = phone.feed.last;
    fill(
      row.open,
      avatar(person.id, person.name),
      h(
        "span.rail-lines",
        {},
        h("span.rail-name", {}, h("b", {}, person.name), last && h("time", {}, shortMoment(last.date, this.clock.now))),
        h("span.rail-role", {}, roleWords(person.role)),
        h("span.rail-last", {}, last ? summary(last) : t("no-messages")),
      ),
      person.unread > 0 && h("span.count", { "data-role": "unread" }, person.unread),
    );
  }

  /** Mark the person whose phone is being used. */
  setCurrent(id) {
    for (const [rowId, row] of this.rows) setAttribute(row.open, "aria-current", rowId === id ? "true" : null);
  }

  setAllShown(areAll) {
    this.all.hidden = areAll;
  }

  #row(id) {
    const open = h("button.rail-open", { type: "button", onclick: () => this.deeds.open(id) });
    const eye = h("button.round.eye", { type: "button", onclick: () => this.deeds.toggle(id) }, icon("eye"));
    const item = h("li.rail-row", { "data-rail-person": id }, open, eye);
    this.list.append(item);
    const row = { item, open, eye };
    this.rows.set(id, row);
    return row;
  }
}

function openLabel(person) {
  const unread = person.unread > 0 ? `, ${t("unread", { count: person.unread })}` : "";
  return t("open-phone", { name: person.name }) + unread;
}
