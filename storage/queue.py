"""The calling queue: where each lead stands, who has it in hand, and which one is next.

Whatever is asked here is answered by a few looks into an index, however many leads wait: zones are found by skipping
from one to the next, and each shows its first lead. Who claims passes by what others have locked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, bindparam, func, select, update

from domain.calling import OVERDUE, Queue, Standing
from domain.funnel import LeadState
from storage.leads import FREE
from storage.promises import owner_away
from storage.tables import lead, lead_phone, staff
from storage.transaction import Tx

_MOST_CALLBACKS = 100


@dataclass(frozen=True, slots=True)
class Held:
    """A lead as it stands, and in whose hands it is."""

    lead_id: int
    department_id: int
    company: str
    zone: str
    standing: Standing
    holder_id: int | None
    held_until: datetime | None
    confirmed_at: datetime | None
    rejected_at: datetime | None
    rejected_as: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """The first lead of a zone in a part of the queue."""

    lead_id: int
    zone: str
    priority: int
    due_at: datetime

    @property
    def turn(self) -> tuple[int, datetime, int]:
        """Who has the least is called first."""
        return self.priority, self.due_at, self.lead_id


# --- where a lead stands

_PLACE = (lead.c.state, lead.c.queue, lead.c.due_at, lead.c.priority, lead.c.tries, lead.c.callback_of)
_STANDING = select(*_PLACE).where(lead.c.id == bindparam("lead_id"))
_HELD = select(
    lead.c.id,
    lead.c.department_id,
    lead.c.company,
    lead.c.zone,
    *_PLACE,
    lead.c.holder_id,
    lead.c.held_until,
    lead.c.confirmed_at,
    lead.c.rejected_at,
    lead.c.rejected_as,
)
_ONE = _HELD.where(lead.c.id == bindparam("lead_id"), lead.c.department_id == bindparam("department_id"))
_LOCKED = _ONE.with_for_update()
_IN_HAND = _HELD.where(lead.c.holder_id == bindparam("staff_id"), lead.c.held_until > bindparam("now"))
_IN_HAND_LOCKED = _IN_HAND.with_for_update(of=lead)
_PUT = (
    update(lead)
    .where(lead.c.id == bindparam("of_lead"))
    .values(
        state=bindparam("state"),
        queue=bindparam("queue"),
        due_at=bindparam("due_at"),
        priority=bindparam("priority"),
        tries=bindparam("tries"),
        callback_of=bindparam("callback_of"),
        holder_id=None,
        held_until=None,
    )
)
_PROVE = (
    update(lead)
    .where(lead.c.id == bindparam("of_lead"))
    .values(confirmed_at=bindparam("yes"), rejected_at=bindparam("no"), rejected_as=bindparam("why"))
)
_CALLED = lead.c.state.in_((*FREE, LeadState.REJECTED))
_WITH_PHONES = _HELD.where(
    lead.c.id.in_(select(lead_phone.c.lead_id).where(lead_phone.c.phone.in_(bindparam("phones", expanding=True)))),
    _CALLED,
)
_WITH_INN = _HELD.where(
    lead.c.department_id.in_(bindparam("departments", expanding=True)), lead.c.inn == bindparam("inn"), _CALLED
)


def standing(tx: Tx, lead_id: int) -> Standing:
    """Where a lead that is known to exist stands."""
    row = tx.first(_STANDING, {"lead_id": lead_id})
    assert row is not None, f"no lead {lead_id}"
    return _standing(row)


def held(tx: Tx, department_id: int, lead_id: int) -> Held | None:
    """A lead of this department."""
    row = tx.first(_ONE, {"department_id": department_id, "lead_id": lead_id})
    return None if row is None else _held(row)


def locked(tx: Tx, department_id: int, lead_id: int) -> Held | None:
    """A lead of this department, which nobody else moves before this transaction ends."""
    row = tx.first(_LOCKED, {"department_id": department_id, "lead_id": lead_id})
    return None if row is None else _held(row)


def with_numbers(tx: Tx, departments: Sequence[int], phones: Sequence[str], inn: str | None) -> list[Held]:
    """The leads of these departments that have one of the numbers and are callers' business."""
    rows = [*tx.all(_WITH_PHONES, {"phones": list(phones)})]
    if inn is not None:
        rows += tx.all(_WITH_INN, {"departments": list(departments), "inn": inn})
    return list({row.id: _held(row) for row in rows}.values())


def put(tx: Tx, lead_id: int, at: Standing) -> None:
    """Let a lead stand here, in nobody's hands. Only fresh leads have a priority."""
    values = {
        "of_lead": lead_id,
        "state": at.state,
        "queue": at.queue,
        "due_at": at.due_at,
        "priority": at.priority if at.queue is Queue.FRESH else 0,
        "tries": at.tries,
        "callback_of": at.callback_of,
    }
    tx.execute(_PUT, values)


