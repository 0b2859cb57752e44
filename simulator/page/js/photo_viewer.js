// A photo over the whole page.

import { h, icon } from "./dom.js";
import { t } from "./words.js";

/** Show a photo large until the visitor presses Escape, the cross or anything else. */
export function showPhoto(url, description) {
  const close = h("button.viewer-close", { type: "button", "aria-label": t("close") }, icon("close"));
  const viewer = h(
    "dialog.viewer",
    { "aria-label": description, "data-role": "photo-viewer" },
    h("img", { src: url, alt: description }),
    close,
  );
  viewer.addEventListener("click", () => viewer.close());
  viewer.addEventListener("close", () => viewer.remove());
  document.body.append(viewer);
  viewer.showModal();
}
