"""Whatever the department does, in whatever order and at the same moment, its books and its diary hold."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import Office
from sqlalchemy import select

from domain.errors import DomainError
from domain.funnel import LeadState, MeetingState, Outcome
from domain.ledger import FactKind
from domain.money import Money
from domain.people import Person, Role
from domain.slots import Slot
from domain.workdays import Month
from services import books, meetings, outcomes, statements
from services.leads import LeadCard
from services.meetings import Wish
from services.outcomes import OutcomeReport
from storage.database import Database
from storage.tables import closer_quarter, contract, lead, ledger, meeting, statement
from stories.databases import Fresh

LEADS, CALLERS, CLOSERS = 4, 2, 2
FIRST_DAY = "2026-11-30 09:00"
_TEN = time(10)


@dataclass(frozen=True)
class Book:
    """A caller books a company with a closer, so many hours from the morning on."""

    caller: int
    lead: int
    closer: int | None
    hour: int


@dataclass(frozen=True)
class Report:
    """Somebody reports the meeting that was booked so many bookings ago."""

    meeting: int
    outcome: Outcome
    by_director: bool
    kopecks: int


@dataclass(frozen=True)
class Close:
    """The month is closed."""


deeds = st.one_of(
    st.builds(
        Book,
        caller=st.integers(0, CALLERS - 1),
        lead=st.integers(0, LEADS - 1),
        closer=st.one_of(st.none(), st.integers(0, CLOSERS - 1)),
        hour=st.integers(0, 9),
    ),
    st.builds(
        Report,
        meeting=st.integers(0, 3),
        outcome=st.sampled_from(Outcome),
        by_director=st.booleans(),
        kopecks=st.integers(1, 10**9),
    ),
    st.builds(Close),
)
# What stands in one group happens at the same moment; between groups hours pass.
days = st.lists(st.tuples(st.integers(1, 20), st.lists(deeds, min_size=1, max_size=6)), min_size=1, max_size=8)


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_books_and_diary_hold(engine: str, request: pytest.FixtureRequest) -> None:
    fresh: Fresh = request.getfixturevalue(f"fresh_{engine}")
    url = fresh()

    @settings(deadline=None, max_examples=25 if engine == "sqlite" else 12, database=None)
    @given(groups=days)
    def whatever_happens(groups: list[tuple[int, list[Any]]]) -> None:
        asyncio.run(_live(url, groups))

    whatever_happens()


async def _live(url: str, groups: Sequence[tuple[int, Sequence[Any]]]) -> None:
    async with await Database.open(url) as db:
        office = await Office.found(db, at=FIRST_DAY)
        irina = await office.hires("Ирина", Role.DIRECTOR)
        callers = [await office.hires(f"Звонящий {n}", Role.CALLER) for n in range(CALLERS)]
        closers = [await office.hires(f"Встречающий {n}", Role.CLOSER) for n in range(CLOSERS)]
        companies = [await office.lead(f"Компания {n}", by=irina) for n in range(LEADS)]
        for hours, group in groups:
            made = await _meetings(office)
            happening = (_do(office, deed, irina, callers, closers, companies, made) for deed in group)
            for result in await asyncio.gather(*happening, return_exceptions=True):
                assert result is None or isinstance(result, DomainError), repr(result)
            office.now += timedelta(hours=hours)
        await _nobody_is_in_two_places(office)
        await _companies_stand_where_their_meetings_left_them(office)
        await _the_ledger_is_what_the_facts_come_to(office)
        await _statements_are_the_ledger_of_closed_months(office)


async def _do(
    office: Office,
    deed: Any,
    irina: Person,
    callers: Sequence[Person],
    closers: Sequence[Person],
    companies: Sequence[LeadCard],
    made: Sequence[Any],
) -> None:
    match deed:
        case Book(caller, company, closer, hour):
            starts_at = office.department.at(office.now.date(), _TEN) + timedelta(hours=hour)
            wish = Wish(companies[company].lead_id, starts_at, None if closer is None else closers[closer].id)
            await office.db.write(meetings.book, callers[caller], wish, office.now)
        case Report(number, outcome, by_director, kopecks) if number < len(made):
            row = made[-1 - number]
            who = irina if by_director else next(one for one in closers if one.id == row.closer_id)
            report = OutcomeReport(row.id, outcome, amount=Money(kopecks))
            await office.db.write(outcomes.report, who, report, office.now)
        case Close():
            await office.db.write(statements.close_month, office.department, office.now, office.now)


async def _nobody_is_in_two_places(office: Office) -> None:
    travel = office.department.schedule.travel_minutes
    taken: dict[int, list[Slot]] = {}
    kept = [row for row in await _meetings(office) if row.state in (MeetingState.BOOKED, MeetingState.HELD)]
    for row in kept:
        slot = Slot(row.starts_at, row.ends_at)
        assert not any(slot.collides(other, travel) for other in taken.setdefault(row.closer_id, []))
        taken[row.closer_id].append(slot)
    with_time = {row.meeting_id for row in await _rows(office, select(closer_quarter.c.meeting_id))}
    assert {row.id for row in kept} == with_time & {row.id for row in await _meetings(office)}


async def _companies_stand_where_their_meetings_left_them(office: Office) -> None:
    last = {row.lead_id: row for row in await _meetings(office)}
    for row in await _rows(office, select(lead).where(lead.c.department_id == office.department.id)):
        met = last.get(row.id)
        if met is None:
            assert row.state == LeadState.NEW
        elif met.state == MeetingState.BOOKED:
            assert row.state == LeadState.MEETING
        else:
            assert row.state == Outcome(met.outcome).lead_state


async def _the_ledger_is_what_the_facts_come_to(office: Office) -> None:
    held = [row for row in await _meetings(office) if row.state == MeetingState.HELD]
    signed = await _rows(office, select(contract).where(contract.c.department_id == office.department.id))
    expected = [(row.caller_id, "meeting", row.id, Money.rub(2000)) for row in held]
    expected += [(row.closer_id, "contract", row.id, row.amount.percent(500)) for row in signed]
    assert await office.db.read(books.differences, office.department) == []
    rows = [row for row in await _ledger(office) if row.fact_kind != FactKind.MONTH]
    found = [(row.staff_id, row.fact_kind, row.fact_id, row.amount) for row in rows]
    assert sorted(found) == sorted(one for one in expected if one[3])
    assert len(signed) == sum(row.outcome == Outcome.CONTRACT for row in held)
    assert all(row.month >= Month.of(row.fact_date) for row in rows)


async def _statements_are_the_ledger_of_closed_months(office: Office) -> None:
    rows = await _ledger(office)
    frozen = await _rows(office, select(statement).where(statement.c.department_id == office.department.id))
    for one in frozen:
        listed = [row for row in rows if (row.staff_id, row.month) == (one.staff_id, one.month)]
        assert one.total == Money.sum(row.amount for row in listed)
    closed = {one.month for one in frozen}
    people = {(one.staff_id, one.month) for one in frozen}
    assert {(row.staff_id, row.month) for row in rows if row.month in closed} <= people


async def _meetings(office: Office) -> Sequence[Any]:
    query = select(meeting).where(meeting.c.department_id == office.department.id).order_by(meeting.c.id)
    return await _rows(office, query)


async def _ledger(office: Office) -> Sequence[Any]:
    return await _rows(office, select(ledger).where(ledger.c.department_id == office.department.id))


async def _rows(office: Office, query: Any) -> Sequence[Any]:
    rows: Sequence[Any] = await office.db.read(lambda tx: tx.all(query))
    return rows
