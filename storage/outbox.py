"""Messages that follow from facts: written with the fact, worded and sent afterwards (law 4)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain import messages
from domain.messages import Message
from storage.leases import from_now
from storage.tables import department, outbox, staff
from storage.transaction import OUTBOX, Tx


class OutboxState(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    SENT = "sent"
    STALE = "stale"
    """Its time had passed before it could be sent: a reminder of yesterday helps nobody."""
    UNREACHABLE = "unreachable"
    """The person blocked the bot, or has not joined yet; it goes out when they are here."""
    REFUSED = "refused"
    """Telegram will never take it."""
    WITHDRAWN = "withdrawn"
    """The fact it spoke of changed before it was due."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message on its way, with what is needed to word and address it."""

    id: int
    staff_id: int
    department_id: int
    telegram_id: int
    name: str
    language: str
    zone: str
    kind: str
    params: str
    tries: int

    @property
    def message(self) -> Message:
        """The fact to tell of. Raises AttributeError or ValidationError for one that this version does not know: a
        single such row must not keep the others from being claimed."""
        return _adapter(self.kind).validate_json(self.params)  # type: ignore[no-any-return]  # of a class in messages


_PUT = insert(outbox).on_conflict_do_nothing(index_elements=["dedupe_key"])


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(getattr(messages, kind))


def put(
    tx: Tx,
    message: Message,
    to: Iterable[int],
    *,
    once: str,
    due: datetime,
    stale_after: timedelta | None = None,
) -> None:
    """Queue a message to each member of staff, once for the key `once` whatever is repeated."""
    put_each(tx, ((staff_id, message) for staff_id in to), once=once, due=due, stale_after=stale_after)


def put_each(
    tx: Tx,
    letters: Iterable[tuple[int, Message]],
    *,
    once: str,
    due: datetime,
    stale_after: timedelta | None = None,
) -> None:
    """Queue to each member of staff a message of their own, once for the key `once`."""
    rows = [
        {
            "dedupe_key": f"{once}:{staff_id}",
            "staff_id": staff_id,
            "kind": type(message).__name__,
            "params": _adapter(type(message).__name__).dump_json(message).decode(),
            "state": OutboxState.WAITING,
            "due_at": due,
            "stale_at": None if stale_after is None else due + stale_after,
            "tries": 0,
        }
        for staff_id, message in letters
    ]
    if rows:
        tx.execute(_PUT, rows)
        tx.leave(OUTBOX)


_UNSENT = (OutboxState.WAITING, OutboxState.UNREACHABLE)


def withdraw(tx: Tx, once: str, to: Iterable[int], now: datetime) -> None:
    """Take back what is not sent yet to these people under this key."""
    _withdraw(tx, outbox.c.dedupe_key.in_([f"{once}:{staff_id}" for staff_id in to]), now)


def take_back(tx: Tx, once: str, staff_id: int, now: datetime) -> bool:
    """Take back a message to a person; False when it is read already, or on its way."""
    taken = (
        update(outbox)
        .where(outbox.c.dedupe_key == f"{once}:{staff_id}", outbox.c.state.in_(_UNSENT), _free())
        .values(state=OutboxState.WITHDRAWN, settled_at=now)
        .returning(outbox.c.id)
    )
    return tx.scalar(taken) is not None


def put_back(tx: Tx, once: str, to: Iterable[int], now: datetime) -> None:
    """What was withdrawn under this key goes out after all, unless its time has passed."""
    tx.execute(
        update(outbox)
        .where(
            outbox.c.dedupe_key.in_([f"{once}:{staff_id}" for staff_id in to]),
            outbox.c.state == OutboxState.WITHDRAWN,
            or_(outbox.c.stale_at.is_(None), outbox.c.stale_at > now),
        )
        .values(state=OutboxState.WAITING, settled_at=None)
    )
    tx.leave(OUTBOX)


def withdraw_all(tx: Tx, staff_id: int, now: datetime) -> None:
    """Take back everything that is not sent yet to a person."""
    _withdraw(tx, outbox.c.staff_id == staff_id, now)


def withdraw_kind(tx: Tx, kind: type[Message], staff_id: int, now: datetime) -> None:
    """Take back what is not sent yet to a person of one kind: something newer of it is to be told."""
    _withdraw(tx, (outbox.c.staff_id == staff_id) & (outbox.c.kind == kind.__name__), now)


def withdraw_due_before(tx: Tx, moment: datetime, kept: Collection[type[Message]], now: datetime) -> None:
    """Take back what was due before a moment, but for the kinds that are kept."""
    kinds = [kind.__name__ for kind in kept]
    _withdraw(tx, (outbox.c.due_at < moment) & outbox.c.kind.not_in(kinds), now)


def _withdraw(tx: Tx, which: ColumnElement[bool], now: datetime) -> None:
    tx.execute(
        update(outbox).where(which, outbox.c.state.in_(_UNSENT)).values(state=OutboxState.WITHDRAWN, settled_at=now)
    )


_before = outbox.alias("before")
_EARLIER = exists().where(
    _before.c.staff_id == outbox.c.staff_id,
    _before.c.state == OutboxState.WAITING,
    or_(
        _before.c.due_at < outbox.c.due_at,
        and_(_before.c.due_at == outbox.c.due_at, _before.c.id < outbox.c.id),
    ),
)


def _free() -> ColumnElement[bool]:
    return or_(outbox.c.until.is_(None), outbox.c.until <= from_now())


