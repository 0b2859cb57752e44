"""Meetings: booked into a closer's free time, looked at, and reminded of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.calling import CallResult, out_of_queue
from domain.consultations import Off
from domain.department import Department
from domain.errors import (
    LeadHeld,
    LeadNotFree,
    NoClosers,
    NotYours,
    SlotNotOffered,
    SlotTaken,
    TooLateToUndo,
)
from domain.funnel import LeadState, MeetingState, Outcome
from domain.lead import plain
from domain.meetings import Way
from domain.messages import (
    MeetingBooked,
    MeetingCard,
    MeetingSoon,
    MeetingTomorrow,
    MeetingWithdrawn,
    Message,
)
from domain.people import Person, Role
from domain.slots import Slot, quarters
from domain.turn import Choice, ChosenBy, Company
from domain.typed import text
from services import access, callbacks, consultations, departments, payroll
from services.consultations import HOUR, Guest
from services.diary import Diary
from storage import audit, calls, leads, meetings, outbox, queue, staff
from storage import closers as closers_kept
from storage.audit import Subject
from storage.calls import NewCall, Trace
from storage.meetings import StoredMeeting
from storage.transaction import Tx

_LATEST_SOON = timedelta(minutes=30)
"""A reminder of the hour before that comes later than this is no reminder any more."""
_EVENING = timedelta(hours=6)
_NEWS = timedelta(days=7)
_LONGEST_NOTE = 1000

TOMORROW, SOON, QUESTION = "tomorrow", "soon", "question"


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A time that may be booked, with the closer it would go to, and why."""

    starts_at: datetime
    ends_at: datetime
    closer_id: int
    closer: str
    chosen_by: ChosenBy = ChosenBy.TURN


