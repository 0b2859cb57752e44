// Questions about people that cover the whole page: on whose phone a link opens, and who is new.

import { people } from "./api.js";
import { avatar } from "./avatar.js";
import { h, icon } from "./dom.js";
import { roleWords, t } from "./words.js";

/** Ask on whose phone a link shall open; the person (perhaps a new one), or null. */
export async function choosePerson() {
  const known = await people.list();
  const rows = known.map((person) =>
    h(
      "button.choice",
      { value: person.id, "data-choose-person": person.id },
      avatar(person.id, person.name),
      h("span.choice-lines", {}, h("b", {}, person.name), h("span", {}, roleWords(person.role))),
    ),
  );
  const chosen = await ask(t("open-link-on"), "choose-person", newPersonForm(), h("div.choices-list", {}, ...rows));
  if (chosen === null || chosen.name) return chosen === null ? null : people.add({ first_name: chosen.name });
  return known.find(({ id }) => String(id) === chosen.value);
}

/** Ask for the name of somebody new, and give them a phone; null when nobody comes. */
export async function addPerson() {
  const chosen = await ask(t("new-person"), "add-person-dialog", newPersonForm());
  return chosen?.name ? people.add({ first_name: chosen.name }) : null;
}

function newPersonForm() {
  const name = h("input.text-field", {
    name: "name",
    value: t("new-person-default"),
    "aria-label": t("new-person-name"),
    maxlength: "64",
    autocomplete: "off",
    "data-role": "new-person-name",
  });
  const add = h("button.primary", { value: "new", "data-role": "new-person" }, icon("plus"), t("add"));
  return h(
    "div.new-person",
    {},
    h("span.new-person-title", {}, t("new-person")),
    h("div.new-person-line", {}, name, add),
  );
}

/** Show a dialog with a form; {value, name} of the pressed button, null when it was closed. */
function ask(title, hook, ...parts) {
  return new Promise((resolve) => {
    const close = h(
      "button.round",
      { type: "submit", value: "", formnovalidate: true, "aria-label": t("close") },
      icon("close"),
    );
    const form = h("form", { method: "dialog" }, h("header.question-head", {}, h("h2", {}, title), close), ...parts);
    const dialog = h("dialog.question", { "aria-label": title, "data-role": hook }, form);
    dialog.addEventListener("close", () => {
      dialog.remove();
      const value = dialog.returnValue;
      const isNew = value === "new";
      const name = isNew ? form.elements.name.value.trim() || t("new-person-default") : null;
      resolve(value ? { value, name } : null);
    });
    // A press beside the question is a "no".
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close("");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
