"""Norms of the month and the pace that reaches them: what is done, and what today asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from domain.people import Role
from domain.workdays import Month, WorkCalendar


@dataclass(frozen=True, slots=True)
class Quota:
    """A person's month: the norm, and the stretch of a very good one."""

    norm: int
    stretch: int

    def __post_init__(self) -> None:
        if not 0 <= self.norm <= self.stretch:
            raise ValueError(f"a stretch is at least the norm, and neither is negative: {self}")


LETTER_QUOTAS: Mapping[Role, Quota] = MappingProxyType(
    {
        Role.COLLECTOR: Quota(norm=500, stretch=1000),
        Role.CALLER: Quota(norm=20, stretch=40),
        Role.CLOSER: Quota(norm=4, stretch=10),
    }
)
"""The letter's months: 500-1000 confirmed leads, 20-40 booked meetings, 4-10 contracts; others have none."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How far a month has come on one morning."""

    norm: int
    done: int
    days_gone: int
    """Working days before today."""
    days_left: int
    """Working days still to work, today among them if it is one."""
    asks_today: int
    """What today's even share of the rest is; zero on a day off and once the norm is met."""


def pace(norm: int, done: int, today: date, calendar: WorkCalendar) -> Pace:
    """The pace on the morning of `today`, a local day, with so much done in its month before.

    The rest of the norm is spread evenly over the working days left, rounded up.

    >>> monday = date(2026, 11, 23)  # six working days of November are left
    >>> pace(norm=20, done=13, today=monday, calendar=WorkCalendar())
    Pace(norm=20, done=13, days_gone=14, days_left=6, asks_today=2)
    """
    days = calendar.working_days(Month.of(today))
    gone = sum(day < today for day in days)
    left = len(days) - gone
    asks = -(-max(norm - done, 0) // left) if today in days else 0
    return Pace(norm, done, gone, left, asks)
