"""A start that cannot succeed ends in one sentence that names the setting; one that may is patient."""

import asyncio
import socket
from pathlib import Path

import pytest

from bot import app
from bot.app import App
from bot.clock import SystemClock
from bot.opening import opened
from bot.settings import Settings, WrongSetting
from storage.database import Database, DatabaseUnavailable
from stories.databases import Fresh


def settings(**chosen: object) -> Settings:
    return Settings(_env_file=None, token="1000:a-token", api_url="http://127.0.0.1:9", **chosen)  # type: ignore[arg-type]  # chosen by name


async def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match=r"^KOMBAIN_DATABASE_URL: expected a database that answers \([^\n]+\)$"):
        async with opened(settings(database_url=f"sqlite+aiosqlite:///{tmp_path}/no/folder/kombain.db")):
            pass


async def test_a_second_bot_on_the_same_file(tmp_path: Path) -> None:
    """Both would handle every update."""
    chosen = settings(database_url=f"sqlite+aiosqlite:///{tmp_path}/kombain.db")
    async with opened(chosen) as (first, _):
        first.take_up_work()
        with pytest.raises(WrongSetting, match=r"^KOMBAIN_DATABASE_URL: another `kombain run` works on \S+; stop it"):
            await app.run(chosen)
    async with opened(chosen) as (next_one, _):
        next_one.take_up_work()


async def test_replicas_share_postgres(fresh_postgres: Fresh) -> None:
    url = fresh_postgres()
    async with await Database.open(url) as one, await Database.open(url) as other:
        one.take_up_work()
        other.take_up_work()


async def test_a_port_that_is_taken(db: Database) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(WrongSetting, match=rf"^KOMBAIN_HTTP_PORT: expected a free port, 127.0.0.1:{port} is not"):
            await App(settings(http_port=port), db, SystemClock()).run(asyncio.Event())


async def test_a_database_that_is_away_for_a_moment_is_waited_for(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asyncio, "sleep", lambda _, real=asyncio.sleep: real(0))
    times = 0

    async def ends_in_the_database() -> None:
        nonlocal times
        times += 1
        if times < 3:
            raise DatabaseUnavailable("restarting")

    await App(settings(), db, SystemClock())._patiently(ends_in_the_database)
    assert times == 3
    assert app.LONGEST_PAUSE > 1
