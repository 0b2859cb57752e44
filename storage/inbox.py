"""Updates as Telegram sent them: stored, then confirmed, then handled once, each person's in order (laws 1, 2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from storage import fsm_rows
from storage.leases import from_now
from storage.tables import inbox, lane, staff
from storage.transaction import INBOX, Tx


class InboxState(StrEnum):
    """What became of an update."""

    WAITING = "waiting"
    HANDLED = "handled"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """One update: its id, whose it is (a Telegram id; 0 when it names nobody), and Telegram's JSON as it came."""

    update_id: int
    person: int
    payload: str
    tries: int = 0
    error: str | None = None


_STORE = insert(inbox).on_conflict_do_nothing(index_elements=["update_id"]).returning(inbox.c.update_id)


def store(tx: Tx, updates: Sequence[StoredUpdate], now: datetime) -> list[StoredUpdate]:
    """Store a batch; returns the ones not seen before. Known ids are dropped one by one, never by a high-water mark:
    Telegram's ids jump at random after a quiet week."""
    fresh = []
    for new in updates:
        values = {
            "update_id": new.update_id,
            "person": new.person,
            "payload": new.payload,
            "state": InboxState.WAITING,
            "tries": 0,
            "received_at": now,
        }
        if tx.scalar(_STORE, values) is not None:
            fresh.append(new)
    return fresh


def people_waiting(tx: Tx) -> list[int]:
    """Whose updates wait and are with no living process."""
    held = exists().where(lane.c.person == inbox.c.person, lane.c.until > from_now())
    return [
        row.person
        for row in tx.all(
            select(inbox.c.person)
            .where(inbox.c.state == InboxState.WAITING, ~held)
            .group_by(inbox.c.person)
            .order_by(func.min(inbox.c.update_id))
        )
    ]


def next_of(tx: Tx, person: int, limit: int) -> list[StoredUpdate]:
    """A person's waiting updates, oldest first."""
    rows = tx.all(
        select(inbox)
        .where(inbox.c.state == InboxState.WAITING, inbox.c.person == person)
        .order_by(inbox.c.update_id)
        .limit(limit)
    )
    return [StoredUpdate(row.update_id, row.person, row.payload, row.tries, row.error) for row in rows]


def handled(tx: Tx, update_id: int, conversation: fsm_rows.Changes, now: datetime) -> None:
    """Mark an update handled, together with where it left the conversation: a replay after a crash starts from the
    same place as the first run did. Who comes late with an update that is settled already changes nothing."""
    if _settle(tx, update_id, state=InboxState.HANDLED, settled_at=now):
        fsm_rows.save(tx, conversation)


def failed(tx: Tx, update_id: int, error: str) -> None:
    """Count a try that raised."""
    tx.execute(update(inbox).where(inbox.c.update_id == update_id).values(tries=inbox.c.tries + 1, error=error))


def set_aside(tx: Tx, stored: StoredUpdate, now: datetime) -> bool:
    """Put an update out of the way, with its tries and its error, for `kombain doctor`; False if it is settled."""
    return _settle(
        tx, stored.update_id, state=InboxState.SET_ASIDE, tries=stored.tries, error=stored.error, settled_at=now
    )


def _settle(tx: Tx, update_id: int, **values: Any) -> bool:
    waiting = (inbox.c.update_id == update_id) & (inbox.c.state == InboxState.WAITING)
    return tx.execute(update(inbox).where(waiting).values(**values)).rowcount > 0


def all_set_aside(tx: Tx) -> list[StoredUpdate]:
    """The quarantine, oldest first."""
    rows = tx.all(select(inbox).where(inbox.c.state == InboxState.SET_ASIDE).order_by(inbox.c.update_id))
    return [StoredUpdate(row.update_id, row.person, row.payload, row.tries, row.error) for row in rows]


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An update that was set aside, as a department sees it."""

    update_id: int
    name: str | None
    """Whose it was, when that is a member of staff."""
    error: str
    at: datetime


_QUARANTINE = (
    select(inbox.c.update_id, inbox.c.error, inbox.c.settled_at, staff.c.name)
    .outerjoin(staff, and_(staff.c.telegram_id == inbox.c.person, staff.c.dismissed_at.is_(None)))
    .where(
        inbox.c.state == InboxState.SET_ASIDE,
        or_(staff.c.id.is_(None), staff.c.department_id == bindparam("department_id")),
    )
    .order_by(inbox.c.settled_at, inbox.c.update_id)
)
_QUARANTINE_SIZE = _QUARANTINE.with_only_columns(func.count()).order_by(None)


def quarantine(tx: Tx, department_id: int) -> list[Quarantined]:
    """What was set aside of a department's people and of strangers, oldest first."""
    rows = tx.all(_QUARANTINE, {"department_id": department_id})
    return [Quarantined(row.update_id, row.name, row.error or "", row.settled_at) for row in rows]


def quarantine_size(tx: Tx, department_id: int) -> int:
    """How many there are."""
    return tx.scalar(_QUARANTINE_SIZE, {"department_id": department_id}) or 0


def replay(tx: Tx, update_ids: Sequence[int] | None) -> int:
    """Let set-aside updates be tried again (all of them for None); how many there were."""
    chosen = inbox.c.state == InboxState.SET_ASIDE
    if update_ids is not None:
        chosen &= inbox.c.update_id.in_(update_ids)
    result = tx.execute(update(inbox).where(chosen).values(state=InboxState.WAITING, tries=0, settled_at=None))
    tx.leave(INBOX)
    return result.rowcount


def waiting_count(tx: Tx) -> int:
    """How many updates wait to be handled."""
    return tx.scalar(select(func.count()).select_from(inbox).where(inbox.c.state == InboxState.WAITING)) or 0


# --- lanes: which process handles a person's updates (replicas on Postgres)


def take_lane(tx: Tx, person: int, owner: str, lease: timedelta) -> bool:
    """Become the one who handles this person's updates, if nobody living is; also renews an own lease."""
    taking = insert(lane).values(person=person, owner=owner, until=from_now(lease))
    taken = taking.on_conflict_do_update(
        index_elements=["person"],
        set_={"owner": taking.excluded.owner, "until": taking.excluded.until},
        where=or_(lane.c.until <= from_now(), lane.c.owner == owner),
    ).returning(lane.c.person)
    return tx.scalar(taken) is not None


def leave_lane(tx: Tx, person: int, owner: str) -> bool:
    """Stop handling a person's updates, unless some wait: False then, and the lane stays.

    The lane's row is locked first, so a process that stores an update for the person meanwhile and finds the lane
    held waits for this transaction and takes the lane after it.
    """
    tx.execute(select(lane.c.person).where(lane.c.person == person).with_for_update())
    if next_of(tx, person, 1):
        return False
    tx.execute(delete(lane).where(lane.c.person == person, lane.c.owner == owner))
    return True


def leave_all_lanes(tx: Tx, owner: str) -> None:
    """At exit: others need not wait for the leases to run out."""
    tx.execute(delete(lane).where(lane.c.owner == owner))
