"""What a closer has told about a meeting so far."""

from dataclasses import dataclass, replace
from datetime import date

from domain.funnel import LeadState, Outcome
from domain.money import Money
from handlers.drafts import Draft
from services.meeting_board import Shelf


@dataclass(frozen=True)
class ReportDraft(Draft):
    """A meeting in view, and the report on it in the making."""

    page: int = 0
    shelf: str = Shelf.OPEN
    """What of the board is looked at: a shelf, or an ISO day."""
    of_closer: int = 0
    """To directors: whose meetings; 0 for everybody's."""
    asked: str = ""
    """Who has just been asked for the outcome of the meeting in view."""
    meeting_id: int = 0
    outcome: Outcome | None = None
    """What is being reported, while more is asked for."""
    corrects: bool = False
    """Whether another outcome was told before."""
    amount: Money | None = None
    number: str = ""
    signed_on: date | None = None
    document_id: str | None = None
    document_kind: str | None = None
    step: str = ""
    day: date | None = None
    """Of the next meeting."""
    next_id: int = 0
    """The next meeting, once it is booked."""
    reported: Outcome | None = None
    earned: Money | None = None
    state: LeadState | None = None
    """What the company became."""
    handover_id: int = 0
    """Of the client, once a contract is recorded."""
    taker: str = ""
    """Who is to take that client over."""
    question_id: int = 0
    """The message of the pushed question, if the report began there."""

    def afresh(self, key: str, meeting_id: int) -> "ReportDraft":
        """A report that begins anew, where one was on the board."""
        where = ReportDraft(page=self.page, shelf=self.shelf, of_closer=self.of_closer, place=self.place)
        return replace(where, key=key, meeting_id=meeting_id)


REFUSALS = ("price", "need", "supplier", "later", "person", "silent")
"""Why companies refuse, most often; each is a word on a button."""
NOT_OURS = ("small", "field", "far", "person", "own")
"""Why companies are no clients of ours."""
CALLS = {"tomorrow": 1, "three_days": 3, "week": 7}
"""When to call after a proposal: in how many days."""
