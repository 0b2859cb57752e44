"""The `Database` handle: whole transactions in, results out. The only place that commits.

    booked = await db.write(book, who, wish, now, receipt=wish.key)
    card = await db.read(meeting_card, who, meeting_id)

SQLite runs through aiosqlite threads (storage/sqlite.py), Postgres through a pool (storage/postgres.py).
"""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy.engine import make_url
from sqlalchemy.exc import InterfaceError, OperationalError

from storage.transaction import Job, Tx

R = TypeVar("R")
Ts = TypeVarTuple("Ts")


class DatabaseUnavailable(Exception):
    """The database cannot be reached or written just now (stopped, full, read-only). Nothing was done; it passes."""


_UNAVAILABLE = (OperationalError, InterfaceError, sqlite3.OperationalError)


class Database(ABC):
    """An open database. Made by `Database.open`, closed by `close`: an unclosed one keeps the process alive."""

    shared: bool
    """Whether other processes may work on the same data (replicas): then people are handled under a lease."""

    def __init__(self) -> None:
        self._listeners: dict[str, list[Callable[[], None]]] = {}

    @staticmethod
    async def open(url: str) -> "Database":
        """Open by address: `sqlite+aiosqlite:///PATH` or `postgresql+psycopg://...`.

        Raises ValueError with one sentence when the address is of another kind.
        """
        parsed = make_url(url)
        if parsed.drivername == "sqlite+aiosqlite":
            from storage.sqlite import SqliteDatabase

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
        try:
            result = await self._write(job)
        except _UNAVAILABLE as error:
            raise DatabaseUnavailable(str(error)) from error
        for work in job.left:
            for listener in self._listeners.get(work, ()):
                listener()
        return result

    async def read(self, function: Callable[[Tx, *Ts], R], *arguments: *Ts) -> R:
        """Run a query function on one consistent snapshot. Raises DatabaseUnavailable."""
        try:
            return await self._read(Job(function, arguments))
        except _UNAVAILABLE as error:
            raise DatabaseUnavailable(str(error)) from error

    def on(self, work: str, listener: Callable[[], None]) -> None:
        """Call `listener` in the event loop after each commit that left such work (see `Tx.leave`)."""
        self._listeners.setdefault(work, []).append(listener)

    @abstractmethod
    async def _write(self, job: Job[R]) -> R: ...

    @abstractmethod
    async def _read(self, job: Job[R]) -> R: ...

    @abstractmethod
    async def migrate(self) -> bool:
        """Bring the schema to its newest version, one process at a time; whether anything had to be done."""

    @abstractmethod
    async def close(self) -> None:
        """Finish what runs and let go of every connection and thread."""

    async def __aenter__(self) -> "Database":
        return self

    async def __aexit__(self, *failure: Any) -> None:
        await self.close()
