"""What all conversations are tried with."""

import itertools

import pytest
from aiogram_dialog.api.entities import stack


@pytest.fixture(autouse=True)
def dialogs_of_one_second_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library draws ids of dialogs from a hundred values a second, and a test opens many in one."""
    numbers = itertools.count(1)
    monkeypatch.setattr(stack, "new_id", lambda: f"d{next(numbers)}")
