"""Pay terms as a director types them, field by field; whatever could be read in two ways is refused, never guessed.

>>> terms = entered(NOTHING, TermsField.MEETING_TIERS, "с 31-й 3000, с 41-й 4к")
>>> [(tier.first, tier.rate) for tier in terms.meeting_tiers]
[(31, Money('3000.00')), (41, Money('4000.00'))]
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from domain.errors import AmountTooLarge, NotAnAmount, TermsUnclear
from domain.money import Money, parse_amount
from domain.pay import HUNDRED_PERCENT, NOTHING, MeetingTier, PaidOn, PayTerms, VolumeTier
from domain.people import Role
from domain.typed import LONGEST_TYPED, quote

MOST_RATE = Money.rub(100_000_000)
"""For one fact or one month: whatever is more is a slip of the finger."""
MOST_COUNT = 100_000
MOST_TIERS = 9
_LONGEST_TIERS = 300


class TermsField(StrEnum):
    """What of pay terms is set at a time, by the name of its field in PayTerms; the order is that of the buttons."""

    PER_LEAD = "per_lead"
    PER_MEETING = "per_meeting"
    PAID_ON = "paid_on"
    MEETING_TIERS = "meeting_tiers"
    PERCENT = "percent_bp"
    PERCENT_TIERS = "percent_tiers"
    FIXED = "fixed"
    PLAN_BONUS = "plan_bonus"
    QUOTA = "quota"
    QUOTA_BONUS = "quota_bonus"

    @property
    def is_sum(self) -> bool:
        """Whether it is a sum of rubles."""
        return self in _SUMS


_SUMS = frozenset(
    {TermsField.PER_LEAD, TermsField.PER_MEETING, TermsField.FIXED, TermsField.PLAN_BONUS, TermsField.QUOTA_BONUS}
)
_OF_MONTH = (TermsField.FIXED, TermsField.PLAN_BONUS)
_OF_QUOTA = (TermsField.QUOTA, TermsField.QUOTA_BONUS)
_OF_ROLE: Mapping[Role, tuple[TermsField, ...]] = MappingProxyType(
    {
        Role.COLLECTOR: (TermsField.PER_LEAD, *_OF_MONTH, *_OF_QUOTA),
        Role.CALLER: (TermsField.PER_MEETING, TermsField.PAID_ON, TermsField.MEETING_TIERS, *_OF_MONTH, *_OF_QUOTA),
        Role.CLOSER: (TermsField.PERCENT, TermsField.PERCENT_TIERS, *_OF_MONTH, *_OF_QUOTA),
    }
)


def fields_of(roles: Iterable[Role]) -> tuple[TermsField, ...]:
    """What may be set for the work of these roles.

    >>> [str(field) for field in fields_of([Role.ACCOUNTANT])]
    ['fixed', 'plan_bonus']
    """
    given = {field for role in roles for field in _OF_ROLE.get(role, _OF_MONTH)}
    return tuple(field for field in TermsField if field in given)


def without(terms: PayTerms, field: TermsField) -> PayTerms:
    """The terms without that field: nothing is paid for it. Paid on is when held, unless it is set."""
    return replace(terms, **{field.value: getattr(NOTHING, field.value)})


def entered(terms: PayTerms, field: TermsField, text: str) -> PayTerms:
    """The terms with a field as typed. Raises: NotAnAmount, AmountTooLarge, TermsUnclear."""
    try:
        return replace(terms, **{field.value: _READ[field](text)})
    except ValueError:
        raise TermsUnclear(field.value, quote(text)) from None


def read_count(text: str) -> int:
    """A whole number from 1 on, as typed. Raises: ValueError.

    >>> read_count("20"), read_count("1 000 контактов")
    (20, 1000)
    """
    match = _COUNT.fullmatch(text[:LONGEST_TYPED].strip().casefold())
    count = int("".join(match[1].split())) if match else 0
    if not 1 <= count <= MOST_COUNT:
        raise ValueError(text)
    return count


def read_percent(text: str) -> int:
    """A share in hundredths of a percent, as typed. Raises: ValueError.

    >>> read_percent("5"), read_percent("7,5 %"), read_percent("12.25%")
    (500, 750, 1225)
    """
    match = _PERCENT.fullmatch(text[:LONGEST_TYPED].strip())
    share = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0")) if match else 0
    if not 0 < share <= HUNDRED_PERCENT:
        raise ValueError(text)
    return share


def read_rate(text: str) -> Money:
    """A sum that is paid, as typed. Raises: NotAnAmount, AmountTooLarge."""
    rate = parse_amount(text)
    if rate <= Money.zero():
        raise NotAnAmount(quote(text))
    if rate > MOST_RATE:
        raise AmountTooLarge
    return rate


def read_adjustment(text: str) -> Money:
    """A sum that is added or taken, as typed. Raises: NotAnAmount, AmountTooLarge.

    >>> read_adjustment("+3000"), read_adjustment("минус 1 500,50")
    (Money('3000.00'), Money('-1500.50'))
    """
    typed = text.strip()
    for word, sign in _SIGNS:
        if typed.casefold().startswith(word):
            return parse_amount(sign + typed[len(word) :].lstrip())
    return parse_amount(typed)


def read_meeting_tiers(text: str) -> tuple[MeetingTier, ...]:
    """From which meeting of a month on another rate is paid, as typed. Raises: ValueError.

    >>> read_meeting_tiers("31:3000;41:4000") == read_meeting_tiers("с 31-й по 3 000 ₽, с 41-й по 4 тыс")
    True
    """
    tiers = []
    for part in _parts(text):
        match = _MEETING_TIER.fullmatch(part)
        if match is None or not (match["from"] or match["th"] or match["sign"]):
            raise ValueError(text)
        tiers.append(MeetingTier(int(match["first"]), _sum(match["rate"])))
    return tuple(tiers)


def read_volume_tiers(text: str) -> tuple[VolumeTier, ...]:
    """Above which volume of a month another share is paid, as typed. Raises: ValueError.

    >>> read_volume_tiers("1000000:7;3000000:10") == read_volume_tiers("от 1 млн 7%, свыше 3 млн 10 %")
    True
    """
    tiers = []
    for part in _parts(text):
        match = _VOLUME_TIER.fullmatch(part)
        if match is None or not (match["sign"] or match["percent"].endswith("%")):
            raise ValueError(text)
        tiers.append(VolumeTier(_sum(match["volume"]), read_percent(match["percent"])))
    return tuple(tiers)


def _read_paid_on(text: str) -> PaidOn:
    return PaidOn(text)


_READ: Mapping[TermsField, Any] = MappingProxyType(
    {
        **dict.fromkeys(_SUMS, read_rate),
        TermsField.PAID_ON: _read_paid_on,
        TermsField.MEETING_TIERS: read_meeting_tiers,
        TermsField.PERCENT: read_percent,
        TermsField.PERCENT_TIERS: read_volume_tiers,
        TermsField.QUOTA: read_count,
    }
)

_SIGNS = (("+", ""), ("плюс ", ""), ("минус ", "-"), ("plus ", ""), ("minus ", "-"))
_COUNT = re.compile(r"([0-9][0-9\s]{0,9})[a-zа-яё ]*\.?")
_PERCENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*%?")
# A comma inside a number has no space behind it.
_BETWEEN = re.compile(r"[;\n]|,\s|\sи\s|\sand\s")
_MEETING_TIER = re.compile(
    r"(?P<from>(?:начиная )?со? |от |from )?(?:the )?(?P<first>[0-9]{1,5})(?![0-9])"
    r"(?P<th>\s?-?\s?(?:ой|ей|ая|я|й|th|st|nd|rd)\b)?(?: встреч[а-я]*| meetings?)?"
    r"(?P<sign>\s?[:=—–-])?\s?(?:по |at )?(?P<rate>[0-9].*)"
)
_VOLUME_TIER = re.compile(
    r"(?:от |с |свыше |больше |выше |from |over |above )?(?P<volume>[0-9].*?)"
    r"(?:(?P<sign>\s?[:=—–-])\s?|\s(?:по |at )?)(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,2})?\s?%?)"
)


def _parts(text: str) -> list[str]:
    if len(text) > _LONGEST_TIERS:
        raise ValueError(text)
    parts = [" ".join(part.casefold().split()).rstrip(" .,") for part in _BETWEEN.split(text.strip())]
    found = [part for part in parts if part]
    if not 1 <= len(found) <= MOST_TIERS:
        raise ValueError(text)
    return found


def _sum(text: str) -> Money:
    try:
        return read_rate(text)
    except (NotAnAmount, AmountTooLarge) as error:
        raise ValueError(text) from error
