"""What every handler, getter and action is given by the staff middleware, typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from aiogram_dialog import DialogManager

from domain.people import Person
from handlers.standing import Standing
from services import Database
from views.wording import Words


@dataclass(frozen=True, slots=True)
class Scene:
    """Who is speaking, when, in which words, and what they may be answered from."""

    person: Person
    db: Database
    now: datetime
    words: Words
    receipt: str
    """Idempotency key of the update in hand (law 3)."""
    standing: Standing

    @classmethod
    def of(cls, manager: DialogManager) -> Self:
        """The scene of a dialog."""
        return cls.within(manager.middleware_data)

    @classmethod
    def within(cls, data: Mapping[str, Any]) -> Self:
        """The scene among the data that middlewares left."""
        return cls(data["person"], data["db"], data["now"], data["words"], data["receipt"], Standing(data["state"]))
