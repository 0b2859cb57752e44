"""Meetings, and the quarter-hours they take of their closers' time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.funnel import MeetingState, Outcome
from domain.meetings import Way
from domain.messages import MeetingCard
from domain.people import Role
from domain.slots import Slot
from domain.turn import Choice, ChosenBy
from storage.leads import phone_text
from storage.tables import closer_quarter, lead, meeting, staff, staff_role
from storage.transaction import Tx

caller, closer = staff.alias("caller"), staff.alias("closer")

# A meeting that took place keeps its time; one that did not gives it back.
OCCUPYING = (MeetingState.BOOKED, MeetingState.HELD)


@dataclass(frozen=True, slots=True)
class StoredMeeting:
    """A meeting with its people."""

    card: MeetingCard
    department_id: int
    lead_id: int
    caller_id: int
    closer_id: int
    state: MeetingState
    outcome: Outcome | None
    booked_at: datetime
    closer_at_work: bool
    """Whether the closer still works here as one; otherwise the directors answer for the meeting."""
    follows_id: int | None = None
    """The meeting this one goes on from: booked by the closer, it pays no caller."""
    way: Way = Way()  # noqa: RUF009  # frozen
    chosen_by: ChosenBy = ChosenBy.TURN
    """Why it went to its closer."""


_works = (
    select(staff_role.c.staff_id)
    .where(staff_role.c.staff_id == closer.c.id, staff_role.c.role == Role.CLOSER, closer.c.dismissed_at.is_(None))
    .correlate(closer)
    .exists()
)
_MEETING = (
    select(
        meeting.c.id,
        meeting.c.department_id,
        meeting.c.lead_id,
        meeting.c.caller_id,
        meeting.c.closer_id,
        meeting.c.state,
        meeting.c.outcome,
        meeting.c.starts_at,
        meeting.c.ends_at,
        meeting.c.booked_at,
        meeting.c.note,
        meeting.c.follows_id,
        meeting.c.chosen_by,
        meeting.c.confirmed_at,
        meeting.c.left_at,
        meeting.c.arrived_at,
        lead.c.company,
        lead.c.person,
        lead.c.phone,
        lead.c.extension,
        lead.c.city,
        lead.c.address,
        lead.c.note.label("lead_note"),
        caller.c.name.label("caller"),
        closer.c.name.label("closer"),
        _works.label("closer_at_work"),
    )
    .join(lead, lead.c.id == meeting.c.lead_id)
    .join(caller, caller.c.id == meeting.c.caller_id)
    .join(closer, closer.c.id == meeting.c.closer_id)
    .where(meeting.c.department_id == bindparam("department_id"))
)
_BY_TIME = _MEETING.order_by(meeting.c.starts_at, meeting.c.id)
_ONE = _MEETING.where(meeting.c.id == bindparam("meeting_id"))
_OPEN = _BY_TIME.where(meeting.c.state == MeetingState.BOOKED)
_OPEN_OF_LEAD = _OPEN.where(meeting.c.lead_id == bindparam("lead_id")).limit(1)
_LAST_HELD = (
    _MEETING.where(meeting.c.lead_id == bindparam("lead_id"), meeting.c.state == MeetingState.HELD)
    .order_by(meeting.c.starts_at.desc(), meeting.c.id.desc())
    .limit(1)
)
_OPEN_AMONG = _OPEN.where(meeting.c.id.in_(bindparam("meetings", expanding=True)))
_STARTING = _OPEN.where(meeting.c.starts_at > bindparam("after"), meeting.c.starts_at <= bindparam("until"))
_ENDED = _OPEN.where(meeting.c.ends_at > bindparam("after"), meeting.c.ends_at <= bindparam("until"))
_TOLD = _MEETING.where(
    meeting.c.state.not_in((MeetingState.BOOKED, MeetingState.UNDONE)), meeting.c.starts_at >= bindparam("since")
).order_by(meeting.c.starts_at.desc(), meeting.c.id.desc())
_ADD = insert(meeting).returning(meeting.c.id)
_OCCUPY = (
    insert(closer_quarter)
    .on_conflict_do_nothing(index_elements=["closer_id", "quarter"])
    .returning(closer_quarter.c.quarter)
)
_FREE = delete(closer_quarter).where(closer_quarter.c.meeting_id == bindparam("of_meeting"))
_SETTLE = (
    update(meeting)
    .where(meeting.c.id == bindparam("of_meeting"), meeting.c.state == MeetingState.BOOKED)
    .values(
        state=bindparam("after"),
        outcome=bindparam("told"),
        reason=bindparam("why"),
        reported_at=bindparam("at"),
        reported_by=bindparam("by"),
    )
    .returning(meeting.c.id)
)
_UNDO = (
    update(meeting)
    .where(meeting.c.id == bindparam("of_meeting"), meeting.c.state == MeetingState.BOOKED)
    .values(state=MeetingState.UNDONE, reported_at=bindparam("at"), reported_by=bindparam("by"))
    .returning(meeting.c.id)
)
_BUSY = select(meeting.c.closer_id, meeting.c.starts_at, meeting.c.ends_at).where(
    meeting.c.department_id == bindparam("department_id"),
    meeting.c.starts_at >= bindparam("since"),
    meeting.c.state.in_(OCCUPYING),
)
_MET_LAST = (
    select(func.max(meeting.c.starts_at))
    .where(meeting.c.lead_id == bindparam("lead_id"), meeting.c.state == MeetingState.HELD)
    .scalar_subquery()
)
_NO_SHOWS = (
    select(func.count())
    .select_from(meeting)
    .where(
        meeting.c.lead_id == bindparam("lead_id"),
        meeting.c.state == MeetingState.NO_SHOW,
        or_(_MET_LAST.is_(None), meeting.c.starts_at > _MET_LAST),
    )
)


def add(
    tx: Tx,
    department_id: int,
    lead_id: int,
    caller_id: int,
    choice: Choice,
    slot: Slot,
    note: str,
    now: datetime,
    follows_id: int | None = None,
) -> int:
    """A booked meeting; its id. Its time is taken by `occupy`."""
    values = {
        "department_id": department_id,
        "lead_id": lead_id,
        "caller_id": caller_id,
        "closer_id": choice.staff_id,
        "chosen_by": choice.chosen_by,
        "follows_id": follows_id,
        "state": MeetingState.BOOKED,
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
        "booked_at": now,
        "note": note,
    }
    return tx.scalar(_ADD, values)  # type: ignore[no-any-return]  # an Id


def occupy(tx: Tx, meeting_id: int, closer_id: int, quarters: Collection[int]) -> bool:
    """Take the closer's time; False when somebody else has a part of it, and then the caller must give up."""
    rows = [{"closer_id": closer_id, "quarter": quarter, "meeting_id": meeting_id} for quarter in quarters]
    return len(tx.execute(_OCCUPY, rows).all()) == len(rows)


