// How moments are written: always in the department's zone, never in the visitor's.

import { language } from "./words.js";

export const zone = new URLSearchParams(location.search).get("zone") ?? "Europe/Moscow";

const locale = language === "ru" ? "ru-RU" : "en-GB";
const format = (options) => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
const TIME = format({ hour: "2-digit", minute: "2-digit" });
const DAY = format({ day: "numeric", month: "long" });
const SHORT_DAY = format({ day: "numeric", month: "short" });
const WEEKDAY = format({ weekday: "short" });
const DATE = format({ year: "numeric", month: "2-digit", day: "2-digit" });

/** 15:30 */
export const timeOf = (moment) => TIME.format(new Date(moment));

/** 25 ноября */
export const dayOf = (moment) => DAY.format(new Date(moment));

/** вт 25 ноября, 15:30 */
export const momentOf = (moment) => `${WEEKDAY.format(new Date(moment))} ${dayOf(moment)}, ${timeOf(moment)}`;

/** What tells days apart; not for reading. */
export const dayKey = (moment) => DATE.format(new Date(moment));

/** 15:30 on the day itself, 25 нояб. on any other. */
export function shortMoment(moment, now) {
  return dayKey(moment) === dayKey(now) ? timeOf(moment) : SHORT_DAY.format(new Date(moment));
}
