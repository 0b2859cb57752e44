// The bar on top: what time it is in the department, and the buttons that make it later.

import { CallFailed, clock as api } from "./api.js";
import { fill, h, icon, setAttribute } from "./dom.js";
import { momentOf, zone } from "./moments.js";
import { isDark, toggleTheme } from "./theme.js";
import { t } from "./words.js";

const STEPS = {
  "clock-hour": { advance: 3600 },
  "clock-evening": { to: "evening", zone },
  "clock-morning": { to: "morning", zone },
  "clock-month": { to: "month", zone },
};

export class ClockBar {
  /** `arrived()` counts the messages the bot has sent since the page was opened. */
  constructor(clock, arrived) {
    this.clock = clock;
    this.arrived = arrived;
    this.now = h("time.now", { "data-testid": "clock-now" });
    this.state = h("span.clock-state", { role: "status", "data-testid": "clock-state" });
    this.link = h("span.link-lost", { role: "status", hidden: true, "data-testid": "link-lost" }, t("link-lost"));
    this.buttons = Object.entries(STEPS).map(([name, step]) => this.#button(name, step));
    this.theme = h("button.round", { type: "button", "data-testid": "theme" });
    this.theme.addEventListener("click", () => {
      toggleTheme();
      this.#showTheme();
    });
    this.element = h(
      "header.clock-bar",
      { id: "clock", "aria-label": t("clock"), tabindex: "-1" },
      this.now,
      h("div.clock-buttons", {}, ...this.buttons),
      this.state,
      this.link,
      this.theme,
    );
    clock.onTick(() => this.#showNow());
    this.#showTheme();
  }

  /** Say whether the stream of events is up. */
  showLink(isUp) {
    this.link.hidden = isUp;
  }

  #button(name, step) {
    const hooks = { type: "button", "data-testid": name, title: t(`${name}-hint`) };
    return h("button.step", { ...hooks, onclick: () => this.#go(step) }, t(name));
  }

  async #go(step) {
    if (this.isBusy) return;
    this.#setBusy(true);
    const before = this.arrived();
    try {
      const answer = await api.go(step);
      this.clock.set(answer);
      fill(this.state, answer.idle ? doneWords(this.arrived() - before) : t("clock-not-idle"));
    } catch (failure) {
      if (!(failure instanceof CallFailed)) throw failure;
      fill(this.state, failure.message || t("no-link"));
    } finally {
      this.#setBusy(false);
    }
  }

  #setBusy(busy) {
    this.isBusy = busy;
    this.element.classList.toggle("busy", busy);
    setAttribute(this.element, "aria-busy", busy ? "true" : null);
    // Not `disabled`: the pressed button keeps the focus while the bot works.
    for (const button of this.buttons) setAttribute(button, "aria-disabled", busy ? "true" : null);
    if (busy) fill(this.state, h("span.spinner"), t("clock-busy"));
  }

  #showNow() {
    const { now } = this.clock;
    this.now.dateTime = now.toISOString();
    fill(this.now, momentOf(now));
  }

  #showTheme() {
    fill(this.theme, icon(isDark() ? "sun" : "moon"));
    setAttribute(this.theme, "aria-label", t(isDark() ? "theme-light" : "theme-dark"));
  }
}

function doneWords(count) {
  return count ? t("clock-done", { count }) : t("clock-done-none");
}
