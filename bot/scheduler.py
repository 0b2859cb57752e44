"""The timetable kept: APScheduler's triggers say when, a beat of our own looks, and the database decides.

A due run is claimed by a row in the transaction that carries it out; so it happens once over restarts, downtime, moved
clocks and replicas. What was missed while the process was down is made good at the start: stale reminders are noted as
skipped, statements are never skipped.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from apscheduler.triggers.cron import CronTrigger

from bot.clock import Clock
from domain.department import Department
from jobs.timetable import Job
from services import departments, job_runs
from storage.database import Database, DatabaseUnavailable

log = logging.getLogger(__name__)

BEAT = 1
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


class Scheduler:
    """Runs each department's due jobs."""

    def __init__(self, db: Database, clock: Clock, timetable: Sequence[Job]) -> None:
        self._db = db
        self._clock = clock
        self._timetable = timetable
        self._running = asyncio.Lock()
        self._next: dict[tuple[str, int, str], datetime] = {}
        self._looked_at = EPOCH
        self._jumped = asyncio.Event()
        clock.on_jump(self._jumped.set)
        self._beating: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; what was missed is made good at the first beat."""
        self._beating = asyncio.create_task(self._beat())

    async def stop(self) -> None:
        """Stop beating; a run is a transaction, so it is done whole or not at all."""
        if self._beating is not None:
            self._beating.cancel()
            with suppress(asyncio.CancelledError):
                await self._beating

    async def run_due(self) -> None:
        """Carry out everything that is due now, department by department."""
        async with self._running:
            try:
                now = self._clock.now()
                if now < self._looked_at:
                    # The clock was set back, and what was next is far away; the database knows what has run.
                    self._next.clear()
                self._looked_at = now
                for department in await self._db.read(departments.all_departments):
                    for job in self._timetable:
                        await self._run_job(job, department, now)
            except DatabaseUnavailable as error:
                log.warning("jobs wait for the database: %s", type(error).__name__)

    async def wakes_at(self) -> datetime | None:
        """The next due time of any job, None before the first look."""
        return min(self._next.values(), default=None)

    async def _beat(self) -> None:
        # The pause is measured by a clock that nobody sets. APScheduler's own beat is not: after the machine's clock
        # was set back by hours it would rest for hours.
        while True:
            self._jumped.clear()
            try:
                await self.run_due()
            except Exception:
                log.exception("the timetable stumbled and goes on")
            with suppress(TimeoutError):
                async with asyncio.timeout(BEAT):
                    await self._jumped.wait()

    async def _run_job(self, job: Job, department: Department, now: datetime) -> None:
        # A department that sets another time is looked at by that one at once.
        place = (job.name, department.id, job.times(department))
        known = self._next.get(place)
        if known is not None and known > now:
            return
        try:
            if job.every is not None:
                next_due = await self._sweep(job, job.every, department, now)
            else:
                next_due = await self._run_missed(job, department, now)
        except DatabaseUnavailable:
            raise
        except Exception:
            # One broken job must not keep the others from running; it is tried again a minute later.
            log.exception("job %s failed for department %d", job.name, department.id)
            next_due = now + timedelta(minutes=1)
        self._next = {known: at for known, at in self._next.items() if known[:2] != place[:2]} | {place: next_due}

    async def _run_missed(self, job: Job, department: Department, now: datetime) -> datetime:
        last = await self._db.read(job_runs.last_due, job.name, department)
        after = last or department.founded_at
        trigger = CronTrigger.from_crontab(job.times(department), timezone=department.zone)
        due = _next_fire(trigger, after)
        while due <= now:
            if job.stale_after is not None and now - due > job.stale_after:
                outcome = await self._db.write(job_runs.skip, job.name, department, due, now)
            else:
                outcome = await self._db.write(job_runs.run_once, job.name, department, due, now, job.work)
            if outcome is not job_runs.RunOutcome.ELSEWHERE:
                log.info("job %s due %s: %s", job.name, due.isoformat(), outcome)
            due = _next_fire(trigger, due)
        return due

    async def _sweep(self, job: Job, every: timedelta, department: Department, now: datetime) -> datetime:
        due = EPOCH + (now - EPOCH) // every * every
        last = await self._db.read(job_runs.last_due, job.name, department)
        # A record of the future is left of a clock that was set back since.
        if last is None or last < due or last > now:
            await self._db.write(job_runs.sweep_once, job.name, department, due, now, job.work)
        return due + every


def _next_fire(trigger: CronTrigger, after: datetime) -> datetime:
    """The first due time later than `after`, in UTC."""
    local = after.astimezone(trigger.timezone) + timedelta(microseconds=1)
    fire: datetime | None = trigger.get_next_fire_time(None, local)
    assert fire is not None, "cron without an end always fires again"
    return fire.astimezone(UTC)
