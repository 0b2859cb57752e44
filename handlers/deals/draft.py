"""What is being done about a deal so far."""

from dataclasses import dataclass
from datetime import date

from domain.money import Money
from handlers.drafts import Draft


@dataclass(frozen=True)
class DealDraft(Draft):
    """A deal in view with its step in the making, or its contract, or a contract in view."""

    page: int = 0
    deal_id: int = 0
    step: str = ""
    more: bool = False
    """Whether the contract is a further one with a client."""
    amount: Money | None = None
    number: str = ""
    signed_on: date | None = None
    document_id: str | None = None
    document_kind: str | None = None
    contract_id: int = 0
    handover_id: int = 0
    company: str = ""
    earned: Money | None = None
    taker: str = ""
    notice: str = ""
    """What was done last, in the words of `deal-saved` and its like: the id of a message."""
    meeting_on: date | None = None
    """The day of another meeting."""
    meeting_id: int = 0


STEPS = ("call", "offer", "meet", "pay")
"""Usual next steps; each is a word on a button."""
LOSSES = ("price", "need", "supplier", "later", "person")
"""Why companies refuse, most often."""
