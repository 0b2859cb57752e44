"""Norms of the month and the pace that reaches them: what is done, and what today asks for."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from domain.money import Money
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


# --- the end of a month


@dataclass(frozen=True, slots=True)
class Plan:
    """What the department is to reach in a month; what is None is no target."""

    meetings: int | None = None
    """Held."""
    contracts: int | None = None
    revenue: Money | None = None

    @property
    def has_targets(self) -> bool:
        """Whether anything is to be reached; a month without targets pays no plan bonus."""
        return (self.meetings, self.contracts, self.revenue) != (None, None, None)

    def met(self, done: "Reached") -> bool:
        """Whether every target that is set was reached.

        >>> Plan(meetings=60, revenue=Money.rub(3_000_000)).met(Reached(60, 4, Money.rub(2_999_999)))
        False
        """
        if not self.has_targets:
            return False
        pairs = ((self.meetings, done.meetings), (self.contracts, done.contracts))
        counted = all(target is None or count >= target for target, count in pairs)
        return counted and (self.revenue is None or done.revenue >= self.revenue)


@dataclass(frozen=True, slots=True)
class Reached:
    """What the department did in a month: meetings held, contracts signed, and what they bring."""

    meetings: int = 0
    contracts: int = 0
    revenue: Money = field(default_factory=Money.zero)


@dataclass(frozen=True, slots=True)
class Leave:
    """Days away, both ends included."""

    first_day: date
    last_day: date


def days_worked(
    calendar: WorkCalendar, month: Month, hired_on: date, dismissed_on: date | None, unpaid: Iterable[Leave] = ()
) -> int:
    """How many working days of a month a person was employed: from the first day to the last one, both included,
    without the days of unpaid absences.

    >>> november = Month(2026, 11)  # 20 working days
    >>> days_worked(WorkCalendar(), november, date(2026, 11, 16), None)
    11
    """
    gone = list(unpaid)
    return sum(
        hired_on <= day
        and (dismissed_on is None or day <= dismissed_on)
        and not any(leave.first_day <= day <= leave.last_day for leave in gone)
        for day in calendar.working_days(month)
    )


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """What the end of a month has to know of a person."""

    staff_id: int
    roles: frozenset[Role]
    worked: int
    """Working days."""
    working_days: int
    """Of the whole month."""
    plan_met: bool = False
    done: Mapping[Role, int] = field(default_factory=dict)
    """What the quota of a role counts: confirmed leads, booked meetings, contracts."""

    def meets(self, quota: int | None, role: Role | None) -> bool:
        """Whether a quota was met, in the work of a role; None: in the one nearest to the contract that the person has.

        Without a quota there is no bonus for it.

        >>> end = MonthEnd(1, frozenset({Role.CALLER, Role.CLOSER}), 20, 20, done={Role.CALLER: 30, Role.CLOSER: 3})
        >>> end.meets(20, Role.CALLER), end.meets(4, None), end.meets(None, Role.CALLER)
        (True, False, False)
        """
        counted = self.counts(role)
        return quota is not None and counted is not None and self.done.get(counted, 0) >= quota

    def counts(self, role: Role | None) -> Role | None:
        """In the work of which role a quota is counted; None: the person has none that has a quota."""
        return role or nearest_to_contract(self.roles)


def nearest_to_contract(roles: Container[Role]) -> Role | None:
    """The role whose work the one quota of a person's own terms counts; None: none of them has a quota.

    >>> nearest_to_contract({Role.COLLECTOR, Role.CALLER}), nearest_to_contract({Role.DIRECTOR})
    (<Role.CALLER: 'caller'>, None)
    """
    return next((one for one in _NEAREST if one in roles), None)


_NEAREST = (Role.CLOSER, Role.CALLER, Role.COLLECTOR)
