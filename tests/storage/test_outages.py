"""Outages, told from mistakes on both engines: they are waited out, and nobody's update is set aside for them."""

import socket

import pytest
from sqlalchemy import text

from storage.database import Database, DatabaseUnavailable
from storage.transaction import Tx

# What a standby, a full disk, a stopping server and a severed connection say.
PASSING = ("25006", "53100", "57P01", "08006", "25P03", "58030")


def raise_on_postgres(tx: Tx, state: str) -> None:
    tx.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{state}'; END $$"))


@pytest.mark.parametrize("state", PASSING)
async def test_what_passes_at_postgres(fresh_postgres, state: str) -> None:
    async with await Database.open(fresh_postgres()) as db:
        with pytest.raises(DatabaseUnavailable):
            await db.write(raise_on_postgres, state)


async def test_a_mistake_is_no_outage(db: Database) -> None:
    for statement in ("SELECT * FROM bot_fact WHERE nothing = 1", "SELEC"):
        with pytest.raises(Exception, match=r"(?i)column|syntax") as mistake:
            await db.write(lambda tx, words=statement: tx.execute(text(words)))
        assert not isinstance(mistake.value, DatabaseUnavailable)


async def test_a_database_that_is_not_there_is_unavailable_from_the_start(tmp_path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = f"postgresql+psycopg://kombain@127.0.0.1:{taken.getsockname()[1]}/kombain"
        with pytest.raises(DatabaseUnavailable):
            async with await Database.open(nobody) as db:
                await db.migrate()
    with pytest.raises(DatabaseUnavailable):
        await Database.open(f"sqlite+aiosqlite:///{tmp_path}/no/such/folder/kombain.db")
