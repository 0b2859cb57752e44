"""Outcomes that were entered wrong: corrected by their author within a day, by a director at any time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.calling import out_of_queue
from domain.department import Department
from domain.errors import CompanyMovedOn, LeadHeld, NotYours, SlotTaken, TooLateToCorrect
from domain.funnel import LeadState, Outcome
from domain.messages import ContractCancelled
from domain.people import Person, Role
from domain.slots import Slot, quarters
from services import access, contracts, deals, departments, outcomes
from services.diary import Diary
from services.outcomes import OutcomeReport, Reported
from storage import audit, corrections, meetings, outbox, queue, staff
from storage import contracts as contracts_kept
from storage.audit import Subject
from storage.corrections import Told
from storage.meetings import StoredMeeting
from storage.transaction import Tx

AUTHORS_TIME = timedelta(hours=24)
"""How long the author of an outcome may correct it (the issue)."""
_NEWS = timedelta(days=7)
_NOT_MET = (Outcome.NO_SHOW, Outcome.POSTPONED)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A meeting and what was written down about it."""

    meeting: StoredMeeting
    told: Told


def may_correct(tx: Tx, who: Person, meeting_id: int, now: datetime) -> bool:
    """Whether the person may correct the outcome now. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who)
    meeting = meetings.get(tx, who.department_id, meeting_id)
    if meeting is None:
        raise NotYours
    told = corrections.told(tx, meeting_id)
    return told is not None and _is_theirs(who, told, now) and not _has_moved_on(tx, _Wrong(meeting, told))


def correct(tx: Tx, who: Person, report: OutcomeReport, now: datetime) -> Reported:
    """Write another outcome down: what followed from the old one is undone, pay by reversal, then this one is followed.

    Both stay in the record. Raises: NotAllowed, NotYours, TooLateToCorrect (not the author, or not today),
    CompanyMovedOn (something rests on the old outcome), LeadHeld (a caller has the company in hand), SlotTaken (a
    meeting that is said to have taken place now stands in the way of another), and what `outcomes.report` raises about
    the report itself.
    """
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    wrong = _wrong(tx, who, report.meeting_id, now)
    checked = outcomes.check(report)
    meeting, told = wrong.meeting, wrong.told
    department = departments.of(tx, who.department_id)
    _undo(tx, department, wrong, who, now)
    if checked.outcome.held and not told.outcome.held:
        _occupy(tx, department, meeting, now)
    corrections.rewrite(tx, report.meeting_id, told, checked.outcome, checked.reason, who.id, now)
    audit.note(
        tx,
        department.id,
        who.id,
        "corrected",
        Subject.MEETING,
        report.meeting_id,
        now,
        before=told.outcome.value,
        after=checked.outcome.value,
        was=told.reason,
        reason=checked.reason,
    )
    return outcomes.follow(tx, who, meeting, checked, now, revision=told.corrections + 1)


def _wrong(tx: Tx, who: Person, meeting_id: int, now: datetime) -> _Wrong:
    """The meeting whose outcome may be corrected, with its company kept from moving meanwhile."""
    meeting, told = meetings.get(tx, who.department_id, meeting_id), corrections.told(tx, meeting_id)
    if meeting is None or told is None:
        raise NotYours
    if who.id not in (meeting.closer_id, told.reported_by) and not who.has(Role.DIRECTOR):
        raise NotYours
    if not _is_theirs(who, told, now):
        raise TooLateToCorrect
    held = queue.locked(tx, who.department_id, meeting.lead_id)
    assert held is not None, "a meeting has its company"
    if held.holder_id is not None and held.held_until is not None and held.held_until > now:
        holder, _, _ = staff.identity(tx, held.holder_id)
        raise LeadHeld(held.company, holder)
    wrong = _Wrong(meeting, told)
    if _has_moved_on(tx, wrong):
        raise CompanyMovedOn(held.company)
    return wrong


def _is_theirs(who: Person, told: Told, now: datetime) -> bool:
    """The author's for a day, unless somebody else has corrected it by then; a director's always."""
    if who.has(Role.DIRECTOR):
        return True
    if not who.has(Role.CLOSER):
        return False
    return who.id == told.reported_by and told.corrected_by in (None, who.id) and now - told.reported_at <= AUTHORS_TIME


def _has_moved_on(tx: Tx, wrong: _Wrong) -> bool:
    """Whether the company is not where the outcome left it, or was worked with since."""
    meeting, outcome = wrong.meeting, wrong.told.outcome
    left = {outcome.lead_state}
    if outcome in _NOT_MET:
        left |= {LeadState.REFUSED, LeadState.DEAL}
    if queue.standing(tx, meeting.lead_id).state not in left:
        return True
    since = corrections.last_written(tx, meeting.card.meeting_id) or wrong.told.reported_at
    if corrections.moved_on(tx, meeting.lead_id, meeting.card.meeting_id, since):
        return True
    return outcome is Outcome.CONTRACT and contracts_kept.standing(tx, meeting.lead_id) != 1


def _undo(tx: Tx, department: Department, wrong: _Wrong, who: Person, now: datetime) -> None:
    """What followed from the old outcome, but for the deal: it goes on or ends as the new outcome says."""
    meeting, meeting_id = wrong.meeting, wrong.meeting.card.meeting_id
    contract_id = contracts_kept.of_meeting(tx, meeting_id)
    if wrong.told.outcome is Outcome.CONTRACT and contract_id is not None:
        found = contracts_kept.get(tx, department.id, contract_id)
        assert found is not None, "it was just found"
        manager_id = contracts.revoke(tx, department, contract_id, who.id, "", now)
        if manager_id is not None and staff.get(tx, department.id, manager_id) is not None:
            cancelled = ContractCancelled(found.company, found.number, found.amount, "", 0)
            once = f"contract-cancelled:{contract_id}"
            outbox.put(tx, cancelled, [manager_id], once=once, due=now, stale_after=_NEWS)
    if meeting.follows_id is not None:
        deals.keep(tx, department, meeting.lead_id, meeting.closer_id, now)
    queue.put(tx, meeting.lead_id, out_of_queue(queue.standing(tx, meeting.lead_id), LeadState.MEETING))


def _occupy(tx: Tx, department: Department, meeting: StoredMeeting, now: datetime) -> None:
    """The meeting took place after all: the time is its closer's no more."""
    slot = Slot(meeting.card.starts_at, meeting.card.ends_at)
    schedule = Diary.read(tx, department, now).schedules.get(meeting.closer_id, department.schedule)
    if not meetings.occupy(tx, meeting.card.meeting_id, meeting.closer_id, quarters(slot, schedule.travel_minutes)):
        raise SlotTaken(slot.starts_at, None, None)
