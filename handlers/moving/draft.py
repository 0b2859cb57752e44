"""What was chosen so far for a meeting that is moved."""

from dataclasses import dataclass
from datetime import datetime

from handlers.drafts import MeetingDraft


@dataclass(frozen=True)
class MoveDraft(MeetingDraft):
    """A meeting on its way to another time."""

    closer_id: int | None = None
    """Whose times are shown: 0 for everybody's, None for those of its own closer."""
    day: str = ""
    """ISO date."""
    starts_at: datetime | None = None
    to_closer_id: int = 0
    reason: str = ""
    taken: datetime | None = None
    """The time somebody else was quicker to take."""
