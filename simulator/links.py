"""Which links Telegram accepts. Source: tdlib's `LinkManager::check_link`."""

import re
from urllib.parse import parse_qs, urlsplit

_USER = re.compile(r"^tg:(?://)?user\?(?:.*&)?id=(\d+)", re.IGNORECASE)
_INNER = re.compile(r"^(tg|ton|tonsite):(?://)?([A-Za-z0-9_.\-]+)([/?].*)?$", re.IGNORECASE)
_HOST = re.compile(r"^[^\s/@:?#%\\]+$")


class WrongLink(ValueError):
    """Why a link is refused, in Telegram's words."""


def check_link(link: str, *, https_only: bool = False) -> str:
    """The link as Telegram keeps it.

    >>> check_link("t.me/kombain_bot")
    'http://t.me/kombain_bot'

    Raises: WrongLink.
    """
    if not link:
        raise WrongLink(f"URL '{link}' is invalid: URL host is empty")
    inner = _INNER.match(link)
    if inner:
        if https_only:
            raise WrongLink(f"URL '{link}' is invalid: Only HTTPS links are allowed")
        return f"{inner[1].lower()}://{inner[2]}{inner[3] or ''}"
    full = link if "://" in link else f"http://{link}"
    try:
        parts = urlsplit(full)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise WrongLink(f"URL '{link}' is invalid: Wrong HTTP URL") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise WrongLink(f"URL '{link}' is invalid: Unsupported URL protocol")
    if https_only and parts.scheme.lower() != "https":
        raise WrongLink(f"URL '{link}' is invalid: Only HTTPS links are allowed")
    if not host or not _HOST.match(host) or ("." not in host and not full.partition("://")[2].startswith("[")):
        raise WrongLink(f"URL '{link}' is invalid: Wrong HTTP URL")
    return full if parts.path else parts._replace(path="/").geturl()


def checked_link(link: str) -> str | None:
    """The link as Telegram keeps it, None if it is wrong."""
    try:
        return check_link(link)
    except WrongLink:
        return None


def user_of_link(link: str) -> int | None:
    """The id in a `tg://user?id=...` link."""
    match = _USER.match(link)
    return int(match[1]) if match else None


def opens_the_bot(link: str, username: str) -> bool:
    """Whether a press may be answered with this link: `t.me/<the bot>?start=...`, with a payload that can be sent.

    Source: https://core.telegram.org/bots/api#answercallbackquery
    """
    parts = urlsplit(link if "://" in link else f"https://{link}")
    own = parts.hostname in ("t.me", "telegram.me") and parts.path.strip("/").lower() == username.lower()
    return own and "start" in parse_qs(parts.query, keep_blank_values=True)
