"""Who may hold a meeting, when they are free, how many meetings they have ahead: for a caller who wants another."""

from dataclasses import dataclass
from datetime import datetime

from domain.people import Person, Role
from services import access, departments
from services.meetings import diary_for
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class CloserChoice:
    """A closer at work, the free time nearest to the one in question (None: there is none), and meetings ahead."""

    closer_id: int
    name: str
    nearest: datetime | None
    ahead: int


def closer_choices(
    tx: Tx, who: Person, lead_id: int | None, near: datetime | None, now: datetime
) -> list[CloserChoice]:
    """Every closer, those whose turn it is for this company first, with the time nearest to `near`, or the first one.

    Raises: NotAllowed.
    """
    access.ensure(tx, who, Role.CALLER)
    diary = diary_for(tx, departments.of(tx, who.department_id), lead_id, now)
    found = []
    for closer_id in dict.fromkeys([*(choice.staff_id for choice in diary.order), *diary.names]):
        free = diary.nearest(near or now, closer_id)
        ahead = sum(slot.starts_at > now for slot in diary.busy[closer_id])
        found.append(
            CloserChoice(closer_id, diary.names[closer_id], None if free is None else free[0].starts_at, ahead)
        )
    return found
