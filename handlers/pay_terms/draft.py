"""What a director has entered so far about pay."""

from dataclasses import dataclass

from domain.money import Money
from domain.pay import NOTHING, PayTerms
from domain.people import Role
from domain.typed_terms import TermsField
from domain.workdays import Month
from handlers.drafts import Draft, PersonDraft
from services.plans import Target
from services.terms import Subjected


@dataclass(frozen=True)
class TermsDraft(PersonDraft):
    """The terms of a role, or of the person with that id, as they would be set."""

    role: Role | None = None
    since: Month | None = None
    terms: PayTerms = NOTHING
    field: TermsField | None = None
    """What is asked about."""
    notice: str = ""
    """The message id of what has just been done."""

    @property
    def subject(self) -> Subjected:
        """Whose terms these are."""
        return Subjected(self.role, self.staff_id or None)


@dataclass(frozen=True)
class PlanDraft(Draft):
    """A month whose plan is in view, and the target that is asked about."""

    month: Month | None = None
    target: Target | None = None


@dataclass(frozen=True)
class AdjustDraft(PersonDraft):
    """An adjustment in the making."""

    page: int = 0
    amount: Money | None = None
    reason: str = ""
