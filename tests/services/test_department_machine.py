"""Whatever several people do with meetings, in any order and at the same moment on two replicas, the facts agree."""

import asyncio
import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from office import Office
from sqlalchemy import select

from domain.absences import AbsenceKind
from domain.deals import DealState
from domain.errors import DomainError
from domain.funnel import LeadState, MeetingState, Outcome
from domain.handovers import HandoverState
from domain.money import Money
from domain.people import Person, Role
from domain.slots import Slot, quarters
from services import absences, contracts, corrections, handovers, leaving, meetings, moves, outcomes
from services.contracts import Cancellation
from services.leads import LeadCard
from services.leaving import UNDECIDED
from services.meetings import Wish
from services.outcomes import OutcomeReport
from storage.database import Database
from storage.tables import absence, audit, closer_quarter, contract, deal, handover, lead, ledger, meeting, pay_terms
from stories.databases import Fresh

COMPANIES, MOST_CLOSERS = 5, 6
NOTHING_YET = 0
STEP_DAY = timedelta(days=1)

some = st.integers(0, 23)
"""Which one of those there are, whatever their number."""
ahead = st.integers(1, 3)
"""How many days from today."""
hours = st.sampled_from([10, 11, 12, 15])
any_outcome = st.sampled_from([*Outcome, Outcome.CONTRACT])


@dataclass
class Replicas:
    """The handles to one database: each deed goes through the next."""

    handles: Sequence[Database]
    turn: int = 0

    def next(self) -> Database:
        self.turn += 1
        return self.handles[self.turn % len(self.handles)]


