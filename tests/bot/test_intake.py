"""Updates in: each handled once and in order, whatever happens to the handler, the database or a replica."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram.exceptions import TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.fsm.storage.base import StorageKey
from aiogram.methods import SendMessage

from bot import intake as intake_module
from bot.clock import SystemClock
from bot.intake import Intake
from services import attention
from storage import fsm_rows, inbox
from storage.database import Database, DatabaseUnavailable
from storage.fsm import DatabaseFsm
from storage.fsm_rows import Changes, Place
from storage.inbox import StoredUpdate

Handle = Callable[[Mapping[str, Any]], Awaitable[None]]


def message(update_id: int, text: str, person: int = 42) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"from": {"id": person}, "text": text}}


@asynccontextmanager
async def intake_of(db: Database, handle: Handle, owner: str = "this one") -> AsyncIterator[Intake]:
    """An intake at work."""
    intake = Intake(db, SystemClock(), handle, set_aside=attention.set_aside, owner=owner)
    intake.start()
    try:
        yield intake
    finally:
        await intake.stop(1)


async def settled(intake: Intake) -> None:
    async with asyncio.timeout(10):
        while not await intake.is_idle():  # noqa: ASYNC110  # many small things end, none of them alone is the event
            await asyncio.sleep(0.01)


class Heard:
    """A handler that takes down what it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    async def __call__(self, raw: Mapping[str, Any]) -> None:
        self.texts.append(raw["message"]["text"])


async def test_half_an_emoji_and_other_odd_signs_arrive_as_they_came(db: Database) -> None:
    odd = ["\ud83d", "\x00", "\ufeff/menu", "\u2028", "😀"]
    heard = Heard()
    async with intake_of(db, heard) as intake:
        await intake.accept(json.loads(json.dumps([message(n, text) for n, text in enumerate(odd, start=1)])))
        await settled(intake)
    assert heard.texts == odd
    assert await db.read(inbox.all_set_aside) == []


async def test_a_conversation_that_cannot_be_kept_is_set_aside_and_not_repeated_for_ever(db: Database) -> None:
    fsm, times = DatabaseFsm(db), 0

    async def goes_astray(raw: Mapping[str, Any]) -> None:
        nonlocal times
        times += 1
        await fsm.set_state(StorageKey(1000, chat_id=42, user_id=42), "half an emoji \ud83d")

    async with intake_of(db, goes_astray) as intake:
        await intake.accept([message(1, "Привет")])
        await settled(intake)
    assert times == 3
    assert [one.update_id for one in await db.read(inbox.all_set_aside)] == [1]


async def test_whatever_an_error_says_it_can_be_written_down(db: Database, caplog: pytest.LogCaptureFixture) -> None:
    # Test runners in several processes cannot pass half an emoji on to each other.
    caplog.set_level(logging.CRITICAL, "bot.intake")

    async def fails(_: Mapping[str, Any]) -> None:
        raise LookupError("\x00 \ud83d " + "long " * 10_000)

    async with intake_of(db, fails) as intake:
        await intake.accept([message(1, "Привет")])
        await settled(intake)
    (aside,) = await db.read(inbox.all_set_aside)
    assert aside.error is not None
    assert len(aside.error) < 1100


async def test_an_outage_of_the_database_does_not_have_a_handled_update_handled_again(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard, write, outage = Heard(), db.write, iter(range(2))

    async def gone_for_a_moment(function: Any, *arguments: Any, **options: Any) -> Any:
        if function is inbox.handled and next(outage, None) is not None:
            raise DatabaseUnavailable("restarting")
        return await write(function, *arguments, **options)

    monkeypatch.setattr(db, "write", gone_for_a_moment)
    monkeypatch.setattr(intake_module, "FIRST_PAUSE", 0.01)
    async with intake_of(db, heard) as intake:
        await intake.accept([message(1, "один"), message(2, "два")])
        await settled(intake)
    assert heard.texts == ["один", "два"]


@pytest.mark.parametrize(
    "trouble",
    [
        TelegramRetryAfter(SendMessage(chat_id=42, text="-"), "Too Many Requests: retry after 1", 1),
        TelegramUnauthorizedError(SendMessage(chat_id=42, text="-"), "Unauthorized"),
    ],
    ids=["flood control", "a token that was taken back"],
)
async def test_what_is_nobodys_mistake_is_waited_out(
    db: Database, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    """The next of the person waits too, others do not; flood control is waited out whole."""
    monkeypatch.setattr(intake_module, "FIRST_PAUSE", 0.1)
    monkeypatch.setattr(intake_module, "LONGEST_PAUSE", 0.1)
    heard, asked, begun = Heard(), [], asyncio.get_running_loop().time()

    async def floods(raw: Mapping[str, Any]) -> None:
        asked.append(raw["update_id"])
        if raw["update_id"] == 1 and asked.count(1) < 4 - 2 * isinstance(trouble, TelegramRetryAfter):
            raise trouble
        await heard(raw)

    async with intake_of(db, floods) as intake:
        await intake.accept([message(1, "один"), message(2, "два"), message(3, "другой", person=43)])
        await settled(intake)
    assert heard.texts == ["другой", "один", "два"]
    assert await db.read(inbox.all_set_aside) == []
    if isinstance(trouble, TelegramRetryAfter):
        assert asyncio.get_running_loop().time() - begun > 1


async def test_who_comes_late_with_an_update_another_has_settled_changes_nothing(db: Database) -> None:
    """A replica that stood still for longer than its lease goes on with what another has finished meanwhile."""
    now = SystemClock().now()
    await db.write(inbox.store, [StoredUpdate(1, 42, "{}"), StoredUpdate(2, 42, "{}")], now)
    here, there = Place("here", "{}"), Place("there", "{}")
    for update_id in (1, 2):
        await db.write(inbox.handled, update_id, Changes(42, {"k": here}), now)

    await db.write(inbox.handled, 1, Changes(42, {"k": there}), now)
    await db.write(attention.set_aside, StoredUpdate(2, 42, "{}", 3, "late"), now)

    assert await db.read(fsm_rows.load, 42) == {"k": here}
    assert await db.read(inbox.all_set_aside) == []
