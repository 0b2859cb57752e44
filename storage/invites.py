"""Invitations: kept by the hash of their token alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import bindparam, insert, select, update

from domain.people import Role
from storage.tables import invite
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class StoredInvite:
    """What an invitation promises."""

    id: int
    department_id: int
    roles: tuple[Role, ...]
    expires_at: datetime
    redeemed_at: datetime | None
    staff_id: int | None = None
    """Whom it is for, when that is somebody on the staff without a Telegram account."""


_ADD = insert(invite).returning(invite.c.id)
_FIND = select(invite).where(invite.c.token_hash == bindparam("token_hash"))
# The one statement that decides who of many wins.
_TAKE = (
    update(invite)
    .where(invite.c.id == bindparam("of_invite"), invite.c.redeemed_at.is_(None), invite.c.expires_at > bindparam("at"))
    .values(redeemed_at=bindparam("at"))
    .returning(invite.c.id)
)
_SIGN = update(invite).where(invite.c.id == bindparam("of_invite")).values(redeemed_by=bindparam("by"))
_END = (
    update(invite)
    .where(
        invite.c.invited_by == bindparam("by"), invite.c.redeemed_at.is_(None), invite.c.expires_at > bindparam("at")
    )
    .values(expires_at=bindparam("at"))
)


def add(
    tx: Tx,
    department_id: int,
    token: str,
    roles: Iterable[Role],
    invited_by: int | None,
    now: datetime,
    expires_at: datetime,
    staff_id: int | None = None,
) -> int:
    """A new invitation, for anybody or for one of the staff; its id."""
    values = {
        "department_id": department_id,
        "token_hash": _hash(token),
        "roles": ",".join(roles),
        "invited_by": invited_by,
        "created_at": now,
        "expires_at": expires_at,
        "staff_id": staff_id,
    }
    return tx.scalar(_ADD, values)  # type: ignore[no-any-return]  # an Id


def find(tx: Tx, token: str) -> StoredInvite | None:
    """The invitation of a token."""
    row = tx.first(_FIND, {"token_hash": _hash(token)})
    if row is None:
        return None
    roles = tuple(Role(role) for role in row.roles.split(",") if role)
    return StoredInvite(row.id, row.department_id, roles, row.expires_at, row.redeemed_at, row.staff_id)


def take(tx: Tx, invite_id: int, now: datetime) -> bool:
    """Use it up, unless it is used or expired."""
    return tx.scalar(_TAKE, {"of_invite": invite_id, "at": now}) is not None


def sign(tx: Tx, invite_id: int, staff_id: int) -> None:
    """Note who used it."""
    tx.execute(_SIGN, {"of_invite": invite_id, "by": staff_id})


def end_open(tx: Tx, invited_by: int, now: datetime) -> None:
    """Let every unused invitation of a person expire now."""
    tx.execute(_END, {"by": invited_by, "at": now})


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
