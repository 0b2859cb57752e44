"""Postgres through psycopg 3: the same plain functions, run whole in a small pool of threads.

Writes are SERIALIZABLE and repeated when Postgres asks for it, so a use case may believe what it reads, as it may under
SQLite's single writer; measured with eight threads it costs nothing. The few that lock every row they decide by run
READ COMMITTED (`locks_rows`), so that many at once pass one another by. Reads see one snapshot.
"""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from random import random
from typing import Any, TypeVar

from sqlalchemy import URL, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from storage.database import Database
from storage.migrate import migrate
from storage.transaction import Job

R = TypeVar("R")

THREADS = 8
# serialization_failure and deadlock_detected: the database asks for the whole transaction again.
_AGAIN = frozenset({"40001", "40P01"})
_TRIES = 12
# unique_violation: who waited for another transaction's row meets it before the snapshot can say that it is too old.
_AGAIN_AT_FIRST = "23505"
_FIRST_TRIES = 2
# Any number will do as long as every process uses the same.
_MIGRATION_LOCK = 6_254_001


class PostgresDatabase(Database):
    """A pool of connections, one thread each; replicas share the data."""

    shared = True

    def __init__(self, url: URL) -> None:
        super().__init__()
        # What is written are people's names, phones and words: errors tell of the statement alone.
        self._engine = create_engine(
            url, pool_size=THREADS, max_overflow=0, isolation_level="SERIALIZABLE", hide_parameters=True
        )
        self._snapshots = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._row_locks = self._engine.execution_options(isolation_level="READ COMMITTED")
        event.listen(self._engine, "connect", _speak_utc)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="postgres")

    async def _write(self, job: Job[R]) -> R:
        engine = self._row_locks if job.locks_rows else self._engine
        return await asyncio.get_running_loop().run_in_executor(self._threads, _run, engine, job)

    async def _read(self, job: Job[R]) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._threads, _run, self._snapshots, job)

    def take_up_work(self) -> None:
        """Replicas share the work, person by person, under leases."""

    async def _migrate(self) -> bool:
        """Under an advisory lock, so that replicas starting together do it once."""

        def locked() -> bool:
            # Not from a snapshot: who waited for the lock must see what its last holder did.
            with self._engine.execution_options(isolation_level="READ COMMITTED").begin() as connection:
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


def _run(engine: Engine, job: Job[R]) -> R:
    for tries_left in reversed(range(_TRIES)):
        try:
            with engine.begin() as connection:
                return job.run(connection)
        except DBAPIError as error:
            state = getattr(error.orig, "sqlstate", None)
            is_first = tries_left >= _TRIES - _FIRST_TRIES
            if tries_left == 0 or not (state in _AGAIN or (state == _AGAIN_AT_FIRST and is_first)):
                raise
            time.sleep(0.01 * (1 + random()) * (_TRIES - tries_left))
    raise AssertionError("the last try returns or raises")
