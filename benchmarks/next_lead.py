"""The next lead to call with a million leads against ten thousand, and eight callers who ask at once.

Both bases lie in one engine and are asked in turn, so that whatever else the machine does strikes both. What is
compared is the median of the work inside the transaction; with the commit, the same for both, the ratio is smaller.
Half of the asking is done in the evening, when most zones may not be called any more.
"""

import asyncio
import itertools
import statistics
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from benchmarks.cold_base import DAY, EVENING, LARGE, SMALL, Base, engine, filled
from domain.calling import CallResult
from domain.people import Person
from services import calls
from services.calls import CallCard, CallEntry
from storage.database import Database
from storage.transaction import Tx, locks_rows

MOST = 1.3
LONGEST_WAIT = 50
"""Milliseconds that anybody may wait for a lock."""
CALLERS = 8
MOST_OF_SMALL = 100
"""Rounds after which a small base would have nobody left to call in the evening."""


@dataclass
class Times:
    """Seconds of the work, and of the whole transaction with its commit."""

    inside: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        inside, whole = (statistics.median(times) * 1000 for times in (self.inside, self.whole))
        return f"{inside:6.2f} ms, with its commit {whole:6.2f} ms"


@dataclass
class AtOnce:
    """Milliseconds from asking to the answer, and to the beginning of the work; leads that two callers were given."""

    spent: list[float] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    doubles: int = 0


def main(rounds: int, *, small: bool, postgres: bool) -> int:
    """Measure and print; 1 when a limit is broken."""
    if small:
        return asyncio.run(_measure(min(rounds, MOST_OF_SMALL), SMALL, postgres=postgres))
    return asyncio.run(_measure(rounds, LARGE, postgres=postgres))


async def _measure(rounds: int, large: int, *, postgres: bool) -> int:
    with engine(postgres) as where:
        async with AsyncExitStack() as stack:
            sizes = (SMALL // 10 if large == SMALL else SMALL, large)
            bases = [await stack.enter_async_context(filled(where, f"base_{n}", n, CALLERS)) for n in sizes]
            times = {base.size: Times() for base, _ in bases}
            keys = itertools.count()
            for number in range(rounds):
                now = (DAY if number % 2 else EVENING) + timedelta(seconds=number)
                for base, _ in bases if number % 4 < 2 else reversed(bases):
                    await _one_call(base, now, times[base.size], f"alone:{next(keys)}")
            base, url = bases[-1]
            impatient = await stack.enter_async_context(await Database.open(where.impatient(url, LONGEST_WAIT)))
            at_once = await _all_at_once(base, impatient if postgres else base.db, rounds // CALLERS or 1)
    few, many = (times[base.size] for base, _ in bases)
    ratio = statistics.median(many.inside) / statistics.median(few.inside)
    whole = statistics.median(many.whole) / statistics.median(few.whole)
    alone = statistics.median(many.whole) * 1000
    print(f"next lead of {sizes[0]:>9,} leads: {few}")
    print(f"next lead of {sizes[1]:>9,} leads: {many}")
    print(f"ratio: {ratio:.2f}, with the commit {whole:.2f} (asked: at most {MOST})")
    print(f"{CALLERS} callers at once: median {statistics.median(at_once.spent):.1f} ms, alone {alone:.1f} ms")
    in_line = max(at_once.waited)
    if postgres:
        print(f"longest wait for a lock: under {LONGEST_WAIT} ms, or Postgres would have refused (lock_timeout)")
    else:
        print(f"longest wait for the writer: {in_line:.1f} ms (asked: at most {LONGEST_WAIT})")
    print(f"leads given twice: {at_once.doubles}")
    waited = not postgres and in_line > LONGEST_WAIT
    return int(ratio > MOST or at_once.doubles > 0 or waited)


async def _one_call(base: Base, now: datetime, times: Times, key: str) -> None:
    """A caller asks for a lead, dials, and says how it went."""
    caller = base.callers[0]
    begun = time.perf_counter()
    card = await base.db.write(_timed, caller, now, receipt=key)
    times.whole.append(time.perf_counter() - begun)
    times.inside.append(_inside[-1])
    assert card is not None, "there is enough to call"
    await _no_answer(base.db, caller, card, now)


async def _all_at_once(base: Base, db: Database, rounds: int) -> AtOnce:
    told = AtOnce()

    async def ask(caller: Person, now: datetime, begun: float, key: str) -> CallCard:
        card = await db.write(_timed, caller, now, receipt=key)
        told.spent.append((time.perf_counter() - begun) * 1000)
        assert card is not None, "there is enough to call"
        return card

    for number in range(rounds + 1):
        now = DAY + timedelta(hours=1, seconds=number)
        _begun.clear()
        begun = time.perf_counter()
        asking = (ask(caller, now, begun, f"together:{number}:{caller.id}") for caller in base.callers)
        cards = await asyncio.gather(*asking)
        told.waited += [(began - begun) * 1000 for began in _begun]
        told.doubles += len(cards) - len({card.lead_id for card in cards})
        for caller, card in zip(base.callers, cards, strict=True):
            await _no_answer(db, caller, card, now)
        if number == 0:
            # Connections were opened meanwhile.
            told.spent.clear()
            told.waited.clear()
    return told


async def _no_answer(db: Database, caller: Person, card: CallCard, now: datetime) -> None:
    await db.write(calls.log, caller, CallEntry(card.lead_id, CallResult.NO_ANSWER), now)


# One function rather than one per call: the type of a receipt is learnt from the function, which takes long.
_begun: list[float] = []
_inside: list[float] = []


@locks_rows
def _timed(tx: Tx, who: Person, now: datetime) -> CallCard | None:
    """The use case, noting when its work began and how long it took."""
    begun = time.perf_counter()
    card = calls.next_lead(tx, who, now)
    _inside.append(time.perf_counter() - begun)
    _begun.append(begun)
    return card
