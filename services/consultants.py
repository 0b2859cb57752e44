"""Technical consultants: asked along by a meeting's closer or a director, they see only what they are asked to."""

from dataclasses import dataclass
from datetime import datetime

from domain.consultations import ConsultationState, Off, Reply, Standing
from domain.errors import (
    ConsultantNotFree,
    InvitationOff,
    MeetingIsMoved,
    MeetingNotAhead,
    NotYours,
    OtherMeetingThen,
)
from domain.funnel import MeetingState
from domain.messages import MeetingCard
from domain.people import Person, Role
from domain.slots import Slot
from services import access, departments
from services.consultations import ask, is_ahead, reply, tell_off
from storage import absences, audit, consultations, meetings, staff
from storage.audit import Subject
from storage.consultations import StoredConsultation
from storage.meetings import StoredMeeting
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Consultant:
    """A consultant as the closer of a meeting sees them."""

    staff_id: int
    name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Consultants:
    """A meeting ahead, and everybody who could come along."""

    card: MeetingCard
    consultants: tuple[Consultant, ...]


@dataclass(frozen=True, slots=True)
class Consultation:
    """A meeting as the consultant sees it who was asked to it."""

    card: MeetingCard
    state: ConsultationState
    ahead: bool
    """Whether it may still be answered."""


# --- the closer


def choice(tx: Tx, who: Person, meeting_id: int, now: datetime) -> Consultants:
    """All consultants and how each stands to a meeting ahead, to its closer and to directors.

    Raises: NotAllowed, NotYours, MeetingNotAhead.
    """
    _, meeting = _held(tx, who, meeting_id, now)
    return Consultants(meeting.card, tuple(_consultants(tx, meeting)))


def invite(tx: Tx, who: Person, meeting_id: int, consultant_id: int, now: datetime) -> Consultant:
    """Ask a consultant along; twice is once, and one who said no may be asked again.

    Raises: NotAllowed, NotYours, MeetingNotAhead, ConsultantNotFree.
    """
    who, meeting = _held(tx, who, meeting_id, now)
    consultant = _one(tx, meeting, consultant_id)
    if consultant.standing.invited:
        return consultant
    if not consultant.standing.invitable:
        raise ConsultantNotFree(consultant.name)
    consultation_id = consultations.invite(tx, meeting_id, consultant_id, who.id, now)
    assert consultation_id is not None, "no invitation stands"
    ask(tx, meeting, consultation_id, consultant_id, now)
    _note(tx, who, "consultant_invited", meeting_id, consultant_id, now)
    return _one(tx, meeting, consultant_id)


def withdraw(tx: Tx, who: Person, meeting_id: int, consultant_id: int, now: datetime) -> Consultant:
    """Take an invitation back, answered or not; nothing happens when there is none.

    Raises: NotAllowed, NotYours, MeetingNotAhead.
    """
    who, meeting = _held(tx, who, meeting_id, now)
    consultant = _one(tx, meeting, consultant_id)
    invitation = consultations.get(tx, meeting_id, consultant_id)
    if invitation is None or not invitation.state.stands:
        return consultant
    consultations.put(tx, invitation.id, ConsultationState.WITHDRAWN, now)
    tell_off(tx, meeting, invitation, Off.WITHDRAWN, "", who.id, now)
    _note(tx, who, "consultant_withdrawn", meeting_id, consultant_id, now)
    return _one(tx, meeting, consultant_id)


def _held(tx: Tx, who: Person, meeting_id: int, now: datetime) -> tuple[Person, StoredMeeting]:
    """Who asks, as things stand, and a meeting ahead that they hold, or direct."""
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    meeting = meetings.get(tx, who.department_id, meeting_id)
    if meeting is None or meeting.state is MeetingState.UNDONE:
        raise NotYours
    if who.id != meeting.closer_id and not who.has(Role.DIRECTOR):
        raise NotYours
    if not is_ahead(meeting, now):
        raise MeetingNotAhead(meeting.card.company)
    return who, meeting


def _consultants(tx: Tx, meeting: StoredMeeting) -> list[Consultant]:
    card, department = meeting.card, departments.of(tx, meeting.department_id)
    states = {one.consultant_id: one.state for one in consultations.of_meetings(tx, [card.meeting_id])}
    busy = consultations.engaged(tx, department.id, Slot(card.starts_at, card.ends_at), card.meeting_id)
    day = department.today(card.starts_at)
    away = {absent.staff_id for absent in absences.between(tx, department.id, day, day)}
    return [
        Consultant(staff_id, name, _standing(states.get(staff_id), staff_id in away, staff_id in busy))
        for staff_id, name in staff.named(tx, department.id, Role.CONSULTANT).items()
        if staff_id != meeting.closer_id
    ]


