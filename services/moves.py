"""Meetings that are moved or called off by the caller who booked, the closer, or a director: always with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.calling import Queue, out_of_queue
from domain.consultations import Off
from domain.errors import MeetingNotAhead, NotYours, SlotNotOffered, TextMissing
from domain.funnel import LeadState, MeetingState
from domain.messages import MeetingCancelled, MeetingCard, MeetingMoved
from domain.people import Person, Role
from domain.slots import Slot, quarters
from domain.turn import Choice
from domain.typed import text
from services import access, consultations, departments, payroll
from services.diary import Diary
from services.meetings import (
    QUESTION,
    SOON,
    TOMORROW,
    FreeTime,
    booking_once,
    diary_for,
    ensure_at_work,
    free_time,
    once_for,
    taken,
)
from services.presence import callers_there
from storage import audit, deals, exclusions, leads, meetings, moves, outbox, queue, staff
from storage.audit import Subject
from storage.meetings import StoredMeeting
from storage.transaction import Tx

LONGEST_REASON = 500
AHEAD, AGAIN = "ahead", "ahead-again"
"""What callers are asked of a meeting: the evening before, and on the morning of the day."""
_NEWS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Movable:
    """A meeting ahead that the reader may move or call off."""

    card: MeetingCard
    closer_id: int
    closers: dict[int, str]
    """Everybody who holds meetings, by staff id."""


def movable(tx: Tx, who: Person, meeting_id: int, now: datetime) -> Movable:
    """A meeting ahead, to those who may move it. Raises: NotAllowed, NotYours, MeetingNotAhead."""
    _, meeting = changeable(tx, who, meeting_id, now)
    return Movable(meeting.card, meeting.closer_id, staff.named(tx, who.department_id, Role.CLOSER))


def outline(tx: Tx, who: Person, meeting_id: int) -> MeetingCard:
    """What a meeting has become, to its people, to who gave it away, and to directors. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, Role.CALLER, Role.CLOSER, Role.DIRECTOR)
    meeting = meetings.get(tx, who.department_id, meeting_id)
    if meeting is None:
        raise NotYours
    known = (meeting.caller_id, meeting.closer_id, *moves.held_by(tx, meeting_id))
    if who.id not in known and not who.has(Role.DIRECTOR):
        raise NotYours
    return meeting.card


def free_days(tx: Tx, who: Person, meeting_id: int, closer_id: int | None, now: datetime) -> list[date]:
    """The days a meeting may be moved to: with this closer, or with whoever is in turn.

    Raises: NotAllowed, NotYours, MeetingNotAhead.
    """
    _, meeting = changeable(tx, who, meeting_id, now)
    diary = _diary(tx, meeting, now)
    return [day for day in diary.days() if _times(diary, meeting, closer_id, day)]


def free_times(tx: Tx, who: Person, meeting_id: int, closer_id: int | None, day: date, now: datetime) -> list[FreeTime]:
    """The times of a day a meeting may be moved to, each with its closer and why that one.

    Raises: NotAllowed, NotYours, MeetingNotAhead.
    """
    _, meeting = changeable(tx, who, meeting_id, now)
    return _times(_diary(tx, meeting, now), meeting, closer_id, day)


