"""Where a collector looks among their leads and tasks."""

from dataclasses import dataclass

from domain.fates import Fate
from handlers.drafts import Draft


@dataclass(frozen=True)
class FatesDraft(Draft):
    """Which leads are shown, and the one in view."""

    fate: Fate | None = None
    ever: bool = False
    """All the leads there ever were, rather than this month's."""
    page: int = 0
    lead_id: int = 0


@dataclass(frozen=True)
class TasksDraft(Draft):
    """The task in view."""

    page: int = 0
    segment_id: int = 0
