"""Stories run on SQLite; those marked `both_engines` on Postgres too, on a good day and with a call that is cut off.

Every one of them runs on both engines, with every trouble, under `-m full`.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack

import pytest
from aiogram.client.session.aiohttp import AiohttpSession

from bot import delivery
from stories.databases import Fresh, postgres_databases, sqlite_databases
from stories.town import FoundTown, Town, found
from stories.trouble import Trouble

_ON_POSTGRES = (Trouble.NONE, Trouble.CUT_OFF)

MORNING = "2026-11-24 09:40"
"""A Tuesday, after the morning's reminder."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "both_engines: a story that every run tells on Postgres too")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        always = metafunc.definition.get_closest_marker("both_engines") is not None
        postgres = pytest.param("postgres", marks=() if always else (pytest.mark.full,))
        metafunc.parametrize("engine", ["sqlite", postgres])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        values = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        if values.get("engine") == "postgres" and values.get("trouble", Trouble.NONE) not in _ON_POSTGRES:
            item.add_marker(pytest.mark.full)


@pytest.fixture(scope="session")
def _sqlite(tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    return sqlite_databases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def _postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fresh]:
    with postgres_databases(tmp_path_factory.mktemp("postgres")) as fresh:
        yield fresh


@pytest.fixture
def database_url(engine: str, request: pytest.FixtureRequest) -> str:
    fresh: Fresh = request.getfixturevalue(f"_{engine}")
    return fresh()


@pytest.fixture
async def found_town(database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FoundTown]:
    """Founds a town in another zone or at another time."""
    # A second between two messages to one person is Telegram's rule, tested elsewhere; stories need not sit through it.
    monkeypatch.setattr(delivery, "CHAT_GAP", 0.02)
    monkeypatch.setattr(AiohttpSession, "close", _close_at_once)
    async with AsyncExitStack() as stack:

        async def make(*, zone: str = "Europe/Moscow", at: str = MORNING) -> Town:
            return await stack.enter_async_context(found(database_url, zone=zone, at=at))

        yield make


@pytest.fixture
async def town(found_town: FoundTown) -> Town:
    """A town in Moscow, on a Tuesday at 09:40."""
    return await found_town()


async def _close_at_once(session: AiohttpSession) -> None:
    """What aiogram does, without the quarter of a second it leaves to TLS, which is not spoken here."""
    if session._session is not None:
        await session._session.close()
