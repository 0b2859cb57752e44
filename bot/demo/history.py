"""Two months of a department's life, made through the services, the same for the same seed."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random

from apscheduler.triggers.cron import CronTrigger

from bot.demo.cast import MEETINGS_PLANNED, PAY, STAFF, TASKS, Actor, Company, companies
from domain.calling import CallResult
from domain.deals import Step
from domain.department import Department
from domain.funnel import Outcome
from domain.lead import NewLead
from domain.money import Money
from domain.people import Person, Role
from domain.workdays import Month
from jobs import TIMETABLE, earnings_statements
from services import (
    calls,
    consultants,
    deals,
    departments,
    handovers,
    invites,
    job_runs,
    leads,
    meetings,
    outcomes,
    plans,
    rehearsals,
    segments,
    terms,
)
from services.calls import CallEntry
from services.invites import Guest, NewInvite
from services.meetings import Wish
from services.outcomes import OutcomeReport
from services.plans import Target
from services.segments import SegmentPlan
from services.terms import Proposal, Subjected
from storage.database import Database

ZONE = "Europe/Moscow"
FOUNDED = datetime(2026, 9, 24, 6, 0, tzinfo=UTC)
PRESENT = datetime(2026, 11, 24, 6, 40, tzinfo=UTC)
"""Where the demo begins: a Tuesday morning, 09:40 in Moscow."""
LEADS = 500
LEADS_A_DAY = 12
CALLS_A_DAY = 16
_OUTCOMES = (
    (Outcome.CONTRACT, 16),
    (Outcome.PROPOSAL, 24),
    (Outcome.REFUSAL, 22),
    (Outcome.ANOTHER_MEETING, 6),
    (Outcome.NO_SHOW, 26),
    (Outcome.POSTPONED, 6),
)
_RESULTS = (
    (CallResult.NO_ANSWER, 34),
    (CallResult.BUSY, 6),
    (CallResult.CALL_BACK, 16),
    (CallResult.REFUSED, 16),
    (CallResult.MEETING, 20),
    (CallResult.WRONG_NUMBER, 4),
    (CallResult.NOT_EXISTING, 1),
    (CallResult.NOT_SEGMENT, 2),
    (CallResult.DO_NOT_CALL, 1),
)
_STEPS = ("позвонить", "отправить предложение", "ждать решения")
_GOES_ON = 0.6
_REFUSALS = ("Дорого", "Работают с другими", "Не сейчас", "Нет нужды")


@dataclass(slots=True)
class History:
    """A department being lived through, day by day."""

    db: Database
    random: Random
    department: Department
    people: dict[Role, list[Person]]
    segments: dict[str, int] = field(default_factory=dict)
    """Ids by the kinds of company they ask for."""
    contracts: int = 0

    async def live(self, now: datetime) -> None:
        """From its founding to `now`."""
        calendar = self.department.calendar
        await self._agree_on_pay()
        await self._give_tasks()
        base = iter(companies(LEADS, self.random))
        for day in _days(self.department.today(FOUNDED), self.department.today(now)):
            if day.day == 1:
                await self._close_month(day)
            if calendar.is_working(day):
                await self._work(day, base, now)
        await self._take_along(now)
        await self._let_pass(now)

    async def _agree_on_pay(self) -> None:
        """What the director pays for, from the first month on, and the first month's plan."""
        director, month = self.people[Role.DIRECTOR][0], Month.of(self.department.today(FOUNDED))
        for role, paid in PAY.items():
            await self.db.write(terms.set_terms, director, Proposal(Subjected(role, None), month, paid), FOUNDED)
        await self._plan(month, FOUNDED)

    async def _plan(self, month: Month, now: datetime) -> None:
        director = self.people[Role.DIRECTOR][0]
        await self.db.write(plans.set_target, director, month, Target.MEETINGS, MEETINGS_PLANNED, now)

    async def _give_tasks(self) -> None:
        """The director's tasks for the collectors, and the clients there were before."""
        director, collectors = self.people[Role.DIRECTOR][0], self.people[Role.COLLECTOR]
        for task in TASKS:
            plan = SegmentPlan(
                task=task.task,
                name=task.name,
                rate=Money.rub(task.rate),
                target=task.target,
                deadline=task.deadline,
                collectors=tuple(collector.id for collector in collectors),
                script=task.script,
                priority=task.priority,
            )
            segment_id = await self.db.write(segments.create, director, plan, FOUNDED)
            self.segments.update(dict.fromkeys(task.kinds, segment_id))

    async def _work(self, day: date, base: Iterator[Company], now: datetime) -> None:
        """A working day: leads in the morning, calls through the day, outcomes after the meetings."""
        arrivals = [(self._moment(day, 9, 12), partial(self._add_lead, base)) for _ in range(LEADS_A_DAY)]
        phoning = [(self._moment(day, 9, 18), self._call) for _ in range(CALLS_A_DAY)]
        reports = [(self.department.at(day, time(hour, 40)), self._report) for hour in range(11, 20)]
        evening = [(self.department.at(day, time(19, 50)), self._follow_up)]
        events: list[tuple[datetime, Callable[[datetime], Awaitable[None]]]] = [
            *arrivals,
            *phoning,
            *reports,
            *evening,
        ]
        for at, happens in sorted(events, key=lambda event: event[0]):
            if at < now:
                await happens(at)

    async def _add_lead(self, base: Iterator[Company], now: datetime) -> None:
        company = next(base, None)
        if company is None:
            return
        new = NewLead(
            company.company,
            company.phone,
            person=company.person,
            city=company.city,
            address=company.address,
            inn=company.inn,
            segment_id=self.segments[company.kind],
        )
        await self.db.write(leads.add, self.random.choice(self.people[Role.COLLECTOR]), new, now)

    async def _call(self, now: datetime) -> None:
        """One call: the next lead, and what came of it."""
        caller = self.random.choice(self.people[Role.CALLER])
        card = await self.db.write(calls.next_lead, caller, now)
        if card is None:
            return
        results, weights = zip(*_RESULTS, strict=True)
        result = self.random.choices(results, weights)[0]
        if result is CallResult.MEETING:
            if await self._book(caller, card.lead_id, now):
                return
            result = CallResult.CALL_BACK
        reason = self.random.choice(_REFUSALS) if result is CallResult.REFUSED else ""
        callback_at = self._promise(now) if result is CallResult.CALL_BACK else None
        await self.db.write(calls.log, caller, CallEntry(card.lead_id, result, reason, callback_at), now)

    def _promise(self, now: datetime) -> datetime:
        day = self.department.calendar.next_working(self.department.today(now))
        return self.department.at(day, time(self.random.randrange(10, 18), self.random.choice((0, 30))))

    async def _book(self, caller: Person, lead_id: int, now: datetime) -> bool:
        days = await self.db.read(meetings.free_days, caller, now)
        if not days:
            return False
        day = self.random.choice(days[1:6] or days)
        free = self.random.choice(await self.db.read(meetings.free_times, caller, day, now))
        await self.db.write(meetings.book, caller, Wish(lead_id, free.starts_at, free.closer_id), now)
        return True

    async def _report(self, now: datetime) -> None:
        for closer in self.people[Role.CLOSER]:
            for meeting in await self.db.read(meetings.to_report, closer, now):
                await self.db.write(outcomes.report, closer, self._outcome(meeting.card.meeting_id, now), now)

    async def _follow_up(self, now: datetime) -> None:
        """The steps of the day: a deal goes on, or comes to nothing; new clients are taken over."""
        for closer in self.people[Role.CLOSER]:
            for deal in (await self.db.read(deals.board, closer, now)).deals:
                if deal.step.on > self.department.today(now):
                    continue
                if self.random.random() < _GOES_ON:
                    on = self.department.today(now) + timedelta(days=self.random.randrange(2, 8))
                    step = Step(self.random.choice(_STEPS), on)
                    await self.db.write(deals.move_on, closer, deal.deal_id, step, now)
                else:
                    await self.db.write(deals.give_up, closer, deal.deal_id, self.random.choice(_REFUSALS), now)
        for manager in self.people[Role.ACCOUNT_MANAGER]:
            for card in (await self.db.read(handovers.board, manager, now)).waiting:
                await self.db.write(handovers.accept, manager, card.handover_id, now)

    def _outcome(self, meeting_id: int, now: datetime) -> OutcomeReport:
        outcomes, weights = zip(*_OUTCOMES, strict=True)
        outcome = self.random.choices(outcomes, weights)[0]
        if outcome is Outcome.CONTRACT:
            self.contracts += 1
            amount = Money.rub(self.random.randrange(60, 640) * 1000)
            return OutcomeReport(meeting_id, outcome, amount=amount, number=f"{self.contracts}/26")
        if outcome is Outcome.REFUSAL:
            return OutcomeReport(meeting_id, outcome, reason=self.random.choice(_REFUSALS))
        if outcome is Outcome.PROPOSAL:
            on = self.department.calendar.next_working(self.department.today(now))
            return OutcomeReport(meeting_id, outcome, next_step="позвонить", next_step_on=on)
        return OutcomeReport(meeting_id, outcome)

    async def _take_along(self, now: datetime) -> None:
        """This morning: a consultant comes along to the first closer's next meeting, and is asked to the one after."""
        closer, consultant = self.people[Role.CLOSER][0], self.people[Role.CONSULTANT][0]
        cards = [view.card for view in await self.db.read(meetings.ahead, closer, now)]
        for card in cards[:2]:
            await self.db.write(consultants.invite, closer, card.meeting_id, consultant.id, now)
        for card in cards[:1]:
            asked_of = int(card.starts_at.timestamp())
            await self.db.write(consultants.accept, consultant, card.meeting_id, asked_of, now)

    async def _close_month(self, first: date) -> None:
        due = self.department.at(first, time(10))
        job = earnings_statements.JOB
        await self.db.write(job_runs.run_once, job.name, self.department, due, due, job.work)
        await self._plan(Month.of(first), due)

    async def _let_pass(self, now: datetime) -> None:
        """What was said in those two months was read long ago."""
        for job in TIMETABLE:
            if job.cron and job.stale_after is not None:
                due = _last_before(CronTrigger.from_crontab(job.cron, timezone=ZONE), now)
                await self.db.write(job_runs.skip, job.name, self.department, due, now)
        today = self.department.today(now)
        month_begins, _ = self.department.month(Month.of(today))
        yesterday, _ = self.department.day(self.department.calendar.previous_working(today))
        await self.db.write(rehearsals.let_be_read, month_begins, yesterday, now)

    def _moment(self, day: date, opens: int, closes: int) -> datetime:
        return self.department.at(day, time(opens)) + timedelta(minutes=self.random.randrange((closes - opens) * 60))


