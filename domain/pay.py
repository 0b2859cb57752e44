"""What a measurable result earns: pay comes from confirmed facts alone, not from time or calls (letter).

A caller's meeting and a closer's contract under the terms a new department begins with:

>>> meeting_pay(DEFAULT_TERMS[Role.CALLER], place=1), commission(Money.rub(350_000), Money.zero(),
...     DEFAULT_TERMS[Role.CLOSER]).amount
(Money('2000.00'), Money('17500.00'))
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from domain.money import Money
from domain.people import Role

HUNDRED_PERCENT = 10_000
"""Shares are whole hundredths of a percent: 5 % is 500."""


class PaidOn(StrEnum):
    """What of a meeting pays its caller."""

    HELD = "held"
    """It took place; in the month of its own day."""
    BOOKED = "booked"
    """It was booked; in the month of the booking. A no-show stays paid."""


@dataclass(frozen=True, slots=True)
class MeetingTier:
    """From the `first`-th meeting of a month on, another rate."""

    first: int
    rate: Money


@dataclass(frozen=True, slots=True)
class VolumeTier:
    """For what a month's contracts bring above `volume`, another share, in hundredths of a percent."""

    volume: Money
    percent_bp: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PayTerms:
    """What a role, or one person, is paid from a month on; what is None is not paid.

    `quota` is of confirmed leads, booked meetings or signed contracts, by the role.
    Raises: ValueError for a negative sum, a share beyond 100 %, tiers that do not rise.
    """

    per_lead: Money | None = None
    """For a confirmed lead whose segment has no rate of its own."""
    per_meeting: Money | None = None
    paid_on: PaidOn = PaidOn.HELD
    meeting_tiers: tuple[MeetingTier, ...] = ()
    plan_bonus: Money | None = None
    """If the department met its plan of the month."""
    fixed: Money | None = None
    """For a whole month."""
    percent_bp: int | None = None
    """Of contract amounts."""
    percent_tiers: tuple[VolumeTier, ...] = ()
    quota: int | None = None
    quota_bonus: Money | None = None
    """If the person met the quota of the month."""

    def __post_init__(self) -> None:
        sums = (self.per_lead, self.per_meeting, self.plan_bonus, self.fixed, self.quota_bonus)
        rates = (*sums, *(tier.rate for tier in self.meeting_tiers))
        if any(rate is not None and rate < Money.zero() for rate in rates):
            raise ValueError("a rate is not negative")
        shares = (self.percent_bp, *(tier.percent_bp for tier in self.percent_tiers))
        if any(share is not None and not 0 <= share <= HUNDRED_PERCENT for share in shares):
            raise ValueError("a share is between 0 and 100 percent")
        if self.quota is not None and self.quota < 0:
            raise ValueError("a quota is not negative")
        if not _rises([1, *(tier.first for tier in self.meeting_tiers)]):
            raise ValueError("tiers of meetings begin from the 2nd on, each later than the one before")
        if not _rises([0, *(tier.volume.kopecks for tier in self.percent_tiers)]):
            raise ValueError("tiers of volume begin above nothing, each above the one before")


def _rises(values: list[int]) -> bool:
    return all(before < after for before, after in pairwise(values))


DEFAULT_TERMS: Mapping[Role, PayTerms] = MappingProxyType(
    {
        Role.COLLECTOR: PayTerms(per_lead=Money.rub(50), quota=500),
        Role.CALLER: PayTerms(per_meeting=Money.rub(2000), plan_bonus=Money.rub(10_000), quota=20),
        Role.CLOSER: PayTerms(fixed=Money.rub(30_000), percent_bp=500, quota=4, quota_bonus=Money.rub(10_000)),
    }
)
"""Within the letter's 20-100 rubles a lead and 1-5 thousand a meeting; the rest it gives no figures for, and the
director is asked at the start."""

NOTHING = PayTerms()
"""The terms of a role that is paid nothing."""


