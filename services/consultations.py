"""What consultants learn of the meetings they were asked to, and closers of their consultants."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.consultations import ConsultationState, Off, Reply
from domain.department import Department
from domain.funnel import MeetingState
from domain.messages import (
    ConsultantReplied,
    ConsultationAsked,
    ConsultationMoved,
    ConsultationOff,
    ConsultationReminder,
)
from domain.people import Person, Role
from storage import consultations, meetings, outbox, staff
from storage.consultations import StoredConsultation
from storage.meetings import StoredMeeting
from storage.transaction import Tx

HOUR = timedelta(hours=1)
NEWS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who was asked along to a meeting."""

    name: str
    state: ConsultationState


def guests(tx: Tx, meeting_id: int) -> tuple[Guest, ...]:
    """Who was asked along to a meeting and what they said, but for those who were asked no more."""
    found = consultations.of_meetings(tx, [meeting_id])
    return tuple(Guest(one.consultant, one.state) for one in found if one.state is not ConsultationState.WITHDRAWN)


def accompanied(tx: Tx, found: Collection[StoredMeeting]) -> list[StoredMeeting]:
    """The same meetings with the names of the consultants who come along on their cards."""
    coming: dict[int, list[str]] = {}
    for one in consultations.of_meetings(tx, [meeting.card.meeting_id for meeting in found]):
        if one.state is ConsultationState.ACCEPTED:
            coming.setdefault(one.meeting_id, []).append(one.consultant)
    return [
        replace(meeting, card=replace(meeting.card, consultants=tuple(coming.get(meeting.card.meeting_id, ()))))
        for meeting in found
    ]


# --- to consultants


def ask(tx: Tx, meeting: StoredMeeting, consultation_id: int, consultant_id: int, now: datetime) -> None:
    """Send the invitation; it helps nobody once the meeting begins."""
    once, until_start = _asked_once(consultation_id, now), meeting.card.starts_at - now
    outbox.put(tx, ConsultationAsked(meeting.card), [consultant_id], once=once, due=now, stale_after=until_start)
    outbox.put_back(tx, once, [consultant_id], now)


def tell_off(
    tx: Tx, meeting: StoredMeeting, one: StoredConsultation, off: Off, reason: str, by: int, now: datetime
) -> None:
    """The consultant is not needed after all; one who has not read the invitation reads of nothing."""
    _hush(tx, meeting, one.consultant_id, now)
    if _unread(tx, one, now) or one.consultant_id == by:
        return
    told = ConsultationOff(meeting.card, off, reason)
    outbox.put(tx, told, [one.consultant_id], once=_once("off", one.id, now), due=now, stale_after=NEWS)


def meeting_moved(
    tx: Tx, who: Person, before: StoredMeeting, after: StoredMeeting, move_id: int, reason: str, now: datetime
) -> None:
    """A meeting is at another time: its consultants are asked anew; with another closer, they learn of that."""
    same_time = before.card.starts_at == after.card.starts_at
    for one in _expected(tx, after):
        if one.consultant_id == after.closer_id:
            # Who holds the meeting is told as its closer.
            consultations.put(tx, one.id, ConsultationState.WITHDRAWN, now)
            _hush(tx, before, one.consultant_id, now)
            continue
        unread = _unread(tx, one, now)
        if not same_time:
            _hush(tx, before, one.consultant_id, now)
        if unread or not same_time:
            consultations.ask_anew(tx, one.id, now)
        if unread:
            ask(tx, after, one.id, one.consultant_id, now)
        elif one.consultant_id != who.id or not same_time:
            accepted = same_time and one.state is ConsultationState.ACCEPTED
            told = ConsultationMoved(after.card, before.card.starts_at, before.card.closer, reason, accepted)
            once = f"consult-moved:{move_id}"
            outbox.put(tx, told, [one.consultant_id], once=once, due=now, stale_after=NEWS)


def meeting_off(tx: Tx, who: Person, meeting: StoredMeeting, off: Off, reason: str, now: datetime) -> None:
    """A meeting will not take place: those who were asked along are told once."""
    for one in _expected(tx, meeting):
        tell_off(tx, meeting, one, off, reason, who.id, now)


