"""Messages out: nothing dropped, nothing doubled, nobody kept waiting by somebody else's chat."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from aiogram.exceptions import TelegramRetryAfter, TelegramServerError, TelegramUnauthorizedError
from aiogram.methods import SendMessage
from sqlalchemy import select, update

from bot import delivery as delivery_module
from bot.clock import SystemClock
from bot.delivery import Delivery
from domain.messages import PersonUnreachable
from domain.slots import Schedule
from storage import departments, outbox, staff
from storage.database import Database, DatabaseUnavailable
from storage.outbox import Letter, OutboxState
from storage.tables import outbox as table
from storage.transaction import Tx

clock = SystemClock()
CALL = SendMessage(chat_id=1, text="-")
ANNA, BORIS = 101, 102


@pytest.fixture
async def people(db: Database) -> list[int]:
    """Anna and Boris, by staff id."""

    def hire(tx: Tx) -> list[int]:
        department = departments.add(tx, "Отдел", "Europe/Moscow", Schedule(), clock.now())
        named = ((ANNA, "Анна"), (BORIS, "Борис"))
        return [staff.hire(tx, department.id, number, name, "ru", date(2026, 11, 24)) for number, name in named]

    return await db.write(hire)


async def put(db: Database, to: int, *names: str) -> None:
    def write(tx: Tx) -> None:
        for name in names:
            outbox.put(tx, PersonUnreachable(name), [to], once=name, due=clock.now())

    await db.write(write)


async def states(db: Database) -> list[str]:
    return await db.read(lambda tx: [row.state for row in tx.all(select(table.c.state).order_by(table.c.id))])


class Telegram:
    """Takes what is sent; an answer prepared for a name comes first, once each."""

    def __init__(self) -> None:
        self.sent: list[tuple[int, str]] = []
        self.troubles: dict[str, list[Exception]] = {}

    async def __call__(self, letter: Letter) -> int:
        assert isinstance(letter.message, PersonUnreachable)
        name = letter.message.name
        if self.troubles.get(name):
            raise self.troubles[name].pop(0)
        self.sent.append((letter.telegram_id, name))
        return len(self.sent)


@asynccontextmanager
async def delivery_of(db: Database, send: Callable[[Letter], Awaitable[int]]) -> AsyncIterator[Delivery]:
    delivery = Delivery(db, clock, send, owner="this one", per_second=1000)
    delivery.start()
    try:
        yield delivery
    finally:
        await delivery.stop(1)


async def until(said: Callable[[], Any]) -> None:
    async with asyncio.timeout(8):
        while not said():  # noqa: ASYNC110  # the bot's own tasks bring it about
            await asyncio.sleep(0.01)


async def test_what_a_newer_version_wrote_keeps_nobody_else_waiting(db: Database, people: list[int]) -> None:
    telegram = Telegram()
    await put(db, people[0], "непонятное")
    await db.write(lambda tx: tx.execute(update(table).values(kind="OfAnotherVersion")))
    await put(db, people[1], "весть")
    async with delivery_of(db, telegram):
        await until(lambda: telegram.sent)
    assert telegram.sent == [(BORIS, "весть")]
    assert await states(db) == [OutboxState.REFUSED, OutboxState.SENT]


async def test_many_messages_to_one_keep_nobody_else_waiting(
    db: Database, people: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_module, "AT_ONCE", 4)
    telegram = Telegram()
    await put(db, people[0], *(f"весть {n}" for n in range(8)))
    await put(db, people[1], "одна")
    begun = time.monotonic()
    async with delivery_of(db, telegram):
        await until(lambda: (BORIS, "одна") in telegram.sent)
    assert time.monotonic() - begun < 1
    assert [name for reader, name in telegram.sent if reader == ANNA] == ["весть 0"]


async def test_a_flooded_chat_waits_whole_and_in_order_without_holding_claims(db: Database, people: list[int]) -> None:
    """A claim held over the pause would lapse, and another process would send the message too."""
    telegram = Telegram()
    telegram.troubles["раз"] = [TelegramRetryAfter(CALL, "Too Many Requests: retry after 300", 300)]
    await put(db, people[0], "раз", "два", "три")
    async with delivery_of(db, telegram) as delivery:
        await until(lambda: not telegram.troubles["раз"])
        async with asyncio.timeout(5):
            while not await delivery.is_idle():  # noqa: ASYNC110  # three tasks end
                await asyncio.sleep(0.01)
        later = clock.now() + timedelta(seconds=301)
        names = []
        while letters := await db.write(outbox.claim, "another", later, timedelta(minutes=2), 100):
            for letter in letters:
                assert isinstance(letter.message, PersonUnreachable)
                names.append(letter.message.name)
                await db.write(outbox.sent, letter.id, 1, later)
    assert telegram.sent == []
    assert names == ["раз", "два", "три"]


@pytest.mark.parametrize(
    "trouble",
    [TelegramServerError(CALL, "Bad Gateway"), TelegramUnauthorizedError(CALL, "Unauthorized")],
    ids=["Telegram's servers", "a token that was taken back"],
)
async def test_what_is_not_the_messages_fault_is_tried_again(
    db: Database, people: list[int], trouble: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_module, "FIRST_PAUSE", timedelta(seconds=0.05))
    telegram = Telegram()
    telegram.troubles["весть"] = [trouble]
    await put(db, people[0], "весть")
    async with delivery_of(db, telegram):
        await until(lambda: telegram.sent)
    assert await states(db) == [OutboxState.SENT]


async def test_an_outage_of_the_database_does_not_have_a_message_sent_again(
    db: Database, people: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    telegram, write, outage = Telegram(), db.write, iter(range(2))

    async def gone_for_a_moment(function: Any, *arguments: Any, **options: Any) -> Any:
        if function is outbox.sent and next(outage, None) is not None:
            raise DatabaseUnavailable("restarting")
        return await write(function, *arguments, **options)

    monkeypatch.setattr(db, "write", gone_for_a_moment)
    monkeypatch.setattr(delivery_module, "RETRY_NOTE", 0.01)
    await put(db, people[0], "весть")
    async with delivery_of(db, telegram) as delivery:
        await until(lambda: telegram.sent)
        async with asyncio.timeout(5):
            while not await delivery.is_idle():  # noqa: ASYNC110  # the note is written
                await asyncio.sleep(0.01)
    assert await states(db) == [OutboxState.SENT]


async def test_what_was_taken_back_on_its_way_does_not_come_when_the_person_is_back(
    db: Database, people: list[int]
) -> None:
    await put(db, people[0], "весть")
    (letter,) = await db.write(outbox.claim, "one", clock.now(), timedelta(minutes=1), 100)
    await db.write(outbox.withdraw_all, people[0], clock.now())
    await db.write(outbox.lay_by, letter.id, OutboxState.UNREACHABLE, "blocked", clock.now())
    assert await states(db) == [OutboxState.WITHDRAWN]


async def test_a_call_that_takes_long_keeps_its_claim(
    db: Database, people: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_module, "LEASE", timedelta(seconds=1.5))
    ended = asyncio.Event()

    async def hangs(_: Letter) -> int:
        await ended.wait()
        return 7

    await put(db, people[0], "весть")
    async with delivery_of(db, hangs) as delivery:
        await until(lambda: delivery._on_the_way)
        await asyncio.sleep(3)
        taken = await db.write(outbox.claim, "another", clock.now(), timedelta(minutes=1), 100) if db.shared else []
        ended.set()
    assert taken == []
    assert await states(db) == [OutboxState.SENT]


async def test_what_a_killed_bot_had_claimed_goes_out_soon(db: Database, people: list[int]) -> None:
    """At once on SQLite, where nobody else can have it; on Postgres when the lease of the dead has lapsed."""
    telegram = Telegram()
    await put(db, people[0], "весть")
    lease = timedelta(seconds=1) if db.shared else timedelta(days=1)
    await db.write(outbox.claim, "the dead", clock.now(), lease, 100)
    async with delivery_of(db, telegram):
        await until(lambda: telegram.sent)
    assert await states(db) == [OutboxState.SENT]
