"""The timetable kept, whatever is done to the clock."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.scheduler import Scheduler
from domain.department import Department
from jobs.timetable import Job
from services import departments
from storage.database import Database
from storage.transaction import Tx

MORNING = datetime(2026, 11, 24, 6, tzinfo=UTC)
MINUTES = timedelta(minutes=5)


class Watch:
    """A clock that somebody sets, as `ntpd` does: without a word to anybody."""

    def __init__(self) -> None:
        self.time = MORNING

    def now(self) -> datetime:
        return self.time

    def on_jump(self, listener: Callable[[], None]) -> None:
        """It jumps silently."""


class Runs:
    """The due times a job was run for."""

    def __init__(self) -> None:
        self.done: list[datetime] = []
        self.fails = False

    def work(self, tx: Tx, department: Department, due: datetime, now: datetime) -> None:
        if self.fails:
            raise LookupError("broken")
        self.done.append(due)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
async def department(db: Database) -> Department:
    return await db.write(departments.found, "Отдел", "Europe/Moscow", MORNING - timedelta(days=30))


async def test_a_sweep_goes_on_after_the_clock_was_hours_ahead(
    db: Database, department: Department, watch: Watch
) -> None:
    sweep = Runs()
    scheduler = Scheduler(db, watch, [Job("sweep", sweep.work, every=MINUTES)])
    for at in (MORNING, MORNING + timedelta(hours=5), MORNING + MINUTES, MORNING + 2 * MINUTES):
        watch.time = at
        await scheduler.run_due()
        await scheduler.run_due()
    assert sweep.done == [MORNING, MORNING + timedelta(hours=5), MORNING + MINUTES, MORNING + 2 * MINUTES]
    # And after a restart.
    watch.time = MORNING + 3 * MINUTES
    await Scheduler(db, watch, [Job("sweep", sweep.work, every=MINUTES)]).run_due()
    assert sweep.done[-1] == MORNING + 3 * MINUTES


async def test_a_job_runs_once_though_its_time_comes_twice(db: Database, department: Department, watch: Watch) -> None:
    daily = Runs()
    scheduler = Scheduler(db, watch, [Job("daily", daily.work, cron="30 9 * * *", stale_after=timedelta(hours=3))])
    for at in (MORNING + timedelta(hours=1), MORNING, MORNING + timedelta(hours=1)):
        watch.time = at
        await scheduler.run_due()
    assert daily.done == [MORNING + timedelta(minutes=30)]


@pytest.fixture
async def beating(db: Database, department: Department, watch: Watch) -> AsyncIterator[Runs]:
    runs = Runs()
    scheduler = Scheduler(db, watch, [Job("sweep", runs.work, every=MINUTES)])
    scheduler.start()
    yield runs
    await scheduler.stop()


async def test_the_beat_goes_on_whatever_fails(
    db: Database, watch: Watch, beating: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with asyncio.timeout(5):
        while not beating.done:  # noqa: ASYNC110  # the beat brings it about
            await asyncio.sleep(0.01)
    with monkeypatch.context() as broken:
        broken.setattr(db, "read", None)
        watch.time += MINUTES
        await asyncio.sleep(1.2)
    async with asyncio.timeout(5):
        while len(beating.done) < 2:  # noqa: ASYNC110  # the beat brings it about
            await asyncio.sleep(0.01)
