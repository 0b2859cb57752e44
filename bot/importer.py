"""Files in: read and entered beside everything else, one at a time in a department.

An import is taken up like a message of the outbox, by an owner with a lease: one that ends with its process is gone on
with by the next, or by another replica. Telegram and the file are met outside transactions; what comes of them is
written by use cases of services.import_work.
"""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import aclosing, asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot.clock import Clock
from bot.rounds import go_round
from domain.history.reading import There, read_history
from domain.history.rows import History
from domain.history.troubles import HistoryRefused
from domain.imports import CALM_CHUNK, CHUNK, MOST_MEGABYTES, ImportState, Purpose, Trouble
from handlers import letters
from handlers.imports.cards import card_of
from services import history_work, import_work
from services.import_work import Work
from storage import imports
from storage.database import Database, DatabaseUnavailable
from storage.import_leads import SomebodyWasFaster
from storage.imports import IMPORTS
from tables import child, history_files
from tables.refused import FileRefused, Why
from views.wording import Words

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=15)
LOOK_AROUND = 1.0
PROGRESS = 3.0
"""Seconds between two looks of the progress."""
COURTESY = 0.2
"""Seconds at most that a chunk lets others go first."""
CALM = 2.0
"""Seconds without anybody's update after which rows go in by larger steps."""
AHEAD = 6
"""Chunks read while others go in."""
MOST_TRIES = 10
"""Times an import may end its process, or stumble, without getting on."""
LONGEST_PAUSE = 30.0
# Nobody's fault, and passing.
PASSING = (
    TelegramNetworkError,
    TelegramServerError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
    aiohttp.ClientConnectionError,
    TimeoutError,
    DatabaseUnavailable,
)

Deed = Callable[[int], Coroutine[Any, Any, None]]


class _Gone(Exception):
    """Telegram does not know the file any more."""

    key = Trouble.GONE


