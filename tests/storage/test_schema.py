"""The schema: migrations lead to the tables and back, and what is appended stays as it is."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, delete, inspect, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from domain.department import Department
from domain.ledger import Accrual, FactKind, Kind
from domain.money import Money
from domain.slots import Schedule
from domain.workdays import Month
from storage import audit, departments, ledger, staff, statements
from storage.audit import Subject
from storage.database import Database
from storage.migrate import HEAD, MIGRATIONS, current, migrate
from storage.statements import Frozen
from storage.tables import audit as audit_rows
from storage.tables import department as departments_there
from storage.tables import ledger as ledger_rows
from storage.tables import metadata, statement
from storage.tables import staff as staff_rows
from storage.transaction import Tx
from stories.databases import Fresh

NOVEMBER = Month(2026, 11)
NOON = datetime(2026, 11, 24, 9, tzinfo=UTC)


def script() -> ScriptDirectory:
    return ScriptDirectory(str(MIGRATIONS))


@pytest.fixture
def connection(url: str):
    """A plain connection to a migrated database, in a transaction that is never committed."""
    parsed = make_url(url)
    engine = create_engine(parsed.set(drivername=parsed.drivername.replace("+aiosqlite", "")))
    with engine.connect() as opened:
        yield opened
        opened.rollback()
    engine.dispose()


def step(connection: Connection, direction: Any, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    direction(config, revision)


def test_the_newest_version_is_the_one_the_code_names() -> None:
    assert script().get_heads() == [HEAD]


def test_a_stairway_up_and_down(connection: Connection) -> None:
    """Down to nothing, then each step up, down and up again."""
    step(connection, command.downgrade, "base")
    assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    for revision in reversed(list(script().walk_revisions())):
        step(connection, command.upgrade, revision.revision)
        step(connection, command.downgrade, "-1")
        step(connection, command.upgrade, revision.revision)
    assert current(connection) == HEAD
    assert migrate(connection) is False


def test_people_without_an_account_outlive_the_way_back(connection: Connection) -> None:
    """Before pay nobody was on the staff without a Telegram account: each gets a number that is nobody's."""
    hours = {"opens": time(9), "closes": time(18), "meeting_minutes": 60, "step_minutes": 60, "travel_minutes": 60}
    here = {"id": 1, "name": "Отдел", "zone": "Europe/Moscow", "days_ahead": 30, "founded_at": NOON, **hours}
    connection.execute(departments_there.insert(), here)
    rows = [
        {"department_id": 1, "name": name, "telegram_id": account, "language": "ru", "hired_on": NOON.date()}
        for name, account in (("Анна", None), ("Борис", 7), ("Вера", None))
    ]
    connection.execute(staff_rows.insert(), rows)
    step(connection, command.downgrade, "0003")
    kept = connection.execute(text("SELECT name, telegram_id FROM staff ORDER BY name")).all()
    assert [name for name, _ in kept] == ["Анна", "Борис", "Вера"]
    assert kept[1][1] == 7
    assert kept[0][1] < 0 > kept[2][1]
    assert kept[0][1] != kept[2][1]


def test_the_tables_are_what_the_migrations_make(connection: Connection) -> None:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    assert compare_metadata(context, metadata) == []


def test_every_constraint_has_its_name(connection: Connection) -> None:
    """A constraint without a name cannot be dropped by a later migration on SQLite."""
    inspector = inspect(connection)
    for table in metadata.tables:
        assert inspector.get_pk_constraint(table)["name"], table
        for unique in inspector.get_unique_constraints(table):
            assert unique["name"], (table, unique)
        if connection.dialect.name == "postgresql":
            assert all(key["name"] for key in inspector.get_foreign_keys(table)), table
        else:
            # SQLAlchemy does not read the names of references that came with a column.
            made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = :table"), {"table": table})
            written = made.scalar_one()
            assert written.count("REFERENCES") == written.count("CONSTRAINT fk_"), table


def test_migrations_stand_alone() -> None:
    """A migration says what was true when it was written, so it borrows nothing from today's code."""
    for path in (Path(MIGRATIONS) / "versions").glob("*.py"):
        imports = [line for line in path.read_text().splitlines() if line.startswith(("import ", "from "))]
        assert imports == ["import sqlalchemy as sa", "from alembic import op"], path


@pytest.fixture
async def closed(db: Database) -> Database:
    """A department with a closed month: one person, one ledger row on one statement."""
    await db.write(_close_a_month)
    return db


@pytest.mark.parametrize("table", [ledger_rows, statement, audit_rows], ids=lambda table: table.name)
async def test_what_is_appended_stays(closed: Database, table: Any) -> None:
    """Nobody edits or deletes a row of the books, not even by hand (law 6)."""
    column = table.primary_key.columns[0]
    for change in (update(table).values({column: column + 1000}), delete(table)):
        with pytest.raises(DatabaseError, match=f"{table.name} is append-only"):
            await closed.write(lambda tx, change=change: tx.execute(change) and None)
    assert len(await closed.read(lambda tx: tx.all(table.select()))) == 1


async def test_the_books_are_not_emptied_at_once_either(fresh_postgres: Fresh) -> None:
    """TRUNCATE, which SQLite does not have, fires no row triggers."""
    async with await Database.open(fresh_postgres()) as db:
        await db.write(_close_a_month)
        with pytest.raises(DatabaseError, match="is append-only"):
            await db.write(lambda tx: tx.execute(text("TRUNCATE ledger CASCADE")) and None)


def _close_a_month(tx: Tx) -> Department:
    department = departments.add(tx, "Отдел", "Europe/Moscow", Schedule(), NOON)
    anna = staff.hire(tx, department.id, 1, "Анна", "ru", date(2026, 11, 24))
    accrual = Accrual(
        staff_id=anna,
        kind=Kind.MEETING,
        fact_kind=FactKind.MEETING,
        fact_id=1,
        fact_date=date(2026, 11, 24),
        month=NOVEMBER,
        quantity=1,
        rate="2000.00",
        amount=Money.rub(2000),
    )
    assert ledger.append(tx, department.id, [accrual], NOON) == 1
    assert ledger.append(tx, department.id, [accrual], NOON) == 0
    assert statements.close(tx, department.id, NOVEMBER, NOON)
    totals = statements.totals(tx, department.id, NOVEMBER, NOON)
    statements.freeze(tx, department.id, NOVEMBER, [Frozen("2026-11-001", totals[0], frozenset(), 0)], NOON)
    audit.note(tx, department.id, None, "closed", Subject.MONTH, 202611, NOON)
    return department
