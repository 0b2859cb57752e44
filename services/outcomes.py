"""Outcomes: asked for after a meeting, and recorded with all that follows. Nothing is ever assumed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.calling import after_meeting
from domain.deals import NewContract
from domain.department import Department
from domain.errors import AlreadyReported, AmountNotPositive, AmountTooLarge, MeetingNotOver, NotYours
from domain.funnel import LeadState, MeetingState, Outcome
from domain.messages import OutcomeQuestion, OutcomeReported
from domain.money import LARGEST_AMOUNT, Money
from domain.people import Person, Role
from domain.typed import line, text
from services import access, contracts, deals, departments, payroll
from services.meetings import QUESTION, SOON, once_for, tell_closers
from storage import audit, exclusions, leads, meetings, outbox, queue, staff
from storage.audit import Subject
from storage.meetings import StoredMeeting
from storage.transaction import Tx

ASK_AFTER = timedelta(minutes=30)
"""How long after its planned end a meeting's outcome is asked for."""
_ASK_WITHIN = timedelta(days=3)
_NEWS = timedelta(days=7)
_LONGEST_REASON = 1000
_LONGEST_NUMBER = 100


@dataclass(frozen=True, slots=True)
class OutcomeReport:
    """How a meeting went; a contract has an amount and perhaps a number."""

    meeting_id: int
    outcome: Outcome
    reason: str = ""
    amount: Money | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """What was recorded; `earned` is what it brings the one who reported, `amount` is the contract's."""

    meeting_id: int
    company: str
    outcome: Outcome
    earned: Money
    amount: Money | None


def report(tx: Tx, who: Person, report: OutcomeReport, now: datetime) -> Reported:
    """Record how a meeting went, with all that follows: pay, the company's state, contract, messages.

    Raises: NotAllowed, NotYours, AlreadyReported (with the first outcome), MeetingNotOver (it has not begun),
    AmountNotPositive, AmountTooLarge, TextTooLong.
    """
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    meeting = meetings.get(tx, who.department_id, report.meeting_id)
    if meeting is None:
        raise NotYours
    _ensure_reportable(meeting, who, now)
    amount = _contract_amount(report)
    reason, number = text(report.reason, _LONGEST_REASON), line(report.number, _LONGEST_NUMBER)
    _settle(tx, meeting, report.outcome, reason, who, now)
    department = departments.of(tx, who.department_id)
    for_meeting = payroll.pay_meeting(tx, department, meeting, now) if report.outcome.held else Money.zero()
    for_contract = Money.zero()
    if amount is not None:
        new = NewContract(amount, number, department.today(now))
        contract_id = contracts.sign(tx, department, report.meeting_id, meeting.lead_id, meeting.closer_id, new, now)
        owner_id = contracts.closer_of(tx, department, contract_id)
        for_contract = payroll.pay_commission(tx, department, owner_id, contract_id, amount, now)
    elif report.outcome.lead_state is LeadState.DEAL:
        deals.keep(tx, department, meeting.lead_id, meeting.closer_id, now)
    elif report.outcome is Outcome.REFUSAL:
        deals.lose(tx, department, meeting.lead_id, reason, now)
    _tell_caller(tx, meeting, report.outcome, for_meeting, now)
    audit.note(
        tx, department.id, who.id, "reported", Subject.MEETING, report.meeting_id, now, outcome=report.outcome.value
    )
    earned = Money.sum(
        pay for earner, pay in ((meeting.caller_id, for_meeting), (meeting.closer_id, for_contract)) if earner == who.id
    )
    return Reported(report.meeting_id, meeting.card.company, report.outcome, earned, amount)


def _ensure_reportable(meeting: StoredMeeting, who: Person, now: datetime) -> None:
    if not who.has(Role.DIRECTOR) and meeting.closer_id != who.id:
        raise NotYours
    if meeting.state is MeetingState.UNDONE:
        raise NotYours
    if meeting.state is not MeetingState.BOOKED:
        raise AlreadyReported(meeting.outcome or meeting.state)
    if meeting.card.starts_at > now:
        raise MeetingNotOver(meeting.card.starts_at)


def _contract_amount(report: OutcomeReport) -> Money | None:
    if report.outcome is not Outcome.CONTRACT:
        return None
    if report.amount is None or report.amount <= Money.zero():
        raise AmountNotPositive
    if report.amount > LARGEST_AMOUNT:
        raise AmountTooLarge
    return report.amount


def _settle(tx: Tx, meeting: StoredMeeting, outcome: Outcome, reason: str, who: Person, now: datetime) -> None:
    """End the meeting, free the time it did not take, move the company on, and take back the question."""
    meeting_id = meeting.card.meeting_id
    settled = meetings.settle(tx, meeting_id, outcome.meeting_state, outcome, reason, who.id, now)
    assert settled, "nobody reports between this transaction's look and its write"
    _move_lead(tx, meeting, outcome, now)
    if not outcome.held:
        meetings.give_back(tx, meeting_id)
    answerable = [meeting.closer_id, *staff.holders(tx, who.department_id, Role.DIRECTOR)]
    for topic in (SOON, QUESTION):
        outbox.withdraw(tx, once_for(topic, meeting), answerable, now)


def _move_lead(tx: Tx, meeting: StoredMeeting, outcome: Outcome, now: datetime) -> None:
    """The company goes on: back into the queue, to the closer's deals, or out as a client nobody may call."""
    department = departments.of(tx, meeting.department_id)
    before = queue.standing(tx, meeting.lead_id)
    queue.put(tx, meeting.lead_id, after_meeting(before, outcome, now, department.zone, department.calling))
    lead = leads.get(tx, department.id, meeting.lead_id)
    assert lead is not None, "a meeting has its company"
    phones, inns = leads.phones_of(tx, lead.id), [] if lead.inn is None else [lead.inn]
    if outcome.lead_state is not LeadState.CLIENT and exclusions.matching(tx, department.id, phones, inns):
        # It came onto the list while the meeting was ahead, which took place all the same.
        exclusions.take_out(tx, [department.id], phones, inns)


def _tell_caller(tx: Tx, meeting: StoredMeeting, outcome: Outcome, earned: Money, now: datetime) -> None:
    _, _, at_work = staff.identity(tx, meeting.caller_id)
    if at_work:
        card = meeting.card
        message = OutcomeReported(
            card.meeting_id, card.company, card.starts_at, card.closer, outcome, earned, meeting.lead_id
        )
        once = f"reported:{card.meeting_id}"
        outbox.put(tx, message, [meeting.caller_id], once=once, due=now, stale_after=_NEWS)


# --- by the clock


def ask_outcomes(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """Half an hour after the planned end: how did it go?"""
    found = meetings.ended(tx, department.id, due - _ASK_WITHIN, due - ASK_AFTER)
    tell_closers(tx, department, found, OutcomeQuestion, QUESTION, due, stale_after=_ASK_WITHIN)
