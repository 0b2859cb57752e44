"""Stories run on SQLite; those marked `both_engines` on Postgres too.

Every day each meets one of its troubles; under `-m full` each runs on both engines and meets all of them.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from zlib import crc32

import pytest
from aiogram.client.session.aiohttp import AiohttpSession

from bot import delivery
from stories.databases import Fresh, postgres_databases, sqlite_databases
from stories.town import FoundTown, Town, found
from stories.trouble import Trouble

_A_DAY = 1

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
        if isinstance(item, pytest.Function) and hasattr(item, "callspec") and not _is_of_every_day(item):
            item.add_marker(pytest.mark.full)


def _is_of_every_day(item: pytest.Function) -> bool:
    """A good day and one trouble of those a story meets, another one for each story; on Postgres the good day."""
    values = item.callspec.params
    trouble = values.get("trouble", Trouble.NONE)
    if trouble is Trouble.NONE:
        return True
    if values.get("engine") == "postgres":
        return False
    return trouble in _troubles_of_every_day(item)


def _troubles_of_every_day(item: pytest.Function) -> list[Trouble]:
    met = {mark.args[0]: list(mark.args[1]) for mark in item.iter_markers("parametrize")}
    troubles = [one for one in met.get("trouble", ()) if isinstance(one, Trouble) and one is not Trouble.NONE]
    if len(troubles) <= _A_DAY:
        return troubles or list(Trouble)
    others = sorted(str(value) for name, value in item.callspec.params.items() if name not in ("trouble", "engine"))
    first = crc32(" ".join([item.originalname, *others]).encode())
    return [troubles[(first + step * len(troubles) // _A_DAY) % len(troubles)] for step in range(_A_DAY)]


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
