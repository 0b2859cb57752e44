"""Whatever callers press, in whatever order and at the same moment on two replicas: a lead is in one pair of hands."""

import asyncio
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import Office
from sqlalchemy import select

from domain.calling import LEASE, CallResult, Queue
from domain.errors import DomainError
from domain.funnel import LeadState
from domain.people import Person, Role
from services import calls, meetings
from services.calls import CallEntry
from services.leads import LeadCard
from services.meetings import Wish
from storage.database import Database
from storage.leads import FREE
from storage.tables import call, lead, meeting
from stories.databases import Fresh

CALLERS, LEADS = 3, 4
RESULTS = tuple(result for result in CallResult if result is not CallResult.MEETING)


@dataclass(frozen=True)
class Next:
    """The next lead, please."""

    caller: int


@dataclass(frozen=True)
class Take:
    """This very lead, please."""

    caller: int
    lead: int


@dataclass(frozen=True)
class LetGo:
    """Somebody else may call this one."""

    caller: int
    lead: int


@dataclass(frozen=True)
class Log:
    """How the call went, pressed once or twice."""

    caller: int
    lead: int
    result: CallResult
    presses: int


@dataclass(frozen=True)
class Book:
    """The call ended in a meeting."""

    caller: int
    lead: int
    hour: int


@dataclass(frozen=True)
class Undo:
    """That was a slip of the finger."""

    caller: int


_callers, _leads = st.integers(0, CALLERS - 1), st.integers(0, LEADS - 1)
deeds = st.one_of(
    st.builds(Next, _callers),
    st.builds(Next, _callers),
    st.builds(Take, _callers, _leads),
    st.builds(LetGo, _callers, _leads),
    st.builds(Log, _callers, _leads, st.sampled_from(RESULTS), st.integers(1, 2)),
    st.builds(Book, _callers, _leads, st.integers(10, 16)),
    st.builds(Undo, _callers),
)
# What stands in one group happens at the same moment; between groups minutes pass, or the hour of the lease.
days = st.lists(
    st.tuples(st.sampled_from([0, 1, 31, 61, 200]), st.lists(deeds, min_size=1, max_size=6)), min_size=1, max_size=8
)


@dataclass
class Shift:
    """A department at work on two replicas (SQLite has one), and what each successful press said."""

    office: Office
    replicas: Sequence[Database]
    callers: Sequence[Person]
    companies: Sequence[LeadCard]
    logged: list[int] = field(default_factory=list)
    pressed: int = 0
    presses: Iterator[int] = field(default_factory=itertools.count)

    async def write(self, *use_case: Any, receipt: str | None = None) -> Any:
        self.pressed += 1
        return await self.replicas[self.pressed % len(self.replicas)].write(*use_case, receipt=receipt)

    async def rows(self, query: Any) -> Sequence[Any]:
        rows: Sequence[Any] = await self.office.db.read(lambda tx: tx.all(query))
        return rows


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_no_lead_is_ever_with_two_callers(engine: str, request: pytest.FixtureRequest) -> None:
    fresh: Fresh = request.getfixturevalue(f"fresh_{engine}")
    url = fresh()

    @settings(deadline=None, max_examples=40 if engine == "sqlite" else 20, database=None)
    @given(groups=days)
    def whatever_is_pressed(groups: list[tuple[int, list[Any]]]) -> None:
        asyncio.run(_live(url, groups))

    whatever_is_pressed()


async def _live(url: str, groups: Sequence[tuple[int, Sequence[Any]]]) -> None:
    async with await Database.open(url) as db, await Database.open(url) as replica:
        office = await Office.found(db)
        irina = await office.hires("Ирина", Role.DIRECTOR)
        await office.hires("Виктор", Role.CLOSER)
        callers = [await office.hires(f"Звонящий {n}", Role.CALLER) for n in range(CALLERS)]
        companies = [await office.lead(f"Компания {n}", by=irina) for n in range(LEADS)]
        shift = Shift(office, (db, replica) if db.shared else (db,), callers, companies)
        for minutes, group in groups:
            for result in await asyncio.gather(*(_do(shift, deed) for deed in group), return_exceptions=True):
                assert result is None or isinstance(result, DomainError), repr(result)
            await _leads_are_where_they_may_be(shift)
            office.now += timedelta(minutes=minutes)
        await _each_result_is_logged_once(shift)
        await _meetings_are_those_of_calls(shift)


