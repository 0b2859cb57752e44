"""Another meeting with a company in work: its closer books it into their own time, and it pays no caller."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calling import out_of_queue
from domain.errors import LeadNotFree, NotYours, SlotNotOffered, SlotTaken
from domain.funnel import LeadState, MeetingState
from domain.messages import MeetingCard
from domain.people import Person, Role
from domain.slots import Slot, quarters
from domain.turn import Choice, ChosenBy
from services import access, departments
from services.diary import Diary
from storage import audit, meetings, queue
from storage.audit import Subject
from storage.meetings import StoredMeeting
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When the closer of a held meeting meets the company again."""

    meeting_id: int
    starts_at: datetime


def days(tx: Tx, who: Person, meeting_id: int, now: datetime) -> list[date]:
    """The days on which the meeting's closer has time to go on. Raises: NotAllowed, NotYours."""
    meeting = _held(tx, who, meeting_id)
    diary = Diary.read(tx, departments.of(tx, who.department_id), now)
    return [day for day in diary.days() if _free_of(diary, meeting, day)]


def times(tx: Tx, who: Person, meeting_id: int, day: date, now: datetime) -> list[Slot]:
    """The free times of the meeting's closer on a day. Raises: NotAllowed, NotYours."""
    meeting = _held(tx, who, meeting_id)
    return list(_free_of(Diary.read(tx, departments.of(tx, who.department_id), now), meeting, day))


def book(tx: Tx, who: Person, wish: NextMeeting, now: datetime) -> MeetingCard:
    """Book the meeting that goes on from a held one; it counts and pays as nobody's booking.

    Raises: NotAllowed, NotYours, LeadNotFree (the company is not in work any more), SlotNotOffered, SlotTaken.
    """
    meeting = _held(tx, who, wish.meeting_id)
    held = queue.locked(tx, who.department_id, meeting.lead_id)
    assert held is not None, "a meeting has its company"
    if held.standing.state is not LeadState.DEAL:
        raise LeadNotFree(held.company)
    diary = Diary.read(tx, departments.of(tx, who.department_id), now)
    slot = diary.slot_at(meeting.closer_id, wish.starts_at) if meeting.closer_id in diary.names else None
    if slot is None:
        raise SlotNotOffered
    choice = Choice(meeting.closer_id, ChosenBy.MET_BEFORE)
    meeting_id = meetings.add(
        tx, who.department_id, meeting.lead_id, meeting.caller_id, choice, slot, "", now, meeting.card.meeting_id
    )
    travel = diary.schedules[meeting.closer_id].travel_minutes
    free = diary.is_free(meeting.closer_id, slot)
    if not free or not meetings.occupy(tx, meeting_id, meeting.closer_id, quarters(slot, travel)):
        raise SlotTaken(slot.starts_at, None, None)
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
        follows=meeting.card.meeting_id,
    )
    booked = meetings.get(tx, who.department_id, meeting_id)
    assert booked is not None, "it was just booked"
    return booked.card


def _held(tx: Tx, who: Person, meeting_id: int) -> StoredMeeting:
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    meeting = meetings.get(tx, who.department_id, meeting_id)
    if meeting is None or meeting.state is not MeetingState.HELD:
        raise NotYours
    if meeting.closer_id != who.id and not who.has(Role.DIRECTOR):
        raise NotYours
    return meeting


def _free_of(diary: Diary, meeting: StoredMeeting, day: date) -> tuple[Slot, ...]:
    return diary.free_of(meeting.closer_id, day) if meeting.closer_id in diary.names else ()
