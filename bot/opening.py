"""The database of the settings, opened and brought up to date."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.settings import Settings, WrongSetting
from storage.database import Database, DatabaseUnavailable


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[tuple[Database, bool]]:
    """The database, and whether its schema had to be changed. Raises WrongSetting when there is none to be had."""
    try:
        db = await Database.open(settings.database_url)
    except DatabaseUnavailable as error:
        raise _missing(error) from None
    async with db:
        try:
            changed = await db.migrate()
        except DatabaseUnavailable as error:
            raise _missing(error) from None
        yield db, changed


def _missing(error: DatabaseUnavailable) -> WrongSetting:
    return WrongSetting(f"KOMBAIN_DATABASE_URL: expected a database that answers ({error})")
