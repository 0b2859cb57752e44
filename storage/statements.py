"""Closed months and their frozen statements: the lines are the ledger's rows, which a closed month keeps for good."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, exists, func, or_, select
from sqlalchemy.dialects import postgresql

from domain.ledger import Closings, Kind
from domain.messages import StatementLine, StatementPart
from domain.money import Money
from domain.people import Role
from domain.workdays import Month
from storage import ledger as books
from storage.ledger import month_parameter
from storage.tables import closed_month, ledger, staff, statement, statement_agreement
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Total:
    """What a month came to for one person, and by kind: of its own facts, and of those of earlier months."""

    staff_id: int
    name: str
    at_work: bool
    total: Money
    parts: tuple[StatementPart, ...] = ()
    corrections: tuple[StatementPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """A statement without its lines; `roles` and `worked` (working days) are what the month's end was counted by."""

    id: int
    staff_id: int
    number: str
    month: Month
    total: Money
    roles: frozenset[Role] = frozenset()
    worked: int = 0


@dataclass(frozen=True, slots=True)
class Frozen:
    """A statement to be frozen."""

    number: str
    total: Total
    roles: frozenset[Role]
    worked: int


_CLOSE = (
    postgresql.insert(closed_month)
    .on_conflict_do_nothing(index_elements=["department_id", "month"])
    .returning(closed_month.c.month)
)
_LAST_CLOSED = select(func.max(closed_month.c.month)).where(closed_month.c.department_id == bindparam("department_id"))
_CLOSED = (
    select(closed_month.c.month, closed_month.c.closed_at)
    .where(closed_month.c.department_id == bindparam("department_id"))
    .order_by(closed_month.c.month)
)
_in_month = (ledger.c.department_id == bindparam("department_id"), ledger.c.month == month_parameter())
_PEOPLE = (
    select(staff.c.id, staff.c.name, staff.c.dismissed_at)
    .where(
        staff.c.department_id == bindparam("department_id"),
        or_(
            (staff.c.hired_on <= bindparam("last_day"))
            & or_(staff.c.dismissed_at.is_(None), staff.c.dismissed_at >= bindparam("begins_at")),
            exists().where(*_in_month, ledger.c.staff_id == staff.c.id),
        ),
    )
    .order_by(staff.c.id)
)
_undoing = ledger.alias("undoing")
_amount = func.sum(ledger.c.amount, type_=ledger.c.amount.type).label("amount")
_PARTS = (
    select(ledger.c.staff_id, ledger.c.kind, func.count().label("rows"), _amount)
    .where(*_in_month)
    .group_by(ledger.c.staff_id, ledger.c.kind)
)
_LATE = _PARTS.where(ledger.c.fact_date < bindparam("first_day", type_=ledger.c.fact_date.type))
# A row and its reversal within one month fall out together, as in domain.statements.parts_of. These are the rows;
# compared as a number, the reference lets SQLite look at reversals alone.
_is_late = case((ledger.c.fact_date < bindparam("first_day", type_=ledger.c.fact_date.type), 1), else_=0)
_PAIRS = (
    select(ledger.c.staff_id, ledger.c.kind, _is_late.label("late"), func.count().label("rows"), _amount)
    .join(_undoing, _undoing.c.reverses_id == ledger.c.id)
    .where(*_in_month, _undoing.c.reverses_id > 0, _undoing.c.month == ledger.c.month)
    .group_by(ledger.c.staff_id, ledger.c.kind, _is_late)
)
_HEADS = (
    select(statement).where(statement.c.staff_id == bindparam("staff_id")).order_by(statement.c.month, statement.c.id)
)
_HEAD = _HEADS.where(statement.c.number == bindparam("number"))
_NUMBERED = select(statement).where(
    statement.c.department_id == bindparam("department_id"), statement.c.number == bindparam("number")
)
_AGREE = postgresql.insert(statement_agreement).on_conflict_do_nothing(index_elements=["statement_id"])
_AGREED = select(statement_agreement.c.agreed_at).where(statement_agreement.c.statement_id == bindparam("statement_id"))
_ALL_HEADS = select(statement).where(statement.c.department_id == bindparam("department_id")).order_by(statement.c.id)


def close(tx: Tx, department_id: int, month: Month, now: datetime) -> bool:
    """Close a month for good: nothing enters it any more; False when it is closed already."""
    return tx.scalar(_CLOSE, {"department_id": department_id, "month": month, "closed_at": now}) is not None


def last_closed(tx: Tx, department_id: int) -> Month | None:
    """The latest closed month; months are closed in order."""
    return tx.scalar(_LAST_CLOSED, {"department_id": department_id})  # type: ignore[no-any-return]  # a Month


