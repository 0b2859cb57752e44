"""The exclusion list: why a company may not be called. Rows are kept by these words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import InnInvalid, PhoneMissing, SeveralInns, TextTooLong
from domain.inn import parse_inn
from domain.phones import parse_phone

_LONGEST = 1000
_BETWEEN = re.compile(r"[,;\n]+|\bи\b")
_INN_LENGTHS = (10, 12)


class ExclusionKind(StrEnum):
    """Why nobody may call."""

    CLIENT = "client"
    """Served by the account managers: an old client in the cold base costs a closer's hour (the letter)."""
    DO_NOT_CALL = "do_not_call"
    """Asked not to be called: holds in every department, at once."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a company is known by: phones in E.164 and its ИНН."""

    phones: tuple[str, ...]
    inn: str | None


def read_numbers(text: str) -> Numbers:
    """Phones and an ИНН as typed, with commas or lines between them.

    Bare digits that are an ИНН by their check digits are one, unless they begin as a mobile phone does.

    Raises: PhoneMissing, PhoneInvalid, InnInvalid, SeveralInns, TextTooLong.

    >>> read_numbers("8 (495) 123-45-67, ИНН 7707083893")
    Numbers(phones=('+74951234567',), inn='7707083893')
    >>> read_numbers("7707083893").inn, read_numbers("9161234567").phones
    ('7707083893', ('+79161234567',))
    """
    if len(text) > _LONGEST:
        raise TextTooLong(_LONGEST)
    phones: dict[str, None] = {}
    inn: str | None = None
    for part in filter(None, (piece.strip() for piece in _BETWEEN.split(text))):
        if _is_inn(part):
            found = parse_inn(part)
            if inn not in (None, found):
                raise SeveralInns
            inn = found
        else:
            phones[parse_phone(part).e164] = None
    if not phones and inn is None:
        raise PhoneMissing
    return Numbers(tuple(phones), inn)


def _is_inn(part: str) -> bool:
    if part.casefold().startswith(("инн", "inn")):
        return True
    if not (part.isascii() and part.isdigit() and len(part) in _INN_LENGTHS) or part.startswith("9"):
        return False
    try:
        parse_inn(part)
    except InnInvalid:
        return False
    return True
