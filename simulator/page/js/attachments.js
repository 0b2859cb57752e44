// What a message carries beside its text: photos, documents, contacts, places.

import { h, icon } from "./dom.js";
import { showPhoto } from "./photo_viewer.js";
import { sizeWords, t } from "./words.js";

/** Elements for everything a message carries, top to bottom. */
export function attachments(message) {
  return [
    message.photo && photo(message),
    message.document && documentCard(message.document),
    message.contact && contactCard(message.contact),
    message.venue ? venueCard(message.venue) : message.location && placeCard(message.location),
  ].filter(Boolean);
}

function photo(message) {
  const { url, width, height } = message.photo;
  const description = message.caption || t("photo");
  // Width and height are given, so that the chat does not jump when the picture arrives.
  const picture = h("img", { src: url, width, height, alt: description, loading: "lazy", draggable: "false" });
  const open = () => showPhoto(url, description);
  return h(
    "button.photo",
    { type: "button", "aria-label": `${t("open-photo")}: ${description}`, onclick: open },
    picture,
  );
}

function documentCard({ url, name, size }) {
  const label = t("download", { name, size: sizeWords(size) });
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
  return h(
    "a.document",
    { href: url, download: name, "aria-label": label, "data-role": "document" },
    h("span.document-icon", { "aria-hidden": "true" }, ending ? ending.toUpperCase() : icon("file")),
    h(
      "span.document-lines",
      {},
      h("span.document-name", {}, name),
      h("span.document-size", {}, sizeWords(size), icon("download")),
    ),
  );
}

function contactCard(contact) {
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ");
  return h(
    "div.contact",
    { "data-role": "contact" },
    h("span.contact-avatar", { "aria-hidden": "true" }, name.slice(0, 1).toUpperCase()),
    h(
      "span.contact-lines",
      {},
      h("b", {}, name),
      h("a", { href: `tel:${contact.phone_number}` }, contact.phone_number),
    ),
  );
}

function venueCard({ title, address, location }) {
  return h(
    "div.venue",
    { "data-role": "venue" },
    map(location),
    h("span.venue-lines", {}, h("b", {}, title), h("span", {}, address)),
  );
}

function placeCard(location) {
  return h("div.venue", { "data-role": "location" }, map(location));
}

/** A drawn map: a real one would be asked of somebody else's server. */
function map({ latitude, longitude }) {
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return h(
    "span.map",
    { role: "img", "aria-label": `${t("venue")}: ${where}`, title: where },
    h("span.map-pin", {}, icon("pin")),
  );
}
