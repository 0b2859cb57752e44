"""What `Database` promises: whole transactions, each alone, none lost, a receipt's result given back."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.money import Money
from storage.database import Database, DatabaseUnavailable
from storage.tables import bot_fact, receipt
from storage.transaction import OUTBOX, Tx

NOON = datetime(2026, 11, 24, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Slip:
    """A result worth keeping."""

    number: int
    amount: Money
    at: datetime


def put(tx: Tx, name: str, value: str) -> None:
    tx.execute(insert(bot_fact), {"name": name, "value": value})


def put_and_fail(tx: Tx, name: str) -> None:
    put(tx, name, "half done")
    raise LookupError(name)


def names(tx: Tx) -> list[str]:
    return [row.name for row in tx.all(select(bot_fact.c.name).order_by(bot_fact.c.name))]


def count_up(tx: Tx) -> int:
    """A read-modify-write: what is lost when two of them read before either writes."""
    before = int(tx.scalar(select(bot_fact.c.value).where(bot_fact.c.name == "counter")))
    tx.execute(
        update(bot_fact).where(bot_fact.c.name == bindparam("which")).values(value=bindparam("after")),
        {"which": "counter", "after": str(before + 1)},
    )
    return before + 1


def value_of(tx: Tx, name: str) -> str | None:
    return tx.scalar(select(bot_fact.c.value).where(bot_fact.c.name == name))


def issue_slip(tx: Tx, name: str) -> Slip:
    put(tx, name, "issued")
    return Slip(7, Money.rub("1234.56"), NOON)


def perhaps_slip(tx: Tx, name: str) -> Slip | None:
    put(tx, name, "looked")
    return None


def fail_once(tx: Tx, name: str) -> None:
    put(tx, name, "tried")
    raise LookupError(name)


async def test_two_hundred_counts_at_once_lose_none(db: Database) -> None:
    await db.write(put, "counter", "0")
    counted = await asyncio.gather(*(db.write(count_up) for _ in range(200)))

    assert sorted(counted) == list(range(1, 201))
    assert await db.read(value_of, "counter") == "200"


async def test_a_failing_one_is_undone_alone(db: Database) -> None:
    """Written together in one commit, each still stands or falls by itself."""
    jobs = [db.write(put_and_fail if n % 5 == 0 else _put_something, f"{n:02}") for n in range(50)]
    results = await asyncio.gather(*jobs, return_exceptions=True)

    failed = {f"{n:02}" for n, result in enumerate(results) if isinstance(result, LookupError)}
    assert failed == {f"{n:02}" for n in range(0, 50, 5)}
    assert set(await db.read(names)) == {f"{n:02}" for n in range(50)} - failed


async def test_a_broken_constraint_undoes_its_own_transaction(db: Database) -> None:
    await db.write(put, "taken", "first")
    others = [db.write(_put_something, name) for name in ("one", "two")]
    results = await asyncio.gather(db.write(_put_two, "new", "taken"), *others, return_exceptions=True)

    assert isinstance(results[0], Exception)
    assert await db.read(names) == ["one", "taken", "two"]


async def test_a_receipt_gives_its_result_back(db: Database) -> None:
    first = await db.write(issue_slip, "a", receipt="press-1")
    again = await db.write(issue_slip, "a", receipt="press-1")

    assert again == first == Slip(7, Money.rub("1234.56"), NOON)
    assert again.at.tzinfo is not None


async def test_presses_at_the_same_moment_work_once(db: Database) -> None:
    slips = await asyncio.gather(*(db.write(issue_slip, "a", receipt="press-1") for _ in range(20)))

    assert set(slips) == {Slip(7, Money.rub("1234.56"), NOON)}
    assert await db.read(names) == ["a"]


async def test_a_receipt_of_nothing_is_a_receipt_too(db: Database) -> None:
    assert await db.write(perhaps_slip, "a", receipt="press-1") is None
    assert await db.write(perhaps_slip, "a", receipt="press-1") is None
    assert await db.write(put, "b", "x", receipt="press-2") is None
    assert await db.write(put, "b", "x", receipt="press-2") is None
    assert await db.read(names) == ["a", "b"]


async def test_a_failure_leaves_no_receipt(db: Database) -> None:
    """What a rule refused may be tried again under the same key, and is refused or done anew."""
    with pytest.raises(LookupError):
        await db.write(fail_once, "a", receipt="press-1")
    assert await db.read(_receipts) == 0
    await db.write(issue_slip, "a", receipt="press-1")
    assert await db.read(names) == ["a"]


async def test_listeners_hear_after_the_commit_and_only_of_what_was_done(db: Database) -> None:
    heard: list[str] = []
    db.on(OUTBOX, lambda: heard.append("outbox"))
    with pytest.raises(LookupError):
        await db.write(_leave_and_fail)
    assert heard == []
    await db.write(_leave)
    assert heard == ["outbox"]
    await db.write(put, "quiet", "x")
    assert heard == ["outbox"]


async def test_a_read_sees_one_snapshot_and_changes_nothing(db: Database) -> None:
    await db.write(put, "counter", "0")
    with pytest.raises(Exception, match=r"(?i)read-?only|readonly|query_only"):
        await db.read(put, "sneaked", "in")
    assert await db.read(names) == ["counter"]


async def test_a_cancelled_asker_keeps_nobody_from_working(db: Database) -> None:
    waiting = [asyncio.create_task(db.write(_put_something, f"{n:02}")) for n in range(20)]
    await asyncio.sleep(0)
    for task in waiting[::2]:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    await db.write(_put_something, "after")

    there = set(await db.read(names))
    assert {f"{n:02}" for n in range(1, 20, 2)} | {"after"} <= there


async def test_closing_waits_for_what_runs(url: str) -> None:
    db = await Database.open(url)
    running = [asyncio.create_task(db.write(_put_something, f"{n:02}")) for n in range(30)]
    await asyncio.sleep(0)
    await db.close()
    await asyncio.gather(*running, return_exceptions=True)
    written = {f"{n:02}" for n, task in enumerate(running) if task.exception() is None}

    async with await Database.open(url) as again:
        assert set(await again.read(names)) >= written


async def test_migrating_twice_does_it_once(db: Database) -> None:
    assert await db.migrate() is False
    assert await asyncio.gather(db.migrate(), db.migrate()) == [False, False]


async def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match=r"expected an address of sqlite\+aiosqlite"):
        await Database.open("mysql://nowhere/kombain")


async def test_a_database_that_cannot_be_written_is_unavailable_and_recovers(tmp_path) -> None:
    """A full disk, or another program that holds the file: nothing is done, and the next try may work."""
    import sqlite3

    path = tmp_path / "held.db"
    async with await Database.open(f"sqlite+aiosqlite:///{path}") as db:
        await db.migrate()
        await db._writer.run(_hurry)  # type: ignore[attr-defined]  # the engine's own thread
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseUnavailable):
            await db.write(put, "a", "x")
        holder.execute("ROLLBACK")
        holder.close()
        await db.write(put, "a", "x")
        assert await db.read(names) == ["a"]


def _hurry(raw, core) -> None:
    raw.execute("PRAGMA busy_timeout = 50")


def _put_something(tx: Tx, name: str) -> None:
    put(tx, name, "something")


def _put_two(tx: Tx, first: str, second: str) -> None:
    put(tx, first, "x")
    put(tx, second, "x")


def _leave(tx: Tx) -> None:
    tx.leave(OUTBOX)


def _leave_and_fail(tx: Tx) -> None:
    tx.leave(OUTBOX)
    raise LookupError


def _receipts(tx: Tx) -> int:
    return tx.scalar(select(func.count()).select_from(receipt)) or 0
