"""HTML as Telegram reads it: its own few tags, its own nesting rules, its own complaints.

Source: https://core.telegram.org/bots/api#html-style and tdlib's `parse_html`, whose error texts (with offsets in bytes
of UTF-8) bots print in their logs.
"""

import re
from dataclasses import dataclass

from simulator.entities import in_order
from simulator.links import checked_link, user_of_link
from simulator.model import Json
from simulator.text_units import utf16_length

_ENTITY_OF_TAG = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = frozenset(_ENTITY_OF_TAG) | {"a", "code", "pre", "blockquote", "tg-emoji", "tg-time"}
_SPECIAL = re.compile("[<&]")
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,10})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
_SPACES = re.compile(r"\s*")
_TAG_NAME = re.compile(r"[^\s>]*")


class MarkupError(Exception):
    """The text does not parse; the message is what follows "can't parse entities: "."""


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    """Where it began, in UTF-16 units of the plain text."""
    piece: int
    """Where it began, in pieces of the plain text."""


def parse_html(text: str) -> tuple[str, list[Json]]:
    """The plain text and its entities.

    >>> parse_html("<b>13</b> из 30")
    ('13 из 30', [{'type': 'bold', 'offset': 0, 'length': 2}])

    Raises: MarkupError in Telegram's words.
    """
    if "<" not in text and "&" not in text:
        return text, []
    plain, entities = _Parser(text).run()
    for entity in entities:
        if entity["type"] == "code":
            # A language is only shown for <pre><code>; it was kept until it was known whether <pre> follows.
            entity.pop("language", None)
    return plain, in_order(entities)


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._pieces: list[str] = []
        self._offset = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        text = self._text
        while special := _SPECIAL.search(text, self._at):
            self._put(text[self._at : special.start()])
            self._at = special.start()
            if special.group() == "&":
                self._character()
            elif text.startswith("</", self._at):
                self._end_tag()
            else:
                self._start_tag()
        self._put(text[self._at :])
        if self._open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return "".join(self._pieces), self._entities

    def _put(self, plain: str) -> None:
        if plain:
            self._pieces.append(plain)
            self._offset += utf16_length(plain)

    def _character(self) -> None:
        match = _CHARACTER.match(self._text, self._at)
        character = _decoded(match) if match else None
        if match is None or character is None:
            self._put("&")
            self._at += 1
        else:
            self._put(character)
            self._at = match.end()

    def _start_tag(self) -> None:
        text, begin = self._text, self._at
        name = _TAG_NAME.match(text, begin + 1)
        assert name is not None
        self._at = name.end()
        if self._at == len(text):
            raise MarkupError(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        tag = name.group().lower()
        if tag not in _TAGS:
            raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}')
        argument = ""
        while text[self._at] != ">":
            self._skip_spaces()
            if self._peek() == ">":
                break
            argument = self._attribute(tag, begin) or argument
        self._at += 1
        if tag == "span" and argument != "spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        self._open.append(_Open(tag, argument, self._offset, len(self._pieces)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Read one attribute; its value if it says something about the entity, else an empty string."""
        text = self._text
        match = _ATTRIBUTE_NAME.match(text, self._at)
        assert match is not None
        name = match.group()
        if not name:
            raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {self._bytes(begin)}')
        self._at = match.end()
        self._skip_spaces()
        if self._peek() != "=":
            self._ensure_more(tag, begin)
            return "1" if (tag, name) == ("blockquote", "expandable") else ""
        self._at += 1
        self._skip_spaces()
        self._ensure_more(tag, begin)
        value = self._string() if text[self._at] in "'\"" else self._name_token()
        if self._at >= len(text):
            raise MarkupError(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        match tag, name:
            case ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "unix"):
                return value
            case ("code", "class") if value.startswith("language-"):
                return value.removeprefix("language-")
            case ("span", "class") if value.startswith("tg-"):
                return value.removeprefix("tg-")
            case ("blockquote", "expandable"):
                return "1"
        return ""

    def _name_token(self) -> str:
        begin = self._at
        match = _NAME_TOKEN.match(self._text, begin)
        assert match is not None
        self._at = match.end()
        following = self._peek()
        if following != ">" and not following.isspace():
            raise MarkupError(f"Unexpected end of name token at byte offset {self._bytes(begin)}")
        return match.group().lower()

    def _string(self) -> str:
        text, quote = self._text, self._text[self._at]
        end = text.find(quote, self._at + 1)
        end = len(text) if end == -1 else end
        raw = text[self._at + 1 : end]
        self._at = end + 1
        return _CHARACTER.sub(lambda match: _decoded(match) or match.group(), raw) if "&" in raw else raw

    def _end_tag(self) -> None:
        text, begin = self._text, self._at
        if not self._open:
            raise MarkupError(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        name = _TAG_NAME.match(text, begin + 2)
        assert name is not None
        self._at = name.end()
        self._skip_spaces()
        if self._peek() != ">":
            raise MarkupError(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        self._at += 1
        opened, closing = self._open.pop(), name.group().lower()
        if closing and closing != opened.tag:
            raise MarkupError(
                f"Unmatched end tag at byte offset {self._bytes(begin)}, "
                f'expected "</{opened.tag}>", found "</{closing}>"'
            )
        if self._offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Json = {"type": "", "offset": opened.offset, "length": self._offset - opened.offset}
        last = self._entities[-1] if self._entities else None
        same = last is not None and (last["offset"], last["length"]) == (entity["offset"], entity["length"])
        match opened.tag:
            case "a":
                link = opened.argument or "".join(self._pieces[opened.piece :])
                if not _set_link(entity, link):
                    return
            case "pre":
                if last is not None and same and last["type"] == "code" and "language" in last:
                    last["type"] = "pre"
                    return
                entity["type"] = "pre"
            case "code":
                if last is not None and same and last["type"] == "pre" and opened.argument:
                    last["language"] = opened.argument
                    return
                entity["type"] = "code"
                if opened.argument:
                    entity["language"] = opened.argument
            case "blockquote":
                entity["type"] = "expandable_blockquote" if opened.argument else "blockquote"
            case "tg-emoji":
                if not opened.argument.isdigit():
                    raise MarkupError("Invalid custom emoji identifier specified")
                entity |= {"type": "custom_emoji", "custom_emoji_id": opened.argument}
            case "tg-time":
                if not opened.argument.isdigit():
                    return
                entity |= {"type": "date_time", "unix_time": int(opened.argument)}
            case tag:
                entity["type"] = _ENTITY_OF_TAG[tag]
        self._entities.append(entity)

    def _skip_spaces(self) -> None:
        match = _SPACES.match(self._text, self._at)
        assert match is not None
        self._at = match.end()

    def _peek(self) -> str:
        return self._text[self._at] if self._at < len(self._text) else "\0"

    def _ensure_more(self, tag: str, begin: int) -> None:
        if self._at >= len(self._text):
            raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')

    def _bytes(self, at: int) -> int:
        return len(self._text[:at].encode())


def _decoded(match: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code <= 0xDFFF else None


def _set_link(entity: Json, link: str) -> bool:
    """Make a link entity of `entity`; False when Telegram would silently drop such a link."""
    user_id = user_of_link(link)
    if user_id is not None:
        entity |= {"type": "text_mention", "user": {"id": user_id}}
        return True
    url = checked_link(link)
    if url is None:
        return False
    entity |= {"type": "text_link", "url": url}
    return True
