"""What every test of tables asks: how a file is previewed and read."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tables import child

Reading = Callable[[Path], Awaitable[list[child.Row]]]


async def all_rows(path: Path, size: int = 500) -> list[child.Row]:
    """The rows of a file, by the mapping it seems to have."""
    mapping = (await child.preview(path)).mapping
    return [row async for chunk in child.rows(path, mapping, "Europe/Moscow", size) for row in chunk]


@pytest.fixture
def read() -> Reading:
    return all_rows
