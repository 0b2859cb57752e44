"""Who may do what, asked inside the transaction (law 5)."""

from domain.errors import NotAllowed, NotYours
from domain.people import Person, Role
from storage import staff
from storage.transaction import Tx


def ensure(tx: Tx, who: Person, *roles: Role) -> Person:
    """The person as things stand now, at work and with any of the roles (with any role at all when none is named).

    What was read when the update came in may be over by now. Raises: NotAllowed.
    """
    person = staff.get(tx, who.department_id, who.id)
    if person is None or (roles and not person.has(*roles)):
        raise NotAllowed
    return person


def colleague(tx: Tx, who: Person, staff_id: int) -> Person:
    """Somebody at work in the same department. Raises: NotYours."""
    found = staff.get(tx, who.department_id, staff_id)
    if found is None:
        raise NotYours
    return found