async def _do(shift: Shift, deed: Any) -> None:
    office = shift.office
    who = shift.callers[deed.caller]
    match deed:
        case Next():
            card = await shift.write(calls.next_lead, who, office.now)
            assert card is None or office.now < card.held_until <= office.now + LEASE
        case Take(_, number):
            card = await shift.write(calls.take, who, shift.companies[number].lead_id, office.now)
            assert card.lead_id == shift.companies[number].lead_id
        case LetGo(_, number):
            await shift.write(calls.let_go, who, shift.companies[number].lead_id, office.now)
        case Log(_, number, result, presses):
            promised = office.now + timedelta(hours=2) if result is CallResult.CALL_BACK else None
            entry = CallEntry(shift.companies[number].lead_id, result, callback_at=promised)
            receipt = f"log:{office.department.id}:{next(shift.presses)}"
            answers = await asyncio.gather(
                *(shift.write(calls.log, who, entry, office.now, receipt=receipt) for _ in range(presses)),
                return_exceptions=True,
            )
            # The first press may come before the lead is in these hands, and the second after it.
            refused = [answer for answer in answers if isinstance(answer, BaseException)]
            done = {answer.call_id for answer in answers if not isinstance(answer, BaseException)}
            assert len(done) <= 1
            shift.logged += done
            if refused:
                raise refused[0]
        case Book(_, number, hour):
            starts_at = office.at("2026-11-25 00:00") + timedelta(hours=hour)
            wish = Wish(shift.companies[number].lead_id, starts_at, None)
            await shift.write(meetings.book, who, wish, office.now)
        case Undo():
            mine = await office.db.read(calls.to_undo, who, office.now)
            if mine is not None:
                await shift.write(calls.undo, who, mine.call_id, office.now)


async def _leads_are_where_they_may_be(shift: Shift) -> None:
    rows = await shift.rows(select(lead).where(lead.c.department_id == shift.office.department.id))
    held = [row.holder_id for row in rows if row.holder_id is not None]
    assert len(held) == len(set(held)), "a caller has one lead in hand"
    for row in rows:
        assert (row.holder_id is None) == (row.held_until is None)
        if row.holder_id is not None or row.queue is not None:
            assert LeadState(row.state) in FREE, "only callers' business waits or is in hand"
        assert (row.queue is None) == (row.due_at is None)
        assert (row.callback_of is not None) == (row.queue == Queue.CALLBACK)


async def _each_result_is_logged_once(shift: Shift) -> None:
    rows = await shift.rows(select(call).where(call.c.department_id == shift.office.department.id))
    logged = [row.id for row in rows if row.result != CallResult.MEETING]
    assert sorted(logged) == sorted(shift.logged)
    assert len(set(shift.logged)) == len(shift.logged)


async def _meetings_are_those_of_calls(shift: Shift) -> None:
    met = await shift.rows(select(meeting).where(meeting.c.department_id == shift.office.department.id))
    told = await shift.rows(
        select(call).where(call.c.department_id == shift.office.department.id, call.c.meeting_id.is_not(None))
    )
    assert {(row.id, row.state == "undone") for row in met} == {
        (row.meeting_id, row.undone_at is not None) for row in told
    }


async def test_everybody_presses_next_at_the_same_moment(url: str) -> None:
    """Ten callers of two replicas and seven leads: seven get one each, three hear that there is none."""
    async with await Database.open(url) as db, await Database.open(url) as replica:
        office = await Office.found(db)
        irina = await office.hires("Ирина", Role.DIRECTOR)
        callers = [await office.hires(f"Звонящий {n}", Role.CALLER) for n in range(10)]
        for number in range(7):
            await office.lead(f"Компания {number}", by=irina)
        replicas = (db, replica) if db.shared else (db,)
        cards = await asyncio.gather(
            *(
                replicas[number % len(replicas)].write(calls.next_lead, caller, office.now)
                for number, caller in enumerate(callers)
            )
        )
        companies = [card.company for card in cards if card is not None]
        assert sorted(companies) == [f"Компания {number}" for number in range(7)]


async def test_one_caller_presses_next_many_times_at_once(url: str) -> None:
    async with await Database.open(url) as db, await Database.open(url) as replica:
        office = await Office.found(db)
        irina = await office.hires("Ирина", Role.DIRECTOR)
        anna = await office.hires("Анна", Role.CALLER)
        for number in range(5):
            await office.lead(f"Компания {number}", by=irina)
        replicas = (db, replica) if db.shared else (db,)
        cards = await asyncio.gather(
            *(replicas[number % len(replicas)].write(calls.next_lead, anna, office.now) for number in range(8))
        )
        assert len({card.lead_id for card in cards if card is not None}) == 1
        assert None not in cards