def give_back(tx: Tx, meeting_id: int) -> None:
    """The closer's time is free again."""
    tx.execute(_FREE, {"of_meeting": meeting_id})


def settle(tx: Tx, meeting_id: int, state: MeetingState, outcome: Outcome, reason: str, by: int, now: datetime) -> bool:
    """End a booked meeting; False when it has ended before."""
    values = {"of_meeting": meeting_id, "after": state, "told": outcome, "why": reason, "by": by, "at": now}
    return tx.scalar(_SETTLE, values) is not None


def undo(tx: Tx, meeting_id: int, by: int, now: datetime) -> bool:
    """Take back a booking that was a mistake; False when the meeting has ended before."""
    return tx.scalar(_UNDO, {"of_meeting": meeting_id, "by": by, "at": now}) is not None


def get(tx: Tx, department_id: int, meeting_id: int) -> StoredMeeting | None:
    """A meeting of this department."""
    row = tx.first(_ONE, {"department_id": department_id, "meeting_id": meeting_id})
    return None if row is None else _stored(row)


def open_of_lead(tx: Tx, department_id: int, lead_id: int) -> StoredMeeting | None:
    """The meeting with a company that has no outcome yet."""
    row = tx.first(_OPEN_OF_LEAD, {"department_id": department_id, "lead_id": lead_id})
    return None if row is None else _stored(row)


