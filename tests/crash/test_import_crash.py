"""The bot is killed while a file goes in, again and again: no row is lost, none comes twice, one report arrives."""

import asyncio
import base64
import signal
from collections import Counter
from typing import Any

import aiohttp
import pytest
from sqlalchemy import func, select

from crash.bots import WarmStarter
from crash.department import FOUNDED, PRESENT, TOKEN
from domain.people import Role
from services import departments, invites
from services.invites import Guest, NewInvite
from simulator import Person as Phone
from simulator import Simulator, VirtualClock
from storage.database import Database
from storage.tables import import_refusal, lead, lead_import, lead_phone, outbox
from storage.transaction import Tx
from stories.databases import Fresh
from stories.files import companies, xlsx

DENIS = 11
ROWS = 4000
LIVES = {"sqlite": 6, "postgres": 2}
"""Where replicas share the database, the lease of the dead has to lapse first."""
PATIENCE = 60


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgres", marks=pytest.mark.full)])
async def test_kill_9_while_a_file_goes_in(databases: Fresh, warm: WarmStarter, engine: str) -> None:
    telegram = Simulator(token=TOKEN, clock=VirtualClock(start=PRESENT))
    telegram.add_person(Phone(DENIS, "Денис", started=True, met=True))
    await telegram.start()
    url = databases()
    environment = {
        "KOMBAIN_TOKEN": TOKEN,
        "KOMBAIN_API_URL": telegram.url,
        "KOMBAIN_CLOCK_URL": f"{telegram.url}/sim/clock",
        "KOMBAIN_DATABASE_URL": url,
        "KOMBAIN_LOG_LEVEL": "WARNING",
    }
    try:
        async with aiohttp.ClientSession(telegram.url) as http, await Database.open(url) as db:
            await _hire(db)
            # A call that was repeated after its effect says nothing new.
            await http.post("/sim/refusals/expect", json={"description": "message is not modified"})
            await warm.start(environment)
            # The same file twice over: its second half is doubles.
            rows = companies(ROWS // 2)
            content = base64.b64encode(xlsx(*rows, *rows)).decode()
            await http.post(f"/sim/people/{DENIS}/file", json={"name": "база.xlsx", "base64": content})
            await _until(db, lambda state: state["state"] == "preview" and state["owner"] is None)
            await http.post(f"/sim/people/{DENIS}/press", json={"data": "imd:1:start"})
            for life in range(1, LIVES[engine] + 1):
                goal = ROWS * life // (LIVES[engine] + 1)
                await _until(db, lambda state, goal=goal: state["rows_done"] >= goal)  # type: ignore[misc]
                assert await warm.end(signal.SIGKILL) == -signal.SIGKILL
                await warm.start(environment)
            await _until(db, lambda state: state["ended_at"] is not None)
            async with http.get("/sim/idle?timeout=60") as answer:
                assert (await answer.json())["idle"]
            assert await warm.end(signal.SIGTERM) == 0
            assert await db.read(_facts) == Counter(
                {"leads": ROWS // 2, "phones": ROWS // 2, "refusals": ROWS // 2, "ImportDone": 1, "RefusedRows": 1}
            )
            state = await db.read(_state)
            assert (state["rows_done"], state["added"], state["duplicates"]) == (ROWS, ROWS // 2, ROWS // 2)
            async with http.get("/sim/refusals") as answer:
                assert await answer.json() == []
    finally:
        await telegram.stop()


async def _hire(db: Database) -> None:
    department = await db.write(departments.found, "Отдел", "Europe/Moscow", FOUNDED)
    new = NewInvite((Role.COLLECTOR,), "invitation-000001")
    await db.write(invites.invite_from_console, department.id, new, FOUNDED)
    await db.write(invites.redeem, new.token, Guest(DENIS, "Денис", "ru"), FOUNDED)


async def _until(db: Database, holds: Any) -> None:
    async with asyncio.timeout(PATIENCE):
        while not holds(await db.read(_state)):  # noqa: ASYNC110  # another process does it
            await asyncio.sleep(0.02)


def _state(tx: Tx) -> dict[str, Any]:
    row = tx.first(select(lead_import))
    return {"state": "", "owner": "", "rows_done": 0, "ended_at": None} if row is None else dict(row._mapping)


def _facts(tx: Tx) -> "Counter[str]":
    found = Counter(
        {
            "leads": tx.scalar(select(func.count()).select_from(lead)),
            "phones": tx.scalar(select(func.count()).select_from(lead_phone)),
            "refusals": tx.scalar(select(func.count()).select_from(import_refusal)),
        }
    )
    for kind in ("ImportDone", "RefusedRows"):
        sent = (outbox.c.kind == kind) & (outbox.c.state == "sent")
        found[kind] = tx.scalar(select(func.count()).select_from(outbox).where(sent))
    return found
