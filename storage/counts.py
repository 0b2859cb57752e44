"""What was done, counted: by person for the norms, by department for the digest. Each is one grouped statement."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, func, select

from domain.funnel import MeetingState
from domain.money import Money
from domain.people import Role
from storage.tables import contract, lead, meeting
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Done:
    """How many of something before today in the month, and today."""

    before: int = 0
    today: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A month up to the end of one of its days, as instants and as days."""

    month_begins: datetime
    day_begins: datetime
    day_ends: datetime
    first: date
    day: date


@dataclass(frozen=True, slots=True)
class Tally:
    """What a department did in a span of days."""

    booked: int
    held: int
    no_shows: int
    contracts: int
    revenue: Money


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _by_person(
    person: ColumnElement[int], at: ColumnElement[Any], department_id: ColumnElement[int]
) -> Select[int, int, int]:
    today = at >= bindparam("day")
    return (
        select(person.label("staff_id"), _count(~today).label("before"), _count(today).label("today"))
        .where(department_id == bindparam("department_id"), at >= bindparam("month"), at < bindparam("end"))
        .group_by(person)
    )


# A meeting that a closer books to go on from another is nobody's booking: callers are counted, and paid, by the first.
_MEANT = (meeting.c.state != MeetingState.UNDONE) & meeting.c.follows_id.is_(None)
_BOOKED = _by_person(meeting.c.caller_id, meeting.c.booked_at, meeting.c.department_id).where(_MEANT)
_CONFIRMED = _by_person(lead.c.collector_id, lead.c.confirmed_at, lead.c.department_id)
_signed_today = contract.c.signed_on >= bindparam("day")
_IN_MONTH = (
    contract.c.department_id == bindparam("department_id"),
    contract.c.signed_on >= bindparam("first"),
    contract.c.signed_on <= bindparam("day"),
    contract.c.cancelled_at.is_(None),
)
_SIGNED = (
    select(
        contract.c.closer_id.label("staff_id"),
        _count(~_signed_today).label("before"),
        _count(_signed_today).label("today"),
    )
    .where(*_IN_MONTH)
    .group_by(contract.c.closer_id)
)
_HERE = meeting.c.department_id == bindparam("department_id")
_BOOKED_IN_ALL = select(
    func.count().label("month"), _count(meeting.c.booked_at >= bindparam("day")).label("day")
).where(_HERE, _MEANT, meeting.c.booked_at >= bindparam("month"), meeting.c.booked_at < bindparam("end"))
_MET = select(
    _count(meeting.c.state == MeetingState.HELD).label("held"),
    _count((meeting.c.state == MeetingState.HELD) & (meeting.c.starts_at >= bindparam("day"))).label("held_today"),
    _count(meeting.c.state == MeetingState.NO_SHOW).label("no_shows"),
    _count((meeting.c.state == MeetingState.NO_SHOW) & (meeting.c.starts_at >= bindparam("day"))).label(
        "no_shows_today"
    ),
).where(_HERE, meeting.c.starts_at >= bindparam("month"), meeting.c.starts_at < bindparam("end"))
_REVENUE = contract.c.amount.type
_SIGNED_IN_ALL = select(
    func.count().label("contracts"),
    func.sum(contract.c.amount, type_=_REVENUE).label("revenue"),
    _count(_signed_today).label("contracts_today"),
    func.sum(case((_signed_today, contract.c.amount)), type_=_REVENUE).label("revenue_today"),
).where(*_IN_MONTH)
_UNREPORTED = (
    select(func.count())
    .select_from(meeting)
    .where(_HERE, meeting.c.state == MeetingState.BOOKED, meeting.c.ends_at <= bindparam("now"))
)


_NORMS: dict[Role, Select[Any, Any, Any]] = {Role.CALLER: _BOOKED, Role.CLOSER: _SIGNED, Role.COLLECTOR: _CONFIRMED}
_DOERS = {Role.CALLER: meeting.c.caller_id, Role.CLOSER: contract.c.closer_id, Role.COLLECTOR: lead.c.collector_id}
_NORMS_OF_ONE = {role: query.where(_DOERS[role] == bindparam("of_staff")) for role, query in _NORMS.items()}


def done_by_people(tx: Tx, department_id: int, role: Role, span: Span, staff_id: int | None = None) -> dict[int, Done]:
    """What the norm of a role counts, by person: booked meetings, contracts, confirmed leads; of one, or of all."""
    values: dict[str, object] = {"department_id": department_id}
    if role is Role.CLOSER:
        values |= {"first": span.first, "day": span.day}
    else:
        values |= {"month": span.month_begins, "day": span.day_begins, "end": span.day_ends}
    if staff_id is None:
        rows = tx.all(_NORMS[role], values)
    else:
        rows = tx.all(_NORMS_OF_ONE[role], {**values, "of_staff": staff_id})
    return {row.staff_id: Done(int(row.before), int(row.today)) for row in rows}


def tallies(tx: Tx, department_id: int, span: Span) -> tuple[Tally, Tally]:
    """The day, and its month so far. Meetings count on the day they were booked for, bookings on their own."""
    instants = {
        "department_id": department_id,
        "month": span.month_begins,
        "day": span.day_begins,
        "end": span.day_ends,
    }
    booked, met = tx.first(_BOOKED_IN_ALL, instants), tx.first(_MET, instants)
    signed = tx.first(_SIGNED_IN_ALL, {"department_id": department_id, "first": span.first, "day": span.day})
    assert booked is not None
    assert met is not None
    assert signed is not None
    day = Tally(
        int(booked.day),
        int(met.held_today),
        int(met.no_shows_today),
        int(signed.contracts_today),
        signed.revenue_today or Money.zero(),
    )
    month = Tally(booked.month, int(met.held), int(met.no_shows), signed.contracts, signed.revenue or Money.zero())
    return day, month


def unreported(tx: Tx, department_id: int, now: datetime) -> int:
    """Meetings that are over and wait for their outcome."""
    return tx.scalar(_UNREPORTED, {"department_id": department_id, "now": now}) or 0
