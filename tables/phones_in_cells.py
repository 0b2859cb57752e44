"""The phones of one cell: people write several, and words around them."""

import re

from domain.errors import PhoneInvalid, PhoneMissing
from domain.lead import MOST_PHONES
from domain.phones import Phone, parse_phone

_LONGEST = 300
"""Characters that are looked at."""
# A comma before "доб. 12" belongs to the number.
_BETWEEN = re.compile(
    r"[;\n|/\\]+|,(?!\s*\(?(?:доб|вн|ext))|\s(?:и|или|and|or)\s|\s{2,}|(?<=[0-9])\s+(?=\+|8\s?\(?9)", re.IGNORECASE
)
# Words that say no more than that it is a phone; others are kept.
_PLAIN = re.compile(
    r"\b(?:тел|телефон\w*|т|моб\w*|раб\w*|сот\w*|доб\w*|вн|внутр\w*|номер|tel|phone|mob\w*|ext)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\+?[0-9(][0-9()\s\-.–]{8,20}[0-9]")


def phones_in(text: str) -> tuple[tuple[Phone, ...], tuple[str, ...]]:
    """Every number that exists, in order, and what of the cell is no number or not a number alone.

    >>> phones, others = phones_in("8 495 123-45-67, 8 916 123-45-67 Иван; 12-34")
    >>> [phone.e164 for phone in phones], others
    (['+74951234567', '+79161234567'], ('8 916 123-45-67 Иван', '12-34'))
    """
    if whole := _read(text):
        return (whole,), _words(text)
    found: list[Phone] = []
    others: list[str] = []
    parts = [part.strip() for part in _BETWEEN.split(text[:_LONGEST])]
    for part in list(filter(None, parts))[: 2 * MOST_PHONES]:
        if one := _read(part):
            found.append(one)
            others += _words(part)
        else:
            found += filter(None, map(_read, _NUMBER.findall(part)[:MOST_PHONES]))
            others.append(part)
    return tuple(dict.fromkeys(found)), tuple(others)


def _words(text: str) -> tuple[str, ...]:
    """The text, when it says more than the number."""
    return (text,) if _WORD.search(text) and _WORD.search(_PLAIN.sub("", text)) else ()


def _read(text: str) -> Phone | None:
    try:
        return parse_phone(text)
    except (PhoneInvalid, PhoneMissing):
        return None