@dataclass(frozen=True, slots=True)
class Wish:
    """A meeting as the caller wants it; without a closer, whose turn it is."""

    lead_id: int
    starts_at: datetime
    closer_id: int | None
    note: str = ""
    by_turn: bool = False
    """The closer was offered and not chosen by the caller: it stays a turn, also when the turn has passed meanwhile."""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting and what became of it."""

    card: MeetingCard
    state: MeetingState
    outcome: Outcome | None
    way: Way = Way()  # noqa: RUF009  # frozen
    guests: tuple[Guest, ...] = ()
    """Consultants who were asked along."""
    has_consultants: bool = False
    """Whether there is anybody in the department to ask along."""
    closer_at_work: bool = True
    """Otherwise the directors answer for it."""
    closer_id: int = 0
    chosen_by: ChosenBy = ChosenBy.TURN
    """Why it went to its closer."""


# --- booking


def free_days(
    tx: Tx, who: Person, now: datetime, lead_id: int | None = None, closer_id: int | None = None
) -> list[date]:
    """The days on which a meeting may be booked: with this company if one is named, with this closer if one is wanted.

    Raises: NotAllowed, NotYours.
    """
    access.ensure(tx, who, Role.CALLER)
    diary = diary_for(tx, departments.of(tx, who.department_id), lead_id, now)
    ensure_at_work(diary, closer_id)
    return [day for day in diary.days() if diary.has_free(day, closer_id)]


def free_times(
    tx: Tx, who: Person, day: date, now: datetime, lead_id: int | None = None, closer_id: int | None = None
) -> list[FreeTime]:
    """The free times of a day, one per start: each with the closer whose turn it is, or all with the one wanted.

    Raises: NotAllowed, NotYours.
    """
    access.ensure(tx, who, Role.CALLER)
    diary = diary_for(tx, departments.of(tx, who.department_id), lead_id, now)
    ensure_at_work(diary, closer_id)
    return [free_time(diary, *free) for free in diary.free(day, closer_id)]


def free_time(diary: Diary, slot: Slot, choice: Choice) -> FreeTime:
    """A time as it is offered."""
    return FreeTime(slot.starts_at, slot.ends_at, choice.staff_id, diary.names[choice.staff_id], choice.chosen_by)


def ensure_at_work(diary: Diary, closer_id: int | None) -> None:
    """Raises NotYours for one who holds no meetings here."""
    if closer_id is not None and closer_id not in diary.names:
        raise NotYours


def would_be(tx: Tx, who: Person, wish: Wish, now: datetime) -> FreeTime | None:
    """Who would hold the meeting if it was booked now, and why; None when the time is gone.

    Raises: NotAllowed, NotYours.
    """
    access.ensure(tx, who, Role.CALLER)
    diary = diary_for(tx, departments.of(tx, who.department_id), wish.lead_id, now)
    try:
        return free_time(diary, *_choose(tx, diary, wish))
    except (NoClosers, SlotNotOffered, SlotTaken):
        return None


def closers(tx: Tx, who: Person) -> dict[int, str]:
    """Names of those who hold meetings, by staff id. Raises: NotAllowed."""
    access.ensure(tx, who, Role.CALLER, Role.CLOSER, Role.DIRECTOR)
    return staff.named(tx, who.department_id, Role.CLOSER)


def book(tx: Tx, who: Person, wish: Wish, now: datetime) -> MeetingCard:
    """Book a meeting, which is a call's best result; its closer has the card at once.

    Raises: NotAllowed, NotYours, LeadNotFree, LeadHeld (a colleague has the company in hand), NoClosers,
    SlotNotOffered, SlotTaken (with the nearest free time), TextTooLong.
    """
    access.ensure(tx, who, Role.CALLER)
    note = text(wish.note, _LONGEST_NOTE)
    department = departments.of(tx, who.department_id)
    trace = _take_lead(tx, who, department, wish.lead_id, now)
    diary = diary_for(tx, department, wish.lead_id, now)
    slot, choice = _choose(tx, diary, wish)
    closer_id = choice.staff_id
    meeting_id = meetings.add(tx, department.id, wish.lead_id, who.id, choice, slot, note, now)
    if not meetings.occupy(tx, meeting_id, closer_id, quarters(slot, diary.schedules[closer_id].travel_minutes)):
        raise taken(diary, slot.starts_at, _wanted(wish))
    card = _get(tx, who, meeting_id).card
    until_start = slot.starts_at - now
    told = MeetingBooked(card, has_consultants=bool(staff.holders(tx, department.id, Role.CONSULTANT)))
    outbox.put(tx, told, [closer_id], once=booking_once(meeting_id), due=now, stale_after=until_start)
    met = NewCall(wish.lead_id, who.id, CallResult.MEETING, meeting_id=meeting_id)
    calls.add(tx, department.id, met, trace, now)
    payroll.settle_meeting(tx, department, meeting_id, now)
    audit.note(tx, department.id, who.id, "booked", Subject.MEETING, meeting_id, now, lead_id=wish.lead_id)
    return card


def _take_lead(tx: Tx, who: Person, department: Department, lead_id: int, now: datetime) -> Trace:
    held = queue.locked(tx, who.department_id, lead_id)
    if held is None:
        raise NotYours
    if held.standing.state not in leads.FREE:
        raise LeadNotFree(held.company)
    if held.holder_id not in (None, who.id) and held.held_until is not None and held.held_until > now:
        holder, _, _ = staff.identity(tx, held.holder_id)
        raise LeadHeld(held.company, holder)
    callbacks.withdraw(tx, who.department_id, lead_id, now)
    after = replace(out_of_queue(held.standing, LeadState.MEETING), tries=0)
    queue.put(tx, lead_id, after)
    if held.confirmed_at is None:
        leads.confirm(tx, lead_id, now)
        payroll.settle_lead(tx, department, lead_id, now)
    return Trace(held.standing, after, held.confirmed_at, held.rejected_at, held.rejected_as)


def diary_for(tx: Tx, department: Department, lead_id: int | None, now: datetime) -> Diary:
    """The closers' time, and the turn for a company."""
    lead = None if lead_id is None else leads.get(tx, department.id, lead_id)
    if lead is None:
        return Diary.read(tx, department, now)
    company = Company(lead.segment_id, plain(lead.city), closers_kept.met_by(tx, lead.id))
    return Diary.read(tx, department, now, company)