async def make(db: Database, seed: int) -> Department:
    """Found the department, hire everybody and live until `PRESENT`."""
    department = await db.write(departments.found, "Отдел активных продаж", ZONE, FOUNDED)
    people: dict[Role, list[Person]] = {}
    for actor in STAFF:
        person = await _hire(db, department, actor)
        for role in actor.roles:
            people.setdefault(role, []).append(person)
    await History(db, Random(seed), department, people).live(PRESENT)
    return department


async def _hire(db: Database, department: Department, actor: Actor) -> Person:
    new = NewInvite(actor.roles, f"demo-{actor.telegram_id}")
    invitation = await db.write(invites.invite_from_console, department.id, new, FOUNDED)
    guest = Guest(actor.telegram_id, actor.name, "ru")
    return await db.write(invites.redeem, invitation.token, guest, FOUNDED)


def _days(first: date, last: date) -> Sequence[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _last_before(trigger: CronTrigger, now: datetime) -> datetime:
    """The last time the trigger fired before now; every one of ours fires at least once in 24 hours."""
    due: datetime | None = None
    after = now - timedelta(hours=24)
    while True:
        fire: datetime | None = trigger.get_next_fire_time(None, after)
        assert fire is not None
        if fire > now:
            assert due is not None
            return due.astimezone(UTC)
        due, after = fire, fire + timedelta(seconds=1)
