"""Whom messages reach: who blocked the bot is unreachable until they write again, and the directors know once."""

from datetime import datetime

from domain.messages import MessageUndelivered, PersonUnreachable
from domain.people import Role
from storage import outbox, staff
from storage.outbox import OutboxState
from storage.transaction import Tx


def lost(tx: Tx, staff_id: int, letter_id: int, error: str, now: datetime) -> None:
    """A message met a blocked chat: it waits until the person is back."""
    _, _, at_work = staff.identity(tx, staff_id)
    outbox.lay_by(tx, letter_id, OutboxState.UNREACHABLE if at_work else OutboxState.WITHDRAWN, error, now)
    _lose(tx, staff_id, now)


def refused(tx: Tx, staff_id: int, letter_id: int, error: str, now: datetime) -> None:
    """Telegram will never take a message: it ends here, and the directors hear what did not arrive."""
    kind = outbox.lay_by(tx, letter_id, OutboxState.REFUSED, error, now)
    if kind is None or kind == MessageUndelivered.__name__:
        return
    name, department_id, _ = staff.identity(tx, staff_id)
    directors = staff.holders(tx, department_id, Role.DIRECTOR)
    outbox.put(tx, MessageUndelivered(name, kind), directors, once=f"undelivered:{letter_id}", due=now)


def back(tx: Tx, telegram_id: int, now: datetime) -> None:
    """The person wrote or let the bot in again: what waited for them goes out."""
    staff_id = staff.find_again(tx, telegram_id)
    if staff_id is not None:
        outbox.resume(tx, staff_id, now)


def blocked(tx: Tx, telegram_id: int, now: datetime) -> None:
    """Telegram says that the person blocked the bot."""
    person = staff.by_telegram(tx, telegram_id)
    if person is not None:
        _lose(tx, person.id, now)


def _lose(tx: Tx, staff_id: int, now: datetime) -> None:
    """Note the beginning of a spell; the other directors hear of it once."""
    if not staff.lose(tx, staff_id, now):
        return
    name, department_id, _ = staff.identity(tx, staff_id)
    others = [one for one in staff.holders(tx, department_id, Role.DIRECTOR) if one != staff_id]
    outbox.put(tx, PersonUnreachable(name), others, once=f"unreachable:{staff_id}:{now.isoformat()}", due=now)
