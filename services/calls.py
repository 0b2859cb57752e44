"""Calling: the next lead, what the call ended with, and the way back from a slip of the finger."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.calling import (
    LEASE,
    MONTHS_AHEAD,
    OVERDUE,
    REST,
    UNDO,
    CallResult,
    Queue,
    after_call,
    callable_from,
    may_be_called,
    months_later,
)
from domain.department import Department
from domain.errors import (
    CallbackInPast,
    CallbackTooFar,
    LeadHeld,
    LeadNotFree,
    LeadNotHeld,
    NotYours,
    TooLateToUndo,
)
from domain.money import Money
from domain.people import Person, Role
from domain.typed import line
from domain.workdays import Month, local_day
from services import access, callbacks, departments, do_not_call, meetings, payroll
from services.presence import is_away
from storage import audit, calls, leads, queue, segments, staff, statements
from storage.audit import Subject
from storage.calls import NewCall, Trace
from storage.queue import Held
from storage.transaction import Tx, locks_rows

HISTORY = 5
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class PastCall:
    """A call of the past, as the next caller needs to know it."""

    result: CallResult
    reason: str
    caller: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CallCard:
    """A lead in a caller's hands; phones are E.164, the first with ";ext=12" after it when there is an extension."""

    lead_id: int
    company: str
    person: str
    phones: tuple[str, ...]
    city: str
    address: str
    site: str
    note: str
    zone: str
    """IANA name: what the clocks show there."""
    segment: str
    """The segment's name; "" without one."""
    script: str
    """What to say."""
    queue: Queue | None
    """Why it is called; None for one that was not waiting."""
    callback_at: datetime | None
    """When it was promised to be called back."""
    history: tuple[PastCall, ...]
    """The newest first, at most 5."""
    held_until: datetime


@dataclass(frozen=True, slots=True)
class CallEntry:
    """What a call ended with, as the caller says."""

    lead_id: int
    result: CallResult
    reason: str = ""
    callback_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """What was recorded; `due_at` is when the company is called again, None when it is not."""

    call_id: int
    company: str
    result: CallResult
    due_at: datetime | None
    undo_until: datetime


@dataclass(frozen=True, slots=True)
class MyCalls:
    """A caller's day: `reached` are calls in which somebody of the company answered."""

    calls: int
    reached: int
    meetings: int
    earned: Money


class Quiet(StrEnum):
    """Why there is nothing to call."""

    EMPTY = "empty"
    """No lead waits at all."""
    LATER = "later"
    """All that wait are to be called later."""
    NIGHT = "night"
    """Leads are due, and it is not between 09:00 and 18:00 where they are."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Why nothing is to be called now, and when the next lead is; None when none waits."""

    why: Quiet
    next_at: datetime | None


_TOOK, _LET_GO = "took", "let_go"


# --- taking and letting go


@locks_rows
def next_lead(tx: Tx, who: Person, now: datetime) -> CallCard | None:
    """The lead in hand, or else the next to call, which is in hand for 60 minutes; None: nothing to call now.

    My callbacks that are due come first, then those of colleagues who are away or late, retries, and fresh leads by the
    priority of their segment; only where it is between 09:00 and 18:00 (issue 3). Raises: NotAllowed.
    """
    who = access.ensure(tx, who, Role.CALLER)
    queue.one_at_a_time(tx, who.id)
    queue.fall_back(tx, who.department_id, who.id, now)
    # Locked: a result that is logged at this moment takes the lead out of these hands.
    held = queue.in_hand_locked(tx, who.id, now)
    if held is not None:
        return _card(tx, who, held.lead_id)
    lead_id = _claim_next(tx, who, now)
    if lead_id is None:
        return None
    audit.note(tx, who.department_id, who.id, _TOOK, Subject.LEAD, lead_id, now)
    return _card(tx, who, lead_id)


