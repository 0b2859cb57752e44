"""What counts in a month, counted by the database: for quotas and the plan. `domain.ledger.Closings.stands_in` is the
rule; what it says of a fact in general is said here of all of them at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import bindparam, exists, func, or_, select

from domain.funnel import MeetingState
from domain.money import Money
from storage.pay_facts import Window
from storage.tables import contract, correction, lead, meeting, staff
from storage.transaction import Tx

_NEVER = datetime(9000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Signed:
    """Contracts of a month: how many by closer, and what they all bring."""

    by_closer: Mapping[int, int]
    revenue: Money


_instant = meeting.c.starts_at.type
_BEGINS, _ENDS = bindparam("begins", type_=_instant), bindparam("ends", type_=_instant)
# When the month before was closed: what was told from then on of earlier months comes into this one. And when this
# one was: what was told, or undone, from then on is not of this month any more.
_SINCE, _UNTIL = bindparam("since", type_=_instant), bindparam("until", type_=_instant)
_CONFIRMED = (
    select(lead.c.payee_id, func.count().label("many"))
    .where(
        # By people: the index of what pays each of them has all that is asked for.
        lead.c.payee_id.in_(select(staff.c.id).where(staff.c.department_id == bindparam("department_id"))),
        lead.c.confirmed_at >= _BEGINS,
        lead.c.confirmed_at < _ENDS,
    )
    .group_by(lead.c.payee_id)
)
_SIGNED = (
    select(
        contract.c.closer_id,
        func.count().label("many"),
        func.sum(contract.c.amount, type_=contract.c.amount.type).label("amount"),
    )
    .where(
        contract.c.department_id == bindparam("department_id"),
        contract.c.signed_on <= bindparam("last"),
        or_(contract.c.signed_on >= bindparam("first"), contract.c.entered_at >= _SINCE),
        contract.c.entered_at < _UNTIL,
        or_(contract.c.cancelled_at.is_(None), contract.c.cancelled_at >= _UNTIL),
    )
    .group_by(contract.c.closer_id)
)
_HELD = (
    select(func.count())
    .select_from(meeting)
    .where(
        meeting.c.department_id == bindparam("department_id"),
        meeting.c.state == MeetingState.HELD,
        meeting.c.starts_at < _ENDS,
        or_(meeting.c.starts_at >= _BEGINS, meeting.c.reported_at >= _SINCE),
        meeting.c.reported_at < _UNTIL,
        ~exists().where(correction.c.meeting_id == meeting.c.id),
    )
)


def confirmed(tx: Tx, department_id: int, window: Window) -> dict[int, int]:
    """How many leads of each collector were confirmed in a month. A call is told of when it is made: none is late."""
    values = {"department_id": department_id, "begins": window.begins, "ends": window.ends}
    return {row.payee_id: row.many for row in tx.all(_CONFIRMED, values)}


def signed(tx: Tx, department_id: int, window: Window, closed_at: datetime | None) -> Signed:
    """The contracts that count in a month that was closed at that instant, or is open."""
    values = {"department_id": department_id, "first": window.first, "last": window.last}
    rows = tx.all(_SIGNED, {**values, **_borders(window, closed_at)})
    return Signed({row.closer_id: row.many for row in rows}, Money.sum(row.amount for row in rows))


def held(tx: Tx, department_id: int, window: Window, closed_at: datetime | None) -> int:
    """How many meetings count as held in a month, of those whose outcome was never corrected."""
    values = {"department_id": department_id, "begins": window.begins, "ends": window.ends}
    return tx.scalar(_HELD, {**values, **_borders(window, closed_at)}) or 0


def _borders(window: Window, closed_at: datetime | None) -> dict[str, datetime]:
    return {"since": window.since or _NEVER, "until": closed_at or _NEVER}
