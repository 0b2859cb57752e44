"""What the files of a history hold, row by row. Instants are UTC, days and months the department's."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.money import Money
from domain.pay import PayTerms
from domain.people import Role
from domain.phones import Phone
from domain.quotas import Plan
from domain.workdays import Month, local_day


class Ended(StrEnum):
    """What became of a meeting, in the words of meetings.csv; nothing while it is open."""

    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody who works or worked in the department, with the first and the last day."""

    line: int
    name: str
    roles: frozenset[Role]
    hired_on: date
    dismissed_on: date | None


@dataclass(frozen=True, slots=True)
class TermsRow:
    """Terms of a role, or of the person of this name, from a month on."""

    line: int
    role: Role | None
    name: str | None
    valid_from: Month
    terms: PayTerms


@dataclass(frozen=True, slots=True)
class PlanRow:
    """The targets of a month."""

    line: int
    month: Month
    plan: Plan


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A segment and its own rate for a confirmed lead."""

    line: int
    name: str
    rate: Money | None


@dataclass(frozen=True, slots=True)
class LeadRow:
    """A company of the base."""

    line: int
    company: str
    phone: Phone
    inn: str | None
    segment: str | None
    collector: str
    added_at: datetime
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting with the company of this phone (E.164)."""

    line: int
    key: str
    phone: str
    caller: str
    closer: str
    booked_at: datetime
    starts_at: datetime
    ended: Ended | None


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A contract from the meeting of this key."""

    line: int
    meeting: str
    number: str
    amount: Money
    signed_on: date
    cancelled_on: date | None


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """Days away, both included."""

    line: int
    name: str
    first_day: date
    last_day: date
    paid: bool


@dataclass(frozen=True, slots=True)
class History:
    """All that was before the department came here."""

    staff: tuple[MemberRow, ...] = ()
    terms: tuple[TermsRow, ...] = ()
    plans: tuple[PlanRow, ...] = ()
    segments: tuple[SegmentRow, ...] = ()
    leads: tuple[LeadRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()
    contracts: tuple[ContractRow, ...] = ()
    absences: tuple[AbsenceRow, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each file has, by its name without the ending."""
        return {name: len(getattr(self, name)) for name in self.__slots__}

    def first_month(self, zone: str) -> Month | None:
        """The month of the first fact in the `zone`, or the first one that has terms and people; None when nothing
        counts anywhere."""
        months = {_month_at(one.confirmed_at, zone) for one in self.leads if one.confirmed_at is not None}
        for met in self.meetings:
            months |= {_month_at(met.booked_at, zone), _month_at(met.starts_at, zone)}
        months |= {Month.of(one.signed_on) for one in self.contracts}
        if self.terms and self.staff:
            paid_from = min(one.valid_from for one in self.terms)
            months.add(max(paid_from, Month.of(min(one.hired_on for one in self.staff))))
        return min(months, default=None)


def _month_at(instant: datetime, zone: str) -> Month:
    return Month.of(local_day(instant, zone))
