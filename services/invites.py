"""Joining the department: an invitation names the roles, works once, and for 48 hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.errors import (
    AlreadyInDepartment,
    AlreadyInTheBot,
    InviteExpired,
    InviteUnknown,
    InviteUsed,
    NotYours,
    RolesMissing,
)
from domain.messages import PersonJoined
from domain.people import NO_ACCOUNT, Person, Role
from domain.typed import storable
from services import access, departments, terms
from storage import audit, invites, outbox, staff
from storage.audit import Subject
from storage.invites import StoredInvite
from storage.transaction import Tx

LIFETIME = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class NewInvite:
    """An invitation to be made; the token is 128 random bits or more, from whoever asks: services draw no lots."""

    roles: tuple[Role, ...]
    token: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that was made; its token is kept nowhere."""

    roles: tuple[Role, ...]
    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Guest:
    """Who opens an invitation link, as Telegram names them."""

    telegram_id: int
    name: str
    language: str


def invite(tx: Tx, who: Person, new: NewInvite, now: datetime) -> Invitation:
    """Invite somebody for these roles. Raises: NotAllowed, RolesMissing."""
    access.ensure(tx, who, Role.DIRECTOR)
    return _invite(tx, who.department_id, new, who.id, now)


def invite_from_console(tx: Tx, department_id: int, new: NewInvite, now: datetime) -> Invitation:
    """The same by the engineer who installs the bot. Raises: RolesMissing."""
    return _invite(tx, department_id, new, None, now)


def invite_member(tx: Tx, who: Person, staff_id: int, token: str, now: datetime) -> Invitation:
    """Invite one of the staff who has no Telegram account yet: what they did and earned is theirs then.

    Raises: NotAllowed, NotYours, AlreadyInTheBot.
    """
    access.ensure(tx, who, Role.DIRECTOR)
    member = access.colleague(tx, who, staff_id)
    if member.telegram_id != NO_ACCOUNT:
        raise AlreadyInTheBot
    return _invite_member(tx, member, token, who.id, now)


def invite_member_from_console(tx: Tx, department_id: int, name: str, token: str, now: datetime) -> Invitation:
    """The same by the engineer who installs the bot, who knows people by their names.

    Raises: NotYours when there is nobody of that name, or several.
    """
    found = [one for one in staff.at_work(tx, department_id) if one.name == name and one.telegram_id == NO_ACCOUNT]
    if len(found) != 1:
        raise NotYours
    return _invite_member(tx, found[0], token, None, now)


def redeem(tx: Tx, token: str, guest: Guest, now: datetime) -> Person:
    """Use an invitation: the guest joins the staff; somebody already at work gets its roles added.

    Raises: InviteUnknown, InviteUsed, InviteExpired, AlreadyInDepartment.
    """
    invitation = _take(tx, token, now)
    person = staff.by_telegram(tx, guest.telegram_id)
    if invitation.staff_id is not None:
        if person is not None:
            raise AlreadyInDepartment
        if not staff.join(tx, invitation.staff_id, guest.telegram_id, guest.language):
            raise InviteUsed
        staff_id = invitation.staff_id
        outbox.resume(tx, staff_id, now)
    elif person is None:
        day = departments.of(tx, invitation.department_id).today(now)
        name = storable(guest.name).strip() or str(guest.telegram_id)
        staff_id = staff.hire(tx, invitation.department_id, guest.telegram_id, name, guest.language, day)
    elif person.department_id == invitation.department_id:
        staff_id = person.id
    else:
        raise AlreadyInDepartment
    staff.give_roles(tx, staff_id, invitation.roles)
    invites.sign(tx, invitation.id, staff_id)
    joined = staff.get(tx, invitation.department_id, staff_id)
    assert joined is not None, "hired a moment ago"
    _tell_directors(tx, joined, invitation, now)
    if staff.holders(tx, joined.department_id, Role.DIRECTOR) == [joined.id]:
        terms.ask(tx, joined, now)
    roles = [role.value for role in invitation.roles]
    audit.note(tx, joined.department_id, joined.id, "joined", Subject.INVITE, invitation.id, now, roles=roles)
    return joined


def _invite(tx: Tx, department_id: int, new: NewInvite, by: int | None, now: datetime) -> Invitation:
    roles = _in_order(new.roles)
    if not roles:
        raise RolesMissing
    expires_at = now + LIFETIME
    invite_id = invites.add(tx, department_id, new.token, roles, by, now, expires_at)
    names = [role.value for role in roles]
    audit.note(tx, department_id, by, "invited", Subject.INVITE, invite_id, now, roles=names)
    return Invitation(roles, new.token, expires_at)


def _invite_member(tx: Tx, member: Person, token: str, by: int | None, now: datetime) -> Invitation:
    expires_at = now + LIFETIME
    invite_id = invites.add(tx, member.department_id, token, (), by, now, expires_at, member.id)
    audit.note(tx, member.department_id, by, "invited", Subject.INVITE, invite_id, now, staff_id=member.id)
    return Invitation(_in_order(member.roles), token, expires_at)


def _take(tx: Tx, token: str, now: datetime) -> StoredInvite:
    invitation = invites.find(tx, token)
    if invitation is None:
        raise InviteUnknown
    if not invites.take(tx, invitation.id, now):
        # A used one stays used after its 48 hours: that is what helps the guest to understand.
        raise InviteExpired if invitation.redeemed_at is None and invitation.expires_at <= now else InviteUsed
    return invitation


def _tell_directors(tx: Tx, joined: Person, invitation: StoredInvite, now: datetime) -> None:
    others = (one for one in staff.holders(tx, joined.department_id, Role.DIRECTOR) if one != joined.id)
    outbox.put(tx, PersonJoined(joined.name, invitation.roles), others, once=f"joined:{invitation.id}", due=now)


def _in_order(roles: Iterable[Role]) -> tuple[Role, ...]:
    wanted = frozenset(roles)
    return tuple(role for role in Role if role in wanted)
