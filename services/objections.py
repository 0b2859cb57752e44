"""A caller disagrees that the company was not our client: once for a meeting, and a director decides."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.errors import AlreadyAppealed, AlreadyDecided, NotYours, TextMissing
from domain.funnel import MeetingState, Outcome
from domain.messages import MeetingCard, ObjectionDecided, ObjectionMade
from domain.people import Person, Role
from domain.typed import text
from services import access, corrections
from services.outcomes import OutcomeReport
from storage import audit, meetings, objections, outbox, staff
from storage import corrections as corrections_kept
from storage.audit import Subject
from storage.transaction import Tx

LONGEST_REASON = 500
_NEWS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a director decides; `next_step` is what the closer does about a company that was met after all."""

    meeting_id: int
    upheld: bool
    next_step: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided."""

    company: str
    upheld: bool


def make(tx: Tx, who: Person, meeting_id: int, reason: str, now: datetime) -> MeetingCard:
    """Object to "not our client" on a meeting that the caller booked; the directors are told.

    Raises: NotAllowed, NotYours, AlreadyAppealed, TextMissing, TextTooLong.
    """
    who = access.ensure(tx, who, Role.CALLER)
    meeting = meetings.get(tx, who.department_id, meeting_id)
    if meeting is None or meeting.caller_id != who.id or meeting.state is not MeetingState.NOT_OURS:
        raise NotYours
    why = text(reason, LONGEST_REASON)
    if not why:
        raise TextMissing
    if not objections.make(tx, who.department_id, meeting_id, who.id, why, now):
        raise AlreadyAppealed(meeting.card.company)
    told = corrections_kept.told(tx, meeting_id)
    assert told is not None, "somebody said that it is no client of ours"
    directors = staff.holders(tx, who.department_id, Role.DIRECTOR)
    made = ObjectionMade(meeting.card, told.reason, why)
    outbox.put(tx, made, directors, once=_once(meeting_id), due=now)
    audit.note(tx, who.department_id, who.id, "objected", Subject.MEETING, meeting_id, now, reason=why)
    return meeting.card


# --- the director's word


def waiting(tx: Tx, who: Person) -> tuple[ObjectionMade, ...]:
    """The objections nobody has decided yet, oldest first. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    found = objections.waiting(tx, who.department_id)
    return tuple(_made(tx, who, meeting_id) for meeting_id in found)


def count_waiting(tx: Tx, who: Person) -> int:
    """How many objections nobody has decided yet. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    return len(objections.waiting(tx, who.department_id))


def one(tx: Tx, who: Person, meeting_id: int) -> ObjectionMade:
    """An objection that waits for a decision. Raises: NotAllowed, NotYours, AlreadyDecided."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    made = _made(tx, who, meeting_id)
    found = objections.get(tx, who.department_id, meeting_id)
    if found is not None and found.upheld is not None:
        raise AlreadyDecided(made.card.company)
    return made


def _made(tx: Tx, who: Person, meeting_id: int) -> ObjectionMade:
    meeting, found = meetings.get(tx, who.department_id, meeting_id), objections.get(tx, who.department_id, meeting_id)
    told = corrections_kept.told(tx, meeting_id)
    if meeting is None or found is None or told is None:
        raise NotYours
    return ObjectionMade(meeting.card, told.reason, found.reason)


def decide(tx: Tx, who: Person, decision: Decision, now: datetime) -> Decided:
    """Decide an objection: upheld, the meeting counts as held and pays its caller; the caller is told.

    Raises: NotAllowed, NotYours, AlreadyDecided, CompanyMovedOn, LeadHeld, SlotTaken, StepMissing, TextTooLong.
    """
    who = access.ensure(tx, who, Role.DIRECTOR)
    meeting = meetings.get(tx, who.department_id, decision.meeting_id)
    objection = objections.get(tx, who.department_id, decision.meeting_id)
    if meeting is None or objection is None:
        raise NotYours
    if not objections.decide(tx, decision.meeting_id, who.id, now, upheld=decision.upheld):
        raise AlreadyDecided(meeting.card.company)
    if decision.upheld and meeting.state is MeetingState.NOT_OURS:
        held = OutcomeReport(decision.meeting_id, Outcome.TOOK_PLACE, next_step=decision.next_step)
        corrections.correct(tx, who, held, now)
    outbox.withdraw(tx, _once(decision.meeting_id), staff.holders(tx, who.department_id, Role.DIRECTOR), now)
    answer = ObjectionDecided(meeting.card, decision.upheld)
    if staff.get(tx, who.department_id, objection.caller_id) is not None:
        once = f"objection-decided:{decision.meeting_id}"
        outbox.put(tx, answer, [objection.caller_id], once=once, due=now, stale_after=_NEWS)
    audit.note(
        tx, who.department_id, who.id, "decided", Subject.MEETING, decision.meeting_id, now, upheld=decision.upheld
    )
    return Decided(meeting.card.company, decision.upheld)


def decided(tx: Tx, who: Person, meeting_id: int) -> Decided | None:
    """What was decided on an objection; None while it waits. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    meeting = meetings.get(tx, who.department_id, meeting_id)
    objection = objections.get(tx, who.department_id, meeting_id)
    if meeting is None or objection is None:
        raise NotYours
    return None if objection.upheld is None else Decided(meeting.card.company, objection.upheld)


def _once(meeting_id: int) -> str:
    return f"objection:{meeting_id}"
