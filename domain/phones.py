"""Phone numbers: one form to keep and compare (E.164), whatever a person types.

Russian habits are understood: a leading 8, brackets and dashes, "доб. 12".
"""

import re
from dataclasses import dataclass
from functools import cache

from domain.errors import PhoneInvalid, PhoneMissing
from domain.typed import LONGEST_TYPED, quote

_LONGEST_EXTENSION = 10
# The library knows "доб."; offices also write "вн.", "внутр." and "добавочный".
_EXTENSION = re.compile(
    r"[,;]?\s*\(?\s*\b(?:добавочн\w*|доб|внутр\w*|вн)\b[.:]?\s*(?:номер\s*)?(?=[0-9])", re.IGNORECASE
)
# "+8 (912) ..." is the domestic 8 with a plus too many. Without a gap +81, +82, +84 and +86 are countries.
_PLUS_EIGHT = re.compile(r"\+\s*8(?=[\s(\-])")
# Most numbers of a Russian base: read 15 times as fast as the library reads them, and a test proves them equal.
_RUSSIAN = re.compile(r"\s*(?:\+?7|8)?[ -]?\(?([3489][0-9]{2})\)?[ -]?([0-9]{3})[ -]?([0-9]{2})[ -]?([0-9]{2})\s*")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number that exists in a numbering plan, and the extension to ask for ("" when there is none)."""

    e164: str
    extension: str = ""


def parse_phone(text: str, region: str = "RU") -> Phone:
    """The phone a person typed; numbers without a country code are of the `region`.

    Raises: PhoneMissing when nothing was typed, PhoneInvalid when no such number can exist (two numbers at once too).

    >>> parse_phone("8 (495) 123-45-67 доб. 12")
    Phone(e164='+74951234567', extension='12')
    >>> parse_phone("+375 29 123-45-67").e164
    '+375291234567'
    """
    if not text.strip():
        raise PhoneMissing()
    if len(text) > LONGEST_TYPED:
        raise PhoneInvalid(quote(text))
    if region == "RU" and (plain := _RUSSIAN.fullmatch(text)):
        national = "".join(plain.groups())
        if _russian_plan().fullmatch(national):
            return Phone("+7" + national)
    import phonenumbers  # its metadata cost more than the whole domain: paid by the first number

    try:
        number = phonenumbers.parse(_PLUS_EIGHT.sub("8", _EXTENSION.sub(" доб. ", text)), region)
    except phonenumbers.NumberParseException:
        raise PhoneInvalid(quote(text)) from None
    extension = number.extension or ""
    if not phonenumbers.is_valid_number(number) or len(extension) > _LONGEST_EXTENSION:
        raise PhoneInvalid(quote(text))
    return Phone(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), extension)


@cache
def _russian_plan() -> re.Pattern[str]:
    """The numbers of ten digits that exist in Russia, as the library's metadata have them."""
    from phonenumbers import PhoneMetadata

    plan = PhoneMetadata.metadata_for_region("RU")
    kinds = (plan.fixed_line, plan.mobile, plan.toll_free, plan.premium_rate, plan.personal_number) if plan else ()
    patterns = [kind.national_number_pattern for kind in kinds if kind]
    return re.compile("|".join(pattern for pattern in patterns if pattern))


def display_phone(e164: str) -> str:
    """A kept number as people read it; Telegram makes it a link to call.

    >>> display_phone("+79123456789")
    '+7 912 345-67-89'
    """
    import phonenumbers

    return phonenumbers.format_number(phonenumbers.parse(e164), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
