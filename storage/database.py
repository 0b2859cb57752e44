"""The `Database` handle: whole transactions in, results out. The only place that commits.

    booked = await db.write(book, who, wish, now, receipt=wish.key)
    card = await db.read(meeting_card, who, meeting_id)

SQLite runs through aiosqlite threads (storage/sqlite.py), Postgres through a pool (storage/postgres.py).
"""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from storage.transaction import Job, Tx

R = TypeVar("R")
Ts = TypeVarTuple("Ts")


class DatabaseUnavailable(Exception):
    """The database cannot be reached or written just now (stopped, full, read-only). Nothing was done; it passes."""


class DatabaseTaken(Exception):
    """Another process works on a database that only one may work on."""


# What passes, by SQLite's primary result codes: busy, locked, out of memory, read-only, interrupted, I/O error, full,
# cannot open, locking protocol. Its class says nothing: a statement with a mistake is an OperationalError too.
_SQLITE_PASSES = frozenset({5, 6, 7, 8, 9, 10, 13, 14, 15})
# And by Postgres' classes and codes: connections, resources, operators, the system; a standby that cannot be written,
# a transaction that idled too long, a lock or a serialization that was not to be had.
_POSTGRES_PASSES = ("08", "53", "57", "58", "25006", "25P03", "55P03", "40001", "40P01")


@contextmanager
def _outages() -> Iterator[None]:
    """Tell outages from mistakes. Raises DatabaseUnavailable for an outage, and lets everything else through."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        if not _passes(error):
            raise
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise DatabaseUnavailable(str(cause).partition("\n")[0]) from error


def _passes(error: DBAPIError | sqlite3.Error) -> bool:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        # Without a code it is the module that complains, not the database.
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in _SQLITE_PASSES
    state: str | None = getattr(cause, "sqlstate", None)
    if state is None:
        # There was nobody to give a code.
        return isinstance(error, OperationalError | InterfaceError)
    return state.startswith(_POSTGRES_PASSES)


class Database(ABC):
    """An open database. Made by `Database.open`, closed by `close`: an unclosed one keeps the process alive."""

    shared: bool
    """Whether other processes may work on the same data (replicas): then people are handled under a lease."""

    def __init__(self) -> None:
        self._listeners: dict[str, list[Callable[[], None]]] = {}

    @staticmethod
    async def open(url: str) -> "Database":
        """Open by address: `sqlite+aiosqlite:///PATH` or `postgresql+psycopg://...`.

        Raises ValueError with one sentence when the address is of another kind, and DatabaseUnavailable.
        """
        parsed = make_url(url)
        if parsed.drivername == "sqlite+aiosqlite":
            from storage.sqlite import SqliteDatabase

            with _outages():
                return await SqliteDatabase.connect(Path(parsed.database or ""))
        if parsed.drivername == "postgresql+psycopg":
            from storage.postgres import PostgresDatabase

            return PostgresDatabase(parsed)
        raise ValueError(
            f"expected an address of sqlite+aiosqlite:/// or postgresql+psycopg://, not of {parsed.drivername}"
        )

    async def write(self, function: Callable[[Tx, *Ts], R], *arguments: *Ts, receipt: str | None = None) -> R:
        """Run a use case whole, in one transaction, and commit it; with a receipt, at most once ever (law 3).

        Raises DatabaseUnavailable when nothing could be committed.
        """
        job: Job[R] = Job(function, arguments, receipt)
        with _outages():
            result = await self._write(job)
        for work in job.left:
            for listener in self._listeners.get(work, ()):
                listener()
        return result

    async def read(self, function: Callable[[Tx, *Ts], R], *arguments: *Ts) -> R:
        """Run a query function on one consistent snapshot. Raises DatabaseUnavailable."""
        with _outages():
            return await self._read(Job(function, arguments))

    def on(self, work: str, listener: Callable[[], None]) -> None:
        """Call `listener` in the event loop after each commit that left such work (see `Tx.leave`)."""
        self._listeners.setdefault(work, []).append(listener)

    @abstractmethod
    async def _write(self, job: Job[R]) -> R: ...

    @abstractmethod
    async def _read(self, job: Job[R]) -> R: ...

    async def migrate(self) -> bool:
        """Bring the schema to its newest version, one process at a time; whether anything had to be done.

        Raises DatabaseUnavailable.
        """
        with _outages():
            return await self._migrate()

    @abstractmethod
    def take_up_work(self) -> None:
        """Say that this process handles updates from now on, until it ends, however it ends. Raises DatabaseTaken."""

    @abstractmethod
    async def _migrate(self) -> bool: ...

    @abstractmethod
    async def close(self) -> None:
        """Finish what runs and let go of every connection and thread."""

    async def __aenter__(self) -> "Database":
        return self

    async def __aexit__(self, *failure: Any) -> None:
        await self.close()
