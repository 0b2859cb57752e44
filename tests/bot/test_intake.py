"""Updates in: each handled once and in order, whatever happens to the handler, the database or a replica."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from bot.clock import SystemClock
from bot.intake import Intake
from services import attention
from storage import inbox
from storage.database import Database

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
        while not await intake.is_idle():
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
