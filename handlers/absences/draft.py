"""What a person has told about an absence so far."""

from dataclasses import dataclass
from datetime import date

from domain.absences import AbsenceKind
from handlers.drafts import PersonDraft


@dataclass(frozen=True)
class AbsenceDraft(PersonDraft):
    """An absence in the making, or one in view."""

    kind: AbsenceKind | None = None
    first_day: date | None = None
    last_day: date | None = None
    absence_id: int = 0
