"""The bot is killed while a history goes in: all of it is there in the end, once; at no moment is a part of it."""

import asyncio
import base64
import signal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import aiohttp
import pytest
from sqlalchemy import func, select

from crash.bots import WarmStarter
from crash.department import FOUNDED, PRESENT, TOKEN
from domain.people import Role
from services import books, departments, invites
from services.invites import Guest, NewInvite
from simulator import Person as Phone
from simulator import Simulator, VirtualClock
from storage.database import Database
from storage.tables import lead, lead_import, ledger, outbox
from storage.transaction import Tx
from stories.databases import Fresh

IRINA = 12
LEADS = 4000
DEATHS = {"sqlite": (0.1, 0.3, 0.4, 0.5), "postgres": (0.4,)}
"""Seconds after the press, or after the bot is back. Replicas wait until the lease of the dead has lapsed."""
PATIENCE = 60


def history() -> bytes:
    """Many leads, confirmed in months that are over."""
    rows = [
        f"Компания {n},+7916{n:07},,Сервисы,Денис,2026-0{8 + n % 2}-10T10:00,2026-0{8 + n % 2}-{11 + n % 15}T12:00"
        for n in range(LEADS)
    ]
    files = {
        "staff.csv": ["name,roles,hired_on,dismissed_on", "Денис,collector,2026-08-03,"],
        "segments.csv": ["name,rate", "Сервисы,70"],
        "leads.csv": ["company,phone,inn,segment,collector,added_at,confirmed_at", *rows],
    }
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, lines in files.items():
            archive.writestr(name, "\n".join(lines))
    return content.getvalue()


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgres", marks=pytest.mark.full)])
async def test_kill_9_while_a_history_goes_in(databases: Fresh, warm: WarmStarter, engine: str) -> None:
    telegram = Simulator(token=TOKEN, clock=VirtualClock(start=PRESENT))
    telegram.add_person(Phone(IRINA, "Ирина", started=True, met=True))
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
            department = await db.write(departments.found, "Отдел", "Europe/Moscow", FOUNDED)
            new = NewInvite((Role.DIRECTOR,), "invitation-000001")
            await db.write(invites.invite_from_console, department.id, new, FOUNDED)
            await db.write(invites.redeem, new.token, Guest(IRINA, "Ирина", "ru"), FOUNDED)
            await http.post("/sim/refusals/expect", json={"description": "message is not modified"})
            await warm.start(environment)
            content = base64.b64encode(history()).decode()
            await http.post(f"/sim/people/{IRINA}/file", json={"name": "история.zip", "base64": content})
            await _until(db, "preview")
            await http.post(f"/sim/people/{IRINA}/press", json={"data": "imd:1:start"})
            for seconds in DEATHS[engine]:
                await asyncio.sleep(seconds)
                assert await warm.end(signal.SIGKILL) == -signal.SIGKILL
                assert await db.read(_count, lead) in (0, LEADS)
                await warm.start(environment)
            await _until(db, "done")
            async with asyncio.timeout(PATIENCE):
                while not await db.read(_told):  # noqa: ASYNC110  # another process does it
                    await asyncio.sleep(0.02)
            assert await db.read(_count, lead) == await db.read(_count, ledger) == LEADS
            assert await db.read(books.differences, department) == []
            assert await db.read(_told) == 1
    finally:
        await telegram.stop()


async def _until(db: Database, state: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while await db.read(_state) != (state, None):  # noqa: ASYNC110  # another process does it
            await asyncio.sleep(0.02)


def _state(tx: Tx) -> tuple[str, str | None]:
    row = tx.first(select(lead_import.c.state, lead_import.c.owner))
    return ("", None) if row is None else (row.state, row.owner)


def _count(tx: Tx, table: Any) -> int:
    return int(tx.scalar(select(func.count()).select_from(table)))


def _told(tx: Tx) -> int:
    return int(tx.scalar(select(func.count()).where(outbox.c.kind == "HistoryDone", outbox.c.state == "sent")))
