"""The bot dies at random moments of a busy day and comes back: nothing is lost, nothing happens twice (laws 1-3).

A run prints its seed; `KOMBAIN_CRASH_SEED=N` repeats it.
"""

import asyncio
import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from random import Random, SystemRandom

import pytest

from crash.bots import ColdStarter, Starter, WarmStarter, cold_starter
from crash.department import Department, department
from stories.databases import Fresh

UNTIL_DEAD = 10.0
"""Seconds a bot may take from SIGTERM to its end."""


@pytest.fixture
def seed() -> int:
    chosen = int(os.environ.get("KOMBAIN_CRASH_SEED") or SystemRandom().randrange(10**6))
    print(f"KOMBAIN_CRASH_SEED={chosen}")
    return chosen


async def dies(town: Department, starter: Starter, times: int, sign: signal.Signals, random: Random) -> list[int]:
    """Let everybody work while the bot ends and starts so many times; its exit codes."""
    codes = []
    work = asyncio.create_task(town.load.run())
    try:
        for life in range(times):
            await starter.start(town.environment)
            if sign is signal.SIGTERM:
                # A process that is still importing has nothing to finish and ends as processes do.
                await town.is_heard(life + 1)
            # Lives are spread over the whole day; each ends at a random moment.
            posts = (life + random.random()) / times * town.load.expected * 0.9
            await _first_of(work, town.load.reaches(int(posts)))
            await asyncio.sleep(random.uniform(0.0, 0.15))
            begun = time.monotonic()
            codes.append(await starter.end(sign))
            assert time.monotonic() - begun < UNTIL_DEAD
        await starter.start(town.environment)
        await work
    finally:
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work
    return codes


async def _first_of(work: asyncio.Task[None], waiting: object) -> None:
    waiter = asyncio.ensure_future(waiting)  # type: ignore[arg-type]
    await asyncio.wait({work, waiter}, return_when=asyncio.FIRST_COMPLETED)
    waiter.cancel()
    if work.done():
        work.result()


async def test_kill_9(sqlite: Fresh, warm: WarmStarter, seed: int) -> None:
    """Killed 20 times during 400 updates: 0 lost, 0 doubled effects."""
    async with department(sqlite, mode="polling", size=13, seed=seed) as town:
        codes = await dies(town, warm, 20, signal.SIGKILL, Random(seed))
        await town.finish(warm)
    assert codes == [-signal.SIGKILL] * 20
    assert len(town.load.posted) >= 400


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_sigterm(mode: str, sqlite: Fresh, warm: WarmStarter, seed: int) -> None:
    """Asked to end 10 times under load: each time in order, within 10 seconds, and 0 lost."""
    async with department(sqlite, mode=mode, size=4, seed=seed) as town:
        codes = await dies(town, warm, 10, signal.SIGTERM, Random(seed))
        await town.finish(warm)
    assert codes == [0] * 10


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgres", marks=pytest.mark.full)])
async def test_kill_9_behind_a_webhook(databases: Fresh, warm: WarmStarter, seed: int) -> None:
    """The same with updates pushed; on Postgres the leases of the dead have to lapse first."""
    async with department(databases, mode="webhook", size=4, seed=seed) as town:
        codes = await dies(town, warm, 6, signal.SIGKILL, Random(seed))
        await town.finish(warm)
    assert codes == [-signal.SIGKILL] * 6


@pytest.fixture
async def cold(tmp_path: Path) -> ColdStarter:
    async with cold_starter(tmp_path) as starter:
        yield starter


@pytest.mark.full
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("mode", ["polling", "webhook"])
@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
async def test_the_long_day(databases: Fresh, mode: str, sign: signal.Signals, cold: ColdStarter, seed: int) -> None:
    """Processes started from nothing, as a supervisor starts them, through a day four times as long."""
    async with department(databases, mode=mode, size=40, seed=seed) as town:
        codes = await dies(town, cold, 40, sign, Random(seed))
        await town.finish(cold)
    assert codes == [-signal.SIGKILL if sign is signal.SIGKILL else 0] * 40