def move(
    tx: Tx, who: Person, meeting_id: int, starts_at: datetime, closer_id: int | None, reason: str, now: datetime
) -> MeetingCard:
    """Move a meeting: to the closer that is named, else it stays with its own when that one is free, else it goes by
    turn. The old time is free at once, and everybody concerned is told once.

    Raises: NotAllowed, NotYours, MeetingNotAhead, SlotNotOffered, SlotTaken (with the nearest free time),
    TextMissing, TextTooLong.
    """
    who, before = changeable(tx, who, meeting_id, now)
    why = _reason(reason)
    diary = _diary(tx, before, now)
    ensure_at_work(diary, closer_id)
    same_time = starts_at == before.card.starts_at
    if not diary.is_offered(starts_at) or (same_time and closer_id in (None, before.closer_id)):
        raise SlotNotOffered
    found = _choose(diary, before, starts_at, closer_id)
    if found is None:
        raise taken(diary, starts_at, closer_id)
    slot, choice = found
    meetings.give_back(tx, meeting_id)
    move_id = moves.move(tx, before, slot, choice, why, who.id, now)
    assert move_id is not None, "nobody ends it between this transaction's look and its write"
    occupied = quarters(slot, diary.schedules[choice.staff_id].travel_minutes)
    if not meetings.occupy(tx, meeting_id, choice.staff_id, occupied):
        raise taken(diary, starts_at)
    after = meetings.get(tx, who.department_id, meeting_id)
    assert after is not None, "a meeting that is moved stays"
    _silence(tx, before, now)
    for topic in (TOMORROW, SOON):
        # Moved away and back: what was to be said of this time is to be said again.
        outbox.put_back(tx, once_for(topic, after), [after.closer_id], now)
    concerned = [before.caller_id, before.closer_id, after.closer_id]
    news = MeetingMoved(
        after.card, before.card.starts_at, before.card.closer, why, who.name, mine=False, changeable=True
    )
    letters = [
        (
            one,
            replace(news, mine=one == after.closer_id, changeable=one in (after.caller_id, after.closer_id)),
        )
        for one in _others(tx, who, concerned)
    ]
    outbox.put_each(tx, letters, once=f"moved:{move_id}", due=now, stale_after=_NEWS)
    consultations.meeting_moved(tx, who, before, after, move_id, why, now)
    payroll.settle_meeting(tx, diary.department, meeting_id, now)
    audit.note(
        tx,
        who.department_id,
        who.id,
        "moved",
        Subject.MEETING,
        meeting_id,
        now,
        reason=why,
        before=before.card.starts_at.isoformat(),
        after=after.card.starts_at.isoformat(),
        closer_before=before.closer_id,
        closer_after=after.closer_id,
    )
    return after.card


def cancel(tx: Tx, who: Person, meeting_id: int, reason: str, now: datetime) -> MeetingCard:
    """Call a meeting off: its time is free at once, and its company is back with the callers, or with the closer who
    has it in work.

    Raises: NotAllowed, NotYours, MeetingNotAhead, TextMissing, TextTooLong.
    """
    who, meeting = changeable(tx, who, meeting_id, now)
    why = _reason(reason)
    cancelled = moves.cancel(tx, meeting_id, why, who.id, now)
    assert cancelled, "nobody ends it between this transaction's look and its write"
    meetings.give_back(tx, meeting_id)
    _release(tx, meeting, now)
    unread = _silence(tx, meeting, now)
    concerned = [one for one in (meeting.caller_id, meeting.closer_id) if not (unread and one == meeting.closer_id)]
    callers = staff.named(tx, who.department_id, Role.CALLER)
    letters = [
        (one, MeetingCancelled(meeting.card, why, who.name, meeting.lead_id if one in callers else 0))
        for one in _others(tx, who, concerned)
    ]
    outbox.put_each(tx, letters, once=f"cancelled:{meeting_id}", due=now, stale_after=_NEWS)
    consultations.meeting_off(tx, who, meeting, Off.CANCELLED, why, now)
    payroll.settle_meeting(tx, departments.of(tx, who.department_id), meeting_id, now)
    audit.note(tx, who.department_id, who.id, "cancelled", Subject.MEETING, meeting_id, now, reason=why)
    return meeting.card


def changeable(tx: Tx, who: Person, meeting_id: int, now: datetime) -> tuple[Person, StoredMeeting]:
    """Who asks, as things stand, and a meeting ahead that is theirs to change.

    Its caller being away, any caller stands in. Raises: NotAllowed, NotYours, MeetingNotAhead.
    """
    who = access.ensure(tx, who, Role.CALLER, Role.CLOSER, Role.DIRECTOR)
    meeting = meetings.get(tx, who.department_id, meeting_id)
    if meeting is None or meeting.state is MeetingState.UNDONE:
        raise NotYours
    is_theirs = who.id in (meeting.caller_id, meeting.closer_id) or who.has(Role.DIRECTOR)
    if not is_theirs and not (who.has(Role.CALLER) and _is_away(tx, meeting.department_id, meeting.caller_id, now)):
        raise NotYours
    if meeting.state is not MeetingState.BOOKED or meeting.card.starts_at <= now:
        raise MeetingNotAhead(meeting.card.company)
    return who, meeting


