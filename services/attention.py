"""What the bot could not do for a person: set aside, told to those who can help."""

from dataclasses import dataclass
from datetime import datetime

from domain.messages import SomethingFailed, UpdateSetAside
from domain.people import Person, Role
from services import access
from storage import inbox, outbox, staff
from storage.inbox import StoredUpdate
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Attention:
    """An update that was set aside; `name` is whose it was, when that is a member of staff."""

    update_id: int
    name: str | None
    error: str
    at: datetime


def set_aside(tx: Tx, update: StoredUpdate, now: datetime) -> None:
    """Put an update into quarantine; the person and the directors know.

    What came from a stranger is everybody's: the directors of all departments hear of it.
    """
    if not inbox.set_aside(tx, update, now):
        return
    person = staff.by_telegram(tx, update.person)
    if person is None:
        directors = staff.directors_everywhere(tx)
    else:
        directors = staff.holders(tx, person.department_id, Role.DIRECTOR)
        outbox.put(tx, SomethingFailed(), [person.id], once=f"failed:{update.update_id}", due=now)
    message = UpdateSetAside(update.update_id, None if person is None else person.name)
    outbox.put(tx, message, directors, once=f"set-aside:{update.update_id}", due=now)


def needs_attention(tx: Tx, who: Person) -> list[Attention]:
    """What is in quarantine, oldest first. Raises: NotAllowed."""
    access.ensure(tx, who, Role.DIRECTOR)
    return [Attention(one.update_id, one.name, one.error, one.at) for one in inbox.quarantine(tx, who.department_id)]
