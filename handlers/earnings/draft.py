"""Which month, line or statement is being looked at."""

from dataclasses import dataclass

from domain.ledger import Kind
from domain.what_if import Question
from domain.workdays import Month
from handlers.drafts import Draft, PersonDraft
from handlers.widgets.choices import chosen


@dataclass(frozen=True)
class EarningDraft(PersonDraft):
    """Whose pay, a month as YYYY-MM (the one of today when none was chosen), a kind of lines, a page of them, a line,
    and what was asked."""

    chosen: str = ""
    kind: Kind = Kind.MEETING
    page: int = 0
    line_id: int = 0
    question: Question | None = None

    @property
    def month(self) -> Month | None:
        """The chosen month. Raises NotYours for what is none: it was forged."""
        return chosen(Month.parse, self.chosen) if self.chosen else None


@dataclass(frozen=True)
class StatementDraft(Draft):
    """A page of the list, and a statement by its number."""

    page: int = 0
    number: str = ""
    sent: bool = False
    """Whether its document is on its way."""
