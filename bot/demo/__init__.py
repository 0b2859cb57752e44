"""`kombain demo`: a local Telegram, the real bot, and a department that has worked for two months, on one page."""

import asyncio
import contextlib
import os
import signal
import tempfile
import webbrowser
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import aiohttp

from bot import logs
from bot.app import App
from bot.clock import ServiceClock
from bot.demo import history
from bot.demo.cast import STAFF
from bot.settings import load_settings
from services import departments, rehearsals
from simulator import Person, Simulator, VirtualClock
from storage.database import Database
from views.wording import Words

TOKEN = "1000:demo-of-kombain"
PORTS_TO_TRY = 50
SENTENCE = "встреча завтра 15:30 Ромашка, Ленинский 12, Иван Петрович +7 900 011-22-33"
"""A meeting as a caller may type it; the bot reads Russian, whatever the terminal speaks."""


async def run(*, port: int, headless: bool, seed: int, keep: str | None) -> None:
    """Show the demo until Ctrl-C or SIGTERM. The first free port from `port` on is taken."""
    logs.set_up("WARNING")
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    with _place(keep) as path:
        async with await Database.open(f"sqlite+aiosqlite:///{path}") as db:
            await db.migrate()
            if await db.read(departments.first) is None:
                await history.make(db, seed)
            present = await db.read(rehearsals.remembered_moment) or history.PRESENT
            async with _local_telegram(port, present) as (telegram, clock):
                await _work(db, telegram, headless, stop)
                await db.write(rehearsals.remember_moment, clock.now())


async def _work(db: Database, telegram: Simulator, headless: bool, stop: asyncio.Event) -> None:
    settings = load_settings(
        _env_file=None,  # the demo reads nobody's .env
        token=TOKEN,
        api_url=telegram.url,
        clock_url=f"{telegram.url}/sim/clock",
        http_port=0,
        mode="polling",
    )
    app = asyncio.create_task(App(settings, db, ServiceClock(f"{telegram.url}/sim/clock")).run(stop))
    await _everybody_says_hello(telegram.url)
    print(_words().plain("demo-running", url=telegram.url, sentence=SENTENCE), flush=True)
    if not headless:
        webbrowser.open(telegram.url)
    await app


async def _everybody_says_hello(url: str) -> None:
    async with aiohttp.ClientSession(url) as session:
        for actor in STAFF:
            async with session.post(f"/sim/people/{actor.telegram_id}/start", json={}) as answer:
                answer.raise_for_status()


@contextlib.asynccontextmanager
async def _local_telegram(port: int, present: datetime) -> AsyncIterator[tuple[Simulator, VirtualClock]]:
    clock = VirtualClock(start=present, rate=1.0)
    telegram = Simulator(token=TOKEN, username="kombain_demo_bot", name="Комбайн", clock=clock, zone=history.ZONE)
    for actor in STAFF:
        telegram.add_person(
            Person(
                id=actor.telegram_id,
                first_name=actor.first_name,
                last_name=actor.last_name,
                language_code="ru",
                role=",".join(actor.roles),
            )
        )
    for candidate in range(port, port + PORTS_TO_TRY):
        try:
            await telegram.start(host="127.0.0.1", port=candidate)
        except OSError:
            continue
        break
    else:
        raise SystemExit(_words().plain("demo-ports-taken", first=str(port), last=str(port + PORTS_TO_TRY - 1)))
    if candidate != port:
        print(_words().plain("demo-port-taken", port=str(port), taken=str(candidate)))
    try:
        yield telegram, clock
    finally:
        await telegram.stop()


@contextlib.contextmanager
def _place(keep: str | None) -> Iterator[Path]:
    if keep is not None:
        yield Path(keep)
        return
    with tempfile.TemporaryDirectory(prefix="kombain-demo-") as folder:
        yield Path(folder) / "kombain.db"


def _words() -> Words:
    """The language of the terminal; Telegram's languages do not matter here."""
    spoken = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return Words("ru" if spoken.startswith("ru") else "en", history.ZONE)
