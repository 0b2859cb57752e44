"""A sentence cut into tokens, and tokens into lexemes: numbers (also written as words), known words, signs."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from domain.phrases.words import Tags, tags_of

LONGEST_NUMBER = 6
"""Digits. A longer number is no day, hour or house."""

_QUOTES = {"«": "»", "„": "“”", "“": "”“", '"': '"', "‹": "›"}
_LONGEST_QUOTE = 20
_PIECE = re.compile(r"[0-9]+|[^\W\d_]+|\n|[^\S\n]+|.", re.DOTALL)
_PLAIN = str.maketrans(
    {
        **{chr(code): "-" for code in (0x2010, 0x2011, 0x2012, 0x2013, 0x2212)},
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **{chr(code): " " for code in (0xA0, 0x2007, 0x202F, 0x2060, 0x200B, 0x200E, 0x200F, 0xFEFF)},
        **{chr(code): " " for code in range(0x202A, 0x202F)},
        "\r": "\n",
        "：": ":",
        "＋": "+",
        "\u2028": "\n",
        "ʼ": "'",
        "’": "'",
    }
)


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a word or one sign of the text, at [start, end). `word` is its lower case, "ё" as "е"."""

    text: str
    word: str
    start: int
    end: int
    glued: bool
    """No space before it."""

    @property
    def is_number(self) -> bool:
        """Made of the digits 0-9."""
        return "0" <= self.text[0] <= "9"

    @property
    def is_word(self) -> bool:
        """Made of letters."""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """A word that begins with a capital letter."""
        return self.text[0].isupper()


def plain(text: str) -> str:
    """The text with one kind of dash, digit and space, so that its characters can be compared.

    >>> plain("16–30")
    '16-30'
    """
    return unicodedata.normalize("NFC", text).translate(_PLAIN)


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text made `plain`; spaces are only seen as `glued`.

    >>> [token.text for token in tokens_of("в15:30, Ромашка")]
    ['в', '15', ':', '30', ',', 'Ромашка']
    """
    found, glued = [], True
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece.isspace() and piece != "\n":
            glued = False
            continue
        found.append(Token(piece, piece.lower().replace("ё", "е"), match.start(), match.end(), glued))
        glued = piece != "\n"
    return tuple(found)


def quote_end(tokens: Sequence[Token], index: int) -> int:
    """The end of the quoted words that begin at `index`; 0 when none do.

    >>> quote_end(tokens_of("«Рога и копыта» завтра"), 0)
    5
    """
    if index >= len(tokens):
        return 0
    closing = _QUOTES.get(tokens[index].text)
    if closing is None:
        return 0
    for place in range(index + 1, min(index + _LONGEST_QUOTE, len(tokens))):
        if tokens[place].text in closing:
            return place + 1 if place > index + 1 else 0
        if tokens[place].text == "\n":
            break
    return 0


@dataclass(frozen=True, slots=True)
class Lexeme:
    """What the rules see: the tags of one or two tokens with their values; `first` and `last` are token indices."""

    tags: Tags
    first: int
    last: int
    glued: bool
    digits: int = 0
    """How many digits were typed; 0 for a number in words. "ноль пять" counts as two."""
    sign: str = field(default="", compare=False)

    @property
    def number(self) -> int:
        """Its value as a number; 0 when it is none."""
        return self.tags.get("num", self.tags.get("card", self.tags.get("ord", 0)))


def lexemes_of(tokens: tuple[Token, ...], hidden: Iterable[int]) -> tuple[Lexeme, ...]:
    """The lexemes of the tokens; a `hidden` token (of a phone, a quoted name, an address) is a wall to every rule.

    >>> [dict(lexeme.tags) for lexeme in lexemes_of(tokens_of("двадцать пятого"), ())]
    [{'ord': 25, 'gen': 0}]
    """
    walls = frozenset(hidden)
    found: list[Lexeme] = []
    for index, token in enumerate(tokens):
        if index in walls:
            found.append(Lexeme({"wall": 0}, index, index, token.glued))
        elif token.is_number:
            known = len(token.text) <= LONGEST_NUMBER
            tags = {"num": int(token.text)} if known else {"wall": 0}
            found.append(Lexeme(tags, index, index, token.glued, len(token.text)))
        elif token.is_word:
            parts = tags_of(token.word) or ((token.word, {"other": 0}),)
            for place, (_, known_tags) in enumerate(parts):
                _append(found, Lexeme(known_tags, index, index, token.glued and place == 0))
        else:
            found.append(Lexeme({token.text: 0}, index, index, token.glued, sign=token.text))
    return tuple(found)


def _append(found: list[Lexeme], new: Lexeme) -> None:
    """Put a word after the others: tens and units, "ноль" and units become one number."""
    before = found[-1] if found else None
    if before is not None and "card" in before.tags and not before.digits:
        tens = before.tags["card"]
        for tag in ("ord", "card"):
            units = new.tags.get(tag)
            whole = tens in (20, 30, 40, 50) and units is not None and 1 <= units <= 9
            if units is None or not (whole or (tens == 0 and tag == "card" and units < 10 and not before.digits)):
                continue
            found[-1] = Lexeme({**new.tags, tag: tens + units}, before.first, new.last, before.glued, 0 if tens else 2)
            return
    found.append(new)
