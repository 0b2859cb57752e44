// The text of a message with its markup, built node by node from a short list of what may stand in it.

import { h } from "./dom.js";
import { safeAddress } from "./links.js";
import { t } from "./words.js";

const PLAIN = new Set(["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre"]);

/**
 * Nodes for the server's HTML.
 *
 * DOMParser makes a document that runs no scripts and loads nothing; from it only known tags are rebuilt, without their
 * attributes. Whatever else is in it shows as its text.
 *
 * `onLink(address, event)` hears every followed link first, `onCommand("/menu")` a pressed command.
 */
export function richText(html, { onLink, onCommand }) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return [...parsed.body.childNodes].map(rebuilt);

  function rebuilt(node) {
    if (node.nodeType === Node.TEXT_NODE)
      return isBlock(node.previousSibling) ? node.data.replace(/^\n/, "") : node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    const children = [...node.childNodes].map(rebuilt);
    const tag = node.tagName.toLowerCase();
    if (PLAIN.has(tag)) return h(tag, {}, ...children);
    if (tag === "blockquote") return quotation(node.classList.contains("expandable"), children);
    if (tag === "a") return link(node.getAttribute("href") ?? "", children);
    if (node.classList.contains("spoiler")) return spoiler(children);
    if (node.classList.contains("command")) return command(node.textContent);
    if (node.classList.contains("mention") || node.classList.contains("hashtag"))
      return h("span.mention", {}, ...children);
    return h("span", {}, ...children);
  }

  function link(address, children) {
    const href = safeAddress(address);
    if (!href) return h("span", {}, ...children);
    const onclick = (event) => onLink(href, event);
    return h("a", { href, target: "_blank", rel: "noopener noreferrer", onclick }, ...children);
  }

  function command(text) {
    return h("button.command", { type: "button", onclick: () => onCommand(text) }, text);
  }
}

/** A block ends its line by itself: the line break that follows it in the text would be a second one. */
function isBlock(node) {
  return node?.nodeName === "BLOCKQUOTE" || node?.nodeName === "PRE";
}

function spoiler(children) {
  // A span and not a button, because spoilers break over lines as text does.
  const hidden = h("span.spoiler-text", { "aria-hidden": "true" }, ...children);
  const cover = h("span.spoiler", { role: "button", tabindex: "0", "aria-label": t("spoiler") }, hidden);
  const reveal = () => {
    cover.classList.add("revealed");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
    hidden.removeAttribute("aria-hidden");
  };
  cover.addEventListener("click", reveal);
  cover.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    reveal();
  });
  return cover;
}

function quotation(expandable, children) {
  const quote = h("blockquote", {}, ...children);
  if (!expandable) return quote;
  quote.classList.add("folded");
  const unfold = () => {
    quote.classList.remove("folded");
    more.remove();
  };
  const more = h("button.unfold", { type: "button", "aria-label": t("expand"), onclick: unfold }, "⌄");
  quote.append(more);
  return quote;
}
