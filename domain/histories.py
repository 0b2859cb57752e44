"""What has been done about a company, as those read it who go on with it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EventKind(StrEnum):
    """What kind of thing was done."""

    CALL = "call"
    MEETING = "meeting"
    MOVE = "move"
    STEP = "step"
    CONTRACT = "contract"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done.

    `what` is a CallResult, an Outcome (CANCELLED for a meeting that is off, "" while it has none), the step as it was
    typed, or a contract's number; `note` is what was noted about it: for a move, why; for a contract, why it was
    cancelled.
    """

    kind: EventKind
    at: datetime
    what: str
    note: str
    who: str
    to: datetime | None = None
    """When a meeting was moved to."""


CANCELLED = "cancelled"