class Importer:
    """Reads what people sent, shows it, and lets it in when they say so."""

    def __init__(
        self, db: Database, clock: Clock, bot: Bot, *, owner: str, others_work: Callable[[], bool] = lambda: False
    ) -> None:
        self._db = db
        self._clock = clock
        self._bot = bot
        self._owner = owner
        self._others_work = others_work
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._troubles: dict[int, int] = {}
        self._kept_at = 0.0
        self._others_worked_at = -CALM
        self._wake = asyncio.Event()
        self._loop: asyncio.Task[None] | None = None
        db.on(IMPORTS, self._wake.set)

    def start(self) -> None:
        """Begin with what an earlier run left."""
        self._loop = asyncio.create_task(
            go_round(self._db, self._wake, LOOK_AROUND, self._take_work, "imports", log, imports.release_all)
        )

    async def is_idle(self) -> bool:
        """Whether nothing is being read, entered or to be shown."""
        return not self._tasks and await self._db.read(imports.waiting_work) == 0

    def look_now(self) -> None:
        """Look for work at once."""
        self._wake.set()

    async def stop(self, patience: float) -> None:
        """Stop after the chunk in hand, or within `patience` seconds; the next run goes on from there."""
        for task in (self._loop, *self._tasks.values()):
            if task is not None:
                task.cancel()
        if running := [task for task in (self._loop, *self._tasks.values()) if task is not None]:
            await asyncio.wait(running, timeout=patience)
        # Without it the claims lapse by themselves.
        with suppress(DatabaseUnavailable):
            await self._db.write(imports.release, self._owner)

    async def _take_work(self) -> None:
        now = time.monotonic()
        if self._tasks and now - self._kept_at > LEASE.total_seconds() / 3:
            await self._db.write(imports.renew, self._owner, tuple(self._tasks), LEASE)
            self._kept_at = now
        if await self._db.read(imports.waiting_work) == 0:
            return
        mine, untold = await self._db.write(imports.claim, self._owner, LEASE, tuple(self._tasks))
        for import_id in mine:
            self._begin(import_id, self._work)
        for import_id in untold:
            self._begin(import_id, self._announce)

    def _begin(self, import_id: int, what: Deed) -> None:
        task = asyncio.create_task(self._patiently(import_id, what))
        self._tasks[import_id] = task
        task.add_done_callback(lambda _: self._ended(import_id))

    def _ended(self, import_id: int) -> None:
        del self._tasks[import_id]
        self._wake.set()

    async def _patiently(self, import_id: int, what: Deed) -> None:
        """Do a piece of work; what hinders it is waited out, and then somebody takes it up again."""
        try:
            await what(import_id)
            self._troubles.pop(import_id, None)
        except PASSING as error:
            log.warning("import %d is hindered, trying again: %s", import_id, type(error).__name__)
            await self._pause(import_id)
            with suppress(DatabaseUnavailable):
                await self._db.write(imports.put_back, self._owner, import_id, True)
        except Exception:
            log.exception("import %d stumbled", import_id)
            await self._pause(import_id)
            with suppress(DatabaseUnavailable):
                await self._db.write(imports.put_back, self._owner, import_id, False)

    async def _pause(self, import_id: int) -> None:
        troubles = self._troubles[import_id] = self._troubles.get(import_id, 0) + 1
        await asyncio.sleep(min(0.25 * 2 ** min(troubles, 10), LONGEST_PAUSE))

    # --- the work

    async def _announce(self, import_id: int) -> None:
        """Tell that it waits its turn."""
        await self._show(await self._db.read(import_work.work, import_id))

    async def _work(self, import_id: int) -> None:
        while True:
            work = await self._db.read(import_work.work, import_id)
            match work.view.state:
                case ImportState.WAITING | ImportState.RUNNING if not work.is_employed:
                    await self._db.write(import_work.dropped, import_id)
                case ImportState.WAITING | ImportState.RUNNING if work.tries > MOST_TRIES:
                    await self._fail(work, Why.DAMAGED)
                case ImportState.WAITING:
                    await self._read(work)
                case ImportState.RUNNING if work.view.purpose is Purpose.HISTORY:
                    await self._enter_history(work)
                case ImportState.RUNNING:
                    await self._enter(work)
                case ImportState.STOPPING:
                    await self._db.write(import_work.finish, import_id, self._clock.now())
                case _:
                    await self._show(work)
                    return

    async def _read(self, work: Work) -> None:
        if work.message_id is None:
            await self._show(work)
        try:
            async with self._file(work) as path:
                if work.view.purpose is Purpose.HISTORY:
                    await self._check_history(work, path)
                else:
                    await self._db.write(import_work.previewed, work.view.import_id, await child.preview(path))
        except (FileRefused, _Gone) as refused:
            await self._fail(work, refused.key)

    async def _check_history(self, work: Work, path: Path) -> None:
        import_id, now = work.view.import_id, self._clock.now()
        there = await self._db.read(history_work.there, import_id)
        read = await child.history(path, there, work.zone, now)
        await self._db.write(history_work.checked, import_id, read, now)

    async def _enter_history(self, work: Work) -> None:
        """Let a history in, whole: what a child has found good before is read by a thread of this process."""
        import_id, now = work.view.import_id, self._clock.now()
        try:
            there = await self._db.read(history_work.there, import_id)
            async with self._file(work) as path:
                found, digests = await asyncio.to_thread(_history_of, path, work.zone, now, there)
            await self._db.write(
                history_work.enter, import_id, found, digests, now, receipt=f"import:{import_id}:history"
            )
            await self._db.write(history_work.entered, import_id, self._clock.now())
        except (FileRefused, _Gone) as refused:
            await self._fail(work, refused.key)
        except HistoryRefused as refused:
            await self._db.write(history_work.refused, import_id, refused.troubles, now)
        except history_work.Stopped:
            await self._db.write(history_work.stopped, import_id)

    async def _enter(self, work: Work) -> None:
        done = work.view.rows_done
        progress = _Progress(self._bot, work)
        batch: list[child.Row] = []
        try:
            async with (
                self._file(work) as path,
                aclosing(
                    _ahead(child.rows(path, work.mapping, work.zone, CHUNK, done), self._let_others_go_first)
                ) as chunks,
            ):
                async for chunk in chunks:
                    batch += chunk
                    if len(batch) < self._most_rows():
                        continue
                    if not await self._enter_rows(work, done, batch):
                        return
                    done += len(batch)
                    batch = []
                    progress.tell(done)
            if batch and not await self._enter_rows(work, done, batch):
                return
        except (FileRefused, _Gone) as refused:
            await self._fail(work, refused.key)
        else:
            await self._db.write(import_work.finish, work.view.import_id, self._clock.now())
        finally:
            await progress.end()

    async def _enter_rows(self, work: Work, done: int, rows: list[child.Row]) -> bool:
        """Let rows in, those after the first `done` of the file; whether the next ones may follow."""
        await self._let_others_go_first()
        import_id = work.view.import_id
        while True:
            try:
                entered = await self._db.write(
                    import_work.enter_chunk,
                    *(import_id, done, rows, self._clock.now()),
                    receipt=f"import:{import_id}:{done}",
                )
            except SomebodyWasFaster:
                log.info("import %d: a phone came in from elsewhere, the rows are tried again", import_id)
            else:
                # Another process may have entered other rows from here on: then it is looked at anew.
                return entered.goes_on and entered.rows_done == done + len(rows)

    def _most_rows(self) -> int:
        now = time.monotonic()
        if self._others_work():
            self._others_worked_at = now
        return CHUNK if now - self._others_worked_at < CALM else CALM_CHUNK

    async def _let_others_go_first(self) -> None:
        until = time.monotonic() + COURTESY
        await asyncio.sleep(0)
        while self._others_work() and time.monotonic() < until:  # noqa: ASYNC110  # many people work, none of them alone is the event
            await asyncio.sleep(0.005)

    async def _fail(self, work: Work, why: str) -> None:
        await self._db.write(import_work.failed, work.view.import_id, why, self._clock.now())

    async def _show(self, work: Work) -> None:
        """Show the import as it stands in its message, or in a new one; nobody is told who works here no more."""
        message_id = work.message_id
        if work.is_employed:
            card = card_of(work.view, Words(work.language, work.zone))
            try:
                if message_id is None or not await letters.change(self._bot, work.telegram_id, message_id, card):
                    message_id = await letters.send(self._bot, work.telegram_id, card)
            except (TelegramForbiddenError, TelegramBadRequest) as error:
                log.warning("import %d cannot be shown: %s", work.view.import_id, error.message)
        state, now = work.view.state, self._clock.now()
        await self._db.write(import_work.settle, work.view.import_id, state, message_id, now)

    @asynccontextmanager
    async def _file(self, work: Work) -> AsyncIterator[Path]:
        """What was sent, on the disk for a while. Raises FileRefused and _Gone when Telegram does not give it."""
        with TemporaryDirectory(prefix="kombain-import-") as folder:
            if work.pasted is not None:
                path = Path(folder) / "pasted.txt"
                await asyncio.to_thread(path.write_text, work.pasted, "utf-8")
            else:
                path = Path(folder) / "sent"
                await self._download(work, path)
            yield path

    async def _download(self, work: Work, path: Path) -> None:
        try:
            found = await self._bot.get_file(work.file_id or "")
        except TelegramBadRequest as error:
            raise (FileRefused(Why.TOO_LARGE) if "too big" in error.message else _Gone()) from error
        if found.file_path is None or (found.file_size or 0) > MOST_MEGABYTES * 1024 * 1024:
            raise FileRefused(Why.TOO_LARGE)
        await self._bot.download_file(found.file_path, path)


