"""What a closer has told about a meeting so far."""

from dataclasses import dataclass

from domain.funnel import Outcome
from domain.money import Money
from handlers.drafts import Draft


@dataclass(frozen=True)
class ReportDraft(Draft):
    """A meeting in view, and the report on it in the making."""

    page: int = 0
    meeting_id: int = 0
    amount: Money | None = None
    number: str = ""
    reported: Outcome | None = None
    earned: Money | None = None
    question_id: int = 0
    """The message of the pushed question, if the report began there."""


REASONS = ("price", "need", "supplier", "later", "person", "silent")
"""Why companies refuse, most often; each is a word on a button."""
