"""What was done to a meeting since it was booked: moved, ended, corrected."""

from dataclasses import dataclass
from datetime import datetime

from domain.funnel import Outcome


@dataclass(frozen=True, slots=True)
class Moved:
    """It was put at another time, or given to another closer."""

    at: datetime
    by: str
    from_starts_at: datetime
    from_closer: str
    to_starts_at: datetime
    to_closer: str
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """Its end was written down: how it went, or that it was called off (`outcome` is None then)."""

    at: datetime
    by: str
    outcome: Outcome | None
    reason: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was told was wrong: old and new."""

    at: datetime
    by: str
    before: Outcome
    after: Outcome
    reason: str
    """Of the new outcome."""


Change = Moved | Told | Corrected
