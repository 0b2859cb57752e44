"""Outcomes: asked for after a meeting, and recorded with all that follows. Nothing is ever assumed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.calling import Standing, after_meeting, out_of_queue
from domain.deals import NewContract, ensure_amount
from domain.department import Department
from domain.errors import AlreadyReported, MeetingNotOver, NotYours, StepMissing, TextMissing
from domain.funnel import LeadState, MeetingState, Outcome
from domain.messages import OutcomeNoted, OutcomeQuestion, OutcomeReported
from domain.money import Money
from domain.people import Person, Role
from domain.typed import line, text
from services import access, contracts, deals, departments, payroll
from services.meetings import QUESTION, SOON, once_for, tell_closers
from storage import audit, exclusions, handovers, leads, meetings, outbox, queue, staff
from storage import deals as deals_kept
from storage.audit import Subject
from storage.meetings import StoredMeeting
from storage.transaction import Tx

ASK_AFTER = timedelta(minutes=30)
"""How long after its planned end a meeting's outcome is asked for."""
AGAIN, MORNING, MISSING, ASKED = "question-again", "question-morning", "outcome-missing", "question-asked"
_ASK_WITHIN = timedelta(days=3)
_HALF_HOUR = timedelta(minutes=30)
_NEWS = timedelta(days=7)
_LONGEST_REASON = 1000
_LONGEST_NUMBER = 100


@dataclass(frozen=True, slots=True)
class OutcomeReport:
    """How a meeting went.

    A contract has an amount and perhaps a number, the day it was signed (None: today) and the signed page. A proposal
    has its next step with the day, and perhaps an amount; another meeting may name a step until it is booked, by
    default for the next working day; one that took place, for today. A refusal may have a reason; who is no client of
    ours has one.
    """

    meeting_id: int
    outcome: Outcome
    reason: str = ""
    amount: Money | None = None
    number: str = ""
    signed_on: date | None = None
    document_id: str | None = None
    document_kind: str | None = None
    """"photo" or "document"."""
    next_step: str = ""
    next_step_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """What was recorded; `earned` is what it brings the one who reported, `amount` is the contract's."""

    meeting_id: int
    company: str
    outcome: Outcome
    earned: Money
    amount: Money | None
    state: LeadState = LeadState.MEETING
    """What the company became."""
    handover_id: int = 0
    """Of a contract's client."""
    manager: str = ""
    """Who is to take that client over; "" when there is no account manager."""


def report(tx: Tx, who: Person, report: OutcomeReport, now: datetime) -> Reported:
    """Record how a meeting went, with all that follows: pay, the company's state, deal or contract, messages.

    Raises: NotAllowed, NotYours, AlreadyReported (with the first outcome), MeetingNotOver (it has not begun),
    AmountNotPositive, AmountTooLarge, TextTooLong, TextMissing (no client of ours, without a reason), StepMissing,
    StepInPast, StepTooFar, SignedInFuture.
    """
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    meeting = meetings.get(tx, who.department_id, report.meeting_id)
    if meeting is None:
        raise NotYours
    _ensure_reportable(meeting, who, now)
    checked = check(report)
    settled = meetings.settle(
        tx, report.meeting_id, checked.outcome.meeting_state, checked.outcome, checked.reason, who.id, now
    )
    assert settled, "nobody reports between this transaction's look and its write"
    answerable = [meeting.closer_id, *staff.holders(tx, who.department_id, Role.DIRECTOR)]
    still_on = (still_on_topic(meeting, now), still_on_topic(meeting, now - _HALF_HOUR))
    for topic in (SOON, QUESTION, AGAIN, MORNING, MISSING, *still_on):
        outbox.withdraw(tx, once_for(topic, meeting), answerable, now)
    audit.note(
        tx,
        who.department_id,
        who.id,
        "reported",
        Subject.MEETING,
        report.meeting_id,
        now,
        outcome=checked.outcome.value,
        reason=checked.reason,
    )
    return follow(tx, who, meeting, checked, now)