def _choose(tx: Tx, diary: Diary, wish: Wish) -> tuple[Slot, Choice]:
    """The slot and the closer of a wish, if they are to be had."""
    if not diary.names:
        raise NoClosers
    if wish.closer_id is not None and not staff.belongs(tx, diary.department.id, wish.closer_id):
        raise NotYours
    if not diary.is_offered(wish.starts_at):
        raise SlotNotOffered
    chosen = in_turn = diary.in_turn(wish.starts_at)
    if wish.closer_id is not None and (in_turn is None or in_turn[1].staff_id != wish.closer_id):
        chosen = diary.wanted(wish.closer_id, wish.starts_at)
        why = diary.why(wish.closer_id) if wish.by_turn else None
        if chosen is not None and why is not None:
            chosen = chosen[0], why
    if chosen is None:
        raise taken(diary, wish.starts_at, _wanted(wish))
    return chosen


def _wanted(wish: Wish) -> int | None:
    return None if wish.by_turn else wish.closer_id


def taken(diary: Diary, starts_at: datetime, closer_id: int | None = None) -> SlotTaken:
    """The error for a time that is gone, with the nearest one that is free: of the wanted closer if there is any."""
    nearest = diary.nearest(starts_at, closer_id) if closer_id in diary.names else None
    nearest = nearest or diary.nearest(starts_at)
    if nearest is None:
        return SlotTaken(starts_at, None, None)
    return SlotTaken(starts_at, nearest[0].starts_at, nearest[1].staff_id)


def undo_booking(tx: Tx, who: Person, meeting_id: int, now: datetime) -> None:
    """Take back a booking that was a mistake: the closer's time is free, and the closer knows if the card is there.

    The lead and the call are its caller's business (`calls.undo`). Raises: NotYours, TooLateToUndo.
    """
    meeting = _get(tx, who, meeting_id)
    if not meetings.undo(tx, meeting_id, who.id, now):
        raise TooLateToUndo
    meetings.give_back(tx, meeting_id)
    for topic in (TOMORROW, SOON, QUESTION):
        outbox.withdraw(tx, once_for(topic, meeting), [meeting.closer_id], now)
    if not outbox.take_back(tx, booking_once(meeting_id), meeting.closer_id, now):
        withdrawn = MeetingWithdrawn(meeting.card)
        outbox.put(tx, withdrawn, [meeting.closer_id], once=f"withdrawn:{meeting_id}", due=now, stale_after=_NEWS)
    consultations.meeting_off(tx, who, meeting, Off.UNBOOKED, "", now)
    payroll.settle_meeting(tx, departments.of(tx, who.department_id), meeting_id, now)
    audit.note(tx, who.department_id, who.id, "unbooked", Subject.MEETING, meeting_id, now, lead_id=meeting.lead_id)


def booking_once(meeting_id: int) -> str:
    """What makes the first message about a meeting one."""
    return f"booked:{meeting_id}"


# --- looking


def ahead(tx: Tx, who: Person, now: datetime) -> list[MeetingView]:
    """Meetings not over yet, by start: a closer's own, those a caller booked, to a director all. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.CLOSER, Role.CALLER, Role.DIRECTOR)
    closer_id, caller_id = (who.id if who.has(role) else None for role in (Role.CLOSER, Role.CALLER))
    if who.has(Role.DIRECTOR):
        closer_id = caller_id = None
    found = meetings.of_people(tx, who.department_id, closer_id=closer_id, caller_id=caller_id, ends_after=now)
    return [_view(meeting) for meeting in found]


def to_report(tx: Tx, who: Person, now: datetime) -> list[MeetingView]:
    """Meetings that are over and wait for their outcome: a closer's own, to a director all. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    closer_id = None if who.has(Role.DIRECTOR) else who.id
    found = meetings.of_people(tx, who.department_id, closer_id=closer_id, caller_id=None, ends_until=now)
    return [_view(meeting) for meeting in found]


