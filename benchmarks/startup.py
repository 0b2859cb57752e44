"""From start to the first getUpdates, and memory at rest: `kombain run` against a one-handler aiogram echo bot.

Both are processes of the same Python against the same local Bot API, started in turn, so that whatever else the machine
does strikes both. `kombain run` opens a migrated SQLite database. What is compared is the median of the rounds.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.bare_api import BareApi

MOST = 1.5
"""Asked of both ratios."""
REST = 2.0
"""Seconds after the first getUpdates before the memory is read."""
PATIENCE = 60.0
ROOT = Path(__file__).resolve().parent.parent
MIB = 1024 * 1024

ECHO = (sys.executable, "-m", "benchmarks.echo_bot")
MIGRATE = (sys.executable, "-m", "bot", "migrate")
KOMBAIN = (sys.executable, "-m", "bot", "run")


@dataclass
class Runs:
    """What the rounds of one bot gave: seconds and bytes."""

    name: str
    command: tuple[str, ...]
    seconds: list[float] = field(default_factory=list)
    resident: list[int] = field(default_factory=list)

    def __str__(self) -> str:
        spread = f"{min(self.seconds):.2f}-{max(self.seconds):.2f}"
        return (
            f"{self.name:<12} start {statistics.median(self.seconds):5.2f} s ({spread})   "
            f"memory {statistics.median(self.resident) / MIB:6.1f} MiB"
        )


def main(rounds: int) -> int:
    """Measure and print; 1 when a ratio is over the limit."""
    echo, kombain = Runs("echo bot", ECHO), Runs("kombain run", KOMBAIN)
    with tempfile.TemporaryDirectory(prefix="kombain-startup-") as folder:
        asyncio.run(_measure(rounds, (echo, kombain), Path(folder)))
    slower = statistics.median(kombain.seconds) / statistics.median(echo.seconds)
    larger = statistics.median(kombain.resident) / statistics.median(echo.resident)
    print(echo)
    print(kombain)
    print(f"ratio of start to first getUpdates: {slower:.2f} (asked: at most {MOST})")
    print(f"ratio of memory at rest:            {larger:.2f} (asked: at most {MOST})")
    return int(max(slower, larger) > MOST)


async def _measure(rounds: int, bots: tuple[Runs, ...], folder: Path) -> None:
    async with BareApi() as api:
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "KOMBAIN_TOKEN": "1:measured",
            "KOMBAIN_API_URL": api.url,
            "KOMBAIN_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'kombain.db'}",
            "KOMBAIN_LOG_LEVEL": "WARNING",
        }
        # The schema and the compiled bytecode of both are there before anything is measured.
        process = await asyncio.create_subprocess_exec(*MIGRATE, env=environment, cwd=folder, stdout=DEVNULL)
        if await process.wait():
            raise SystemExit("`kombain migrate` failed: there is nothing to measure")
        for bot in bots:
            await _start(bot.command, api, environment, folder)
        for _ in range(rounds):
            for bot in bots:
                seconds, resident = await _start(bot.command, api, environment, folder)
                bot.seconds.append(seconds)
                bot.resident.append(resident)


async def _start(
    command: tuple[str, ...], api: BareApi, environment: dict[str, str], folder: Path
) -> tuple[float, int]:
    """Start a bot, let it come to rest and end it: seconds to its first getUpdates, bytes resident."""
    api.forget()
    begun = time.perf_counter()
    process = await asyncio.create_subprocess_exec(*command, env=environment, cwd=folder)
    try:
        await asyncio.wait_for(api.asked.wait(), PATIENCE)
        await asyncio.sleep(REST)
        resident: int = psutil.Process(process.pid).memory_info().rss
    finally:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 10)
        except TimeoutError:
            process.kill()
            await process.wait()
    return api.asked_at - begun, resident
