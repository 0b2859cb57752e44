"""Which month is being looked at, and whose."""

from dataclasses import dataclass

from domain.workdays import Month
from handlers.drafts import Draft
from handlers.widgets.choices import chosen


@dataclass(frozen=True)
class RegisterDraft(Draft):
    """A page of each list; a month as YYYY-MM; a person; whether the files were asked for just now."""

    page: int = 0
    chosen: str = ""
    people_page: int = 0
    staff_id: int = 0
    sent: bool = False

    @property
    def month(self) -> Month:
        """The month. Raises NotYours for what is none: it was forged."""
        return chosen(Month.parse, self.chosen)