def _one(tx: Tx, meeting: StoredMeeting, consultant_id: int) -> Consultant:
    found = next((one for one in _consultants(tx, meeting) if one.staff_id == consultant_id), None)
    if found is None:
        raise NotYours
    return found


def _standing(state: ConsultationState | None, is_away: bool, is_busy: bool) -> Standing:
    if state is not None and state.stands:
        return Standing(state)
    if is_away:
        return Standing.AWAY
    if is_busy:
        return Standing.BUSY
    return Standing.DECLINED if state is ConsultationState.DECLINED else Standing.FREE


# --- the consultant


def ahead(tx: Tx, who: Person, now: datetime) -> list[Consultation]:
    """The meetings not over that one was asked to, but for those one declined, by start. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.CONSULTANT)
    theirs = {one.meeting_id: one for one in consultations.of_consultant(tx, who.id, now)}
    found = meetings.open_among(tx, who.department_id, theirs)
    return [_seen(meeting, theirs[meeting.card.meeting_id].state, now) for meeting in found]


def view(tx: Tx, who: Person, meeting_id: int, now: datetime) -> Consultation:
    """A meeting one was asked to and has not declined. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, Role.CONSULTANT)
    meeting, one = _asked(tx, who, meeting_id)
    if not one.state.stands:
        raise NotYours
    return _seen(meeting, one.state, now)


def accept(tx: Tx, who: Person, meeting_id: int, asked_of: int, now: datetime) -> Consultation:
    """Come along at the time that was asked about, in seconds of the epoch; the closer is told.

    Raises: NotAllowed, NotYours, InvitationOff, MeetingNotAhead, MeetingIsMoved, OtherMeetingThen.
    """
    who, meeting, one = _answerable(tx, who, meeting_id, asked_of, now)
    if one.state is not ConsultationState.ACCEPTED:
        slot = Slot(meeting.card.starts_at, meeting.card.ends_at)
        company = consultations.engaged(tx, who.department_id, slot, meeting_id).get(who.id)
        if company is not None:
            raise OtherMeetingThen(company)
        reply(tx, meeting, one, Reply.COMES, who.id, now)
        _note(tx, who, "consultant_accepted", meeting_id, who.id, now)
    return _seen(meeting, ConsultationState.ACCEPTED, now)


def decline(tx: Tx, who: Person, meeting_id: int, asked_of: int, now: datetime) -> Consultation:
    """Not come along, also after having promised to; the closer is told.

    Raises: NotAllowed, NotYours, InvitationOff, MeetingNotAhead, MeetingIsMoved.
    """
    who, meeting, one = _answerable(tx, who, meeting_id, asked_of, now)
    if one.state is not ConsultationState.DECLINED:
        reply(tx, meeting, one, Reply.DECLINES, who.id, now)
        _note(tx, who, "consultant_declined", meeting_id, who.id, now)
    return _seen(meeting, ConsultationState.DECLINED, now)


def _asked(tx: Tx, who: Person, meeting_id: int) -> tuple[StoredMeeting, StoredConsultation]:
    meeting = meetings.get(tx, who.department_id, meeting_id)
    one = None if meeting is None else consultations.get(tx, meeting_id, who.id)
    if meeting is None or one is None:
        raise NotYours
    return meeting, one


def _answerable(
    tx: Tx, who: Person, meeting_id: int, asked_of: int, now: datetime
) -> tuple[Person, StoredMeeting, StoredConsultation]:
    who = access.ensure(tx, who, Role.CONSULTANT)
    meeting, one = _asked(tx, who, meeting_id)
    if not is_ahead(meeting, now):
        raise MeetingNotAhead(meeting.card.company)
    if one.state is ConsultationState.WITHDRAWN:
        raise InvitationOff(meeting.card.company)
    if int(meeting.card.starts_at.timestamp()) != asked_of:
        raise MeetingIsMoved(meeting.card.company, meeting.card.starts_at)
    return who, meeting, one


def _seen(meeting: StoredMeeting, state: ConsultationState, now: datetime) -> Consultation:
    return Consultation(meeting.card, state, is_ahead(meeting, now))


def _note(tx: Tx, who: Person, deed: str, meeting_id: int, consultant_id: int, now: datetime) -> None:
    audit.note(tx, who.department_id, who.id, deed, Subject.MEETING, meeting_id, now, consultant_id=consultant_id)
