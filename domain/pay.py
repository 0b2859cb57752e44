"""What a measurable result earns: pay comes from confirmed facts alone, not from time or calls (letter).

A caller's meeting and a closer's contract under the terms a new department begins with:

>>> meeting_pay(DEFAULT_CALLER_TERMS), commission(Money.rub("350000"), DEFAULT_CLOSER_TERMS)
(Money('2000.00'), Money('17500.00'))
"""

from dataclasses import dataclass

from domain.money import Money

_HUNDRED_PERCENT = 10_000


@dataclass(frozen=True, slots=True)
class CallerTerms:
    """What a caller is paid: so much for each held meeting; zero pays nothing."""

    per_meeting: Money

    def __post_init__(self) -> None:
        if self.per_meeting < Money.zero():
            raise ValueError("a rate is not negative")


@dataclass(frozen=True, slots=True)
class CloserTerms:
    """What a closer is paid: a share of contract amounts, in hundredths of a percent (5 % is 500)."""

    percent_bp: int

    def __post_init__(self) -> None:
        if not 0 <= self.percent_bp <= _HUNDRED_PERCENT:
            raise ValueError("a share is between 0 and 100 percent")


DEFAULT_CALLER_TERMS = CallerTerms(per_meeting=Money.rub(2000))
"""Within the letter's "about 1-5 thousand rubles for a meeting"; the director is asked at the start."""

DEFAULT_CLOSER_TERMS = CloserTerms(percent_bp=500)
"""The letter gives no figure; the director is asked at the start."""


def meeting_pay(terms: CallerTerms) -> Money:
    """What a held meeting earns the caller who booked it, once for the meeting.

    The letter pays "for every meeting, about 1-5 thousand rubles".

    >>> meeting_pay(CallerTerms(per_meeting=Money.rub(3000)))
    Money('3000.00')
    """
    return terms.per_meeting


def commission(amount: Money, terms: CloserTerms) -> Money:
    """What a signed contract earns the closer who owns it: a percent of its amount, rounded half up once.

    The letter: "a small fixed salary and a percent of sales".

    >>> commission(Money.rub("1234567.89"), CloserTerms(percent_bp=725))
    Money('89506.17')
    """
    return amount.percent(terms.percent_bp)


def percent_text(basis_points: int) -> str:
    """A share as the ledger and the register write it.

    >>> percent_text(500), percent_text(750), percent_text(725), percent_text(5)
    ('5%', '7.5%', '7.25%', '0.05%')
    """
    whole, hundredths = divmod(basis_points, 100)
    return f"{whole}.{hundredths:02}".rstrip("0").rstrip(".") + "%" if hundredths else f"{whole}%"
