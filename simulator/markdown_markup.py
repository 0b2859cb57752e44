"""MarkdownV2 as Telegram reads it.

Source: https://core.telegram.org/bots/api#markdownv2-style and tdlib's `parse_markdown_v2`.
"""

from dataclasses import dataclass

from simulator.entities import in_order
from simulator.html_markup import MarkupError
from simulator.links import checked_link, user_of_link
from simulator.model import Json
from simulator.text_units import utf16_length

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
# Longest first: "__" is underline before "_" is italic.
_PAIRED = (("__", "underline"), ("||", "spoiler"), ("*", "bold"), ("_", "italic"), ("~", "strikethrough"))
_TITLES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
}


@dataclass(slots=True)
class _Open:
    kind: str
    offset: int
    at: int
    piece: int
    language: str = ""


def parse_markdown_v2(text: str) -> tuple[str, list[Json]]:
    """The plain text and its entities.

    >>> parse_markdown_v2("*13* из 30\\\\.")
    ('13 из 30.', [{'type': 'bold', 'offset': 0, 'length': 2}])

    Raises: MarkupError in Telegram's words.
    """
    return _Parser(text).run()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._pieces: list[str] = []
        self._offset = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []
        self._quote: int | None = None
        self._line_start = True

    def run(self) -> tuple[str, list[Json]]:
        text = self._text
        while self._at < len(text):
            character = text[self._at]
            if character == "\\" and "\0" < text[self._at + 1 : self._at + 2] <= "~":
                self._put(text[self._at + 1])
                self._at += 2
            elif self._open and self._open[-1].kind in ("code", "pre"):
                self._verbatim()
            elif character == "\n":
                self._end_of_line()
            elif character in _RESERVED:
                self._mark(character)
            else:
                self._put(character)
                self._at += 1
        if self._open:
            self._unclosed(self._open[-1])
        self._end_quote()
        return "".join(self._pieces), in_order([entity for entity in self._entities if entity["length"]])

    def _put(self, plain: str) -> None:
        self._pieces.append(plain)
        self._offset += utf16_length(plain)
        self._line_start = plain == "\n"

    def _verbatim(self) -> None:
        opened = self._open[-1]
        fence = "```" if opened.kind == "pre" else "`"
        if self._text.startswith(fence, self._at):
            self._at += len(fence)
            self._close()
        elif self._text[self._at] == "`":
            self._reserved("`")
        else:
            self._put(self._text[self._at])
            self._at += 1

    def _mark(self, character: str) -> None:
        text = self._text
        if character == "`":
            self._open_code()
            return
        if character == "[":
            self._begin("text_link", 1)
            return
        if character == "]" and self._open and self._open[-1].kind == "text_link":
            self._end_link()
            return
        if character == ">" and self._line_start:
            self._quote = self._offset if self._quote is None else self._quote
            self._at += 1
            return
        for mark, kind in _PAIRED:
            if text.startswith(mark, self._at):
                if self._open and self._open[-1].kind == kind:
                    self._at += len(mark)
                    self._close()
                else:
                    self._begin(kind, len(mark))
                return
        self._reserved(character)

    def _begin(self, kind: str, length: int, language: str = "") -> None:
        self._open.append(_Open(kind, self._offset, self._at, len(self._pieces), language))
        self._at += length

    def _open_code(self) -> None:
        text = self._text
        if not text.startswith("```", self._at):
            self._begin("code", 1)
            return
        begin = self._at + 3
        end = begin
        while end < len(text) and not text[end].isspace() and text[end] != "`":
            end += 1
        language = text[begin:end] if end < len(text) and text[end] != "`" else ""
        self._begin("pre", 3 + len(language), language)
        if text.startswith("\n", self._at):
            self._at += 1

    def _close(self) -> None:
        opened = self._open.pop()
        entity: Json = {"type": opened.kind, "offset": opened.offset, "length": self._offset - opened.offset}
        if opened.language:
            entity["language"] = opened.language
        self._entities.append(entity)

    def _end_link(self) -> None:
        opened = self._open.pop()
        link = "".join(self._pieces[opened.piece :])
        self._at += 1
        if self._text.startswith("(", self._at):
            link = self._address()
        entity: Json = {"type": "text_link", "offset": opened.offset, "length": self._offset - opened.offset}
        user_id, url = user_of_link(link), checked_link(link)
        if user_id is not None:
            self._entities.append(entity | {"type": "text_mention", "user": {"id": user_id}})
        elif url is not None:
            self._entities.append(entity | {"url": url})

    def _address(self) -> str:
        text, begin = self._text, self._at + 1
        self._at = begin
        address: list[str] = []
        while self._at < len(text) and text[self._at] != ")":
            if text[self._at] == "\\" and self._at + 1 < len(text):
                self._at += 1
            address.append(text[self._at])
            self._at += 1
        if self._at >= len(text):
            raise MarkupError(f"Can't find end of a URL at byte offset {self._bytes(begin)}")
        self._at += 1
        return "".join(address)

    def _end_of_line(self) -> None:
        if self._quote is not None and not self._text.startswith(">", self._at + 1):
            if self._open:
                self._unclosed(self._open[-1])
            self._end_quote()
        self._put("\n")
        self._at += 1

    def _end_quote(self) -> None:
        if self._quote is not None:
            length = self._offset - self._quote
            self._entities.append({"type": "blockquote", "offset": self._quote, "length": length})
            self._quote = None

    def _reserved(self, character: str) -> None:
        raise MarkupError(f"Character '{character}' is reserved and must be escaped with the preceding '\\'")

    def _unclosed(self, opened: _Open) -> None:
        where = self._bytes(opened.at)
        raise MarkupError(f"Can't find end of {_TITLES[opened.kind]} entity at byte offset {where}")

    def _bytes(self, at: int) -> int:
        return len(self._text[:at].encode())
