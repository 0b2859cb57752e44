"""The timetable kept: APScheduler's triggers say when, its scheduler fires, and the database decides.

A due run is claimed by a row in the transaction that carries it out; so it happens once over restarts, downtime, moved
clocks and replicas. What was missed while the process was down is made good at the start: stale reminders are noted as
skipped, statements are never skipped.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

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
        self._apscheduler = AsyncIOScheduler(timezone=UTC)
        self._running = asyncio.Lock()
        self._next: dict[tuple[str, int], datetime] = {}
        self._jumped = asyncio.Event()
        clock.on_jump(self._jumped.set)
        self._following: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; what was missed is made good at the first beat."""
        # Late beats are run once, however many were missed: the database knows what is due.
        self._apscheduler.add_job(
            self.run_due,
            IntervalTrigger(seconds=BEAT),
            coalesce=True,
            misfire_grace_time=None,
            max_instances=1,
        )
        self._apscheduler.start()
        self._following = asyncio.create_task(self._follow_jumps())

    async def stop(self) -> None:
        """Stop beating and let the run in progress finish."""
        if self._apscheduler.running:
            self._apscheduler.shutdown(wait=False)
        if self._following is not None:
            self._following.cancel()
            with suppress(asyncio.CancelledError):
                await self._following
        async with self._running:
            pass

    async def run_due(self) -> None:
        """Carry out everything that is due now, department by department."""
        async with self._running:
            try:
                now = self._clock.now()
                for department in await self._db.read(departments.all_departments):
                    for job in self._timetable:
                        await self._run_job(job, department, now)
            except DatabaseUnavailable as error:
                log.warning("jobs wait for the database: %s", type(error).__name__)

    async def wakes_at(self) -> datetime | None:
        """The next due time of any job, None before the first look."""
        return min(self._next.values(), default=None)

    async def _follow_jumps(self) -> None:
        while True:
            await self._jumped.wait()
            self._jumped.clear()
            await self.run_due()

    async def _run_job(self, job: Job, department: Department, now: datetime) -> None:
        known = self._next.get((job.name, department.id))
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
        self._next[job.name, department.id] = next_due

    async def _run_missed(self, job: Job, department: Department, now: datetime) -> datetime:
        last = await self._db.read(job_runs.last_due, job.name, department)
        after = last or department.founded_at
        trigger = CronTrigger.from_crontab(job.cron, timezone=department.zone)
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
        if last is None or last < due:
            await self._db.write(job_runs.sweep_once, job.name, department, due, now, job.work)
        return due + every


def _next_fire(trigger: CronTrigger, after: datetime) -> datetime:
    """The first due time later than `after`, in UTC."""
    local = after.astimezone(trigger.timezone) + timedelta(microseconds=1)
    fire: datetime | None = trigger.get_next_fire_time(None, local)
    assert fire is not None, "cron without an end always fires again"
    return fire.astimezone(UTC)
