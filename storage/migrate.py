"""Schema versions with Alembic, applied inside the caller's transaction."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

MIGRATIONS = Path(__file__).parent / "migrations"
# The newest version in storage/migrations/versions; a test keeps it true. With it a start on an up-to-date database
# does not pay for importing Alembic.
HEAD = "0004"


def current(connection: Connection) -> str | None:
    """The version the database is at, None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(connection: Connection, revision: str = HEAD) -> bool:
    """Bring the schema to `revision`; whether anything had to be done. The caller holds the lock and commits."""
    if current(connection) == revision:
        return False
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    return True
