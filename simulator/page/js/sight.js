// Whether a person's phone is being looked at: only then are its messages read.

const ENOUGH = 0.6;
const NARROW = matchMedia("(max-width: 700px)");

/**
 * With many phones side by side, one is looked at when it is in view and the visitor is at it: the pointer over it, or the
 * focus in it. On a narrow screen, or alone on the page, being in view is enough.
 */
export class Sight {
  /** `changed()` is called whenever the phone may have come to be seen. */
  constructor(element, alone, changed) {
    this.element = element;
    this.alone = alone;
    this.isInView = false;
    this.isHovered = false;
    const observer = new IntersectionObserver(
      (entries) => {
        this.isInView = entries.at(-1).intersectionRatio >= ENOUGH;
        changed();
      },
      { threshold: [0, ENOUGH] },
    );
    observer.observe(element);
    element.addEventListener("pointerenter", () => {
      this.isHovered = true;
      changed();
    });
    element.addEventListener("pointerleave", () => (this.isHovered = false));
    element.addEventListener("focusin", changed);
    document.addEventListener("visibilitychange", changed);
  }

  get isSeen() {
    if (document.hidden || !this.isInView) return false;
    return this.alone || NARROW.matches || this.isHovered || this.hasFocus;
  }

  get hasFocus() {
    return this.element.contains(document.activeElement);
  }
}
