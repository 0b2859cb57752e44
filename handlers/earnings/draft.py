"""Which statement is being looked at."""

from dataclasses import dataclass

from handlers.drafts import Draft


@dataclass(frozen=True)
class StatementDraft(Draft):
    """A page of the list, and a statement by its number."""

    page: int = 0
    number: str = ""
    sent: bool = False
    """Whether its document is on its way."""
