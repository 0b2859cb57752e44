"""What a caller has chosen so far."""

from dataclasses import dataclass
from datetime import datetime

from handlers.drafts import Draft


@dataclass(frozen=True)
class BookingDraft(Draft):
    """A meeting being booked; 0 and None stand for what is not chosen yet."""

    lead_id: int = 0
    day: str = ""
    """ISO date."""
    starts_at: datetime | None = None
    closer_id: int | None = None
    note: str = ""
    query: str = ""
    page: int = 0
    taken: datetime | None = None
    """The time somebody else was quicker to take."""
    meeting_id: int = 0


@dataclass(frozen=True)
class BookedDraft(Draft):
    """Where a caller looks in the list of booked meetings."""

    page: int = 0
    meeting_id: int = 0