def remind(tx: Tx, found: Collection[StoredMeeting], due: datetime, stale_after: timedelta, *, soon: bool) -> None:
    """Remind those who come along to these meetings; an hour before, not those who have answered within that hour."""
    by_id = {meeting.card.meeting_id: meeting for meeting in found}
    for one in consultations.of_meetings(tx, by_id):
        meeting = by_id[one.meeting_id]
        fresh = soon and one.answered_at is not None and one.answered_at > meeting.card.starts_at - HOUR
        if one.state is ConsultationState.ACCEPTED and not fresh:
            told = ConsultationReminder(meeting.card, soon)
            once = _reminder_once(meeting, soon=soon)
            outbox.put(tx, told, [one.consultant_id], once=once, due=due, stale_after=stale_after)


def be_reminded(tx: Tx, meeting: StoredMeeting, consultant_id: int, now: datetime) -> None:
    """Who comes after all is reminded of this time as before."""
    for soon in (False, True):
        outbox.put_back(tx, _reminder_once(meeting, soon=soon), [consultant_id], now)


# --- to closers


def reply(tx: Tx, meeting: StoredMeeting, one: StoredConsultation, said: Reply, by: int, now: datetime) -> None:
    """Keep what a consultant said, and tell the closer; when that one works here no more, the directors."""
    comes = said is Reply.COMES
    gone = said is Reply.GONE
    state = ConsultationState.ACCEPTED if comes else ConsultationState.DECLINED
    consultations.put(tx, one.id, ConsultationState.WITHDRAWN if gone else state, now)
    if comes:
        be_reminded(tx, meeting, one.consultant_id, now)
    else:
        _hush(tx, meeting, one.consultant_id, now)
    # Answered from the list, it is not to be asked any more.
    _unread(tx, one, now)
    to = [meeting.closer_id]
    if not meeting.closer_at_work:
        to = staff.holders(tx, meeting.department_id, Role.DIRECTOR)
    told = ConsultantReplied(meeting.card, one.consultant, said)
    others = [reader for reader in to if reader not in (by, one.consultant_id)]
    outbox.put(tx, told, others, once=_once(said, one.id, now), due=now, stale_after=NEWS)


def leave(tx: Tx, who: Person, consultant_id: int, now: datetime) -> None:
    """Somebody consults no more: the closers of the meetings ahead of them are told once."""
    for meeting, one in _ahead_of(tx, who.department_id, consultant_id, now):
        reply(tx, meeting, one, Reply.GONE, who.id, now)


def be_away(
    tx: Tx, who: Person, department: Department, consultant_id: int, first: date, last: date, now: datetime
) -> None:
    """Somebody will be away on these days: the closers of the meetings they were asked to then are told once."""
    for meeting, one in _ahead_of(tx, department.id, consultant_id, now):
        if first <= department.today(meeting.card.starts_at) <= last:
            reply(tx, meeting, one, Reply.AWAY, who.id, now)


def _ahead_of(
    tx: Tx, department_id: int, consultant_id: int, now: datetime
) -> Iterable[tuple[StoredMeeting, StoredConsultation]]:
    theirs = {one.meeting_id: one for one in consultations.of_consultant(tx, consultant_id, now)}
    found = meetings.open_among(tx, department_id, theirs)
    return [(meeting, theirs[meeting.card.meeting_id]) for meeting in found if meeting.card.starts_at > now]


def _expected(tx: Tx, meeting: StoredMeeting) -> list[StoredConsultation]:
    return [one for one in consultations.of_meetings(tx, [meeting.card.meeting_id]) if one.state.stands]


def is_ahead(meeting: StoredMeeting, now: datetime) -> bool:
    """Whether it can still be said who comes along."""
    return meeting.state is MeetingState.BOOKED and meeting.card.starts_at > now


def _hush(tx: Tx, meeting: StoredMeeting, consultant_id: int, now: datetime) -> None:
    for soon in (False, True):
        outbox.withdraw(tx, _reminder_once(meeting, soon=soon), [consultant_id], now)


def _unread(tx: Tx, one: StoredConsultation, now: datetime) -> bool:
    """Take back an invitation that was not read yet."""
    once = _asked_once(one.id, one.invited_at)
    return one.state is ConsultationState.INVITED and outbox.take_back(tx, once, one.consultant_id, now)


def _asked_once(consultation_id: int, invited_at: datetime) -> str:
    return _once("asked", consultation_id, invited_at)


def _once(what: str, consultation_id: int, at: datetime) -> str:
    return f"consult-{what}:{consultation_id}:{at.timestamp():.6f}"


def _reminder_once(meeting: StoredMeeting, *, soon: bool) -> str:
    """Another start is another reminder."""
    topic = "consult-soon" if soon else "consult-tomorrow"
    return f"{topic}:{meeting.card.meeting_id}:{int(meeting.card.starts_at.timestamp())}"
