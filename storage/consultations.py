"""Consultants who were asked to come along to meetings."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.consultations import ConsultationState
from domain.funnel import MeetingState
from domain.slots import Slot
from storage.tables import consultation, lead, meeting, staff
from storage.transaction import Tx

_STANDING = (ConsultationState.INVITED, ConsultationState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class StoredConsultation:
    """One consultant at one meeting."""

    id: int
    meeting_id: int
    consultant_id: int
    consultant: str
    state: ConsultationState
    invited_at: datetime
    answered_at: datetime | None


_CONSULTATION = (
    select(
        consultation.c.id,
        consultation.c.meeting_id,
        consultation.c.consultant_id,
        consultation.c.state,
        consultation.c.invited_at,
        consultation.c.answered_at,
        staff.c.name,
    )
    .join(staff, staff.c.id == consultation.c.consultant_id)
    .order_by(consultation.c.id)
)
_OF_MEETINGS = _CONSULTATION.where(consultation.c.meeting_id.in_(bindparam("meetings", expanding=True)))
_ONE = _CONSULTATION.where(
    consultation.c.meeting_id == bindparam("meeting_id"), consultation.c.consultant_id == bindparam("consultant_id")
)
_OF_CONSULTANT = (
    _CONSULTATION.join(meeting, meeting.c.id == consultation.c.meeting_id)
    .where(
        consultation.c.consultant_id == bindparam("consultant_id"),
        consultation.c.state.in_(_STANDING),
        meeting.c.state == MeetingState.BOOKED,
        meeting.c.ends_at > bindparam("after"),
    )
    .order_by(None)
    .order_by(meeting.c.starts_at, meeting.c.id)
)
_INVITE = insert(consultation)
_INVITE_AGAIN = _INVITE.on_conflict_do_update(
    index_elements=["meeting_id", "consultant_id"],
    set_={
        "state": ConsultationState.INVITED,
        "invited_by": _INVITE.excluded.invited_by,
        "invited_at": _INVITE.excluded.invited_at,
        "answered_at": None,
    },
    where=consultation.c.state.not_in(_STANDING),
).returning(consultation.c.id)
_ASK_ANEW = (
    update(consultation)
    .where(consultation.c.id == bindparam("of_consultation"))
    .values(state=ConsultationState.INVITED, invited_at=bindparam("at"), answered_at=None)
)
_SET = (
    update(consultation)
    .where(consultation.c.id == bindparam("of_consultation"))
    .values(state=bindparam("after"), answered_at=bindparam("at"))
)
_overlapping = (
    meeting.c.state == MeetingState.BOOKED,
    meeting.c.id != bindparam("besides"),
    # No meeting is longer than a day: what began before is over.
    meeting.c.starts_at > bindparam("earliest"),
    meeting.c.starts_at < bindparam("until"),
    meeting.c.ends_at > bindparam("since"),
)
_PROMISED = (
    select(consultation.c.consultant_id.label("staff_id"), lead.c.company)
    .join(meeting, meeting.c.id == consultation.c.meeting_id)
    .join(lead, lead.c.id == meeting.c.lead_id)
    .where(
        consultation.c.state == ConsultationState.ACCEPTED,
        meeting.c.department_id == bindparam("department_id"),
        *_overlapping,
    )
)
_HOLDING = (
    select(meeting.c.closer_id.label("staff_id"), lead.c.company)
    .join(lead, lead.c.id == meeting.c.lead_id)
    .where(meeting.c.department_id == bindparam("department_id"), *_overlapping)
)


def invite(tx: Tx, meeting_id: int, consultant_id: int, invited_by: int, now: datetime) -> int | None:
    """Ask a consultant along; the id, None when an invitation stands already."""
    values = {
        "meeting_id": meeting_id,
        "consultant_id": consultant_id,
        "state": ConsultationState.INVITED,
        "invited_by": invited_by,
        "invited_at": now,
    }
    return tx.scalar(_INVITE_AGAIN, values)  # type: ignore[no-any-return]  # an Id


def ask_anew(tx: Tx, consultation_id: int, now: datetime) -> None:
    """What was answered is to be answered again."""
    tx.execute(_ASK_ANEW, {"of_consultation": consultation_id, "at": now})


def put(tx: Tx, consultation_id: int, state: ConsultationState, now: datetime) -> None:
    """The invitation stands so from now on."""
    tx.execute(_SET, {"of_consultation": consultation_id, "after": state, "at": now})


def get(tx: Tx, meeting_id: int, consultant_id: int) -> StoredConsultation | None:
    """What became of the invitation, if there was one."""
    row = tx.first(_ONE, {"meeting_id": meeting_id, "consultant_id": consultant_id})
    return None if row is None else _stored(row)


def of_meetings(tx: Tx, meeting_ids: Collection[int]) -> list[StoredConsultation]:
    """Everybody who was ever asked along to these meetings, by invitation."""
    return [_stored(row) for row in tx.all(_OF_MEETINGS, {"meetings": list(meeting_ids)})] if meeting_ids else []


def of_consultant(tx: Tx, consultant_id: int, after: datetime) -> list[StoredConsultation]:
    """One's invitations that stand, to meetings that end after this, by start."""
    return [_stored(row) for row in tx.all(_OF_CONSULTANT, {"consultant_id": consultant_id, "after": after})]


def engaged(tx: Tx, department_id: int, slot: Slot, besides: int) -> dict[int, str]:
    """Who is at another meeting within this time, promised or holding it, with the company they meet."""
    values = {
        "department_id": department_id,
        "earliest": slot.starts_at - timedelta(days=1),
        "since": slot.starts_at,
        "until": slot.ends_at,
        "besides": besides,
    }
    return {row.staff_id: row.company for query in (_PROMISED, _HOLDING) for row in tx.all(query, values)}


def _stored(row: Row[Any]) -> StoredConsultation:
    return StoredConsultation(
        row.id,
        row.meeting_id,
        row.consultant_id,
        row.name,
        ConsultationState(row.state),
        row.invited_at,
        row.answered_at,
    )