def claim(tx: Tx, owner: str, now: datetime, lease: timedelta, limit: int) -> list[Letter]:
    """Take due messages to send, oldest first; the stale among them are laid by. A claim lapses with its lease.

    Each reader's are taken one at a time: in order, whatever process sends them, and a hundred to one person leave
    room for the others.
    """
    waiting = outbox.c.state == OutboxState.WAITING
    tx.execute(update(outbox).where(waiting, outbox.c.stale_at <= now).values(state=OutboxState.STALE, settled_at=now))
    due = (
        select(outbox.c.id)
        .where(waiting, outbox.c.due_at <= now, _free(), ~_EARLIER)
        .order_by(outbox.c.due_at, outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    ids = [row.id for row in tx.all(due)]
    if not ids:
        return []
    tx.execute(update(outbox).where(outbox.c.id.in_(ids)).values(owner=owner, until=from_now(lease)))
    rows = tx.all(
        select(
            outbox.c.id,
            outbox.c.kind,
            outbox.c.params,
            outbox.c.tries,
            staff.c.id.label("staff_id"),
            staff.c.department_id,
            staff.c.telegram_id,
            staff.c.name,
            staff.c.language,
            department.c.zone,
        )
        .join(staff, staff.c.id == outbox.c.staff_id)
        .join(department, department.c.id == staff.c.department_id)
        .where(outbox.c.id.in_(ids))
        .order_by(outbox.c.due_at, outbox.c.id)
    )
    # Who has no Telegram account yet reads it when they have joined.
    unaddressed = [row.id for row in rows if row.telegram_id is None]
    if unaddressed:
        tx.execute(
            update(outbox)
            .where(outbox.c.id.in_(unaddressed))
            .values(state=OutboxState.UNREACHABLE, settled_at=now, owner=None, until=None)
        )
    return [
        Letter(
            row.id,
            row.staff_id,
            row.department_id,
            row.telegram_id,
            row.name,
            row.language,
            row.zone,
            row.kind,
            row.params,
            row.tries,
        )
        for row in rows
        if row.telegram_id is not None
    ]


def sent(tx: Tx, letter_id: int, message_id: int, now: datetime) -> None:
    """The message is with Telegram."""
    tx.execute(
        update(outbox)
        .where(outbox.c.id == letter_id)
        .values(state=OutboxState.SENT, message_id=message_id, settled_at=now, until=None)
    )


def put_off(tx: Tx, letter_id: int, until: datetime, error: str) -> None:
    """Try again later."""
    tx.execute(
        update(outbox)
        .where(outbox.c.id == letter_id)
        .values(tries=outbox.c.tries + 1, due_at=until, error=error, owner=None, until=None)
    )
    tx.leave(OUTBOX)


def hold_back(tx: Tx, staff_id: int, until: datetime) -> None:
    """Let everything to a person wait, in its order: flood control concerns the whole chat."""
    tx.execute(
        update(outbox)
        .where(outbox.c.staff_id == staff_id, outbox.c.state == OutboxState.WAITING, outbox.c.due_at < until)
        .values(due_at=until, owner=None, until=None)
    )


def lay_by(tx: Tx, letter_id: int, state: OutboxState, error: str, now: datetime) -> str | None:
    """End a message without sending it; its kind, None when it has ended already (taken back meanwhile)."""
    laid = (
        update(outbox)
        .where(outbox.c.id == letter_id, outbox.c.state == OutboxState.WAITING)
        .values(state=state, error=error, settled_at=now, owner=None, until=None)
        .returning(outbox.c.kind)
    )
    return tx.scalar(laid)  # type: ignore[no-any-return]  # a String


def renew(tx: Tx, owner: str, letter_ids: Collection[int], lease: timedelta) -> None:
    """Keep the claims on what is on its way."""
    mine = outbox.c.id.in_(letter_ids) & (outbox.c.owner == owner) & (outbox.c.state == OutboxState.WAITING)
    tx.execute(update(outbox).where(mine).values(until=from_now(lease)))


def release(tx: Tx, owner: str) -> None:
    """At exit: what was claimed and not sent is free for others."""
    _release(tx, outbox.c.owner == owner)


def release_all(tx: Tx) -> None:
    """At the start of the only process there is: whoever had claims is dead."""
    _release(tx, outbox.c.owner.is_not(None))


def _release(tx: Tx, whose: ColumnElement[bool]) -> None:
    tx.execute(update(outbox).where(whose, outbox.c.state == OutboxState.WAITING).values(owner=None, until=None))


def resume(tx: Tx, staff_id: int, now: datetime) -> None:
    """The person is back: what waited for them goes out, in its order, unless its time has passed."""
    tx.execute(
        update(outbox)
        .where(outbox.c.staff_id == staff_id, outbox.c.state == OutboxState.UNREACHABLE)
        .values(state=OutboxState.WAITING, due_at=now, settled_at=None)
    )
    tx.leave(OUTBOX)


def next_due(tx: Tx) -> datetime | None:
    """When the next waiting message that nobody holds becomes due."""
    return tx.scalar(  # type: ignore[no-any-return]  # a scalar of an Instant column
        select(func.min(outbox.c.due_at)).where(outbox.c.state == OutboxState.WAITING, _free())
    )


def unsettled_due(tx: Tx, now: datetime) -> int:
    """How many messages are due and not yet sent, held or not."""
    return (
        tx.scalar(
            select(func.count())
            .select_from(outbox)
            .where(outbox.c.state == OutboxState.WAITING, outbox.c.due_at <= now)
        )
        or 0
    )