def prove(
    tx: Tx, lead_id: int, confirmed_at: datetime | None, rejected_at: datetime | None, rejected_as: str | None
) -> None:
    """What calls have proved of a lead."""
    tx.execute(_PROVE, {"of_lead": lead_id, "yes": confirmed_at, "no": rejected_at, "why": rejected_as})


# --- in whose hands

_ONE_AT_A_TIME = select(staff.c.id).where(staff.c.id == bindparam("staff_id")).with_for_update(key_share=True)
_over = (
    select(lead.c.id)
    .where(
        lead.c.department_id == bindparam("of_department"),
        lead.c.holder_id.is_not(None),
        lead.c.held_until <= bindparam("now"),
    )
    .with_for_update(skip_locked=True)
)
_NOBODYS = {"holder_id": None, "held_until": None}
_FALL_BACK = update(lead).where(lead.c.id.in_(_over)).values(_NOBODYS)
_FALL_BACK_MINE = (
    update(lead)
    .where(lead.c.holder_id == bindparam("of_staff"), lead.c.held_until <= bindparam("now"))
    .values(_NOBODYS)
)
_LET_GO = update(lead).where(lead.c.holder_id == bindparam("of_staff")).values(_NOBODYS)
_HOLD = (
    update(lead)
    .where(lead.c.id == bindparam("of_lead"))
    .values(holder_id=bindparam("holder"), held_until=bindparam("until"))
)


def one_at_a_time(tx: Tx, staff_id: int) -> None:
    """Nobody else takes or lets go of leads for this person before this transaction ends."""
    tx.execute(_ONE_AT_A_TIME, {"staff_id": staff_id})


def in_hand(tx: Tx, staff_id: int, now: datetime) -> Held | None:
    """The lead this person has in hand."""
    row = tx.first(_IN_HAND, {"staff_id": staff_id, "now": now})
    return None if row is None else _held(row)


def in_hand_locked(tx: Tx, staff_id: int, now: datetime) -> Held | None:
    """The lead this person has in hand, which nobody moves before this transaction ends."""
    row = tx.first(_IN_HAND_LOCKED, {"staff_id": staff_id, "now": now})
    return None if row is None else _held(row)


def fall_back(tx: Tx, department_id: int, staff_id: int, now: datetime) -> None:
    """What was in hand too long waits again where it stood: this person's, and whoever's of the department."""
    tx.execute(_FALL_BACK_MINE, {"of_staff": staff_id, "now": now})
    tx.execute(_FALL_BACK, {"of_department": department_id, "now": now})


def let_go(tx: Tx, staff_id: int) -> None:
    """What this person has in hand waits again where it stood."""
    tx.execute(_LET_GO, {"of_staff": staff_id})


def hold(tx: Tx, lead_id: int, staff_id: int, until: datetime) -> None:
    """In this person's hands, who has no other lead there."""
    tx.execute(_HOLD, {"of_lead": lead_id, "holder": staff_id, "until": until})


# --- who is next


def _waits(queue: Queue, row: FromClause = lead) -> tuple[ColumnElement[bool], ...]:
    # The queue is a literal: an index of waiting leads is used where the statement says that they wait.
    place = (row.c.department_id == bindparam("of_department"), row.c.queue == queue, row.c.holder_id.is_(None))
    return place if queue is Queue.FRESH else (*place, row.c.priority == 0)


_TURN = ("priority", "due_at", "id")


def _first_of_zones(queue: Queue, *conditions: Any) -> Select[Any]:
    """Each zone with its first lead that fits, by skipping from zone to zone."""
    waits = _waits(queue)
    first = select(lead.c.zone).where(*waits).order_by(lead.c.zone).limit(1).scalar_subquery()
    zones = select(first.label("zone")).cte("zones", recursive=True)
    further = select(lead.c.zone).where(*waits, lead.c.zone > zones.c.zone).order_by(lead.c.zone).limit(1)
    zones = zones.union_all(
        select(further.correlate(zones).scalar_subquery().label("zone")).where(zones.c.zone.is_not(None))
    )
    one = lead.alias("one")
    best = (
        select(one)
        .where(*_waits(queue, one), one.c.zone == zones.c.zone, *(condition(one) for condition in conditions))
        .order_by(one.c.priority, one.c.due_at, one.c.id)
        .limit(1)
        .correlate(zones)
    )
    # A look for each column rather than a join by id: for a join Postgres would read the whole table.
    columns = (best.with_only_columns(one.c[name]).scalar_subquery().label(name) for name in _TURN)
    return select(zones.c.zone, *columns).where(zones.c.zone.is_not(None))


def _is_due(row: FromClause) -> ColumnElement[bool]:
    return row.c.due_at <= bindparam("now")


def _is_anybodys(row: FromClause) -> ColumnElement[bool]:
    """A callback that is overdue, or whose owner is away."""
    return (row.c.due_at <= bindparam("overdue")) | owner_away(row)