def still_on_topic(meeting: StoredMeeting, now: datetime) -> str:
    """Of the question that is put off for half an hour: one for each half hour since the end."""
    return f"question-still-{(now - meeting.card.ends_at) // _HALF_HOUR}"


def _ensure_reportable(meeting: StoredMeeting, who: Person, now: datetime) -> None:
    if not who.has(Role.DIRECTOR) and meeting.closer_id != who.id:
        raise NotYours
    if meeting.state is MeetingState.UNDONE:
        raise NotYours
    if meeting.state is not MeetingState.BOOKED:
        raise AlreadyReported(meeting.outcome or meeting.state)
    if meeting.card.starts_at > now:
        raise MeetingNotOver(meeting.card.starts_at)


def check(report: OutcomeReport) -> OutcomeReport:
    """The report as it is kept. Raises: AmountNotPositive, AmountTooLarge, TextTooLong, TextMissing, StepMissing."""
    reason, number = text(report.reason, _LONGEST_REASON), line(report.number, _LONGEST_NUMBER)
    if report.outcome is Outcome.NOT_OURS and not reason:
        raise TextMissing
    if report.outcome is Outcome.PROPOSAL and (not report.next_step.strip() or report.next_step_on is None):
        raise StepMissing
    if report.outcome is Outcome.CONTRACT or (report.outcome is Outcome.PROPOSAL and report.amount is not None):
        ensure_amount(report.amount or Money.zero())
    return replace(report, reason=reason, number=number)


def follow(
    tx: Tx, who: Person, meeting: StoredMeeting, report: OutcomeReport, now: datetime, *, revision: int = 0
) -> Reported:
    """All that follows from an outcome that was written down just now, for the `revision`th time anew.

    The report is a checked one, and what followed from an earlier one is undone.
    """
    department, outcome = departments.of(tx, who.department_id), report.outcome
    after = _move_lead(tx, department, meeting, outcome, now)
    if not outcome.held:
        meetings.give_back(tx, meeting.card.meeting_id)
    for_meeting = payroll.settle_meeting(tx, department, meeting.card.meeting_id, now)
    for_contract, handover_id, manager = Money.zero(), 0, ""
    if outcome is Outcome.CONTRACT:
        for_contract, handover_id, manager = _sign(tx, department, meeting, report, now)
    elif outcome.lead_state is LeadState.DEAL:
        _keep_deal(tx, department, meeting, report, now)
    elif after.state is not LeadState.DEAL:
        deals.lose(tx, department, meeting.lead_id, report.reason, now)
    _tell(tx, who, meeting, report, for_meeting, after, revision, now)
    earned = Money.sum(
        pay for earner, pay in ((meeting.caller_id, for_meeting), (meeting.closer_id, for_contract)) if earner == who.id
    )
    amount = report.amount if outcome is Outcome.CONTRACT else None
    company, state = meeting.card.company, after.state
    return Reported(meeting.card.meeting_id, company, outcome, earned, amount, state, handover_id, manager)


def _sign(
    tx: Tx, department: Department, meeting: StoredMeeting, report: OutcomeReport, now: datetime
) -> tuple[Money, int, str]:
    """The contract: what it brings the closer who owns the deal, and the handover with whom it is offered to."""
    assert report.amount is not None, "the report was checked"
    signed_on = report.signed_on or department.today(now)
    new = NewContract(report.amount, report.number, signed_on, report.document_id, report.document_kind)
    meeting_id = meeting.card.meeting_id
    contract_id = contracts.sign(tx, department, meeting_id, meeting.lead_id, meeting.closer_id, new, now)
    paid = payroll.settle_contract(tx, department, contract_id, now)
    owner_id = contracts.closer_of(tx, department, contract_id)
    handover = handovers.of_contract(tx, department.id, contract_id)
    assert handover is not None, "every contract is handed over"
    return (paid if owner_id == meeting.closer_id else Money.zero()), handover.id, handover.manager


