"""100,000 rows of XLSX into the base of `kombain run`, against reading them with the same reader and one executemany.

Both write the same rows into the `lead` table of a migrated SQLite database, with the pragmas of the house. The bot is
a process over the local Telegram: its time is what a collector sees, from the press that lets the file in to the card
that says it is in; its memory is that of the bot and of the child that reads, over the bot at rest. Then the same again
while somebody else presses buttons: how long those presses take, against an idle bot.
"""

import asyncio
import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import psutil
import xlsxwriter
from aiohttp import ClientSession, FormData
from python_calamine import CalamineWorkbook

from domain.funnel import LeadState
from domain.people import Person as Staff
from domain.people import Role
from services import departments, invites
from services.invites import Guest, NewInvite
from simulator import Person, Simulator
from simulator.model import Message
from storage.database import Database

LEAST_SPEED = 0.5
MOST_MEMORY = 300
"""MiB over the idle bot."""
MOST_WAIT = 2.0
"""Times the idle p95 of somebody else's press."""
ROOT = Path(__file__).resolve().parent.parent
MIB = 1024 * 1024
TOKEN = "1:measured"
NOW = datetime(2026, 11, 24, 6, 40, tzinfo=UTC)
DENIS, ANNA = 11, 12
PATIENCE = 300.0
PRESSES = 200
GAP = 0.05
"""Seconds between two presses of somebody: nobody is faster."""


def main(rows: int) -> int:
    """Measure and print; 1 when a limit is broken."""
    with tempfile.TemporaryDirectory(prefix="kombain-import-rows-") as folder:
        return asyncio.run(_measure(rows, Path(folder)))


async def _measure(rows: int, folder: Path) -> int:
    first, second = folder / "first.xlsx", folder / "second.xlsx"
    write_workbook(first, rows, 0)
    write_workbook(second, rows, rows)
    database = folder / "kombain.db"
    denis = await _prepare(database)
    copy = folder / "bare.db"
    shutil.copyfile(database, copy)
    bare = _bare(first, copy, denis)
    async with _Running(database, folder) as bot:
        idle_waits = await bot.presses(PRESSES)
        idle_memory = bot.memory()
        seconds, peak, _ = await bot.imports(first)
        _, busy_peak, busy_waits = await bot.imports(second, others=True)
    speed = bare / seconds
    memory = (max(peak, busy_peak) - idle_memory) / MIB
    longer = _p95(busy_waits) / _p95(idle_waits)
    print(f"bare reading and executemany  {bare:6.2f} s   {rows / bare:8.0f} rows/s")
    print(f"import, press to last card    {seconds:6.2f} s   {rows / seconds:8.0f} rows/s")
    idle, busy = _p95(idle_waits) * 1000, _p95(busy_waits) * 1000
    print(f"somebody else's press, p95    idle {idle:.0f} ms, importing {busy:.0f} ms ({len(busy_waits)} presses)")
    print(f"ratio of speed:               {speed:.2f} (asked: at least {LEAST_SPEED})")
    print(f"memory over the idle bot:     {memory:.0f} MiB (asked: at most {MOST_MEMORY})")
    print(f"ratio of p95:                 {longer:.2f} (asked: at most {MOST_WAIT})")
    return int(speed < LEAST_SPEED or memory > MOST_MEMORY or longer > MOST_WAIT)


def write_workbook(path: Path, rows: int, start: int) -> None:
    """Companies from number `start` on, each with a phone of its own."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Компания", "Телефон", "Контактное лицо", "Город", "Адрес", "Комментарий"))
        for row in range(rows):
            number = start + row
            cells = (
                f"ООО «Ромашка {number}»",
                f"8 (916) {number // 10_000:03}-{number // 100 % 100:02}-{number % 100:02}",
                f"Иванова Ольга {number % 100}",
                "Москва",
                f"ул. Лесная, {number % 300}",
                "звонить после обеда",
            )
            sheet.write_row(row + 1, 0, cells)


async def _prepare(database: Path) -> Staff:
    """A department with a collector and a caller; the collector."""
    async with await Database.open(f"sqlite+aiosqlite:///{database}") as db:
        await db.migrate()
        department = await db.write(departments.found, "Отдел", "Europe/Moscow", NOW)
        hired = []
        for number, name, role in ((DENIS, "Денис", Role.COLLECTOR), (ANNA, "Анна", Role.CALLER)):
            new = NewInvite((role,), f"invitation-{number:06}")
            await db.write(invites.invite_from_console, department.id, new, NOW)
            hired.append(await db.write(invites.redeem, new.token, Guest(number, name, "ru"), NOW))
        return hired[0]


def _bare(workbook: Path, database: Path, collector: Staff) -> float:
    """Seconds to read the sheet and write its rows with one executemany."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    begun = time.perf_counter()
    book = CalamineWorkbook.from_path(str(workbook))
    _, *rows = book.get_sheet_by_index(0).to_python()
    at = "2026-11-24 06:40:00.000000"
    fixed = (collector.department_id, collector.id, LeadState.NEW.value, at)
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT INTO lead (company, phone, person, city, address, note, searchable, extension, zone, queue, priority,"
        " department_id, collector_id, state, added_at, due_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, '', 'Europe/Moscow', 'fresh', 5, ?, ?, ?, ?, ?)",
        ((*row, f"{row[0]} {row[2]} {row[3]} {row[1]}", *fixed, at) for row in rows),
    )
    connection.execute("COMMIT")
    seconds = time.perf_counter() - begun
    connection.close()
    return seconds


