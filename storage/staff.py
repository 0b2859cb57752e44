"""Who works in a department, and in which roles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.people import NO_ACCOUNT, Person, Role
from storage.tables import department, staff, staff_role
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Employed:
    """Somebody who was employed, with the first day and the end of it."""

    id: int
    name: str
    hired_on: date
    dismissed_at: datetime | None
    roles: frozenset[Role]


_AT_WORK = staff.c.dismissed_at.is_(None)
_PERSON = (
    select(
        staff.c.id,
        staff.c.department_id,
        staff.c.telegram_id,
        staff.c.name,
        staff.c.language,
        staff.c.unreachable_since,
        department.c.zone,
        staff_role.c.role,
    )
    .join(department, department.c.id == staff.c.department_id)
    .outerjoin(staff_role, staff_role.c.staff_id == staff.c.id)
    .where(_AT_WORK)
    .order_by(staff.c.id)
)
_BY_TELEGRAM = _PERSON.where(staff.c.telegram_id == bindparam("telegram_id"))
_BY_ID = _PERSON.where(staff.c.id == bindparam("staff_id"), staff.c.department_id == bindparam("department_id"))
_OF_DEPARTMENT = _PERSON.where(staff.c.department_id == bindparam("department_id"))
_EMPLOYED = (
    select(staff.c.id, staff.c.name, staff.c.hired_on, staff.c.dismissed_at, staff_role.c.role)
    .outerjoin(staff_role, staff_role.c.staff_id == staff.c.id)
    .where(
        staff.c.department_id == bindparam("department_id"),
        staff.c.hired_on <= bindparam("last_day"),
        or_(staff.c.dismissed_at.is_(None), staff.c.dismissed_at >= bindparam("since")),
    )
    .order_by(staff.c.id)
)
_NAME = select(staff.c.name, staff.c.department_id, staff.c.dismissed_at).where(staff.c.id == bindparam("staff_id"))
_BELONGS = select(staff.c.id).where(
    staff.c.id == bindparam("staff_id"), staff.c.department_id == bindparam("department_id")
)
_HOLDERS = (
    select(staff.c.id)
    .join(staff_role, staff_role.c.staff_id == staff.c.id)
    .where(
        _AT_WORK,
        staff.c.department_id == bindparam("department_id"),
        staff_role.c.role.in_(bindparam("roles", expanding=True)),
    )
    .group_by(staff.c.id)
    .order_by(staff.c.id)
)
_NAMED = (
    select(staff.c.id, staff.c.name)
    .join(staff_role, staff_role.c.staff_id == staff.c.id)
    .where(
        _AT_WORK,
        staff.c.department_id == bindparam("department_id"),
        staff_role.c.role == bindparam("role"),
    )
    .order_by(staff.c.id)
)
_ALL_DIRECTORS = (
    select(staff.c.id)
    .join(staff_role, staff_role.c.staff_id == staff.c.id)
    .where(_AT_WORK, staff_role.c.role == Role.DIRECTOR)
    .order_by(staff.c.id)
)
_HIRE = insert(staff).returning(staff.c.id)
_GIVE = insert(staff_role).on_conflict_do_nothing(index_elements=["staff_id", "role"])
_TAKE_ALL = delete(staff_role).where(staff_role.c.staff_id == bindparam("of_staff"))
_DISMISS = update(staff).where(staff.c.id == bindparam("of_staff")).values(dismissed_at=bindparam("at"))
_JOIN = (
    update(staff)
    .where(staff.c.id == bindparam("of_staff"), _AT_WORK, staff.c.telegram_id.is_(None))
    .values(telegram_id=bindparam("account"), language=bindparam("spoken"))
    .returning(staff.c.id)
)
_SPEAK = update(staff).where(staff.c.id == bindparam("of_staff")).values(language=bindparam("spoken"))
_LOSE = (
    update(staff)
    .where(staff.c.id == bindparam("of_staff"), _AT_WORK, staff.c.unreachable_since.is_(None))
    .values(unreachable_since=bindparam("at"))
    .returning(staff.c.id)
)
_FIND_AGAIN = (
    update(staff)
    .where(staff.c.telegram_id == bindparam("of_telegram"), _AT_WORK, staff.c.unreachable_since.is_not(None))
    .values(unreachable_since=None)
    .returning(staff.c.id)
)


def by_telegram(tx: Tx, telegram_id: int) -> Person | None:
    """The member of staff behind a Telegram account; None for strangers and the dismissed."""
    return _first(_people(tx.all(_BY_TELEGRAM, {"telegram_id": telegram_id})))


def get(tx: Tx, department_id: int, staff_id: int) -> Person | None:
    """Somebody at work in this department."""
    return _first(_people(tx.all(_BY_ID, {"department_id": department_id, "staff_id": staff_id})))


def at_work(tx: Tx, department_id: int) -> list[Person]:
    """Everybody at work in a department, by entry."""
    return _people(tx.all(_OF_DEPARTMENT, {"department_id": department_id}))


def employed(tx: Tx, department_id: int, last_day: date, since: datetime) -> list[Employed]:
    """Everybody hired up to a day who was not dismissed before an instant, by entry; roles as they are now."""
    values = {"department_id": department_id, "last_day": last_day, "since": since}
    people: dict[int, Row[Any]] = {}
    roles: dict[int, set[Role]] = {}
    for row in tx.all(_EMPLOYED, values):
        people[row.id] = row
        roles.setdefault(row.id, set()).update([Role(row.role)] if row.role is not None else [])
    return [
        Employed(row.id, row.name, row.hired_on, row.dismissed_at, frozenset(roles[row.id])) for row in people.values()
    ]


def identity(tx: Tx, staff_id: int) -> tuple[str, int, bool]:
    """Name, department and whether at work, of anybody who is or was on the staff."""
    row = tx.first(_NAME, {"staff_id": staff_id})
    assert row is not None, f"no member of staff {staff_id}"
    return row.name, row.department_id, row.dismissed_at is None


def belongs(tx: Tx, department_id: int, staff_id: int) -> bool:
    """Whether somebody is or was on the staff of this department."""
    return tx.scalar(_BELONGS, {"department_id": department_id, "staff_id": staff_id}) is not None


def holders(tx: Tx, department_id: int, *roles: Role) -> list[int]:
    """Ids of those at work in any of the roles, by entry."""
    return [row.id for row in tx.all(_HOLDERS, {"department_id": department_id, "roles": roles})]


def named(tx: Tx, department_id: int, role: Role) -> dict[int, str]:
    """Ids and names of those at work in a role, by entry."""
    return {row.id: row.name for row in tx.all(_NAMED, {"department_id": department_id, "role": role})}


def directors_everywhere(tx: Tx) -> list[int]:
    """Ids of the directors of all departments."""
    return [row.id for row in tx.all(_ALL_DIRECTORS)]


def hire(tx: Tx, department_id: int, telegram_id: int, name: str, language: str, day: date) -> int:
    """Somebody new; their id."""
    values = {
        "department_id": department_id,
        "telegram_id": telegram_id,
        "name": name,
        "language": language,
        "hired_on": day,
    }
    return tx.scalar(_HIRE, values)  # type: ignore[no-any-return]  # an Id


def give_roles(tx: Tx, staff_id: int, roles: Iterable[Role]) -> None:
    """Add roles; those held already stay."""
    rows = [{"staff_id": staff_id, "role": role} for role in roles]
    if rows:
        tx.execute(_GIVE, rows)


def set_roles(tx: Tx, staff_id: int, roles: Iterable[Role]) -> None:
    """Give exactly these roles."""
    tx.execute(_TAKE_ALL, {"of_staff": staff_id})
    give_roles(tx, staff_id, roles)


def join(tx: Tx, staff_id: int, telegram_id: int, language: str) -> bool:
    """Give somebody at work without a Telegram account theirs; False when they have one, or left."""
    values = {"of_staff": staff_id, "account": telegram_id, "spoken": language}
    return tx.scalar(_JOIN, values) is not None


def dismiss(tx: Tx, staff_id: int, at: datetime) -> None:
    """End the work of a person; their roles stay on record."""
    tx.execute(_DISMISS, {"of_staff": staff_id, "at": at})


def speak(tx: Tx, staff_id: int, language: str) -> None:
    """Choose the language of a person."""
    tx.execute(_SPEAK, {"of_staff": staff_id, "spoken": language})


def lose(tx: Tx, staff_id: int, at: datetime) -> bool:
    """Note that the person blocked the bot; False when it was known."""
    return tx.scalar(_LOSE, {"of_staff": staff_id, "at": at}) is not None


def find_again(tx: Tx, telegram_id: int) -> int | None:
    """Note that the person is back; their staff id if they were away."""
    return tx.scalar(_FIND_AGAIN, {"of_telegram": telegram_id})  # type: ignore[no-any-return]  # an Id


def _first(people: Sequence[Person]) -> Person | None:
    return people[0] if people else None


def _people(rows: Iterable[Row[Any]]) -> list[Person]:
    """One person for each run of rows that differ in the role alone."""
    firsts: dict[int, Row[Any]] = {}
    roles: dict[int, set[Role]] = {}
    for row in rows:
        firsts.setdefault(row.id, row)
        held = roles.setdefault(row.id, set())
        if row.role is not None:
            held.add(Role(row.role))
    return [
        Person(
            row.id,
            row.department_id,
            row.telegram_id or NO_ACCOUNT,
            row.name,
            row.language,
            row.zone,
            frozenset(roles[row.id]),
            row.unreachable_since is not None,
        )
        for row in firsts.values()
    ]
