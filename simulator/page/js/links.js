// What a link means on this page.

const TELEGRAM = new Set(["t.me", "telegram.me", "telegram.dog"]);
const OPENABLE = new Set(["http:", "https:", "mailto:", "tel:"]);

/** The address if a browser may follow it, else null: `javascript:` and kin never reach an href. */
export function safeAddress(address) {
  const url = parsed(address);
  return url && OPENABLE.has(url.protocol) ? url.href : null;
}

/**
 * The payload of a link that starts the bot (`t.me/<bot>?start=PAYLOAD`), else null.
 *
 * A "share" link (`t.me/share/url?url=...`) counts as the link it passes on: here the visitor is the friend it is sent to.
 */
export function startPayload(address, botUsername) {
  const url = parsed(address);
  if (!url) return null;
  if (url.protocol === "tg:")
    return named(url.searchParams.get("domain"), botUsername) ? url.searchParams.get("start") : null;
  if (!TELEGRAM.has(url.hostname)) return null;
  if (url.pathname === "/share/url") return startPayload(url.searchParams.get("url") ?? "", botUsername);
  return named(url.pathname.slice(1), botUsername) ? url.searchParams.get("start") : null;
}

function named(name, botUsername) {
  return name?.toLowerCase() === botUsername.toLowerCase();
}

function parsed(address) {
  try {
    return new URL(/^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`);
  } catch {
    return null;
  }
}