def _claim_next(tx: Tx, who: Person, now: datetime) -> int | None:
    until = now + LEASE
    for mine in queue.my_due(tx, who.id, now):
        if may_be_called(now, mine.zone):
            claimed = queue.claim_mine(tx, mine.lead_id, who.id, until)
            if claimed is not None:
                return claimed
    today = local_day(now, who.zone)
    for part in Queue:
        for first in sorted(queue.first_due(tx, who.department_id, part, now, today), key=lambda one: one.turn):
            if may_be_called(now, first.zone):
                claimed = queue.claim(tx, who.department_id, part, first.zone, who.id, now, today, until)
                if claimed is not None:
                    return claimed
    return None


def take(tx: Tx, who: Person, lead_id: int, now: datetime) -> CallCard:
    """Take a certain lead in hand, at any hour; what was in hand goes back.

    Raises: NotAllowed, NotYours, LeadHeld (a colleague has it, or has promised to call back), LeadNotFree.
    """
    who = access.ensure(tx, who, Role.CALLER)
    queue.one_at_a_time(tx, who.id)
    held = _locked(tx, who, lead_id)
    if held.standing.state not in leads.FREE:
        raise LeadNotFree(held.company)
    if held.holder_id == who.id and _lasts(held, now):
        return _card(tx, who, lead_id)
    owner = _other_hands(tx, who, held, now)
    if owner is not None:
        raise LeadHeld(held.company, owner)
    _into_hand(tx, who, lead_id, now)
    audit.note(tx, who.department_id, who.id, _TOOK, Subject.LEAD, lead_id, now)
    return _card(tx, who, lead_id)


def _other_hands(tx: Tx, who: Person, held: Held, now: datetime) -> str | None:
    """The name of the colleague who has the lead, or has promised to call it and is there to do so."""
    if held.holder_id is not None and held.holder_id != who.id and _lasts(held, now):
        return staff.identity(tx, held.holder_id)[0]
    at = held.standing
    if at.queue is not Queue.CALLBACK or at.callback_of in (None, who.id) or at.due_at is None:
        return None
    owner = staff.get(tx, who.department_id, at.callback_of)
    if owner is None or not owner.has(Role.CALLER) or owner.unreachable or at.due_at <= now - OVERDUE:
        return None
    return None if is_away(tx, departments.of(tx, who.department_id), owner.id, now) else owner.name


def _lasts(held: Held, now: datetime) -> bool:
    return held.held_until is not None and held.held_until > now


def _into_hand(tx: Tx, who: Person, lead_id: int, now: datetime) -> None:
    queue.let_go(tx, who.id)
    queue.hold(tx, lead_id, who.id, now + LEASE)


