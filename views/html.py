"""Long texts cut into messages: Telegram takes 4096 UTF-16 units, counted without markup, and HTML that is closed."""

import re
from html import unescape

LIMIT = 4096
_TOKEN = re.compile(r"</?[a-z][^>]*>|&[a-z]+;|&#\d+;|\n|[^\S\n]+|[^\s<&]+|.", re.DOTALL)
_ANY_TAG = re.compile(r"</?[a-z][^>]*>")
_TAG = re.compile(r"<(/?)([a-z]+)")


# Signs that turn the reading direction (a name with one would turn the rest of its line), controls, halves of emoji.
_DISTURBING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def tamed(text: str) -> str:
    """Text of a person without signs that would disturb what stands around it, or that no message can carry.

    >>> tamed("Ромашка\\u202e\\ud83c")
    'Ромашка'
    """
    return _DISTURBING.sub("", text)


def units(text: str) -> int:
    """Length as Telegram counts it, in UTF-16 units.

    >>> units("ab"), units("🌾")
    (2, 2)
    """
    return len(text.encode("utf-16-le")) // 2


def plain(html: str) -> str:
    """What stands in HTML of ours, without it.

    >>> plain("Уже в базе: <b>Рога &amp; Копыта</b>")
    'Уже в базе: Рога & Копыта'
    """
    return unescape(_ANY_TAG.sub("", html))


def split(html: str, limit: int = LIMIT) -> list[str]:
    """The text in parts of at most `limit` units, broken at lines where possible; tags are closed and opened anew.

    >>> split("<b>один\\nдва</b>", limit=5)
    ['<b>один</b>', '<b>два</b>']
    >>> split("короткий")
    ['короткий']
    """
    part = _Part(())
    parts: list[str] = []
    for token in _TOKEN.findall(html):
        for piece in _pieces(token, limit):
            while part.length + _length(piece) > limit:
                text, part = part.broken()
                parts.append(text)
            part.add(piece)
    parts.append(part.closed())
    # Telegram takes no message of blanks.
    return [part for part in parts if _ANY_TAG.sub("", part).strip()] or parts[:1]


class _Part:
    """One message in the making; `tags` are those open where it begins."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        self.length = 0
        self._tags = tags
        self._tokens: list[str] = list(tags)
        self._line: tuple[int, tuple[str, ...]] | None = None

    def add(self, token: str) -> None:
        if token == "\n":
            self._line = (len(self._tokens), self._tags)
        elif tag := _TAG.match(token):
            self._tags = self._tags[:-1] if tag[1] else (*self._tags, token)
        self._tokens.append(token)
        self.length += _length(token)

    def closed(self) -> str:
        return "".join(self._tokens) + _closing(self._tags)

    def broken(self) -> tuple[str, "_Part"]:
        """The part up to its last line, and a new one that begins with the rest."""
        if self._line is None:
            return self.closed(), _Part(self._tags)
        at, tags = self._line
        rest = _Part(tags)
        for token in self._tokens[at + 1 :]:
            rest.add(token)
        return "".join(self._tokens[:at]) + _closing(tags), rest


def _closing(tags: tuple[str, ...]) -> str:
    return "".join(f"</{match[2]}>" for tag in reversed(tags) if (match := _TAG.match(tag)))


def _length(token: str) -> int:
    if _TAG.match(token):
        return 0
    return 1 if token.startswith("&") and token.endswith(";") else units(token)


def _pieces(token: str, limit: int) -> list[str]:
    """A word longer than a message is cut; two letters of it never weigh more than four units."""
    if _length(token) <= limit:
        return [token]
    step = max(limit // 2, 1)
    return [token[at : at + step] for at in range(0, len(token), step)]
