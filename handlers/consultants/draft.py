"""Which meeting it is about, and who comes along."""

from dataclasses import dataclass

from handlers.drafts import Draft, MeetingDraft


@dataclass(frozen=True)
class ConsultingDraft(MeetingDraft):
    """A meeting to which somebody is asked along."""

    consultant_id: int = 0
    notice: str = ""
    """What was done last: the id of a message."""
    noticed: str = ""
    """Whom that was about."""


@dataclass(frozen=True)
class ConsultationsDraft(Draft):
    """A consultant's meetings."""

    page: int = 0
    meeting_id: int = 0
    notice: str = ""
    """What was done last: the id of a message."""
