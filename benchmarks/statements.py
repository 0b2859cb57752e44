"""The 1st of the month for 5,000 people with 200,000 facts, against one hand-written query that sums the same facts.

The query is what somebody would write by hand for these very terms: leads by rate, meetings by place in their tier,
contracts by volume, the fixed part and the bonuses, grouped by person. It must come to the kopeck to what the
statements say. Both are run in turn in one database; a closing is rolled back after it was timed, and tried again.

What is held to the limit is what the query does: to count everybody's month, the fixed part and the bonuses with the
sums of what was paid already. What the query does not do is shown besides: thousands of rows, statements and
messages written, and every line read.
"""

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, text

from benchmarks.cold_base import engine
from benchmarks.paid_month import CLOSES, MONTH, fill
from domain.department import Department
from services import books, month_ends, registers, statements
from storage import outbox
from storage import statements as kept
from storage.columns import Instant
from storage.database import Database
from storage.tables import contract
from storage.transaction import Tx

MOST = 3.0
PEOPLE, OF_SMALL = 5_000, 500
PAGE = 500
"""How many people's lines are read at a time."""

_BY_HAND = text("""
WITH place AS (
    SELECT caller_id AS staff_id, row_number() OVER (PARTITION BY caller_id ORDER BY starts_at, id) AS nth
    FROM meeting
    WHERE department_id = :department_id AND state = 'held' AND starts_at >= :begins AND starts_at < :ends
), volume AS (
    SELECT closer_id AS staff_id, amount,
           CAST(sum(amount) OVER (PARTITION BY closer_id ORDER BY signed_on, id) AS BIGINT) - amount AS before
    FROM contract
    WHERE department_id = :department_id AND signed_on BETWEEN :first AND :last AND cancelled_at IS NULL
), share AS (
    SELECT staff_id, amount, before,
           CASE WHEN before + amount > 100000000 THEN 100000000 ELSE before + amount END
           - CASE WHEN before > 100000000 THEN 100000000 ELSE before END AS low,
           CASE WHEN before + amount > 300000000 THEN before + amount - 300000000 ELSE 0 END
           - CASE WHEN before > 300000000 THEN before - 300000000 ELSE 0 END AS high
    FROM volume
), done AS (
    SELECT payee_id AS staff_id, sum(coalesce(pay_rate, 5000)) AS amount, count(*) AS many
    FROM lead
    WHERE department_id = :department_id AND confirmed_at >= :begins AND confirmed_at < :ends
    GROUP BY payee_id
    UNION ALL
    SELECT staff_id, sum(CASE WHEN nth >= 21 THEN 400000 WHEN nth >= 11 THEN 300000 ELSE 200000 END), count(*)
    FROM place GROUP BY staff_id
    UNION ALL
    SELECT staff_id, sum((low * 500 + (amount - low - high) * 700 + high * 1000 + 5000) / 10000), count(*)
    FROM share GROUP BY staff_id
), plan AS (
    SELECT count(*) >= :planned AS met FROM place
)
SELECT staff_role.staff_id, coalesce(done.amount, 0) + CASE staff_role.role
    WHEN 'collector' THEN CASE WHEN done.many >= 100 THEN 300000 ELSE 0 END
    WHEN 'caller' THEN CASE WHEN plan.met THEN 1000000 ELSE 0 END
    ELSE 3000000 + CASE WHEN done.many >= 10 THEN 1000000 ELSE 0 END END AS total
FROM staff_role CROSS JOIN plan LEFT JOIN done ON done.staff_id = staff_role.staff_id
ORDER BY staff_role.staff_id
""").bindparams(
    bindparam("begins", type_=Instant()),
    bindparam("ends", type_=Instant()),
    bindparam("first", type_=contract.c.signed_on.type),
    bindparam("last", type_=contract.c.signed_on.type),
)


class _TriedOut(Exception):
    """What was done is to be undone, so that it can be done again."""


@dataclass
class Times:
    """Seconds of each round."""

    by_hand: list[float] = field(default_factory=list)
    counting: list[float] = field(default_factory=list)
    closing: list[float] = field(default_factory=list)
    messages: list[float] = field(default_factory=list)


