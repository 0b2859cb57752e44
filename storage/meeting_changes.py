"""What was done to a meeting since it was booked, as the tables keep it."""

import json
from typing import Any

from sqlalchemy import Row, bindparam, select

from domain.funnel import Outcome
from domain.meeting_changes import Change, Corrected, Moved, Told
from storage.tables import correction, meeting, meeting_move, staff
from storage.transaction import Tx

before, after = staff.alias("closer_before"), staff.alias("closer_after")

_MOVES = (
    select(
        meeting_move.c.at,
        staff.c.name,
        meeting_move.c.from_starts_at,
        before.c.name.label("from_closer"),
        meeting_move.c.to_starts_at,
        after.c.name.label("to_closer"),
        meeting_move.c.reason,
    )
    .join(staff, staff.c.id == meeting_move.c.moved_by)
    .join(before, before.c.id == meeting_move.c.from_closer_id)
    .join(after, after.c.id == meeting_move.c.to_closer_id)
    .where(meeting_move.c.meeting_id == bindparam("meeting_id"))
    .order_by(meeting_move.c.id)
)
_END = (
    select(meeting.c.reported_at, staff.c.name, meeting.c.outcome, meeting.c.reason)
    .join(staff, staff.c.id == meeting.c.reported_by)
    .where(meeting.c.id == bindparam("meeting_id"))
)
_CORRECTIONS = (
    select(correction.c.at, staff.c.name, correction.c.before, correction.c.after)
    .join(staff, staff.c.id == correction.c.corrected_by)
    .where(correction.c.meeting_id == bindparam("meeting_id"))
    .order_by(correction.c.id)
)


def of_meeting(tx: Tx, meeting_id: int) -> list[Change]:
    """Moves, the end, and corrections of it, in the order in which they were written down."""
    changes: list[Change] = [
        Moved(row.at, row.name, row.from_starts_at, row.from_closer, row.to_starts_at, row.to_closer, row.reason)
        for row in tx.all(_MOVES, {"meeting_id": meeting_id})
    ]
    end = tx.first(_END, {"meeting_id": meeting_id})
    corrections = tx.all(_CORRECTIONS, {"meeting_id": meeting_id})
    if end is not None:
        changes.append(_told(end, corrections[0].before if corrections else None))
    for row in corrections:
        was, became = json.loads(row.before), json.loads(row.after)
        changes.append(
            Corrected(row.at, row.name, Outcome(was["outcome"]), Outcome(became["outcome"]), became["reason"])
        )
    return changes


def _told(end: Row[Any], first: str | None) -> Told:
    """What was told at first: a correction has rewritten it in the meeting itself."""
    if first is not None:
        kept = json.loads(first)
        return Told(end.reported_at, end.name, Outcome(kept["outcome"]), kept["reason"])
    return Told(end.reported_at, end.name, None if end.outcome is None else Outcome(end.outcome), end.reason or "")
