"""Leads, meetings and contracts as pay sees them: what pays whom, from when, and until when.

A fact may be undone and come true again (an outcome is corrected twice): each time it stands is a fact of its own.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.funnel import MeetingState
from domain.ledger import Fact, FactKind
from domain.money import Money
from domain.pay import PaidOn
from domain.people import Role
from domain.terms import TermsBook
from domain.workdays import Month

DayOf = Callable[[datetime], date]
"""The department's local day of an instant."""

_BOOKING_STANDS = frozenset({MeetingState.BOOKED, MeetingState.HELD, MeetingState.NO_SHOW})
"""Where booking pays, a no-show stays paid; what was called off, put off or is not our client does not."""


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting with all that became of it: `became` are its states in order, each with the instant it was told."""

    meeting_id: int
    caller_id: int
    booked_at: datetime
    starts_at: datetime
    became: tuple[tuple[datetime, MeetingState], ...]
    is_callers: bool = True
    """Whether a caller booked it; the next meeting, which the closer books, pays nobody."""


@dataclass(frozen=True, slots=True)
class ContractRecord:
    """A contract; the percent is the closer's who owned the deal when it was signed."""

    contract_id: int
    closer_id: int
    amount: Money
    signed_on: date
    entered_at: datetime
    cancelled_at: datetime | None


@dataclass(frozen=True, slots=True)
class LeadRecord:
    """A confirmed lead, whom it pays, and its segment's rate where it has one."""

    lead_id: int
    collector_id: int
    confirmed_at: datetime
    rate: Money | None


def meeting_facts(meeting: MeetingRecord, book: TermsBook, day_of: DayOf) -> list[Fact]:
    """What a meeting pays its caller for: its booking, where that month's terms pay bookings, else that it was held.

    A meeting that was booked under terms that pay what is held is paid when it is held, whatever the terms are by
    then: it is paid once, and not forgotten when the terms change between.
    """
    if not meeting.is_callers:
        return []
    booked_on = day_of(meeting.booked_at)
    version = book.of(meeting.caller_id, Role.CALLER, Month.of(booked_on))
    if version is not None and version.terms.paid_on is PaidOn.BOOKED:
        told = [(meeting.booked_at, True), *((at, state in _BOOKING_STANDS) for at, state in meeting.became)]
        return _facts(meeting, booked_on, told)
    return held_facts(meeting, day_of)


def held_facts(meeting: MeetingRecord, day_of: DayOf) -> list[Fact]:
    """When a meeting counts as held, on its own day: what the department's plan counts."""
    told = [(at, state is MeetingState.HELD) for at, state in meeting.became]
    return _facts(meeting, day_of(meeting.starts_at), told)


def _facts(meeting: MeetingRecord, on: date, told: Iterable[tuple[datetime, bool]]) -> list[Fact]:
    return [
        Fact(
            kind=FactKind.MEETING,
            fact_id=meeting.meeting_id,
            staff_id=meeting.caller_id,
            on=on,
            order=meeting.starts_at,
            entered_at=since,
            undone_at=until,
        )
        for since, until in _standing(told)
    ]


def _standing(told: Iterable[tuple[datetime, bool]]) -> list[tuple[datetime, datetime | None]]:
    """The spans in which something stood.

    >>> from datetime import UTC
    >>> noon, later = (datetime(2026, 11, 24, hour, tzinfo=UTC) for hour in (12, 15))
    >>> [until for _, until in _standing([(noon, True), (noon, True), (later, False)])] == [later]
    True
    """
    spans: list[tuple[datetime, datetime | None]] = []
    since: datetime | None = None
    for at, stands in told:
        if stands and since is None:
            since = at
        elif not stands and since is not None:
            spans.append((since, at))
            since = None
    return [*spans, (since, None)] if since is not None else spans


def contract_fact(contract: ContractRecord, midnight_of: Callable[[date], datetime]) -> Fact:
    """What a contract pays its closer for; ordered by the signing date, then by entry."""
    return Fact(
        kind=FactKind.CONTRACT,
        fact_id=contract.contract_id,
        staff_id=contract.closer_id,
        on=contract.signed_on,
        order=midnight_of(contract.signed_on),
        entered_at=contract.entered_at,
        undone_at=contract.cancelled_at,
        amount=contract.amount,
    )


def lead_fact(lead: LeadRecord, day_of: DayOf) -> Fact:
    """What a confirmed lead pays its collector for, on the day of the call."""
    return Fact(
        kind=FactKind.LEAD,
        fact_id=lead.lead_id,
        staff_id=lead.collector_id,
        on=day_of(lead.confirmed_at),
        order=lead.confirmed_at,
        entered_at=lead.confirmed_at,
        rate=lead.rate,
    )


def became(
    first: tuple[datetime, MeetingState] | None, later: Sequence[tuple[datetime, MeetingState, MeetingState]]
) -> tuple[tuple[datetime, MeetingState], ...]:
    """The states of a meeting in order, from how it stands now and its corrections (instant, before, after)."""
    if first is None:
        return ()
    at, now = first
    if not later:
        return ((at, now),)
    return ((at, later[0][1]), *((instant, after) for instant, _, after in later))