def waiting(tx: Tx, who: Person, now: datetime) -> list[MeetingView]:
    """Meetings the caller booked that are over and wait for their outcome. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.CALLER)
    found = meetings.of_people(tx, who.department_id, closer_id=None, caller_id=who.id, ends_until=now)
    return [_view(meeting) for meeting in found]


def view(tx: Tx, who: Person, meeting_id: int) -> MeetingView:
    """A meeting, to its closer, the caller who booked it, and directors. Raises: NotAllowed, NotYours."""
    meeting = seen_by(tx, access.ensure(tx, who), meeting_id)
    guests = consultations.guests(tx, meeting_id)
    has_consultants = bool(staff.holders(tx, meeting.department_id, Role.CONSULTANT))
    return replace(_view(meeting), guests=guests, has_consultants=has_consultants)


def seen_by(tx: Tx, who: Person, meeting_id: int) -> StoredMeeting:
    """A meeting that somebody may see: its closer, the caller who booked it, and directors. Raises: NotYours."""
    meeting = _get(tx, who, meeting_id)
    if who.id not in (meeting.closer_id, meeting.caller_id) and not who.has(Role.DIRECTOR):
        raise NotYours
    return meeting


def _get(tx: Tx, who: Person, meeting_id: int) -> StoredMeeting:
    meeting = meetings.get(tx, who.department_id, meeting_id)
    if meeting is None:
        raise NotYours
    return meeting


def _view(meeting: StoredMeeting) -> MeetingView:
    return MeetingView(
        meeting.card,
        meeting.state,
        meeting.outcome,
        meeting.way,
        closer_at_work=meeting.closer_at_work,
        closer_id=meeting.closer_id,
        chosen_by=meeting.chosen_by,
    )


# --- by the clock


def remind_evening_before(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """In the evening: the meetings of tomorrow."""
    _, tomorrow = department.day(department.today(due))
    _, day_after = department.day(department.today(tomorrow))
    instant = timedelta(microseconds=1)
    found = meetings.starting(tx, department.id, tomorrow - instant, day_after - instant)
    consultations.remind(tx, found, due, _EVENING, soon=False)
    found = consultations.accompanied(tx, found)
    tell_closers(tx, department, found, MeetingTomorrow, TOMORROW, due, stale_after=_EVENING)


def remind_hour_before(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """An hour before a meeting, unless it was booked within that hour: its card has just come then."""
    found = meetings.starting(tx, department.id, due + _LATEST_SOON, due + HOUR)
    known = [meeting for meeting in found if meeting.booked_at <= meeting.card.starts_at - HOUR]
    consultations.remind(tx, found, due, _LATEST_SOON, soon=True)
    known = consultations.accompanied(tx, known)
    tell_closers(tx, department, known, MeetingSoon, SOON, due, stale_after=_LATEST_SOON)


def tell_closers(
    tx: Tx,
    department: Department,
    found: Iterable[StoredMeeting],
    message: Callable[[MeetingCard], Message],
    topic: str,
    due: datetime,
    stale_after: timedelta,
) -> None:
    """To the closer of each meeting, or to the directors when that one works here no more; once for each start."""
    directors: list[int] | None = None
    for meeting in found:
        to = [meeting.closer_id]
        if not meeting.closer_at_work:
            directors = staff.holders(tx, department.id, Role.DIRECTOR) if directors is None else directors
            to = directors
        outbox.put(tx, message(meeting.card), to, once=once_for(topic, meeting), due=due, stale_after=stale_after)


def once_for(topic: str, meeting: StoredMeeting) -> str:
    """What makes a message about a meeting one: another start is another message."""
    return f"{topic}:{meeting.card.meeting_id}:{int(meeting.card.starts_at.timestamp())}"
