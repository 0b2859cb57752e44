// The department's clock, as the simulator keeps it, run on in the page between two readings.

import { clock as api } from "./api.js";
import { timeOf } from "./moments.js";

const TICK = 1000;

export class DepartmentClock {
  #base = 0;
  #readAt = 0;
  #rate = 0;
  #listeners = new Set();

  /** Begin to run: listeners hear of every second. */
  constructor() {
    setInterval(() => this.tick(), TICK);
    this.onTick(() => this.#showOnPhones());
  }

  get now() {
    return new Date(this.#base + (performance.now() - this.#readAt) * this.#rate);
  }

  onTick(listener) {
    this.#listeners.add(listener);
  }

  async load() {
    this.set(await api.read());
  }

  /** The clock was read or moved. */
  set({ now, rate }) {
    this.#base = Date.parse(now);
    this.#readAt = performance.now();
    this.#rate = rate;
    this.tick();
  }

  /** Show the time now, on phones that have just come too. */
  tick() {
    if (this.#base === 0) return;
    this.#listeners.forEach((listener) => listener());
  }

  #showOnPhones() {
    const time = timeOf(this.now);
    for (const place of document.querySelectorAll("[data-shows-time]")) place.textContent = time;
  }
}
