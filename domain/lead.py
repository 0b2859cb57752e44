"""A company for the cold base as it was typed or stood in a file, and as it is kept."""

from dataclasses import dataclass

from domain.errors import TextMissing
from domain.inn import parse_inn
from domain.local_time import zone_of
from domain.phones import Phone, parse_phone
from domain.typed import line, storable, text

LONGEST_COMPANY = LONGEST_PERSON = LONGEST_SITE = 200
LONGEST_CITY = 100
LONGEST_ADDRESS = 300
LONGEST_NOTE = 1000
MOST_PHONES = 5
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class NewLead:
    """A company as it was typed; `other_phones` are of the same company, `segment_id` names the task it is for."""

    company: str
    phone: str
    person: str = ""
    city: str = ""
    address: str = ""
    note: str = ""
    inn: str = ""
    site: str = ""
    other_phones: tuple[str, ...] = ()
    segment_id: int | None = None


@dataclass(frozen=True, slots=True)
class CheckedLead:
    """A company that may enter the base, unless it is there already; the first of `phones` is the main one."""

    company: str
    phones: tuple[Phone, ...]
    inn: str | None
    person: str
    city: str
    address: str
    site: str
    note: str
    zone: str
    """IANA name: what the clocks show where the company is."""

    @property
    def searchable(self) -> str:
        """What it is found by: names without case and ё, every phone, the ИНН."""
        numbers = [phone.e164 for phone in self.phones]
        return plain(" ".join([self.company, self.person, self.city, *numbers, self.inn or ""]))


def check_lead(new: NewLead, zone: str) -> CheckedLead:
    """What a person typed, as it would be kept; `zone` is the department's.

    Raises: TextMissing without a company, TextTooLong, PhoneMissing, PhoneInvalid, InnInvalid.
    """
    if not line(new.company, LONGEST_COMPANY):
        raise TextMissing
    numbers = (new.phone, *new.other_phones[: MOST_PHONES - 1])
    return with_phones(new, tuple(dict.fromkeys(parse_phone(one) for one in numbers)), zone)


def with_phones(new: NewLead, phones: tuple[Phone, ...], zone: str) -> CheckedLead:
    """The same for a lead whose phones are read already, at least one; those of `new` are not looked at.

    Raises: TextMissing without a company, TextTooLong, InnInvalid.
    """
    company = line(new.company, LONGEST_COMPANY)
    if not company:
        raise TextMissing
    city = line(new.city, LONGEST_CITY)
    return CheckedLead(
        company=company,
        phones=phones,
        inn=parse_inn(new.inn) if new.inn.strip() else None,
        person=line(new.person, LONGEST_PERSON),
        city=city,
        address=line(new.address, LONGEST_ADDRESS),
        site=line(new.site, LONGEST_SITE),
        note=text(new.note, LONGEST_NOTE),
        zone=zone_of(city, phones[0].e164, zone),
    )


def plain(text: str) -> str:
    """As it is searched: no case, no ё.

    >>> plain("Королёв")
    'королев'
    """
    return text.casefold().replace("ё", "е")


def search_words(query: str) -> list[str]:
    """What `searchable` must have for a query. One of digits alone is a phone or an ИНН, however it was typed.

    >>> search_words("  Белый  ЗУБ "), search_words("8 (900) 000-12"), search_words("+7 900 1")
    (['белый', 'зуб'], ['90000012'], ['9001'])
    """
    digits = "".join(sign for sign in query if sign.isdigit())
    if digits and not query.strip("0123456789 +-()\u00a0"):
        # The first digit of a Russian number is typed as 8, kept as 7, and often left out.
        return [digits[1:] if len(digits) > 1 and digits[0] in "78" else digits]
    return plain(storable(query)).split()[:_MOST_WORDS]
