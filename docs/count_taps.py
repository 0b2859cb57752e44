"""Writes docs/taps.md: every action of every role is walked on a phone and counted.

From the root of the repository: `PYTHONPATH=tests python docs/count_taps.py`.
"""

import asyncio
import tempfile
from pathlib import Path

from stories.conftest import MORNING
from stories.databases import sqlite_databases
from stories.taps import TABLE, Day, Tally, table
from stories.taps_played import DAYS
from stories.town import found


def main() -> None:
    """Play the days and write down what everything costs."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = sqlite_databases(Path(folder))
        tallies = [asyncio.run(_played(fresh(), title, day)) for title, day in DAYS.items()]
    TABLE.write_text(table(tallies), "utf-8")


async def _played(database_url: str, title: str, day: Day) -> Tally:
    tally = Tally(title)
    async with found(database_url, zone="Europe/Moscow", at=MORNING) as town:
        await day(town, tally)
    return tally


if __name__ == "__main__":
    main()
