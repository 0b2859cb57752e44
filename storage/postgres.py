"""Postgres through psycopg 3: the same plain functions, run whole in a small pool of threads."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from random import random
from typing import Any, TypeVar

from sqlalchemy import URL, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from storage.database import Database
from storage.migrate import migrate
from storage.transaction import Job

R = TypeVar("R")

THREADS = 8
# serialization_failure and deadlock_detected: the database asks for the whole transaction again.
_AGAIN = frozenset({"40001", "40P01"})
_TRIES = 6
# Any number will do as long as every process uses the same.
_MIGRATION_LOCK = 6_254_001


class PostgresDatabase(Database):
    """A pool of connections, one thread each; replicas share the data."""

    shared = True

    def __init__(self, url: URL) -> None:
        super().__init__()
        self._engine = create_engine(url, pool_size=THREADS, max_overflow=0, pool_pre_ping=False)
        event.listen(self._engine, "connect", _speak_utc)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="postgres")

    async def _write(self, job: Job[R]) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run, job)

    async def _read(self, job: Job[R]) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run, job)

    def _run(self, job: Job[R]) -> R:
        for tries_left in reversed(range(_TRIES)):
            try:
                with self._engine.begin() as connection:
                    return job.run(connection)
            except DBAPIError as error:
                if tries_left == 0 or getattr(error.orig, "sqlstate", None) not in _AGAIN:
                    raise
                time.sleep(0.02 * (1 + random()) * (_TRIES - tries_left))
        raise AssertionError("unreachable")

    async def migrate(self) -> bool:
        """Under an advisory lock, so that replicas starting together do it once."""

        def locked() -> bool:
            with self._engine.begin() as connection:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
                return migrate(connection)

        return await asyncio.get_running_loop().run_in_executor(self._threads, locked)

    async def close(self) -> None:
        """Finish what runs and close the connections."""
        await asyncio.to_thread(self._threads.shutdown)
        self._engine.dispose()


def _speak_utc(connection: Any, _: Any) -> None:
    connection.execute("SET TIME ZONE 'UTC'")
    connection.commit()