def in_hand(tx: Tx, who: Person, now: datetime) -> CallCard | None:
    """The lead in hand, None without one. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.CALLER)
    held = queue.in_hand(tx, who.id, now)
    return None if held is None else _card(tx, who, held.lead_id)


def let_go(tx: Tx, who: Person, lead_id: int, now: datetime) -> None:
    """Put the lead in hand back into the queue without a call; it rests for some minutes, then anybody has it.

    Nothing happens to one that is not in hand any more. Raises: NotAllowed, NotYours.
    """
    who = access.ensure(tx, who, Role.CALLER)
    held = _locked(tx, who, lead_id)
    if held.holder_id != who.id:
        return
    at = held.standing
    if at.due_at is not None:
        at = replace(at, due_at=max(at.due_at, now + REST))
    queue.put(tx, lead_id, at)
    audit.note(tx, who.department_id, who.id, _LET_GO, Subject.LEAD, lead_id, now)


# --- results


def log(tx: Tx, who: Person, entry: CallEntry, now: datetime) -> Logged:
    """Record what a call ended with, with all that follows. A meeting is booked instead (`meetings.book`).

    After the 60 minutes it is still taken, as long as nobody else has had the lead since.

    Raises: NotAllowed, NotYours, LeadNotHeld, CallbackInPast, CallbackTooFar, TextTooLong.
    """
    who = access.ensure(tx, who, Role.CALLER)
    if entry.result is CallResult.MEETING:
        raise NotYours
    reason = line(entry.reason, LONGEST_REASON)
    held = _locked(tx, who, entry.lead_id)
    if held.holder_id != who.id and not _had_it_last(tx, who, held):
        raise LeadNotHeld(held.company)
    callback_at = _promised_time(entry, held.zone, now)
    department = departments.of(tx, who.department_id)
    rules = department.calling
    after = after_call(held.standing, entry.result, now, held.zone, rules, caller_id=who.id, callback_at=callback_at)
    callbacks.withdraw(tx, who.department_id, held.lead_id, now)
    queue.put(tx, held.lead_id, after)
    _prove(tx, department, held, entry.result, now)
    trace = Trace(held.standing, after, held.confirmed_at, held.rejected_at, held.rejected_as)
    if entry.result is CallResult.DO_NOT_CALL:
        trace = do_not_call.exclude(tx, who, trace, held.lead_id, now)
    call = NewCall(held.lead_id, who.id, entry.result, reason, callback_at)
    call_id = calls.add(tx, who.department_id, call, trace, now)
    if entry.result is CallResult.CALL_BACK:
        callbacks.promise(tx, who.department_id, call_id)
    audit.note(tx, who.department_id, who.id, "called", Subject.LEAD, held.lead_id, now, result=entry.result.value)
    return Logged(call_id, held.company, entry.result, after.due_at, now + UNDO)


def _had_it_last(tx: Tx, who: Person, held: Held) -> bool:
    """Whether the lead fell back from these hands, and nothing happened to it since."""
    if held.holder_id is not None or held.standing.state not in leads.FREE:
        return False
    last = audit.last(tx, who.department_id, Subject.LEAD, held.lead_id, (_TOOK, _LET_GO))
    if last is None or last.actor_id != who.id or last.action != _TOOK:
        return False
    since = calls.of_lead(tx, held.lead_id, 1)
    return not since or since[0].at < last.at


def _promised_time(entry: CallEntry, zone: str, now: datetime) -> datetime | None:
    if entry.result is not CallResult.CALL_BACK:
        return None
    if entry.callback_at is None or entry.callback_at <= now:
        raise CallbackInPast
    if entry.callback_at > months_later(now, MONTHS_AHEAD, zone):
        raise CallbackTooFar
    return entry.callback_at


def _prove(tx: Tx, department: Department, held: Held, result: CallResult, now: datetime) -> None:
    """The first proof counts: a company that answered once stays confirmed, whatever becomes of its number."""
    if held.confirmed_at is not None:
        return
    if result.confirms:
        queue.prove(tx, held.lead_id, now, None, None)
        payroll.settle_lead(tx, department, held.lead_id, now)
    elif result.rejects:
        queue.prove(tx, held.lead_id, None, now, result.value)


# --- the way back


def to_undo(tx: Tx, who: Person, now: datetime) -> Logged | None:
    """My last result while it may be taken back, of a booked meeting too. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.CALLER)
    call = calls.last_of(tx, who.id, now - UNDO)
    if call is None:
        return None
    lead = leads.get(tx, who.department_id, call.lead_id)
    assert lead is not None, "a call has its lead"
    return Logged(call.id, lead.company, call.result, call.trace.after.due_at, call.at + UNDO)