def lead_pay(terms: PayTerms, segment_rate: Money | None) -> Money:
    """What a confirmed lead earns its collector: its segment's own rate, else the terms' one.

    The letter: "20-100 rubles for a confirmed contact, by the difficulty of the base".

    >>> terms = PayTerms(per_lead=Money.rub(50))
    >>> lead_pay(terms, None), lead_pay(terms, Money.rub(90))
    (Money('50.00'), Money('90.00'))
    """
    if segment_rate is not None:
        return segment_rate
    return Money.zero() if terms.per_lead is None else terms.per_lead


def meeting_pay(terms: PayTerms, place: int) -> Money:
    """What the `place`-th meeting of a month earns the caller who booked it, once for the meeting.

    The letter pays "for every meeting, about 1-5 thousand rubles". The meeting that reaches a tier is paid by it.

    >>> terms = PayTerms(per_meeting=Money.rub(2000), meeting_tiers=(MeetingTier(31, Money.rub(3000)),))
    >>> meeting_pay(terms, 30), meeting_pay(terms, 31)
    (Money('2000.00'), Money('3000.00'))
    """
    rate = terms.per_meeting
    for tier in terms.meeting_tiers:
        if place >= tier.first:
            rate = tier.rate
    return Money.zero() if rate is None else rate


@dataclass(frozen=True, slots=True)
class Commission:
    """What a contract earns, and by which shares, in hundredths of a percent, in the order of the tiers."""

    amount: Money
    shares: tuple[int, ...]


def commission(amount: Money, before: Money, terms: PayTerms) -> Commission:
    """What a contract earns the closer who owns the deal, after so much volume of the month before it.

    The letter: "a small fixed salary and a percent of sales". A contract that crosses the border of a tier is split
    there; the parts are summed unrounded and rounded half up once.

    >>> terms = PayTerms(percent_bp=500, percent_tiers=(VolumeTier(Money.rub(1_000_000), 700),))
    >>> commission(Money.rub(300_000), Money.rub(900_000), terms)  # 100,000 at 5 % and 200,000 at 7 %
    Commission(amount=Money('19000.00'), shares=(500, 700))
    """
    begins, ends = before.kopecks, (before + amount).kopecks
    product, shares = 0, []
    for tier in reversed((VolumeTier(Money.zero(), terms.percent_bp or 0), *terms.percent_tiers)):
        lower = max(tier.volume.kopecks, begins)
        if lower < ends:
            product += (ends - lower) * tier.percent_bp
            shares.append(tier.percent_bp)
            ends = lower
    return Commission(Money((product + HUNDRED_PERCENT // 2) // HUNDRED_PERCENT), tuple(reversed(shares)))


def prorated(whole: Money, worked: int, of: int) -> Money:
    """The share of a month's sum for so many of its working days, rounded half up.

    >>> prorated(Money.rub(30_000), worked=13, of=20), prorated(Money.rub(30_000), worked=0, of=0)
    (Money('19500.00'), Money('0.00'))
    """
    return Money((whole.kopecks * worked * 2 + of) // (of * 2)) if of else Money.zero()


def percent_text(basis_points: int) -> str:
    """A share as the ledger and the register write it.

    >>> percent_text(500), percent_text(750), percent_text(725), percent_text(5)
    ('5%', '7.5%', '7.25%', '0.05%')
    """
    whole, hundredths = divmod(basis_points, 100)
    return f"{whole}.{hundredths:02}".rstrip("0").rstrip(".") + "%"


def shares_text(shares: tuple[int, ...]) -> str:
    """The shares of a contract that crosses tiers, in their order.

    >>> shares_text((500, 700))
    '5%, 7%'
    """
    return ", ".join(percent_text(share) for share in shares)


def prorated_text(whole: Money, worked: int, of: int) -> str:
    """A month's sum and the share of it that was worked, as the ledger writes them.

    >>> prorated_text(Money.rub(30_000), 20, 20), prorated_text(Money.rub(30_000), 13, 20)
    ('30000.00', '30000.00 × 13/20')
    """
    return str(whole) if worked == of else f"{whole} × {worked}/{of}"
