"""Inbox and outbox: stored once, claimed by one, in order, and never lost with a process that died."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.messages import PersonUnreachable, SomethingFailed
from domain.slots import Schedule
from storage import departments, fsm_rows, inbox, outbox, staff
from storage.database import Database
from storage.fsm_rows import Changes, Place
from storage.inbox import StoredUpdate
from storage.outbox import Letter
from storage.transaction import Tx

NOON = datetime(2026, 11, 24, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ANNA, BORIS = 101, 102


@pytest.fixture
async def people(db: Database) -> list[int]:
    """Anna and Boris, by staff id."""

    def hire(tx: Tx) -> list[int]:
        department = departments.add(tx, "Отдел", "Europe/Moscow", Schedule(), NOON)
        named = ((ANNA, "Анна"), (BORIS, "Борис"))
        return [staff.hire(tx, department.id, number, name, "ru", date(2026, 11, 24)) for number, name in named]

    return await db.write(hire)


async def put(db: Database, to: list[int], name: str, *, due: datetime = NOON, stale: timedelta | None = None) -> None:
    def write(tx: Tx) -> None:
        outbox.put(tx, PersonUnreachable(name), to, once=name, due=due, stale_after=stale)

    await db.write(write)


async def claim(
    db: Database, owner: str = "one", now: datetime = NOON, limit: int = 100, lease: timedelta = MINUTE
) -> list[Letter]:
    return await db.write(outbox.claim, owner, now, lease, limit)


def named(letters: list[Letter]) -> list[str]:
    return [letter.message.name for letter in letters if isinstance(letter.message, PersonUnreachable)]


async def test_a_message_is_queued_once_for_its_key(db: Database, people: list[int]) -> None:
    for _ in range(3):
        await put(db, people, "весть")
    letters = await claim(db)

    assert [(letter.name, letter.telegram_id, letter.zone) for letter in letters] == [
        ("Анна", ANNA, "Europe/Moscow"),
        ("Борис", BORIS, "Europe/Moscow"),
    ]


async def test_each_gets_their_own(db: Database, people: list[int]) -> None:
    def write(tx: Tx) -> None:
        messages = [(people[0], PersonUnreachable("первая")), (people[1], SomethingFailed())]
        outbox.put_each(tx, messages, once="разное", due=NOON)
        outbox.put_each(tx, [], once="никому", due=NOON)

    await db.write(write)
    assert [letter.message for letter in await claim(db)] == [PersonUnreachable("первая"), SomethingFailed()]


async def test_processes_share_the_work_without_a_double(db: Database, people: list[int]) -> None:
    def hire(tx: Tx) -> list[int]:
        return [staff.hire(tx, 1, 200 + number, "Новый", "ru", date(2026, 11, 24)) for number in range(38)]

    await put(db, people + await db.write(hire), "весть")
    shares = await asyncio.gather(*(claim(db, f"process {n}", limit=7) for n in range(6)))

    taken = [letter.staff_id for share in shares for letter in share]
    assert len(taken) == len(set(taken)) == 40


async def test_one_reader_is_written_to_by_one_process_at_a_time_and_in_order(db: Database, people: list[int]) -> None:
    for number in range(3):
        await put(db, people[:1], f"{number}", due=NOON - number * MINUTE)
    (first,) = await claim(db, "one")
    assert await claim(db, "other") == []
    await db.write(outbox.sent, first.id, 1, NOON)
    (second,) = await claim(db, "other")
    assert named([first, second]) == ["2", "1"]


async def test_a_claim_lapses_with_its_owner(db: Database, people: list[int]) -> None:
    await put(db, people[:1], "весть")
    assert named(await claim(db, "dies", lease=-MINUTE)) == ["весть"]
    assert named(await claim(db, "other")) == ["весть"]
    assert named(await claim(db, "third", NOON + timedelta(days=30))) == []
    await db.write(outbox.release_all)
    assert named(await claim(db, "third")) == ["весть"]


async def test_what_is_not_due_waits_and_what_is_stale_is_laid_by(db: Database, people: list[int]) -> None:
    await put(db, people[:1], "завтра", due=NOON + timedelta(days=1))
    await put(db, people[:1], "через час", due=NOON, stale=timedelta(hours=1))
    assert await db.read(outbox.next_due) == NOON
    late = NOON + timedelta(hours=1)
    assert named(await claim(db, now=late)) == []
    assert await db.read(outbox.next_due) == NOON + timedelta(days=1)
    assert named(await claim(db, now=NOON + timedelta(days=1))) == ["завтра"]


async def test_what_was_put_off_comes_again_in_its_time(db: Database, people: list[int]) -> None:
    await put(db, people[:1], "весть")
    (letter,) = await claim(db)
    await db.write(outbox.put_off, letter.id, NOON + MINUTE, "TelegramNetworkError")
    assert await claim(db, now=NOON + MINUTE / 2) == []
    (again,) = await claim(db, now=NOON + MINUTE)
    assert (again.id, again.tries) == (letter.id, 1)
    await db.write(outbox.sent, again.id, 77, NOON + MINUTE)
    assert await claim(db, now=NOON + 10 * MINUTE) == []
    assert await db.read(outbox.unsettled_due, NOON + 10 * MINUTE) == 0


async def test_what_is_taken_back_is_taken_from_those_named(db: Database, people: list[int]) -> None:
    anna, boris = people
    await put(db, people, "вопрос")
    await put(db, people, "вопрос:2")
    await db.write(lambda tx: outbox.withdraw(tx, "вопрос", [anna], NOON))
    assert [(letter.staff_id, letter.message.name) for letter in await claim(db)] == [
        (boris, "вопрос"),
        (anna, "вопрос:2"),
    ]


# --- updates


def update(update_id: int, person: int = ANNA) -> StoredUpdate:
    return StoredUpdate(update_id, person, f'{{"update_id":{update_id}}}')


async def test_an_update_is_stored_once_however_numbers_jump(db: Database) -> None:
    await db.write(inbox.store, [update(1000), update(1001)], NOON)
    fresh = await db.write(inbox.store, [update(1001), update(3), update(2**60), update(-5)], NOON)

    assert [one.update_id for one in fresh] == [3, 2**60, -5]


async def test_a_persons_updates_come_in_order(db: Database) -> None:
    await db.write(inbox.store, [update(9, BORIS), update(7), update(8), update(6, BORIS)], NOON)
    assert await db.read(inbox.people_waiting) == [BORIS, ANNA]
    assert [one.update_id for one in await db.read(inbox.next_of, ANNA, 5)] == [7, 8]
    await db.write(inbox.handled, 7, Changes(ANNA, {"a": Place("state", "{}")}), NOON)
    assert [one.update_id for one in await db.read(inbox.next_of, ANNA, 5)] == [8]
    assert await db.read(fsm_rows.load, ANNA) == {"a": Place("state", "{}")}
    assert await db.read(inbox.waiting_count) == 3


async def test_one_process_has_a_persons_lane(db: Database) -> None:
    """By the database's clock: those of the processes may differ by hours."""
    took = await asyncio.gather(*(db.write(inbox.take_lane, ANNA, f"process {n}", MINUTE) for n in range(8)))
    assert took.count(True) == 1
    owner = f"process {took.index(True)}"
    assert await db.write(inbox.take_lane, ANNA, owner, MINUTE)
    await db.write(inbox.store, [update(1)], NOON)
    assert await db.read(inbox.people_waiting) == []
    assert await db.write(inbox.leave_lane, ANNA, owner) is False
    assert await db.write(inbox.take_lane, ANNA, owner, -MINUTE)
    assert await db.read(inbox.people_waiting) == [ANNA]
    assert await db.write(inbox.take_lane, ANNA, "heir", MINUTE)
    await db.write(inbox.handled, 1, Changes(ANNA), NOON)
    assert await db.write(inbox.leave_lane, ANNA, "heir") is True
    assert await db.write(inbox.take_lane, ANNA, "next", MINUTE)


async def test_quarantine_and_back(db: Database) -> None:
    await db.write(inbox.store, [update(1), update(2)], NOON)
    await db.write(inbox.failed, 1, "KeyError: 1")
    (first, second) = await db.read(inbox.next_of, ANNA, 5)
    assert (first.tries, first.error, second.tries) == (1, "KeyError: 1", 0)
    for one in (1, 2):
        await db.write(inbox.set_aside, StoredUpdate(one, ANNA, "{}", tries=3, error="KeyError"), NOON)
    assert await db.read(inbox.people_waiting) == []
    assert await db.write(inbox.replay, [1]) == 1
    assert await db.write(inbox.replay, None) == 1
    assert [one.tries for one in await db.read(inbox.next_of, ANNA, 5)] == [0, 0]
