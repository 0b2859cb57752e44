"""No message of the locales is idle: the program says each of them somewhere."""

import re
from functools import cache
from pathlib import Path

import pytest

from domain.errors import DomainError
from domain.people import Role
from handlers.closer.draft import NOT_OURS, REFUSALS
from views.presses import Language, Place
from views.wording import message_ids

ROOT = Path(__file__).parents[2]
# Ids that are put together: by a place, a role and the like.
MADE = {
    *(f"place-{place}" for place in Place),
    *(f"quota-{role}" for role in (Role.CALLER, Role.CLOSER, Role.COLLECTOR)),
    *(f"refusal-{reason}" for reason in REFUSALS),
    *(f"not-ours-{reason}" for reason in NOT_OURS),
    *(f"closing-{rule}" for rule in ("day", "hour", "approved")),
    "refusal-why",
    "not-ours-why",
    *(f"settings-language-{language}" for language in Language),
    "command-menu",
    "command-help",
}


@cache
def written() -> set[str]:
    """Every id-like string in the rooms that speak."""
    found: set[str] = set()
    for room in ("handlers", "views", "bot"):
        for path in (ROOT / room).rglob("*.py"):
            found |= set(re.findall(r"[\"']([a-z][a-z0-9_]*(?:-[a-z0-9_]+)*)[\"']", path.read_text("utf-8")))
    return found


@pytest.mark.parametrize("message_id", sorted(message_ids("ru")))
def test_it_is_said_somewhere(message_id: str) -> None:
    errors = {error.key for error in DomainError.__subclasses__()}
    assert message_id in written() | MADE | errors
