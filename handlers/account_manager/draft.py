"""Which client is being looked at."""

from dataclasses import dataclass

from handlers.drafts import Draft


@dataclass(frozen=True)
class HandoverDraft(Draft):
    """A client in view, or a question about one."""

    page: int = 0
    handover_id: int = 0
    question_id: int = 0
    notice: str = ""
    """What was done last: the id of a message."""