class _Running:
    """The bot at work, and two people with phones."""

    def __init__(self, database: Path, folder: Path) -> None:
        self._telegram = Simulator(token=TOKEN, validate=False)
        self._database = database
        self._folder = folder
        for number, name in ((DENIS, "Денис"), (ANNA, "Анна")):
            self._telegram.add_person(Person(number, name, started=True, met=True))

    async def __aenter__(self) -> "_Running":
        await self._telegram.start()
        self._http = ClientSession(self._telegram.url)
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "KOMBAIN_TOKEN": TOKEN,
            "KOMBAIN_API_URL": self._telegram.url,
            "KOMBAIN_DATABASE_URL": f"sqlite+aiosqlite:///{self._database}",
            "KOMBAIN_LOG_LEVEL": "WARNING",
        }
        command = (sys.executable, "-m", "bot", "run")
        self._process = await asyncio.create_subprocess_exec(
            *command, env=environment, cwd=self._folder, stdout=DEVNULL
        )
        await self._post(ANNA, "text", {"text": "/menu"})
        await self._until(lambda: bool(self._shown(ANNA)))
        return self

    async def __aexit__(self, *_: object) -> None:
        self._process.terminate()
        await self._process.wait()
        await self._http.close()
        await self._telegram.stop()

    def memory(self) -> int:
        """Bytes resident, of the bot and of its children."""
        bot = psutil.Process(self._process.pid)
        total: int = bot.memory_info().rss
        for child in bot.children():
            with suppress(psutil.NoSuchProcess):
                total += child.memory_info().rss
        return total

    async def presses(self, times: int) -> list[float]:
        """Seconds that presses of the menu's buttons took until they were answered."""
        return [await self._press(number) for number in range(times)]

    async def imports(self, workbook: Path, *, others: bool = False) -> tuple[float, int, list[float]]:
        """Seconds from the press to the card at the end, the peak of memory, and how long others' presses took."""
        form = FormData()
        content = await asyncio.to_thread(workbook.read_bytes)
        form.add_field("file", content, filename=workbook.name)
        async with self._http.post(f"/sim/people/{DENIS}/file", data=form) as answer:
            answer.raise_for_status()
        await self._until(lambda: "Всё верно?" in self._texts(workbook.name))
        peaks: list[int] = []
        waits: list[float] = []
        watching = asyncio.create_task(self._watch(peaks))
        begun = time.perf_counter()
        await self._post(DENIS, "press", {"text": self._start_label()})
        ended = asyncio.create_task(self._until(lambda: "Отчёт ниже" in self._texts(workbook.name)))
        while others and not ended.done():
            waits.append(await self._press(len(waits)))
        await ended
        seconds = time.perf_counter() - begun
        watching.cancel()
        await self._until(lambda: f"{workbook.name}: загружено" in self._texts(workbook.name))
        return seconds, max(peaks), waits

    async def _press(self, number: int) -> float:
        await asyncio.sleep(GAP)
        before = self._last_answer()
        begun = time.perf_counter()
        await self._post(ANNA, "press", {"data": ("go:settings", "go:menu")[number % 2]})
        await self._until(lambda: self._last_answer() is not before, 0.0005)
        return time.perf_counter() - begun

    async def _watch(self, peaks: list[int]) -> None:
        while True:
            peaks.append(self.memory())
            await asyncio.sleep(0.05)

    def _last_answer(self) -> object:
        answers = self._telegram.world.answers.get(ANNA)
        return answers[-1] if answers else None

    def _start_label(self) -> str:
        boards = [message.inline_keyboard or [] for message in self._shown(DENIS)]
        labels = [button["text"] for board in boards for row in board for button in row]
        return next(label for label in reversed(labels) if label.startswith("✅"))

    def _texts(self, name: str) -> str:
        texts = [str(message.content.get("text", "")) for message in self._shown(DENIS)]
        return "\n".join(text for text in texts if name in text)

    def _shown(self, number: int) -> list[Message]:
        world = self._telegram.world
        return [*world.private_chat(world.people[number]).messages.values()]

    async def _post(self, number: int, deed: str, body: dict[str, object]) -> None:
        async with self._http.post(f"/sim/people/{number}/{deed}", json=body) as answer:
            answer.raise_for_status()

    async def _until(self, holds: Callable[[], bool], pause: float = 0.02) -> None:
        async with asyncio.timeout(PATIENCE):
            while not holds():  # noqa: ASYNC110  # the local Telegram is looked at, it does not call
                await asyncio.sleep(pause)


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]