_FITS: dict[Queue, tuple[Any, ...]] = {
    Queue.CALLBACK: (_is_due, _is_anybodys),
    Queue.RETRY: (_is_due,),
    Queue.FRESH: (_is_due,),
}
_DUE = {queue: _first_of_zones(queue, *fits) for queue, fits in _FITS.items()}
_AHEAD = {queue: _first_of_zones(queue) for queue in Queue}
_MINE = (
    lead.c.callback_of == bindparam("staff_id"),
    lead.c.queue == Queue.CALLBACK,
    lead.c.holder_id.is_(None),
)
_PROMISED = (
    select(func.count())
    .select_from(lead)
    .where(lead.c.callback_of == bindparam("staff_id"), lead.c.queue == Queue.CALLBACK)
)
_CALLBACKS = select(lead.c.id, lead.c.zone, lead.c.priority, lead.c.due_at).where(*_MINE)
_MY_AHEAD = _CALLBACKS.order_by(lead.c.due_at, lead.c.id).limit(_MOST_CALLBACKS)
_MY_DUE = _MY_AHEAD.where(lead.c.due_at <= bindparam("now"))


def _claim(which: Select[int]) -> Any:
    chosen = which.limit(1).with_for_update(skip_locked=True).scalar_subquery()
    return (
        update(lead)
        .where(lead.c.id == chosen)
        .values(holder_id=bindparam("holder"), held_until=bindparam("until"))
        .returning(lead.c.id)
    )


_CLAIM = {
    queue: _claim(
        select(lead.c.id)
        .where(*_waits(queue), lead.c.zone == bindparam("in_zone"), *(fits(lead) for fits in _FITS[queue]))
        .order_by(lead.c.priority, lead.c.due_at, lead.c.id)
    )
    for queue in Queue
}
_CLAIM_MINE = _claim(select(lead.c.id).where(lead.c.id == bindparam("of_lead"), *_MINE))


def first_due(tx: Tx, department_id: int, queue: Queue, now: datetime, today: date) -> list[Waiting]:
    """Of each zone the first lead to call; of callbacks those that are anybody's on this day of the department."""
    values = {"of_department": department_id, "now": now, "overdue": now - OVERDUE, "today": today}
    return [_waiting(row) for row in tx.all(_DUE[queue], values) if row.id is not None]


def first_ahead(tx: Tx, department_id: int, queue: Queue) -> list[Waiting]:
    """Of each zone the lead that is due first, now or later."""
    return [_waiting(row) for row in tx.all(_AHEAD[queue], {"of_department": department_id}) if row.id is not None]


def my_due(tx: Tx, staff_id: int, now: datetime) -> list[Waiting]:
    """The callbacks this person promised that are due, by time."""
    return [_waiting(row) for row in tx.all(_MY_DUE, {"staff_id": staff_id, "now": now})]


def my_ahead(tx: Tx, staff_id: int) -> list[Waiting]:
    """The callbacks this person promised, due now or later, by time."""
    return [_waiting(row) for row in tx.all(_MY_AHEAD, {"staff_id": staff_id})]


def promised_by(tx: Tx, staff_id: int) -> int:
    """How many callbacks this person has promised that were not made yet."""
    return tx.scalar(_PROMISED, {"staff_id": staff_id}) or 0


def claim(
    tx: Tx, department_id: int, queue: Queue, zone: str, staff_id: int, now: datetime, today: date, until: datetime
) -> int | None:
    """Take the first lead of a zone that nobody else is taking at this moment."""
    values = {
        "of_department": department_id,
        "in_zone": zone,
        "now": now,
        "overdue": now - OVERDUE,
        "today": today,
        "holder": staff_id,
        "until": until,
    }
    return tx.scalar(_CLAIM[queue], values)  # type: ignore[no-any-return]  # an Id


def claim_mine(tx: Tx, lead_id: int, staff_id: int, until: datetime) -> int | None:
    """Take a callback of one's own, unless somebody else is taking it at this moment."""
    values = {"of_lead": lead_id, "staff_id": staff_id, "holder": staff_id, "until": until}
    return tx.scalar(_CLAIM_MINE, values)  # type: ignore[no-any-return]  # an Id


def _standing(row: Row[Any]) -> Standing:
    queue = None if row.queue is None else Queue(row.queue)
    return Standing(LeadState(row.state), queue, row.due_at, row.priority, row.tries, row.callback_of)


def _held(row: Row[Any]) -> Held:
    return Held(
        row.id,
        row.department_id,
        row.company,
        row.zone,
        _standing(row),
        row.holder_id,
        row.held_until,
        row.confirmed_at,
        row.rejected_at,
        row.rejected_as,
    )


def _waiting(row: Row[Any]) -> Waiting:
    return Waiting(row.id, row.zone, row.priority, row.due_at)
