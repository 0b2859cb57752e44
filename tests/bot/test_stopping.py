"""SIGTERM: whatever hangs, the bot ends by itself, with 0, within ten seconds."""

import asyncio
import os
import signal
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SystemClock
from bot.delivery import Delivery
from bot.intake import Intake
from services import attention
from storage.database import Database, DatabaseUnavailable
from storage.outbox import Letter

ROOT = Path(__file__).resolve().parents[2]


async def sends(_: Letter) -> int:
    return 1


async def handles(_: Any) -> None:
    return None


@pytest.mark.parametrize("steps", range(5))
async def test_news_in_the_very_moment_of_stopping_does_not_keep_it_from_stopping(db: Database, steps: int) -> None:
    delivery = Delivery(db, SystemClock(), sends, owner="this one")
    intake = Intake(db, SystemClock(), handles, set_aside=attention.set_aside, owner="this one")
    delivery.start()
    intake.start()
    await asyncio.sleep(0.1)
    delivery.look_now()
    intake._look_now.set()
    for _ in range(steps):
        await asyncio.sleep(0)
    stopping = asyncio.gather(delivery.stop(1), intake.stop(1))
    _, hanging = await asyncio.wait({stopping}, timeout=1)
    for _ in range(2 * len(hanging)):
        stopping.cancel()
        await asyncio.sleep(0.1)
    assert not hanging


async def test_it_stops_without_its_database(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    delivery = Delivery(db, SystemClock(), sends, owner="this one")
    intake = Intake(db, SystemClock(), handles, set_aside=attention.set_aside, owner="this one")
    delivery.start()
    intake.start()

    async def gone(*_: Any, **__: Any) -> Any:
        raise DatabaseUnavailable("gone")

    monkeypatch.setattr(db, "write", gone)
    await delivery.stop(1)
    await intake.stop(1)


@pytest.mark.full
async def test_a_database_that_hangs_cannot_keep_the_process(tmp_path: Path) -> None:
    """Another program holds the file for longer than anybody waits, and Telegram is out of reach too."""
    path = tmp_path / "held.db"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        env={
            **os.environ,
            "KOMBAIN_TOKEN": "1000:a-token",
            "KOMBAIN_API_URL": "http://127.0.0.1:9",
            "KOMBAIN_DATABASE_URL": f"sqlite+aiosqlite:///{path}",
            "PYTHONPATH": str(ROOT),
        },
        cwd=tmp_path,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    while b"out of reach" not in await process.stderr.readline():
        pass
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(30):
        await process.communicate()
    holder.close()
    assert process.returncode == 0
    assert time.monotonic() - begun < 10
