"""The draft of a dialog: what a person has entered so far, as one typed value kept in the dialog's data."""

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Self, cast

from aiogram_dialog import DialogManager
from pydantic import TypeAdapter, ValidationError

from services.leaving import UNDECIDED, Decided

_PLACE = "draft"


@dataclass(frozen=True)
class Draft:
    """Base of all drafts. Every field has a default, so that a draft of an older version can still be read."""

    key: str = ""
    """The receipt key of what this draft will become: it belongs to the update that opened the form, so that pressing
    the last button twice, or handling that press twice, makes one thing. Ids of dialogs would not do: the library
    draws them from a hundred values a second."""
    place: int = field(default=0, kw_only=True)
    """The message it was opened in; 0 when it was opened below one."""

    @classmethod
    def of(cls, manager: DialogManager) -> Self:
        """The draft of the current dialog: as kept, or else as it was started with."""
        raw = manager.dialog_data.get(_PLACE, manager.start_data)
        try:
            return cast(Self, _adapter(cast(type, cls)).validate_python(raw or {}))
        except ValidationError:
            return cls()

    def keep(self, manager: DialogManager) -> Self:
        """Keep the draft in the current dialog."""
        manager.dialog_data[_PLACE] = self.data()
        return self

    def but(self, manager: DialogManager, **changes: Any) -> Self:
        """Keep the draft with some fields changed."""
        return replace(self, **changes).keep(manager)

    def data(self) -> dict[str, Any]:
        """The draft as JSON."""
        return cast(dict[str, Any], _adapter(cast(type, type(self))).dump_python(self, mode="json"))


@dataclass(frozen=True)
class PersonDraft(Draft):
    """Of a screen about somebody: that is its reader as long as nobody else is named."""

    staff_id: int = 0


@dataclass(frozen=True)
class MeetingDraft(Draft):
    """Of a screen about a meeting."""

    meeting_id: int = 0


@dataclass(frozen=True)
class NumberDraft(Draft):
    """Of a screen about a statement."""

    number: str = ""


@dataclass(frozen=True)
class DisputeDraft(Draft):
    """Of a screen about a dispute."""

    dispute_id: int = 0
    page: int = 0


@dataclass(frozen=True)
class StandInDraft(PersonDraft):
    """Of who stands in for somebody on the days of an absence."""

    absence_id: int = 0
    decided: Decided = UNDECIDED


@cache
def _adapter(draft: type) -> TypeAdapter[Any]:
    return TypeAdapter(draft)