def _keep_deal(tx: Tx, department: Department, meeting: StoredMeeting, report: OutcomeReport, now: datetime) -> None:
    """The company is in work with the closer; what has no step yet is asked for until it has one."""
    if not report.next_step:
        deals.keep(tx, department, meeting.lead_id, meeting.closer_id, now)
        return
    today = department.today(now)
    by_default = today if report.outcome is Outcome.TOOK_PLACE else department.calendar.next_working(today)
    on = report.next_step_on or by_default
    amount = report.amount if report.outcome is Outcome.PROPOSAL else None
    deals.open_deal(tx, department, meeting.lead_id, meeting.closer_id, report.next_step, on, amount, now)


def _move_lead(tx: Tx, department: Department, meeting: StoredMeeting, outcome: Outcome, now: datetime) -> Standing:
    """The company goes on: back into the queue, to the closer's deals, or out; where it stands then."""
    before = queue.standing(tx, meeting.lead_id)
    no_shows = meetings.no_shows(tx, meeting.lead_id)
    after = after_meeting(before, outcome, now, department.zone, department.calling, no_shows=no_shows)
    goes_on = meeting.follows_id is not None and outcome in (Outcome.NO_SHOW, Outcome.POSTPONED)
    if goes_on and deals_kept.open_of_lead(tx, department.id, meeting.lead_id) is not None:
        # The closer's own meeting with a company in work: it stays in work, whether they came or not.
        after = out_of_queue(after, LeadState.DEAL)
    queue.put(tx, meeting.lead_id, after)
    lead = leads.get(tx, department.id, meeting.lead_id)
    assert lead is not None, "a meeting has its company"
    phones, inns = leads.phones_of(tx, lead.id), [] if lead.inn is None else [lead.inn]
    if outcome.lead_state is not LeadState.CLIENT and exclusions.matching(tx, department.id, phones, inns):
        # It came onto the list while the meeting was ahead, which took place all the same.
        exclusions.take_out(tx, [department.id], phones, inns)
    return after


def _tell(
    tx: Tx,
    who: Person,
    meeting: StoredMeeting,
    report: OutcomeReport,
    earned: Money,
    after: Standing,
    revision: int,
    now: datetime,
) -> None:
    """The caller reads how it went, and the closer what a director wrote down; what was said before is taken back."""
    card, anew = meeting.card, f":{revision}" if revision else ""
    once, noted_once = f"reported:{card.meeting_id}", f"noted:{card.meeting_id}"
    if revision:
        for said in (once, f"{once}:{revision - 1}"):
            outbox.withdraw(tx, said, [meeting.caller_id], now)
    _, _, at_work = staff.identity(tx, meeting.caller_id)
    if at_work and meeting.follows_id is None:
        message = OutcomeReported(
            card.meeting_id,
            card.company,
            card.starts_at,
            card.closer,
            report.outcome,
            earned,
            meeting.lead_id,
            report.reason if report.outcome is Outcome.NOT_OURS else "",
            after.state is LeadState.REBOOK,
            corrected=bool(revision),
        )
        outbox.put(tx, message, [meeting.caller_id], once=once + anew, due=now, stale_after=_NEWS)
    if meeting.closer_at_work and who.id != meeting.closer_id:
        noted = OutcomeNoted(card, report.outcome, who.name)
        outbox.put(tx, noted, [meeting.closer_id], once=noted_once + anew, due=now, stale_after=_NEWS)


# --- by the clock


def ask_outcomes(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """Half an hour after the planned end: how did it go?"""
    found = meetings.ended(tx, department.id, due - _ASK_WITHIN, due - ASK_AFTER)
    tell_closers(tx, department, found, OutcomeQuestion, QUESTION, due, stale_after=_ASK_WITHIN)