class DepartmentMachine(RuleBasedStateMachine):
    """Rules are deeds of people; a deed that the house refuses says so in a sentence, and changes nothing."""

    url: str
    engine: str

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.Runner()
        self.presses = itertools.count(1)

    @initialize()
    def found(self) -> None:
        self.loop.run(self._found())

    async def _found(self) -> None:
        db = await Database.open(self.url)
        handles = [db, await Database.open(self.url)] if db.shared else [db]
        self.replicas = Replicas(handles)
        self.office = await Office.found(db)
        self.irina = await self.office.hires("Ирина", Role.DIRECTOR)
        self.callers = [await self.office.hires(name, Role.CALLER) for name in ("Анна", "Борис")]
        self.manager = await self.office.hires("Мария", Role.ACCOUNT_MANAGER)
        self.closers = [await self.office.hires(name, Role.CLOSER) for name in ("Виктор", "Галина")]
        self.companies = [await self.office.lead(f"Компания {n}", by=self.irina) for n in range(COMPANIES)]

    def teardown(self) -> None:
        if hasattr(self, "replicas"):
            for handle in self.replicas.handles:
                self.loop.run(handle.close())
        self.loop.close()

    # --- deeds

    @rule(which=some, closer=some, days=ahead, hour=hours, chosen=st.booleans())
    def book(self, which: int, closer: int, days: int, hour: int, chosen: bool) -> None:
        closer_id = self._closer(closer).id if chosen else None
        self._do(
            meetings.book, self._caller(which), Wish(self._company(which).lead_id, self._at(days, hour), closer_id)
        )

    @rule(which=some, days=ahead, hour=hours)
    def book_in_turn(self, which: int, days: int, hour: int) -> None:
        self._do(meetings.book, self._caller(which), Wish(self._free_company(which), self._at(days, hour), None))

    @rule(first=some, second=some, days=ahead, hour=hours)
    def two_book_at_once(self, first: int, second: int, days: int, hour: int) -> None:
        """Two callers want the same closer at the same time."""
        at, closer_id = self._at(days, hour), self._closer(first).id
        self._together(
            *(
                (meetings.book, caller, Wish(self._company(which).lead_id, at, closer_id))
                for caller, which in zip(self.callers, (first, second), strict=True)
            )
        )

    @rule(which=some, who=some, days=ahead, hour=hours, closer=some, chosen=st.booleans())
    def move(self, which: int, who: int, days: int, hour: int, closer: int, chosen: bool) -> None:
        meeting_id, closer_id = self._ahead(which), self._closer(closer).id if chosen else None
        self._do(moves.move, self._anybody(who), meeting_id, self._at(days, hour), closer_id, "попросили")

    @rule(which=some, who=some)
    def cancel(self, which: int, who: int) -> None:
        self._do(moves.cancel, self._anybody(who), self._ahead(which), "передумали")

    @rule(which=some, outcome=any_outcome, by_director=st.booleans(), presses=st.integers(1, 2))
    def report(self, which: int, outcome: Outcome, by_director: bool, presses: int) -> None:
        """Pressed once, or twice at the same moment: most often after the next meeting, else about any."""
        over = self._next_is_over()
        report = self._said(over or self._meeting(which), outcome)
        who = self.irina if by_director or not over else self._closer_of(report.meeting_id)
        self._together(*((outcomes.report, who, report) for _ in range(presses)))

    @rule(outcome=any_outcome)
    def book_and_report(self, outcome: Outcome) -> None:
        """The usual way of a meeting."""
        self.book_in_turn(0, 1, 10)
        self.report(0, outcome, True, 1)

    @rule(which=some, outcome=any_outcome, presses=st.integers(1, 2))
    def correct(self, which: int, outcome: Outcome, presses: int) -> None:
        """The director finds that an outcome was entered wrong."""
        found = [row.id for row in self._meetings() if row.outcome is not None]
        report = self._said(found[which % len(found)] if found else NOTHING_YET, outcome)
        self._together(*((corrections.correct, self.irina, report) for _ in range(presses)))

    @rule(which=some, booked=some, days=ahead, hour=hours)
    def dismiss_a_closer(self, which: int, booked: int, days: int, hour: int) -> None:
        """While somebody books with the one who leaves."""
        if len(self.closers) < 3:
            self.hire_a_closer()
            return
        self.book_in_turn(which, days, hour)
        leaver = self._closer_of(self._ahead(which))
        plan = self.loop.run(self.office.db.read(leaving.plan, self.irina, leaver.id, UNDECIDED, self.office.now))
        wish = Wish(self._company(booked).lead_id, self._at(days, hour), leaver.id)
        self._together(
            (leaving.dismiss, self.irina, leaver.id, plan.decided, "больше не работает"),
            (meetings.book, self._caller(booked), wish),
        )
        if self.loop.run(self.office.known(leaver)) is None:
            self.closers.remove(leaver)

    @rule()
    def hire_a_closer(self) -> None:
        if len(self.closers) < MOST_CLOSERS:
            self.closers.append(self.loop.run(self.office.hires("Новичок", Role.CLOSER)))

    @rule(which=some, days=ahead, passes=st.booleans())
    def be_away(self, which: int, days: int, passes: bool) -> None:
        day, closer = self._today() + timedelta(days=days), self._closer(which)
        entered = self._do(absences.enter, self.irina, closer.id, AbsenceKind.SICK, day, day)
        if entered is not None and passes:
            absence_id = entered.absence.absence_id
            seen = (self.irina, absence_id, UNDECIDED, self.office.now)
            plan = self.loop.run(self.office.db.read(leaving.stand_ins, *seen))
            self._do(leaving.pass_on, self.irina, absence_id, plan.decided, "болеет")

    @rule(which=some)
    def be_back(self, which: int) -> None:
        found = self._rows(select(absence).where(absence.c.department_id == self.office.department.id))
        self._do(absences.cancel, self.irina, found[which % len(found)].id if found else NOTHING_YET)

    @rule(which=some)
    def accept_a_client(self, which: int) -> None:
        found = self._rows(select(handover).where(handover.c.department_id == self.office.department.id))
        self._do(handovers.accept, self.manager, found[which % len(found)].id if found else NOTHING_YET)

    @rule(which=some)
    def cancel_a_contract(self, which: int) -> None:
        found = self._rows(select(contract).where(contract.c.department_id == self.office.department.id))
        contract_id = found[which % len(found)].id if found else NOTHING_YET
        self._do(contracts.cancel, self.irina, Cancellation(contract_id, "расторгли", "позвонить"))

    @rule(span=st.sampled_from([1, 24]))
    def time_passes(self, span: int) -> None:
        self.office.now += timedelta(hours=span)

    # --- what holds after each

    @invariant()
    def no_closer_is_in_two_places(self) -> None:
        taken: dict[int, list[tuple[Any, Any]]] = {}
        for row in self._meetings():
            if row.state in (MeetingState.BOOKED, MeetingState.HELD):
                taken.setdefault(row.closer_id, []).append((row.starts_at, row.ends_at))
        for spans in taken.values():
            spans.sort()
            for (_, ends), (starts, _) in itertools.pairwise(spans):
                assert ends <= starts, "two meetings of one closer overlap"

    @invariant()
    def time_is_kept_by_the_one_who_holds_the_meeting(self) -> None:
        kept = {(row.meeting_id, row.closer_id, row.quarter) for row in self._rows(select(closer_quarter))}
        for row in self._meetings():
            mine = {one for one in kept if one[0] == row.id}
            assert {closer for _, closer, _ in mine} <= {row.closer_id}
            if row.state in (MeetingState.BOOKED, MeetingState.HELD):
                own = quarters(Slot(row.starts_at, row.ends_at), 0)
                assert {quarter for _, _, quarter in mine} >= set(own)
            else:
                assert not mine, "what does not take place takes no time"

    @invariant()
    def a_meeting_has_one_outcome(self) -> None:
        reported = Counter(
            row.object_id
            for row in self._rows(
                select(audit).where(audit.c.action == "reported", audit.c.department_id == self.office.department.id)
            )
        )
        for row in self._meetings():
            assert (row.outcome is not None) == (reported[row.id] == 1), (row.state, reported[row.id])
            if row.outcome is not None:
                assert row.state == Outcome(row.outcome).meeting_state
            else:
                assert row.state in (MeetingState.BOOKED, MeetingState.CANCELLED)

    @invariant()
    def companies_stand_where_their_meetings_do(self) -> None:
        booked = {row.lead_id for row in self._meetings() if row.state == MeetingState.BOOKED}
        for row in self._rows(select(lead).where(lead.c.department_id == self.office.department.id)):
            assert (row.state == LeadState.MEETING) == (row.id in booked), row.state
            assert row.queue is None or row.id not in booked

    @invariant()
    def nobody_who_left_has_a_meeting_ahead(self) -> None:
        at_work = {closer.id for closer in self.closers} if hasattr(self, "closers") else set()
        for row in self._meetings():
            if row.state == MeetingState.BOOKED and row.starts_at > self.office.now:
                assert row.closer_id in at_work

    @invariant()
    def a_contract_is_handed_over_once(self) -> None:
        if not hasattr(self, "office"):
            return
        mine = self.office.department.id
        offered = Counter(
            row.contract_id
            for row in self._rows(select(handover).where(handover.c.department_id == mine))
            if row.state != HandoverState.WITHDRAWN
        )
        won = Counter(
            row.id for row in self._rows(select(deal).where(deal.c.department_id == mine)) if row.state == DealState.WON
        )
        for row in self._rows(select(contract).where(contract.c.department_id == mine)):
            stands = int(row.cancelled_at is None)
            assert offered[row.id] == stands
            assert won[row.deal_id] == stands

    @invariant()
    def pay_is_what_the_facts_come_to(self) -> None:
        """Per person: what a held meeting pays its caller, and the percent of each contract that stands."""
        if not hasattr(self, "office"):
            return
        mine = self.office.department.id
        terms = {row.role: row for row in self._rows(select(pay_terms).where(pay_terms.c.department_id == mine))}
        due: Counter[int] = Counter()
        for row in self._meetings():
            if row.state == MeetingState.HELD and row.follows_id is None:
                due[row.caller_id] += terms[Role.CALLER].per_meeting.kopecks
        for row in self._rows(select(contract).where(contract.c.department_id == mine)):
            if row.cancelled_at is None:
                due[row.closer_id] += row.amount.kopecks * terms[Role.CLOSER].percent_bp // 10_000
        entered: Counter[int] = Counter()
        for row in self._rows(select(ledger).where(ledger.c.department_id == mine)):
            entered[row.staff_id] += row.amount.kopecks
        assert +entered == +due
        assert not -entered, "nobody owes"

    # --- how

    def _do(self, use_case: Callable[..., Any], who: Person, *what: Any) -> Any:
        (answer,) = self._together((use_case, who, *what))
        return answer

    def _together(self, *deeds: tuple[Any, ...]) -> list[Any]:
        """At the same moment, each once; the answers, None for what was refused."""
        now = self.office.now

        async def all_of_them() -> list[Any]:
            return await asyncio.gather(
                *(
                    self.replicas.next().write(*deed, now, receipt=f"{self.office.department.id}:{next(self.presses)}")
                    for deed in deeds
                ),
                return_exceptions=True,
            )

        answers = []
        for answer in self.loop.run(all_of_them()):
            if isinstance(answer, BaseException) and not isinstance(answer, DomainError):
                raise answer
            answers.append(None if isinstance(answer, DomainError) else answer)
        return answers

    def _rows(self, query: Any) -> Sequence[Any]:
        if not hasattr(self, "office"):
            return ()
        rows: Sequence[Any] = self.loop.run(self.office.db.read(lambda tx: tx.all(query)))
        return rows

    def _meetings(self) -> Sequence[Any]:
        if not hasattr(self, "office"):
            return ()
        mine = self.office.department.id
        return self._rows(select(meeting).where(meeting.c.department_id == mine).order_by(meeting.c.id))

    def _said(self, meeting_id: int, outcome: Outcome) -> OutcomeReport:
        goes_on = outcome.lead_state is LeadState.DEAL
        return OutcomeReport(
            meeting_id,
            outcome,
            reason="так вышло",
            amount=Money.rub(100_000) if outcome is Outcome.CONTRACT else None,
            next_step="позвонить" if goes_on else "",
            next_step_on=self._today() + STEP_DAY if goes_on else None,
        )

    def _meeting(self, which: int) -> int:
        found = self._meetings()
        return found[-1 - which % len(found)].id if found else NOTHING_YET

    def _ahead(self, which: int) -> int:
        """One that may be moved, while there is one."""
        found = [row.id for row in self._meetings() if row.state == MeetingState.BOOKED]
        return found[which % len(found)] if found and which % 4 else self._meeting(which)

    def _next_is_over(self) -> int:
        """The clock goes on to the end of the next meeting that is to be reported."""
        found = [(row.ends_at, row.id) for row in self._meetings() if row.state == MeetingState.BOOKED]
        if not found:
            self.book_in_turn(0, 1, 10)
            return NOTHING_YET
        ends_at, meeting_id = min(found)
        self.office.now = max(self.office.now, ends_at)
        return meeting_id

    def _closer_of(self, meeting_id: int) -> Person:
        closers = {closer.id: closer for closer in self.closers}
        theirs = next((row.closer_id for row in self._meetings() if row.id == meeting_id), NOTHING_YET)
        return closers.get(theirs, self.closers[0])

    def _anybody(self, which: int) -> Person:
        everybody = [self.irina, *self.callers, *self.closers, self.manager]
        return everybody[which % len(everybody)] if which % 3 else self.irina

    def _closer(self, which: int) -> Person:
        return self.closers[which % len(self.closers)]

    def _caller(self, which: int) -> Person:
        return self.callers[which % len(self.callers)]

    def _company(self, which: int) -> LeadCard:
        return self.companies[which % len(self.companies)]

    def _free_company(self, which: int) -> int:
        """One that may be booked, while there is one."""
        mine = [company.lead_id for company in self.companies]
        free = [row.id for row in self._rows(select(lead).where(lead.c.id.in_(mine))) if LeadState(row.state).bookable]
        return free[which % len(free)] if free else mine[0]

    def _today(self) -> Any:
        return self.office.department.today(self.office.now)

    def _at(self, days: int, hour: int) -> Any:
        return self.office.at(f"{self._today() + timedelta(days=days)} {hour:02}:00")


@pytest.mark.parametrize(("engine", "examples"), [("sqlite", 20), ("postgres", 8)])
def test_facts_agree_whatever_people_do(engine: str, examples: int, request: pytest.FixtureRequest) -> None:
    fresh: Fresh = request.getfixturevalue(f"fresh_{engine}")

    class Machine(DepartmentMachine):
        url = fresh()

    chosen = settings(
        deadline=None,
        max_examples=examples,
        stateful_step_count=40,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Machine, settings=chosen)
