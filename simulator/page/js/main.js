// Where the page begins: one phone at /phone/{id}, the whole department anywhere else.

import { DepartmentClock } from "./clock.js";
import { Department } from "./department.js";
import { follow } from "./events.js";
import { LonePhone } from "./lone_phone.js";
import { applyTheme } from "./theme.js";
import { language } from "./words.js";

document.documentElement.lang = language;
applyTheme();

const [, loneId] = /^\/phone\/(\d+)$/.exec(location.pathname) ?? [];
const clock = new DepartmentClock();
const page = loneId ? new LonePhone(Number(loneId), clock) : new Department(clock);

document.body.classList.toggle("is-alone", Boolean(loneId));
document.querySelector("#page").replaceChildren(page.element);
follow({
  load: () => page.load(),
  apply: (kind, data) => page.apply(kind, data),
  onLink: (isUp) => page.showLink(isUp),
});