def main(rounds: int, *, small: bool, postgres: bool) -> int:
    """Measure and print; 1 when the limit is broken or a total differs."""
    return asyncio.run(_measure(rounds, OF_SMALL if small else PEOPLE, postgres=postgres))


async def _measure(rounds: int, people: int, *, postgres: bool) -> int:
    with engine(postgres) as where:
        async with await Database.open(where.database("paid")) as db:
            await db.migrate()
            department = await db.write(fill, people)
            await where.settle(db)
            await db.read(_count, department)  # the calendar of holidays is loaded once in the life of a process
            times, by_hand = Times(), {}
            for _ in range(rounds):
                by_hand = await db.read(_timed, times.by_hand, _sum_by_hand, department, people // 2)
                await db.read(_timed, times.counting, _count, department)
                with suppress(_TriedOut):
                    await db.write(_try_closing, department, times)
            await db.write(statements.close_month, department, CLOSES, CLOSES)
            reading: list[float] = []
            facts = await db.read(_timed, reading, _read_all, department)
            differences = await db.read(_differences, department, by_hand)
    query, counting, closing, messages = (
        statistics.median(of) for of in (times.by_hand, times.counting, times.closing, times.messages)
    )
    print(f"{people:,} people, {facts:,} rows")
    print(f"one query by hand:      {query:6.2f} s")
    print(f"every month counted:    {counting:6.2f} s, ratio {counting / query:5.2f} (asked: at most {MOST})")
    print(f"the month closed:       {closing:6.2f} s, ratio {closing / query:5.2f}, with what it writes")
    print(f"its messages, besides:  {messages:6.2f} s, ratio {messages / query:5.2f}")
    print(f"every line read:        {reading[0]:6.2f} s, ratio {reading[0] / query:5.2f}")
    print(f"totals that differ:     {differences}")
    return int(counting / query > MOST or differences > 0)


def _timed(tx: Tx, seconds: list[float], work: Callable[..., Any], *arguments: Any) -> Any:
    begun = time.perf_counter()
    result = work(tx, *arguments)
    seconds.append(time.perf_counter() - begun)
    return result


def _sum_by_hand(tx: Tx, department: Department, planned: int) -> dict[int, int]:
    begins, ends = department.month(MONTH)
    values = {
        "department_id": department.id,
        "begins": begins,
        "ends": ends,
        "first": MONTH.first,
        "last": MONTH.last,
        "planned": planned,
    }
    return {row.staff_id: int(row.total) for row in tx.all(_BY_HAND, values)}


def _count(tx: Tx, department: Department) -> None:
    """What everybody's statement will say."""
    month_ends.accruals(tx, department, MONTH, kept.closings(tx, department.id))
    kept.totals(tx, department.id, MONTH, department.month(MONTH)[0])


def _try_closing(tx: Tx, department: Department, times: Times) -> None:
    with _noting(outbox, "put_each", times.messages):
        _timed(tx, times.closing, statements.close_month, department, CLOSES, CLOSES)
    times.closing[-1] -= times.messages[-1]
    raise _TriedOut


@contextmanager
def _noting(module: Any, name: str, seconds: list[float]) -> Iterator[None]:
    """How long the first call of a function of a module takes meanwhile."""
    function, taken = getattr(module, name), []

    def noted(*arguments: Any, **options: Any) -> None:
        begun = time.perf_counter()
        function(*arguments, **options)
        taken.append(time.perf_counter() - begun)

    setattr(module, name, noted)
    try:
        yield
    finally:
        setattr(module, name, function)
        seconds.append(sum(taken))


def _read_all(tx: Tx, department: Department) -> int:
    """Every statement with its lines, a page of people at a time, as the register's files are made."""
    after, rows = 0, 0
    while found := registers.page(tx, department, MONTH, after, PAGE):
        after = found[-1].staff_id
        rows += sum(len(one.lines) for one in found)
    return rows


def _differences(tx: Tx, department: Department, by_hand: dict[int, int]) -> int:
    """People whose total is another by hand, and whatever the books find against their own facts."""
    frozen = {one.staff_id: one.total.kopecks for one in registers.page(tx, department, MONTH, 0, PEOPLE)}
    wrong = sum(frozen.get(staff_id) != total for staff_id, total in by_hand.items())
    return wrong + abs(len(frozen) - len(by_hand)) + len(books.differences(tx, department))
