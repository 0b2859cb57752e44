"""Meetings that are moved to another time or closer, and those that are called off."""

from datetime import datetime

from sqlalchemy import bindparam, func, insert, select, update

from domain.funnel import MeetingState
from domain.slots import Slot
from domain.turn import Choice
from storage.meetings import StoredMeeting
from storage.tables import meeting, meeting_move
from storage.transaction import Tx

_booked = (meeting.c.id == bindparam("of_meeting"), meeting.c.state == MeetingState.BOOKED)
# What was said of a meeting was said of its time.
_AS_NEW = {"confirmed_at": None, "left_at": None, "arrived_at": None}
_MOVE = (
    update(meeting)
    .where(*_booked)
    .values(
        closer_id=bindparam("to_closer"),
        chosen_by=bindparam("because"),
        starts_at=bindparam("start"),
        ends_at=bindparam("end"),
        **_AS_NEW,
    )
    .returning(meeting.c.id)
)
_MOVE_WITH_CLOSER = (
    update(meeting)
    .where(*_booked)
    .values(starts_at=bindparam("start"), ends_at=bindparam("end"), **_AS_NEW)
    .returning(meeting.c.id)
)
_HELD_BY = select(meeting_move.c.from_closer_id).where(meeting_move.c.meeting_id == bindparam("meeting_id"))
_KEEP = insert(meeting_move).returning(meeting_move.c.id)
_CONFIRM = update(meeting).where(*_booked).values(confirmed_at=bindparam("at"))
_LEAVE = (
    update(meeting).where(*_booked, meeting.c.left_at.is_(None)).values(left_at=bindparam("at")).returning(meeting.c.id)
)
_ARRIVE = (
    update(meeting)
    .where(*_booked, meeting.c.arrived_at.is_(None))
    .values(arrived_at=bindparam("at"))
    .returning(meeting.c.id)
)
_COUNT = select(func.count()).where(meeting_move.c.meeting_id == bindparam("meeting_id"))
_CANCEL = (
    update(meeting)
    .where(*_booked)
    .values(
        state=MeetingState.CANCELLED,
        reason=bindparam("why"),
        reported_at=bindparam("at"),
        reported_by=bindparam("by"),
    )
    .returning(meeting.c.id)
)


def move(tx: Tx, before: StoredMeeting, slot: Slot, choice: Choice, reason: str, by: int, now: datetime) -> int | None:
    """Put a booked meeting at another time, and keep why; None when it has ended. The same closer stays chosen as
    before. Its quarter-hours are the caller's business."""
    values = {"of_meeting": before.card.meeting_id, "start": slot.starts_at, "end": slot.ends_at}
    if choice.staff_id == before.closer_id:
        moved = tx.scalar(_MOVE_WITH_CLOSER, values)
    else:
        moved = tx.scalar(_MOVE, {**values, "to_closer": choice.staff_id, "because": choice.chosen_by})
    if moved is None:
        return None
    kept = {
        "meeting_id": before.card.meeting_id,
        "from_starts_at": before.card.starts_at,
        "from_closer_id": before.closer_id,
        "to_starts_at": slot.starts_at,
        "to_closer_id": choice.staff_id,
        "reason": reason,
        "moved_by": by,
        "at": now,
    }
    return tx.scalar(_KEEP, kept)  # type: ignore[no-any-return]  # an Id


def cancel(tx: Tx, meeting_id: int, reason: str, by: int, now: datetime) -> bool:
    """Call a booked meeting off; False when it has ended before."""
    return tx.scalar(_CANCEL, {"of_meeting": meeting_id, "why": reason, "by": by, "at": now}) is not None


def held_by(tx: Tx, meeting_id: int) -> list[int]:
    """Whose the meeting was before it was moved."""
    return [row.from_closer_id for row in tx.all(_HELD_BY, {"meeting_id": meeting_id})]


def confirm(tx: Tx, meeting_id: int, now: datetime) -> None:
    """The company says that the meeting stands."""
    tx.execute(_CONFIRM, {"of_meeting": meeting_id, "at": now})


def leave(tx: Tx, meeting_id: int, now: datetime) -> bool:
    """Its closer is on the way; False when that is known already."""
    return tx.scalar(_LEAVE, {"of_meeting": meeting_id, "at": now}) is not None


def arrive(tx: Tx, meeting_id: int, now: datetime) -> bool:
    """Its closer is there; False when that is known already."""
    return tx.scalar(_ARRIVE, {"of_meeting": meeting_id, "at": now}) is not None


def count(tx: Tx, meeting_id: int) -> int:
    """How many times a meeting was moved."""
    return tx.scalar(_COUNT, {"meeting_id": meeting_id}) or 0
