"""Another meeting with a company in work: its closer books it into their own time, and it pays no caller.

It goes on from a meeting that was held: right after its outcome, or later from the deal.
"""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calling import out_of_queue
from domain.deals import DealState
from domain.errors import DealClosed, LeadNotFree, MeetingAlreadyAhead, NotYours, SlotNotOffered, SlotTaken
from domain.funnel import LeadState, MeetingState
from domain.messages import MeetingBooked, MeetingCard
from domain.people import Person, Role
from domain.slots import Slot, quarters
from domain.turn import Choice, ChosenBy
from services import access, deals, departments
from services.diary import Diary
from services.meetings import booking_once
from storage import audit, meetings, outbox, queue
from storage.audit import Subject
from storage.meetings import StoredMeeting
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When the closer of a held meeting meets the company again."""

    meeting_id: int
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class NextOfDeal:
    """When the closer of an open deal meets the company again."""

    deal_id: int
    starts_at: datetime


# --- after the outcome


def days(tx: Tx, who: Person, meeting_id: int, now: datetime) -> list[date]:
    """The days on which the meeting's closer has time to go on. Raises: NotAllowed, NotYours."""
    return _days(tx, who, _held(tx, who, meeting_id).closer_id, now)


def times(tx: Tx, who: Person, meeting_id: int, day: date, now: datetime) -> list[Slot]:
    """The free times of the meeting's closer on a day. Raises: NotAllowed, NotYours."""
    return _times(tx, who, _held(tx, who, meeting_id).closer_id, day, now)


def book(tx: Tx, who: Person, wish: NextMeeting, now: datetime) -> MeetingCard:
    """Book the meeting that goes on from a held one; it counts and pays as nobody's booking.

    Raises: NotAllowed, NotYours, LeadNotFree (the company is not in work any more), SlotNotOffered, SlotTaken.
    """
    meeting = _held(tx, who, wish.meeting_id)
    return _book(tx, who, meeting, meeting.closer_id, wish.starts_at, now)


# --- from the deal


def days_of_deal(tx: Tx, who: Person, deal_id: int, now: datetime) -> list[date]:
    """The days on which the deal's closer has time. Raises: NotAllowed, NotYours, DealClosed, MeetingAlreadyAhead."""
    _, closer_id = _in_work(tx, who, deal_id)
    return _days(tx, who, closer_id, now)


def times_of_deal(tx: Tx, who: Person, deal_id: int, day: date, now: datetime) -> list[Slot]:
    """The free times of the deal's closer on a day.

    Raises: NotAllowed, NotYours, DealClosed, MeetingAlreadyAhead.
    """
    _, closer_id = _in_work(tx, who, deal_id)
    return _times(tx, who, closer_id, day, now)


def book_of_deal(tx: Tx, who: Person, wish: NextOfDeal, now: datetime) -> MeetingCard:
    """Book the next meeting of a deal into its closer's time; it goes on from the last one that was held.

    Raises: NotAllowed, NotYours, DealClosed, MeetingAlreadyAhead, LeadNotFree, SlotNotOffered, SlotTaken.
    """
    meeting, closer_id = _in_work(tx, who, wish.deal_id)
    return _book(tx, who, meeting, closer_id, wish.starts_at, now)


def _in_work(tx: Tx, who: Person, deal_id: int) -> tuple[StoredMeeting, int]:
    """The meeting an open deal goes on from, and the deal's closer."""
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    deal = deals.of_theirs(tx, who, deal_id)
    if deal.state is not DealState.OPEN:
        raise DealClosed(deal.company)
    ahead = meetings.open_of_lead(tx, who.department_id, deal.lead_id)
    if ahead is not None:
        raise MeetingAlreadyAhead(deal.company, ahead.card.starts_at)
    last = meetings.last_held(tx, who.department_id, deal.lead_id)
    if last is None:
        raise LeadNotFree(deal.company)
    return last, deal.closer_id


# --- both


def _days(tx: Tx, who: Person, closer_id: int, now: datetime) -> list[date]:
    diary = Diary.read(tx, departments.of(tx, who.department_id), now)
    return [day for day in diary.days() if closer_id in diary.names and diary.has_free(day, closer_id)]


def _times(tx: Tx, who: Person, closer_id: int, day: date, now: datetime) -> list[Slot]:
    diary = Diary.read(tx, departments.of(tx, who.department_id), now)
    return list(diary.free_of(closer_id, day)) if closer_id in diary.names else []


def _book(
    tx: Tx, who: Person, meeting: StoredMeeting, closer_id: int, starts_at: datetime, now: datetime
) -> MeetingCard:
    held = queue.locked(tx, who.department_id, meeting.lead_id)
    assert held is not None, "a meeting has its company"
    if held.standing.state is not LeadState.DEAL:
        raise LeadNotFree(held.company)
    diary = Diary.read(tx, departments.of(tx, who.department_id), now)
    slot = diary.slot_at(closer_id, starts_at) if closer_id in diary.names else None
    if slot is None:
        raise SlotNotOffered
    choice = Choice(closer_id, ChosenBy.MET_BEFORE if closer_id == meeting.closer_id else ChosenBy.CALLER)
    follows_id = meeting.card.meeting_id
    meeting_id = meetings.add(
        tx, who.department_id, meeting.lead_id, meeting.caller_id, choice, slot, "", now, follows_id
    )
    travel = diary.schedules[closer_id].travel_minutes
    free = diary.is_free(closer_id, slot)
    if not free or not meetings.occupy(tx, meeting_id, closer_id, quarters(slot, travel)):
        nearest = diary.nearest(starts_at, closer_id)
        raise SlotTaken(starts_at, None if nearest is None else nearest[0].starts_at, closer_id)
    queue.put(tx, meeting.lead_id, out_of_queue(held.standing, LeadState.MEETING))
    audit.note(
        tx,
        who.department_id,
        who.id,
        "booked",
        Subject.MEETING,
        meeting_id,
        now,
        lead_id=meeting.lead_id,
        follows=follows_id,
    )
    booked = meetings.get(tx, who.department_id, meeting_id)
    assert booked is not None, "it was just booked"
    if who.id != closer_id:
        told = MeetingBooked(booked.card)
        outbox.put(tx, told, [closer_id], once=booking_once(meeting_id), due=now, stale_after=slot.starts_at - now)
    return booked.card


def _held(tx: Tx, who: Person, meeting_id: int) -> StoredMeeting:
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    meeting = meetings.get(tx, who.department_id, meeting_id)
    if meeting is None or meeting.state is not MeetingState.HELD:
        raise NotYours
    if meeting.closer_id != who.id and not who.has(Role.DIRECTOR):
        raise NotYours
    return meeting
