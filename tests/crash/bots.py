"""The bot as another process, started and ended as often as a test likes."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WARM_UP = 60.0


class WarmStarter:
    """Forks bots out of a process that has imported everything."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._running: int | None = None

    async def start(self, environment: dict[str, str]) -> int:
        """Start a bot; its process id."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(environment).encode() + b"\n")
        await self._process.stdin.drain()
        self._running = await self._number()
        return self._running

    async def end(self, sign: signal.Signals) -> int:
        """Send a signal and wait; the exit code."""
        assert self._running is not None
        os.kill(self._running, sign)
        return await self.ended()

    async def ended(self) -> int:
        """Wait until the bot is gone; the exit code."""
        self._running = None
        return await self._number()

    async def close(self) -> None:
        """End whatever runs."""
        if self._running is not None:
            await self.end(signal.SIGKILL)
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()

    async def _number(self) -> int:
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        assert line, "the starter of bots has died"
        return int(line)


class ColdStarter:
    """Starts `python -m bot run`, as a process supervisor would."""

    def __init__(self, log: Path, folder: Path) -> None:
        self._log = log
        self._folder = folder
        self._process: Process | None = None

    async def start(self, environment: dict[str, str]) -> int:
        """Start a bot; its process id."""
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                cwd=self._folder,
                env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
                stdout=log,
                stderr=log,
            )
        return self._process.pid

    async def end(self, sign: signal.Signals) -> int:
        """Send a signal and wait; the exit code."""
        assert self._process is not None
        self._process.send_signal(sign)
        return await self.ended()

    async def ended(self) -> int:
        """Wait until the bot is gone; the exit code."""
        process, self._process = self._process, None
        assert process is not None
        return await process.wait()

    async def close(self) -> None:
        """End whatever runs."""
        if self._process is not None:
            await self.end(signal.SIGKILL)


Starter = WarmStarter | ColdStarter


@asynccontextmanager
async def warm_starter(folder: Path) -> AsyncIterator[WarmStarter]:
    """A starter whose bots write to `folder`/bot.log."""
    with (folder / "bot.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "crash.warm_start"),
            cwd=folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))},
            stdin=PIPE,
            stdout=PIPE,
            stderr=log,
        )
    assert process.stdout is not None
    ready = await asyncio.wait_for(process.stdout.readline(), WARM_UP)
    assert ready == b"ready\n", "the starter of bots did not come up"
    starter = WarmStarter(process)
    try:
        yield starter
    finally:
        await starter.close()


@asynccontextmanager
async def cold_starter(folder: Path) -> AsyncIterator[ColdStarter]:
    """A starter whose bots write to `folder`/bot.log."""
    starter = ColdStarter(folder / "bot.log", folder)
    try:
        yield starter
    finally:
        await starter.close()
