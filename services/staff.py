"""People of the department: who they are, what they do, and their leaving."""

from dataclasses import dataclass
from datetime import datetime

from domain.errors import LastDirector, NotYours, RolesMissing
from domain.people import NO_ACCOUNT, Person, Role
from services import access, consultations
from storage import audit, invites, outbox, staff
from storage.audit import Subject
from storage.transaction import Tx

LANGUAGES = ("ru", "en")


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member of staff as the director sees them; roles in the order of the menu."""

    staff_id: int
    name: str
    roles: tuple[Role, ...]
    unreachable: bool
    has_account: bool = True
    """Whether they have opened the bot: who came with the history has not, until they open a link of their own."""


def person_by_telegram(tx: Tx, telegram_id: int) -> Person | None:
    """Who this Telegram user is here; None for strangers and the dismissed."""
    return staff.by_telegram(tx, telegram_id)


def colleagues(tx: Tx, who: Person) -> list[Colleague]:
    """Everybody at work, by name. Raises: NotAllowed."""
    access.ensure(tx, who, Role.DIRECTOR)
    everybody = staff.at_work(tx, who.department_id)
    return [_colleague(person) for person in sorted(everybody, key=lambda person: (person.name.casefold(), person.id))]


def colleague(tx: Tx, who: Person, staff_id: int) -> Colleague:
    """One of the staff. Raises: NotAllowed, NotYours."""
    access.ensure(tx, who, Role.DIRECTOR)
    return _colleague(access.colleague(tx, who, staff_id))


def dismiss(tx: Tx, who: Person, staff_id: int, now: datetime) -> Colleague:
    """End a person's work: no access from the next press on, no messages, no open invitations of theirs.

    What they did and earned stays. Raises: NotAllowed, NotYours, LastDirector.
    """
    access.ensure(tx, who, Role.DIRECTOR)
    person = access.colleague(tx, who, staff_id)
    if person.has(Role.DIRECTOR):
        _keep_a_director(tx, person)
    staff.dismiss(tx, person.id, now)
    invites.end_open(tx, person.id, now)
    consultations.leave(tx, who, person.id, now)
    outbox.withdraw_all(tx, person.id, now)
    audit.note(tx, who.department_id, who.id, "dismissed", Subject.STAFF, person.id, now)
    return _colleague(person)


def set_roles(tx: Tx, who: Person, staff_id: int, roles: frozenset[Role], now: datetime) -> Colleague:
    """Give a person exactly these roles. Raises: NotAllowed, NotYours, RolesMissing, LastDirector."""
    access.ensure(tx, who, Role.DIRECTOR)
    person = access.colleague(tx, who, staff_id)
    if not roles:
        raise RolesMissing
    if person.has(Role.DIRECTOR) and Role.DIRECTOR not in roles:
        _keep_a_director(tx, person)
    staff.set_roles(tx, person.id, roles)
    if Role.CONSULTANT not in roles:
        consultations.leave(tx, who, person.id, now)
    before, after = ([role.value for role in Role if role in held] for held in (person.roles, roles))
    audit.note(tx, who.department_id, who.id, "roles_set", Subject.STAFF, person.id, now, before=before, after=after)
    return _colleague(access.colleague(tx, who, staff_id))


def choose_language(tx: Tx, who: Person, language: str, now: datetime) -> None:
    """Speak this language with the person from now on. Raises: NotAllowed, NotYours for one nobody speaks here."""
    access.ensure(tx, who)
    if language not in LANGUAGES:
        raise NotYours
    staff.speak(tx, who.id, language)
    audit.note(tx, who.department_id, who.id, "language_chosen", Subject.STAFF, who.id, now, language=language)


def _keep_a_director(tx: Tx, leaving: Person) -> None:
    if staff.holders(tx, leaving.department_id, Role.DIRECTOR) == [leaving.id]:
        raise LastDirector


def _colleague(person: Person) -> Colleague:
    return Colleague(
        person.id,
        person.name,
        tuple(role for role in Role if role in person.roles),
        person.unreachable,
        person.telegram_id != NO_ACCOUNT,
    )
