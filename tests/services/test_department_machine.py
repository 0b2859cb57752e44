"""Whatever several people do with meetings, in any order and at the same moment on two replicas, the facts agree."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test
from living_department import LivingDepartment
from sqlalchemy import select

from domain.absences import AbsenceKind
from domain.deals import NewContract
from domain.funnel import LeadState, MeetingState, Outcome
from domain.money import Money
from domain.people import Person, Role
from services import (
    absences,
    call_ahead,
    chasing,
    contracts,
    corrections,
    deals,
    handovers,
    leaving,
    meetings,
    moves,
    next_meetings,
    objections,
    outcomes,
)
from services.contracts import Cancellation, Signing
from services.leads import LeadCard
from services.leaving import UNDECIDED
from services.meetings import Wish
from services.next_meetings import NextMeeting
from services.objections import Decision
from services.outcomes import OutcomeReport
from storage.tables import absence, contract, deal, handover, lead
from stories.databases import Fresh

MOST_CLOSERS = 6
NOTHING_YET = 0
STEP_DAY = timedelta(days=1)

some = st.integers(0, 23)
"""Which one of those there are, whatever their number."""
ahead = st.integers(1, 3)
"""How many days from today."""
hours = st.sampled_from([10, 11, 12, 15])
any_outcome = st.sampled_from([*Outcome, Outcome.CONTRACT])


class DepartmentMachine(LivingDepartment):
    """Rules are deeds of people."""

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

    @rule(which=some, other=some, days=ahead, hour=hours)
    def all_want_something_of_one_meeting(self, which: int, other: int, days: int, hour: int) -> None:
        """It is moved, called off, confirmed, and its new time is booked with somebody else, all at once."""
        meeting_id, at = self._ahead(which), self._at(days, hour)
        closer = self._closer_of(meeting_id)
        asked_of = next((int(row.starts_at.timestamp()) for row in self._meetings() if row.id == meeting_id), 0)
        self._together(
            (moves.move, self.irina, meeting_id, at, closer.id, "попросили"),
            (moves.move, closer, meeting_id, self._at(days, 15), None, "не успеваю"),
            (call_ahead.confirm, self._caller(which), meeting_id, asked_of),
            (meetings.book, self._caller(other), Wish(self._free_company(other), at, closer.id)),
            *([(moves.cancel, closer, meeting_id, "передумали")] if which % 2 else []),
        )

    @rule(outcomes_told=st.lists(any_outcome, min_size=2, max_size=3))
    def all_tell_of_one_meeting(self, outcomes_told: list[Outcome]) -> None:
        """Each says something else, at the same moment; then the director corrects it twice at once."""
        over = self._next_is_over()
        reports = [self._said(over, outcome) for outcome in outcomes_told]
        closer = self._closer_of(over)
        self._together(
            *((outcomes.report, closer if n else self.irina, report) for n, report in enumerate(reports)),
            (chasing.still_on, closer, over),
        )
        self._together(*((corrections.correct, self.irina, report) for report in reports))

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

    @rule(which=some, times=st.integers(1, 3))
    def nobody_comes(self, which: int, times: int) -> None:
        """Booked again twice; who does not come a third time is left alone for a while."""
        company = self._free_company(which)
        for _ in range(times):
            wish = Wish(company, self._at(1, 12), None)
            booked = self._do(meetings.book, self._caller(which), wish)
            if booked is None:
                return
            self.office.now = max(self.office.now, booked.ends_at)
            absent = self._do(outcomes.report, self.irina, self._said(booked.meeting_id, Outcome.NO_SHOW))
            assert absent is not None
            theirs = [row for row in self._meetings() if row.lead_id == company]
            met = max((row.starts_at for row in theirs if row.state == MeetingState.HELD), default=None)
            missed = sum(row.state == MeetingState.NO_SHOW and (met is None or row.starts_at > met) for row in theirs)
            assert (absent.state is LeadState.REFUSED) == (missed % 3 == 0), missed
            if absent.state is LeadState.REFUSED:
                return

    @rule(which=some, days=ahead, hour=hours, presses=st.integers(1, 2))
    def meet_again(self, which: int, days: int, hour: int, presses: int) -> None:
        """The closer of a held meeting books the next one."""
        self.book_and_report(Outcome.ANOTHER_MEETING)
        held = [row.id for row in self._meetings() if row.state == MeetingState.HELD]
        wish = NextMeeting(held[-1 - which % 2 % len(held)] if held else NOTHING_YET, self._at(days, hour))
        who = self._closer_of(wish.meeting_id)
        self._together(*((next_meetings.book, who, wish) for _ in range(presses)))

    @rule(which=some, upheld=st.booleans(), presses=st.integers(1, 2))
    def object(self, which: int, upheld: bool, presses: int) -> None:
        """The caller says that it was a client of ours, and the director decides, perhaps twice at once."""
        self.book_and_report(Outcome.NOT_OURS)
        found = [row for row in self._meetings() if row.outcome == Outcome.NOT_OURS]
        meeting_id = found[-1 - which % len(found)].id if found else NOTHING_YET
        for caller in self.callers:
            self._do(objections.make, caller, meeting_id, "наш клиент")
        decision = Decision(meeting_id, upheld, "позвонить")
        self._together(*((objections.decide, self.irina, decision) for _ in range(presses)))

    @rule(which=some, more=st.booleans(), presses=st.integers(1, 2))
    def sign(self, which: int, more: bool, presses: int) -> None:
        """A contract straight from a deal, or a further one with a client."""
        new = NewContract(Money.rub(200_000), "", self._today())
        signing = Signing(self._deal(which), new, more=more)
        self._together(*((contracts.sign_deal, self.irina, signing) for _ in range(presses)))

    @rule(which=some, closer=some)
    def give_a_deal(self, which: int, closer: int) -> None:
        self._do(deals.give, self.irina, self._deal(which), self._closer(closer).id)

    @rule(which=some)
    def give_a_deal_up(self, which: int) -> None:
        self._do(deals.give_up, self.irina, self._deal(which), "передумали")

    @rule(which=some)
    def accept_a_client(self, which: int) -> None:
        found = self._rows(select(handover).where(handover.c.department_id == self.office.department.id))
        self._do(handovers.accept, self.manager, found[which % len(found)].id if found else NOTHING_YET)

    @rule(which=some, presses=st.integers(1, 2))
    def cancel_a_contract(self, which: int, presses: int) -> None:
        found = self._rows(select(contract).where(contract.c.department_id == self.office.department.id))
        contract_id = found[which % len(found)].id if found else NOTHING_YET
        cancellation = Cancellation(contract_id, "расторгли", "позвонить")
        self._together(*((contracts.cancel, self.irina, cancellation) for _ in range(presses)))

    @rule(span=st.sampled_from([1, 24]))
    def time_passes(self, span: int) -> None:
        self.office.now += timedelta(hours=span)

    # --- which

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

    def _deal(self, which: int) -> int:
        found = self._rows(select(deal).where(deal.c.department_id == self.office.department.id))
        return found[which % len(found)].id if found else NOTHING_YET


@pytest.mark.parametrize(
    ("engine", "examples"),
    [
        ("sqlite", 20),
        ("postgres", 8),
        pytest.param("sqlite", 400, marks=pytest.mark.full),
        pytest.param("postgres", 150, marks=pytest.mark.full),
    ],
)
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