def last_held(tx: Tx, department_id: int, lead_id: int) -> StoredMeeting | None:
    """The last meeting with a company that took place."""
    row = tx.first(_LAST_HELD, {"department_id": department_id, "lead_id": lead_id})
    return None if row is None else _stored(row)


def of_people(
    tx: Tx,
    department_id: int,
    *,
    closer_id: int | None,
    caller_id: int | None,
    ends_after: datetime | None = None,
    ends_until: datetime | None = None,
) -> list[StoredMeeting]:
    """Meetings without an outcome, by start: of the closer or by the caller; of everybody when both are None."""
    chosen = _OPEN
    if closer_id is not None or caller_id is not None:
        chosen = chosen.where(or_(meeting.c.closer_id == closer_id, meeting.c.caller_id == caller_id))
    if ends_after is not None:
        chosen = chosen.where(meeting.c.ends_at > ends_after)
    if ends_until is not None:
        chosen = chosen.where(meeting.c.ends_at <= ends_until)
    return [_stored(row) for row in tx.all(chosen, {"department_id": department_id})]


def open_among(tx: Tx, department_id: int, meeting_ids: Collection[int]) -> list[StoredMeeting]:
    """Those of these meetings that have no outcome, by start."""
    values = {"department_id": department_id, "meetings": list(meeting_ids)}
    return [_stored(row) for row in tx.all(_OPEN_AMONG, values)] if meeting_ids else []


def starting(tx: Tx, department_id: int, after: datetime, until: datetime) -> list[StoredMeeting]:
    """Meetings ahead that start after the one instant and up to the other."""
    return _open_ones(tx, _STARTING, department_id, after, until)


def ended(tx: Tx, department_id: int, after: datetime, until: datetime) -> list[StoredMeeting]:
    """Meetings without an outcome that ended after the one instant and up to the other."""
    return _open_ones(tx, _ENDED, department_id, after, until)


def told_since(tx: Tx, department_id: int, since: datetime) -> list[StoredMeeting]:
    """Meetings whose end is told or that were called off, of this instant or later; the latest first."""
    return [_stored(row) for row in tx.all(_TOLD, {"department_id": department_id, "since": since})]


def busy(tx: Tx, department_id: int, since: datetime) -> list[tuple[int, Slot]]:
    """What is taken of the closers' time by meetings that start at this instant or later."""
    rows = tx.all(_BUSY, {"department_id": department_id, "since": since})
    return [(row.closer_id, Slot(row.starts_at, row.ends_at)) for row in rows]


def no_shows(tx: Tx, lead_id: int) -> int:
    """How many times a company did not come since it was met last."""
    return tx.scalar(_NO_SHOWS, {"lead_id": lead_id}) or 0


def _open_ones(tx: Tx, query: Select[Any], department_id: int, after: datetime, until: datetime) -> list[StoredMeeting]:
    rows = tx.all(query, {"department_id": department_id, "after": after, "until": until})
    return [_stored(row) for row in rows]


def _stored(row: Row[Any]) -> StoredMeeting:
    card = MeetingCard(
        meeting_id=row.id,
        company=row.company,
        person=row.person,
        phone=phone_text(row.phone, row.extension),
        address=", ".join(part for part in (row.city, row.address) if part),
        note="\n".join(part for part in (row.lead_note, row.note) if part),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        caller=row.caller,
        closer=row.closer,
        confirmed=row.confirmed_at is not None,
    )
    return StoredMeeting(
        card,
        row.department_id,
        row.lead_id,
        row.caller_id,
        row.closer_id,
        MeetingState(row.state),
        None if row.outcome is None else Outcome(row.outcome),
        row.booked_at,
        bool(row.closer_at_work),
        row.follows_id,
        Way(row.left_at, row.arrived_at),
        ChosenBy(row.chosen_by),
    )
