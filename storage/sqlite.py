"""SQLite through aiosqlite, which is handed whole transactions: one writer with group commit, a few readers.

What waits for the writer runs together: BEGIN IMMEDIATE, each function in its own SAVEPOINT, one durable COMMIT, and
the answers after it. A function that fails is undone alone. `synchronous=FULL`, because NORMAL loses acknowledged
rows in a power cut; `BEGIN IMMEDIATE`, because a deferred transaction silently loses concurrent read-modify-writes.
"""

import asyncio
import fcntl
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite
from sqlalchemy import Connection, StaticPool, create_engine

from storage.database import Database, DatabaseTaken
from storage.migrate import migrate
from storage.transaction import Job

R = TypeVar("R")

READERS = 3
# A batch keeps those behind it waiting; beyond this size the commit's cost is spread thin enough.
LARGEST_BATCH = 256
BUSY_MS = 10_000


class DatabaseThread(aiosqlite.Connection):
    """An aiosqlite connection whose worker thread runs whole functions over a synchronous SQLAlchemy connection."""

    _core: Connection

    @classmethod
    async def start(cls, path: Path, *, writes: bool) -> "DatabaseThread":
        """Connect, with the pragmas of the house."""

        def connector() -> sqlite3.Connection:
            connection = sqlite3.connect(path, isolation_level=None, cached_statements=512)
            connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            if writes:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
            else:
                connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA foreign_keys = ON")
            return connection

        thread = cls(connector, iter_chunk_size=64)
        try:
            await thread
        except BaseException:
            # aiosqlite has told its thread to end; it must not outlive the loop it wants to tell so.
            thread._thread.join()
            raise
        await thread._in_thread(thread._join_core)
        return thread

    def _join_core(self) -> None:
        # AUTOCOMMIT: this module alone says BEGIN, SAVEPOINT and COMMIT; SQLAlchemy only speaks between them.
        # What is written are people's names, phones and words: errors tell of the statement alone.
        engine = create_engine(
            "sqlite://",
            creator=lambda: self._conn,
            poolclass=StaticPool,
            isolation_level="AUTOCOMMIT",
            hide_parameters=True,
        )
        self._core = engine.connect()

    async def run(self, function: Callable[..., R], *arguments: Any) -> R:
        """Run `function(raw, core, *arguments)` in the thread."""
        return await self._in_thread(function, self._conn, self._core, *arguments)

    async def end(self) -> None:
        """Close the connection and end the thread."""
        await self._in_thread(self._core.detach)
        await self.close()

    async def _in_thread(self, function: Callable[..., R], *arguments: Any) -> R:
        return await self._execute(function, *arguments)  # type: ignore[no-any-return,no-untyped-call]  # aiosqlite's own door for any function


def _run_batch(
    raw: sqlite3.Connection, core: Connection, jobs: Sequence[Job[Any]]
) -> list[tuple[Any, Exception | None]]:
    """Run the jobs in one transaction; a result or an error for each. Raises only when nothing was committed."""
    outcomes: list[tuple[Any, Exception | None]] = []
    raw.execute("BEGIN IMMEDIATE")
    try:
        for job in jobs:
            raw.execute("SAVEPOINT job")
            try:
                outcomes.append((job.run(core), None))
            except Exception as error:
                # A full disk or a failing one has ended the whole transaction already.
                if not raw.in_transaction:
                    raise
                raw.execute("ROLLBACK TO job")
                outcomes.append((None, error))
            raw.execute("RELEASE job")
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    return outcomes


def _run_read(raw: sqlite3.Connection, core: Connection, job: Job[R]) -> R:
    raw.execute("BEGIN")
    try:
        return job.run(core)
    finally:
        raw.execute("ROLLBACK")


class SqliteDatabase(Database):
    """One file, one writer thread, a few reader threads."""

    shared = False

    def __init__(self, path: Path, writer: DatabaseThread, readers: Sequence[DatabaseThread]) -> None:
        super().__init__()
        self._path = path
        self._lock: int | None = None
        self._writer = writer
        self._readers = list(readers)
        self._free: asyncio.Queue[DatabaseThread] = asyncio.Queue()
        for reader in readers:
            self._free.put_nowait(reader)
        self._waiting: deque[tuple[Job[Any], asyncio.Future[Any]]] = deque()
        self._pump: asyncio.Task[None] | None = None

    @classmethod
    async def connect(cls, path: Path) -> "SqliteDatabase":
        """Open the file, or make it."""
        threads: list[DatabaseThread] = []
        try:
            while len(threads) <= READERS:
                threads.append(await DatabaseThread.start(path, writes=not threads))
        except BaseException:
            for thread in threads:
                await thread.end()
            raise
        writer, *readers = threads
        return cls(path, writer, readers)

    async def _write(self, job: Job[R]) -> R:
        answer: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((job, answer))
        if self._pump is None:
            self._pump = asyncio.create_task(self._commit_groups())
        return await answer

    async def _commit_groups(self) -> None:
        try:
            while self._waiting:
                batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), LARGEST_BATCH))]
                try:
                    outcomes = await self._writer.run(_run_batch, [job for job, _ in batch])
                except Exception as error:
                    outcomes = [(None, error)] * len(batch)
                for (_, answer), (result, failure) in zip(batch, outcomes, strict=True):
                    if answer.done():  # its asker was cancelled; the work is committed all the same
                        continue
                    if failure is None:
                        answer.set_result(result)
                    else:
                        answer.set_exception(failure)
        finally:
            self._pump = None

    async def _read(self, job: Job[R]) -> R:
        reader = await self._free.get()
        try:
            return await reader.run(_run_read, job)
        finally:
            self._free.put_nowait(reader)

    def take_up_work(self) -> None:
        """By a lock the system lets go of with the process. Not on the database itself: closing another descriptor of
        it would let go of SQLite's own locks."""
        lock = os.open(f"{self._path}-worker", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise DatabaseTaken(str(self._path)) from None
        self._lock = lock

    async def _migrate(self) -> bool:
        """Under SQLite's own write lock, so that two processes starting together do it once."""

        def locked(raw: sqlite3.Connection, core: Connection) -> bool:
            # Tables are rebuilt by migrations, so foreign keys are checked at the end rather than on the way;
            # the pragma has no effect inside a transaction.
            raw.execute("PRAGMA foreign_keys = OFF")
            raw.execute("BEGIN IMMEDIATE")
            try:
                changed = migrate(core)
                broken = raw.execute("PRAGMA foreign_key_check").fetchone()
                if broken is not None:
                    raise sqlite3.IntegrityError(f"a migration left a reference without its row: {broken}")
                raw.execute("COMMIT")
            except BaseException:
                if raw.in_transaction:
                    raw.execute("ROLLBACK")
                raise
            finally:
                raw.execute("PRAGMA foreign_keys = ON")
            return changed

        return await self._writer.run(locked)

    async def close(self) -> None:
        """Wait for the running commits, then end every thread."""
        if self._pump is not None:
            await self._pump
        for thread in (*self._readers, self._writer):
            await thread.end()
        if self._lock is not None:
            os.close(self._lock)
