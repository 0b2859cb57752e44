"""What every test of tables asks: how a file is previewed and read."""

import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tables import child
from tables.__main__ import answers

Reading = Callable[[Path], Awaitable[list[child.Row]]]


async def all_rows(path: Path, size: int = 500) -> list[child.Row]:
    """The rows of a file, by the mapping it seems to have."""
    mapping = (await child.preview(path)).mapping
    return [row async for chunk in child.rows(path, mapping, "Europe/Moscow", size) for row in chunk]


async def _frames_of_this_process(asked: dict[str, Any]) -> AsyncGenerator[Any, None]:
    for frame in answers(json.loads(json.dumps(asked))):
        told = json.loads(json.dumps(frame))
        if isinstance(told, dict) and "end" in told:
            if told["end"] is not None:
                raise child.FileRefused(child.Why(told["end"]))
            return
        yield told


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read without a child: ten times as fast, for tests of what is read and not of how."""
    monkeypatch.setattr(child, "_frames", _frames_of_this_process)


@pytest.fixture
def read() -> Reading:
    return all_rows
