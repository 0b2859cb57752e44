"""The handover of a new client from the closer to an account manager.

Rows are kept by these words, so they are part of the schema.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.department import Department

LONGEST_QUESTION = 1000


class HandoverState(StrEnum):
    """Where a handover stands."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    """The contract was cancelled."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a handover; the answer is None while it waits."""

    question_id: int
    asker: str
    question: str
    answer: str | None


def next_in_turn(given: Mapping[int, int]) -> int | None:
    """Who gets the next client: the one with the fewest this month, of those the first on the staff; None of nobody.

    >>> next_in_turn({7: 1, 8: 0, 9: 0}), next_in_turn({})
    (8, None)
    """
    return min(given, key=lambda staff_id: (given[staff_id], staff_id), default=None)


def working_days_later(department: Department, since: datetime, days: int) -> datetime:
    """The same time of day so many working days later; `since` and the answer are UTC."""
    local = department.local(since)
    day = local.date()
    for _ in range(days):
        day = department.calendar.next_working(day)
    return department.at(day, local.time())


REMIND_AFTER, ESCALATE_AFTER = 1, 2
"""Working days without an answer: then the account manager is reminded, then the directors hear (the issue)."""
