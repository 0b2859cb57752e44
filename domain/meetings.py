"""A meeting as those need it who go there: whether they may say so on the way, and what a calendar keeps of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.messages import MeetingCard

ON_THE_DAY = timedelta(hours=3)
"""How long before a meeting its closer may say that they have left for it."""


@dataclass(frozen=True, slots=True)
class Way:
    """What the closer said on the way, which nobody asks for."""

    left_at: datetime | None = None
    arrived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A meeting for a calendar; an entry with a higher `sequence` takes the place of an earlier one."""

    card: MeetingCard
    sequence: int
    is_off: bool


def may_be_on_the_way(starts_at: datetime, ends_at: datetime, now: datetime) -> bool:
    """Whether the way to a meeting can be told of now: from 3 hours before it begins until it ends.

    >>> from datetime import UTC
    >>> starts_at = datetime(2026, 11, 25, 12, tzinfo=UTC)
    >>> ends_at = starts_at + timedelta(hours=1)
    >>> [may_be_on_the_way(starts_at, ends_at, starts_at + timedelta(hours=hours)) for hours in (-4, -3, 0, 1)]
    [False, True, True, False]
    """
    return starts_at - ON_THE_DAY <= now < ends_at
