"""A department whose bot is another process."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from crash.bots import WarmStarter, warm_starter
from stories.databases import Fresh, postgres_databases, sqlite_databases


@pytest.fixture(scope="package")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    return sqlite_databases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="package")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fresh]:
    with postgres_databases(tmp_path_factory.mktemp("postgres")) as fresh:
        yield fresh


@pytest.fixture
def databases(engine: str, request: pytest.FixtureRequest) -> Fresh:
    fresh: Fresh = request.getfixturevalue(engine)
    return fresh


@pytest.fixture
async def warm(tmp_path: Path) -> AsyncIterator[WarmStarter]:
    async with warm_starter(tmp_path) as starter:
        yield starter
