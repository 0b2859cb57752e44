"""A department that lives through deeds in any order; what must hold after each of them is checked here."""

import asyncio
import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant
from office import Office
from sqlalchemy import select

from domain.deals import DealState
from domain.errors import DomainError
from domain.funnel import LeadState, MeetingState, Outcome
from domain.handovers import HandoverState
from domain.people import Person, Role
from domain.slots import Slot, quarters
from services import books
from storage.database import Database
from storage.tables import audit, closer_quarter, contract, deal, handover, lead, ledger, meeting, pay_terms

COMPANIES = 5


@dataclass
class Replicas:
    """The handles to one database: each deed goes through the next."""

    handles: Sequence[Database]
    turn: int = 0

    def next(self) -> Database:
        self.turn += 1
        return self.handles[self.turn % len(self.handles)]


class LivingDepartment(RuleBasedStateMachine):
    """People, and what holds whatever they do. A deed that the house refuses says so, and changes nothing."""

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
        assert self.loop.run(self.office.db.read(books.differences, self.office.department)) == []

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
