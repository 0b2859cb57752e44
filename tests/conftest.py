"""A fresh, migrated database for each test, on both engines."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from storage.database import Database
from stories.databases import Fresh, postgres_databases, sqlite_databases


@pytest.fixture(scope="session")
def fresh_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    return sqlite_databases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def fresh_postgres() -> Iterator[Fresh]:
    # Not in pytest's folder: under root the server is another user, and each new test run shuts that folder for others.
    with TemporaryDirectory(prefix="kombain-postgres-") as folder, postgres_databases(Path(folder)) as fresh:
        yield fresh


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database."""
    fresh: Fresh = request.getfixturevalue(f"fresh_{request.param}")
    return fresh()


@pytest.fixture
async def db(url: str) -> AsyncIterator[Database]:
    """A fresh database, open."""
    async with await Database.open(url) as database:
        yield database