def closings(tx: Tx, department_id: int) -> Closings:
    """Every closed month, with the instant it was closed at."""
    rows = tx.all(_CLOSED, {"department_id": department_id})
    return Closings((row.month, row.closed_at) for row in rows)


def totals(tx: Tx, department_id: int, month: Month, begins_at: datetime) -> list[Total]:
    """Everybody who was at work in the month or has something in its ledger, by entry."""
    values = {"department_id": department_id, "month": month, "last_day": month.last, "begins_at": begins_at}
    parts = _parts(tx, department_id, month)
    return [
        Total(row.id, row.name, row.dismissed_at is None, Money.sum(part.amount for part in (*own, *late)), own, late)
        for row in tx.all(_PEOPLE, values)
        for own, late in [parts.get(row.id, ((), ()))]
    ]


def freeze(tx: Tx, department_id: int, month: Month, frozen: Iterable[Frozen], now: datetime) -> None:
    """Write the statements of a month."""
    same = {"department_id": department_id, "month": month, "frozen_at": now}
    rows = [
        (one.total.staff_id, one.number, one.total.total.kopecks, ",".join(sorted(one.roles)), one.worked)
        for one in frozen
    ]
    tx.pour(statement, same, ("staff_id", "number", "total", "roles", "worked"), rows)


def _parts(
    tx: Tx, department_id: int, month: Month
) -> dict[int, tuple[tuple[StatementPart, ...], tuple[StatementPart, ...]]]:
    values: dict[str, object] = {"department_id": department_id, "month": month}
    own: dict[int, _Sums] = defaultdict(dict)
    late: dict[int, _Sums] = defaultdict(dict)
    for row in tx.all(_PARTS, values):
        own[row.staff_id][row.kind] = (row.rows, row.amount)
    values["first_day"] = month.first
    for row in tx.all(_LATE, values):
        late[row.staff_id][row.kind] = (row.rows, row.amount)
        _take(own[row.staff_id], row.kind, row.rows, row.amount)
    for row in tx.all(_PAIRS, values):
        of_person = (late if row.late else own)[row.staff_id]
        _take(of_person, row.kind, row.rows, row.amount)
        _take(of_person, Kind.REVERSAL, row.rows, -row.amount)
    return {staff_id: (_of(sums), _of(late.get(staff_id, {}))) for staff_id, sums in own.items()}


_Sums = dict[str, tuple[int, Money]]


def _take(sums: _Sums, kind: str, rows: int, amount: Money) -> None:
    before, total = sums[kind]
    sums[kind] = (before - rows, total - amount)


def _of(sums: _Sums) -> tuple[StatementPart, ...]:
    if not sums:
        return ()
    return tuple(StatementPart(kind, *sums[kind]) for kind in Kind if kind in sums and sums[kind][0])


def heads(tx: Tx, staff_id: int) -> list[Head]:
    """A person's statements, the oldest first."""
    return [_head(row) for row in tx.all(_HEADS, {"staff_id": staff_id})]


def every_head(tx: Tx, department_id: int) -> list[Head]:
    """All statements of a department, in the order they were frozen."""
    return [_head(row) for row in tx.all(_ALL_HEADS, {"department_id": department_id})]


def head(tx: Tx, staff_id: int, number: str) -> Head | None:
    """One of a person's statements."""
    row = tx.first(_HEAD, {"staff_id": staff_id, "number": number})
    return None if row is None else _head(row)


def numbered(tx: Tx, department_id: int, number: str) -> Head | None:
    """A statement of the department, whosever it is."""
    row = tx.first(_NUMBERED, {"department_id": department_id, "number": number})
    return None if row is None else _head(row)


def agree(tx: Tx, statement_id: int, now: datetime) -> None:
    """Note that its reader finds it right; the first time stands."""
    tx.execute(_AGREE, {"statement_id": statement_id, "agreed_at": now})


def is_agreed(tx: Tx, statement_id: int) -> bool:
    """Whether its reader found it right."""
    return tx.scalar(_AGREED, {"statement_id": statement_id}) is not None


def lines_of(tx: Tx, department_id: int, found: Head) -> list[StatementLine]:
    """The lines of a statement, by date."""
    return books.of_person(tx, department_id, found.staff_id, found.month)


def _head(row: Row[Any]) -> Head:
    roles = frozenset(Role(role) for role in row.roles.split(",") if role)
    return Head(row.id, row.staff_id, row.number, row.month, row.total, roles, row.worked)
