"""Two months of a department's life, made through the services, the same for the same seed."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random

from apscheduler.triggers.cron import CronTrigger

from bot.demo.cast import STAFF, Actor, Company, companies
from domain.department import Department
from domain.funnel import Outcome
from domain.lead import NewLead
from domain.money import Money
from domain.people import Person, Role
from domain.workdays import Month
from jobs import TIMETABLE, earnings_statements
from services import departments, invites, job_runs, leads, meetings, rehearsals
from services.invites import Guest, NewInvite
from services.meetings import OutcomeReport, Wish
from storage.database import Database

ZONE = "Europe/Moscow"
FOUNDED = datetime(2026, 9, 24, 6, 0, tzinfo=UTC)
PRESENT = datetime(2026, 11, 24, 6, 40, tzinfo=UTC)
"""Where the demo begins: a Tuesday morning, 09:40 in Moscow."""
LEADS = 400
BOOKINGS_A_DAY = 3
_OUTCOMES = (
    (Outcome.CONTRACT, 16),
    (Outcome.PROPOSAL, 24),
    (Outcome.REFUSAL, 22),
    (Outcome.ANOTHER_MEETING, 6),
    (Outcome.NO_SHOW, 26),
    (Outcome.POSTPONED, 6),
)
_REFUSALS = ("Дорого", "Работают с другими", "Не сейчас", "Нет нужды")


@dataclass(slots=True)
class History:
    """A department being lived through, day by day."""

    db: Database
    random: Random
    department: Department
    people: dict[Role, list[Person]]
    contracts: int = 0

    async def live(self, now: datetime) -> None:
        """From its founding to `now`."""
        calendar = self.department.calendar
        base = iter(companies(LEADS, self.random))
        for day in _days(self.department.today(FOUNDED), self.department.today(now)):
            if day.day == 1:
                await self._close_month(day)
            if calendar.is_working(day):
                await self._work(day, base, now)
        await self._let_pass(now)

    async def _work(self, day: date, base: Iterator[Company], now: datetime) -> None:
        """A working day: leads in the morning, bookings through the day, outcomes after the meetings."""
        arrivals = [(self._moment(day, 9, 12), partial(self._add_lead, base)) for _ in range(LEADS // 40)]
        calls = BOOKINGS_A_DAY + self.random.choice((-1, 0, 0, 1))
        bookings = [(self._moment(day, 11, 17), self._book) for _ in range(calls)]
        reports = [(self.department.at(day, time(hour, 40)), self._report) for hour in range(11, 20)]
        events: list[tuple[datetime, Callable[[datetime], Awaitable[None]]]] = [*arrivals, *bookings, *reports]
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
        )
        await self.db.write(leads.add, self.random.choice(self.people[Role.COLLECTOR]), new, now)

    async def _book(self, now: datetime) -> None:
        caller = self.random.choice(self.people[Role.CALLER])
        found = await self.db.read(leads.to_book, caller, "", now)
        days = await self.db.read(meetings.free_days, caller, now)
        if not found or not days:
            return
        lead = self.random.choice(found)
        day = self.random.choice(days[1:6] or days)
        free = self.random.choice(await self.db.read(meetings.free_times, caller, day, now))
        await self.db.write(meetings.book, caller, Wish(lead.lead_id, free.starts_at, free.closer_id), now)

    async def _report(self, now: datetime) -> None:
        for closer in self.people[Role.CLOSER]:
            for meeting in await self.db.read(meetings.to_report, closer, now):
                await self.db.write(meetings.report, closer, self._outcome(meeting.card.meeting_id), now)

    def _outcome(self, meeting_id: int) -> OutcomeReport:
        outcomes, weights = zip(*_OUTCOMES, strict=True)
        outcome = self.random.choices(outcomes, weights)[0]
        if outcome is Outcome.CONTRACT:
            self.contracts += 1
            amount = Money.rub(self.random.randrange(60, 640) * 1000)
            return OutcomeReport(meeting_id, outcome, amount=amount, number=f"{self.contracts}/26")
        if outcome is Outcome.REFUSAL:
            return OutcomeReport(meeting_id, outcome, reason=self.random.choice(_REFUSALS))
        return OutcomeReport(meeting_id, outcome)

    async def _close_month(self, first: date) -> None:
        due = self.department.at(first, time(10))
        job = earnings_statements.JOB
        await self.db.write(job_runs.run_once, job.name, self.department, due, due, job.work)

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
