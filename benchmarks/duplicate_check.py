"""Is this phone in the base already? Asked of a million leads and of ten thousand, in turn, of known and new phones."""

import asyncio
import statistics
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from benchmarks.cold_base import DAY, FIRST_PHONE, LARGE, SMALL, Base, engine, filled
from domain.errors import LeadAlreadyThere
from domain.lead import NewLead
from services import leads

MOST = 1.3


@dataclass
class Times:
    """Seconds of a check by its kind."""

    known: list[float] = field(default_factory=list)
    new: list[float] = field(default_factory=list)
    added: list[float] = field(default_factory=list)


def main(rounds: int, *, small: bool, postgres: bool) -> int:
    """Measure and print; 1 when a ratio is over the limit."""
    return asyncio.run(_measure(rounds, SMALL if small else LARGE, postgres=postgres))


async def _measure(rounds: int, large: int, *, postgres: bool) -> int:
    with engine(postgres) as where:
        async with AsyncExitStack() as stack:
            sizes = (SMALL // 10 if large == SMALL else SMALL, large)
            bases = [(await stack.enter_async_context(filled(where, f"base_{n}", n, 1)))[0] for n in sizes]
            times = {base.size: Times() for base in bases}
            for number in range(rounds):
                for base in bases if number % 2 else reversed(bases):
                    await _check(base, number, times[base.size])
    few, many = (times[base.size] for base in bases)
    worst = 0.0
    for kind in ("known", "new", "added"):
        small_time, large_time = (statistics.median(getattr(one, kind)) * 1000 for one in (few, many))
        ratio = large_time / small_time
        worst = max(worst, ratio)
        print(
            f"{kind:<6} phone: {small_time:6.2f} ms of {sizes[0]:,}, {large_time:6.2f} ms of {sizes[1]:,};"
            f" ratio {ratio:.2f} (asked: at most {MOST})"
        )
    return int(worst > MOST)


async def _check(base: Base, number: int, times: Times) -> None:
    known = f"+7{FIRST_PHONE + 1 + number * 7919 % base.size}"
    new = f"+7{FIRST_PHONE + 5_000_000 + number}"
    begun = time.perf_counter()
    try:
        await base.db.read(leads.ensure_new, base.collector, NewLead("Известная", known))
    except LeadAlreadyThere:
        times.known.append(time.perf_counter() - begun)
    begun = time.perf_counter()
    await base.db.read(leads.ensure_new, base.collector, NewLead("Новая", new))
    times.new.append(time.perf_counter() - begun)
    begun = time.perf_counter()
    await base.db.write(leads.add, base.collector, NewLead("Новая", new), DAY)
    times.added.append(time.perf_counter() - begun)