def _history_of(path: Path, zone: str, now: datetime, there: There) -> tuple[History, dict[str, str]]:
    files = history_files.read(path)
    return read_history(files, zone, now, there), history_files.digests(files)


async def _ahead(
    chunks: AsyncGenerator[list[child.Row], None], let_others_go_first: Callable[[], Awaitable[None]]
) -> AsyncGenerator[list[child.Row], None]:
    """The chunks, some of them read while those before go in. Raises what reading raises, after the last one read."""
    room = asyncio.Semaphore(AHEAD)
    read: asyncio.Queue[list[child.Row] | None] = asyncio.Queue()

    async def fill() -> None:
        try:
            async with aclosing(chunks):
                async for chunk in chunks:
                    await room.acquire()
                    read.put_nowait(chunk)
                    # What the pipe holds already is read without a pause otherwise.
                    await let_others_go_first()
        finally:
            read.put_nowait(None)

    filling = asyncio.create_task(fill())
    try:
        while (chunk := await read.get()) is not None:
            room.release()
            yield chunk
        await filling
    finally:
        filling.cancel()
        await asyncio.wait([filling])


class _Progress:
    """How far an import is, in its message, every few seconds; nothing depends on its being seen."""

    def __init__(self, bot: Bot, work: Work) -> None:
        self._bot = bot
        self._work = work
        self._told_at = time.monotonic()
        self._telling: asyncio.Task[None] | None = None

    def tell(self, rows_done: int) -> None:
        """Show the number, unless the last one was shown a moment ago or is still on its way."""
        now = time.monotonic()
        if now - self._told_at < PROGRESS or (self._telling is not None and not self._telling.done()):
            return
        self._told_at = now
        self._telling = asyncio.create_task(self._tell(rows_done))

    async def end(self) -> None:
        """Let what is on its way arrive: the end is shown after it."""
        if self._telling is not None:
            await asyncio.wait([self._telling])

    async def _tell(self, rows_done: int) -> None:
        work = self._work
        if work.message_id is None:
            return
        card = card_of(replace(work.view, rows_done=rows_done, ahead=None), Words(work.language, work.zone))
        with suppress(TelegramAPIError):
            await letters.change(self._bot, work.telegram_id, work.message_id, card)
