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
_NUMBER = re.compile(r"\+?[0-9(][0-9()\s\-.–]{8,20}[0-9]")


def phones_in(text: str) -> tuple[tuple[Phone, ...], tuple[str, ...]]:
    """Every number that exists, in order, and what of the cell is no number or not a number alone.

    >>> phones, others = phones_in("8 495 123-45-67, 8 916 123-45-67 Иван; 12-34")
    >>> [phone.e164 for phone in phones], others
    (['+74951234567', '+79161234567'], ('8 916 123-45-67 Иван', '12-34'))
    """
    try:
        return (parse_phone(text),), ()
    except PhoneMissing:
        return (), ()
    except PhoneInvalid:
        pass
    found: list[Phone] = []
    others: list[str] = []
    parts = [part.strip() for part in _BETWEEN.split(text[:_LONGEST])]
    for part in list(filter(None, parts))[: 2 * MOST_PHONES]:
        whole = _read(part) if len(parts) > 1 else None
        numbers = [whole] if whole else [_read(number) for number in _NUMBER.findall(part)[:MOST_PHONES]]
        found += [number for number in numbers if number]
        if not whole:
            others.append(part)
    return tuple(dict.fromkeys(found)), tuple(others)


def _read(text: str) -> Phone | None:
    try:
        return parse_phone(text)
    except (PhoneInvalid, PhoneMissing):
        return None