def undo(tx: Tx, who: Person, call_id: int, now: datetime) -> CallCard:
    """Take a result back within 60 seconds: the lead is in hand again, as if there had been no call.

    What was taken meanwhile waits again; a meeting is off and its closer knows. Raises: NotAllowed, NotYours,
    TooLateToUndo (something followed the call, or the minute is over).
    """
    who = access.ensure(tx, who, Role.CALLER)
    call = calls.get(tx, who.department_id, call_id)
    if call is None or call.caller_id != who.id:
        raise NotYours
    queue.one_at_a_time(tx, who.id)
    held = _locked(tx, who, call.lead_id)
    last = calls.of_lead(tx, call.lead_id, 1)
    is_last = bool(last) and last[0].id == call.id and held.standing == call.trace.after and held.holder_id is None
    if call.undone or now - call.at > UNDO or not is_last:
        raise TooLateToUndo
    if call.meeting_id is not None:
        meetings.undo_booking(tx, who, call.meeting_id, now)
    callbacks.withdraw(tx, who.department_id, call.lead_id, now)
    calls.undo(tx, call.id, now)
    callbacks.renew(tx, who.department_id, call.lead_id, now)
    trace = call.trace
    queue.put(tx, call.lead_id, trace.before)
    queue.prove(tx, call.lead_id, trace.confirmed_at, trace.rejected_at, trace.rejected_as)
    if trace.confirmed_at is None:
        payroll.settle_lead(tx, departments.of(tx, who.department_id), call.lead_id, now)
    if call.result is CallResult.DO_NOT_CALL:
        do_not_call.let_in(tx, who, trace, now)
    _into_hand(tx, who, call.lead_id, now)
    audit.note(tx, who.department_id, who.id, "undid", Subject.LEAD, call.lead_id, now, call_id=call.id)
    return _card(tx, who, call.lead_id)


# --- looking


def my_day(tx: Tx, who: Person, now: datetime) -> MyCalls:
    """How the caller's day goes, by the department's clocks. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.CALLER)
    department = departments.of(tx, who.department_id)
    begins, ends = department.day(department.today(now))
    made, reached, met = calls.tally(tx, who.id, begins, ends)
    first = statements.last_closed(tx, department.id) or Month.of(department.today(department.founded_at))
    return MyCalls(made, reached, met, calls.earned(tx, department.id, who.id, first, begins, ends))


def queue_outlook(tx: Tx, who: Person, now: datetime) -> Outlook:
    """Why nothing is to be called now, and when something is. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.CALLER)
    waiting = [(one.due_at, one.zone) for one in queue.my_ahead(tx, who.id)]
    for part in Queue:
        # A colleague's callback becomes anybody's when it is late.
        late = OVERDUE if part is Queue.CALLBACK else timedelta(0)
        waiting += [(one.due_at + late, one.zone) for one in queue.first_ahead(tx, who.department_id, part)]
    if not waiting:
        return Outlook(Quiet.EMPTY, None)
    is_night = any(due_at <= now and not may_be_called(now, zone) for due_at, zone in waiting)
    next_at = min(callable_from(max(due_at, now), zone) for due_at, zone in waiting)
    return Outlook(Quiet.NIGHT if is_night else Quiet.LATER, next_at)


def _locked(tx: Tx, who: Person, lead_id: int) -> Held:
    held = queue.locked(tx, who.department_id, lead_id)
    if held is None:
        raise NotYours
    return held


def _card(tx: Tx, who: Person, lead_id: int) -> CallCard:
    """A lead that is in these hands, with all its caller needs."""
    lead = leads.get(tx, who.department_id, lead_id)
    held = queue.held(tx, who.department_id, lead_id)
    assert lead is not None, "who has it in hand knows it"
    assert held is not None, "who has it in hand knows it"
    assert held.held_until is not None, "it is in hand"
    at = held.standing
    _, *others = leads.phones_of(tx, lead_id)
    segment = None if lead.segment_id is None else segments.get(tx, who.department_id, lead.segment_id)
    past = calls.of_lead(tx, lead_id, HISTORY)
    promised = next((call.callback_at for call in past if call.result is CallResult.CALL_BACK), at.due_at)
    return CallCard(
        lead_id=lead.id,
        company=lead.company,
        person=lead.person,
        phones=(lead.phone, *others),
        city=lead.city,
        address=lead.address,
        site=lead.site,
        note=lead.note,
        zone=lead.zone,
        segment=lead.segment,
        script="" if segment is None else segment.script,
        queue=at.queue,
        callback_at=promised if at.queue is Queue.CALLBACK else None,
        history=tuple(PastCall(call.result, call.reason, call.caller, call.at) for call in past),
        held_until=held.held_until,
    )