def _is_away(tx: Tx, department_id: int, caller_id: int, now: datetime) -> bool:
    return caller_id not in callers_there(tx, departments.of(tx, department_id), now)


def _reason(typed: str) -> str:
    reason = text(typed, LONGEST_REASON)
    if not reason:
        raise TextMissing
    return reason


def _diary(tx: Tx, meeting: StoredMeeting, now: datetime) -> Diary:
    """The closers' time as it is without this meeting."""
    diary = diary_for(tx, departments.of(tx, meeting.department_id), meeting.lead_id, now)
    own = Slot(meeting.card.starts_at, meeting.card.ends_at)
    others = [slot for slot in diary.busy.get(meeting.closer_id, []) if slot != own]
    return replace(diary, busy={**diary.busy, meeting.closer_id: others})


def _times(diary: Diary, meeting: StoredMeeting, closer_id: int | None, day: date) -> list[FreeTime]:
    ensure_at_work(diary, closer_id)
    return [
        free_time(diary, slot, choice)
        for slot, choice in diary.free(day, closer_id)
        if (slot.starts_at, choice.staff_id) != (meeting.card.starts_at, meeting.closer_id)
    ]


def _choose(
    diary: Diary, meeting: StoredMeeting, starts_at: datetime, closer_id: int | None
) -> tuple[Slot, Choice] | None:
    wanted = meeting.closer_id if closer_id is None else closer_id
    chosen, in_turn = diary.wanted(wanted, starts_at), diary.in_turn(starts_at)
    if in_turn is not None and (in_turn[1].staff_id == wanted or (chosen is None and closer_id is None)):
        return in_turn
    return chosen


def _release(tx: Tx, meeting: StoredMeeting, now: datetime) -> None:
    before = queue.standing(tx, meeting.lead_id)
    if deals.open_of_lead(tx, meeting.department_id, meeting.lead_id) is not None:
        queue.put(tx, meeting.lead_id, replace(out_of_queue(before, LeadState.DEAL), tries=0))
        return
    waits = replace(out_of_queue(before, LeadState.REBOOK), queue=Queue.RETRY, due_at=now, tries=0)
    queue.put(tx, meeting.lead_id, waits)
    lead = leads.get(tx, meeting.department_id, meeting.lead_id)
    assert lead is not None, "a meeting has its company"
    phones, inns = leads.phones_of(tx, lead.id), [] if lead.inn is None else [lead.inn]
    if exclusions.matching(tx, meeting.department_id, phones, inns):
        # It came onto the list while the meeting was ahead.
        exclusions.take_out(tx, [meeting.department_id], phones, inns)


def _silence(tx: Tx, meeting: StoredMeeting, now: datetime) -> bool:
    """Take back what is still to be said of the meeting as it was; whether its closer has not heard of it at all."""
    answerable = [meeting.closer_id, *staff.holders(tx, meeting.department_id, Role.DIRECTOR)]
    for topic in (TOMORROW, SOON, QUESTION):
        outbox.withdraw(tx, once_for(topic, meeting), answerable, now)
    for topic in (AHEAD, AGAIN):
        outbox.withdraw(tx, once_for(topic, meeting), staff.holders(tx, meeting.department_id, Role.CALLER), now)
    return outbox.take_back(tx, booking_once(meeting.card.meeting_id), meeting.closer_id, now)


def _others(tx: Tx, who: Person, concerned: Iterable[int]) -> list[int]:
    """Who of those concerned is to be told: each once, at work, and not the one who did it."""
    at_work = {one.id for one in staff.at_work(tx, who.department_id)}
    return sorted((set(concerned) & at_work) - {who.id})
