"""Deals: a closer's companies in work, each with its next step."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.calling import after_meeting
from domain.deals import IDLE, LONGEST_REASON, DealCard, DealLine, DealState, Step, ensure_amount
from domain.department import Department
from domain.errors import DealClosed, NotYours, TextMissing
from domain.funnel import LeadState, Outcome
from domain.messages import DealGiven, StepDue
from domain.money import Money
from domain.people import Person, Role
from domain.typed import text
from services import access, departments
from storage import audit, deals, handovers, histories, leads, outbox, queue, staff
from storage.audit import Subject
from storage.deals import StoredDeal
from storage.transaction import Tx

_NEWS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DealBoard:
    """Open deals by the day of their next step, and the clients on their way to an account manager."""

    deals: tuple[DealLine, ...]
    handing_over: tuple[tuple[str, str], ...]
    """Company and account manager ("" when there is none)."""


# --- for the outcomes of meetings, inside their transaction


def open_deal(
    tx: Tx,
    department: Department,
    lead_id: int,
    closer_id: int,
    next_step: str,
    next_step_on: date,
    amount: Money | None,
    now: datetime,
) -> int:
    """A company is in work with a closer; an open deal goes on with this step and stays with its closer. Its id.

    Raises: StepMissing, TextTooLong, StepInPast, StepTooFar, AmountNotPositive, AmountTooLarge.
    """
    step = Step.checked(next_step, next_step_on, department.today(now))
    if amount is not None:
        ensure_amount(amount)
    deal_id = deals.add(tx, department.id, lead_id, closer_id, step, amount, now)
    if deal_id is None:
        found = deals.open_of_lead(tx, department.id, lead_id)
        assert found is not None, "only an open deal keeps another from being added"
        deals.step_done(tx, found.id, now)
        deals.move_on(tx, found.id, step, amount, now)
        deal_id = found.id
    deals.set_step(tx, deal_id, step, closer_id, now)
    return deal_id


def keep(tx: Tx, department: Department, lead_id: int, closer_id: int, now: datetime) -> int:
    """A company is in work with a closer who has not said what comes next, which is asked for until it is. Its id."""
    found = deals.open_of_lead(tx, department.id, lead_id)
    if found is not None:
        return found.id
    unnamed = Step("", department.today(now))
    deal_id = deals.add(tx, department.id, lead_id, closer_id, unnamed, None, now)
    assert deal_id is not None, "only an open deal keeps another from being added"
    return deal_id


def win(tx: Tx, department: Department, lead_id: int, closer_id: int, amount: Money, now: datetime) -> int:
    """The deal a contract is entered for: the open one, else a new one that is won at once; its id."""
    found = deals.open_of_lead(tx, department.id, lead_id)
    if found is not None:
        if not found.closer_at_work:
            deals.give(tx, found.id, closer_id, now)
        if deals.close(tx, found.id, DealState.WON, amount, "", now):
            deals.step_done(tx, found.id, now)
            return found.id
    step = Step("", department.today(now))
    deal_id = deals.add(tx, department.id, lead_id, closer_id, step, amount, now, won=True)
    assert deal_id is not None, "a deal that is closed stands in nobody's way"
    return deal_id


def lose(tx: Tx, department: Department, lead_id: int, reason: str, now: datetime) -> None:
    """End the open deal of a company, if there is one. Raises: TextTooLong."""
    found = deals.open_of_lead(tx, department.id, lead_id)
    if found is not None:
        deals.close(tx, found.id, DealState.LOST, None, text(reason, LONGEST_REASON), now)


# --- for the morning


def steps_due(tx: Tx, department: Department, day: date) -> dict[int, list[StepDue]]:
    """Next steps of that day and those that are late, by closer; the latest first."""
    found: dict[int, list[StepDue]] = {}
    for deal in deals.due(tx, department.id, day):
        found.setdefault(deal.closer_id, []).append(StepDue(deal.id, deal.company, deal.step.what, deal.step.on))
    return found


# --- looking


def board(tx: Tx, who: Person, now: datetime) -> DealBoard:
    """A closer's open deals, to a director all, overdue ones first. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    department = departments.of(tx, who.department_id)
    closer_id = None if who.has(Role.DIRECTOR) else who.id
    waiting = handovers.waiting(tx, department.id, closer_id=closer_id)
    return DealBoard(
        tuple(_line(deal, department, now) for deal in deals.open_ones(tx, department.id, closer_id)),
        tuple((one.company, one.manager) for one in waiting),
    )


def idle(tx: Tx, who: Person, now: datetime) -> list[DealLine]:
    """Open deals that nobody touched for 14 days, or whose closer works here no more. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    department = departments.of(tx, who.department_id)
    return [_line(deal, department, now) for deal in deals.idle(tx, department.id, now - IDLE)]


def card(tx: Tx, who: Person, deal_id: int, now: datetime) -> DealCard:
    """A deal, to its closer and to directors. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    return _card(tx, of_theirs(tx, who, deal_id), now)


def closers(tx: Tx, who: Person) -> dict[int, str]:
    """Names of the closers at work, by staff id. Raises: NotAllowed."""
    access.ensure(tx, who, Role.DIRECTOR)
    return staff.named(tx, who.department_id, Role.CLOSER)


# --- doing


def move_on(tx: Tx, who: Person, deal_id: int, step: Step, now: datetime) -> DealCard:
    """The step is done, here is the next one.

    Raises: NotAllowed, NotYours, DealClosed, StepMissing, TextTooLong, StepInPast, StepTooFar.
    """
    who, deal = _open_one(tx, who, deal_id)
    checked = Step.checked(step.what, step.on, departments.of(tx, who.department_id).today(now))
    deals.step_done(tx, deal.id, now)
    deals.move_on(tx, deal.id, checked, None, now)
    deals.set_step(tx, deal.id, checked, who.id, now)
    audit.note(
        tx,
        who.department_id,
        who.id,
        "step_done",
        Subject.DEAL,
        deal.id,
        now,
        done=deal.step.what,
        next=checked.what,
        on=checked.on.isoformat(),
    )
    return card(tx, who, deal.id, now)


def price(tx: Tx, who: Person, deal_id: int, amount: Money, now: datetime) -> DealCard:
    """Another sum. Raises: NotAllowed, NotYours, DealClosed, AmountNotPositive, AmountTooLarge."""
    who, deal = _open_one(tx, who, deal_id)
    ensure_amount(amount)
    deals.price(tx, deal.id, amount, now)
    before = "" if deal.amount is None else str(deal.amount)
    audit.note(tx, who.department_id, who.id, "priced", Subject.DEAL, deal.id, now, before=before, after=str(amount))
    return card(tx, who, deal.id, now)


def give_up(tx: Tx, who: Person, deal_id: int, reason: str, now: datetime) -> DealCard:
    """The company said no: the deal is lost, and callers try again when the cooldown is over.

    Raises: NotAllowed, NotYours, DealClosed, TextMissing, TextTooLong.
    """
    who, deal = _open_one(tx, who, deal_id)
    why = text(reason, LONGEST_REASON)
    if not why:
        raise TextMissing
    deals.close(tx, deal.id, DealState.LOST, None, why, now)
    department = departments.of(tx, who.department_id)
    before = queue.standing(tx, deal.lead_id)
    # With a meeting ahead the company stays where it is: its outcome tells.
    if before.state is LeadState.DEAL:
        queue.put(tx, deal.lead_id, after_meeting(before, Outcome.REFUSAL, now, department.zone, department.calling))
    audit.note(tx, department.id, who.id, "lost", Subject.DEAL, deal.id, now, reason=why)
    return card(tx, who, deal.id, now)


def give(tx: Tx, who: Person, deal_id: int, closer_id: int, now: datetime) -> DealCard:
    """Give a deal with its history to another closer; both are told. Raises: NotAllowed, NotYours, DealClosed."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    _, deal = _open_one(tx, who, deal_id)
    after = access.colleague(tx, who, closer_id)
    if not after.has(Role.CLOSER):
        raise NotYours
    if after.id != deal.closer_id:
        deals.give(tx, deal.id, after.id, now)
        audit.note(
            tx, who.department_id, who.id, "given", Subject.DEAL, deal.id, now, before=deal.closer_id, after=after.id
        )
        _tell_given(tx, deal, after, now)
    return card(tx, who, deal.id, now)


def _tell_given(tx: Tx, deal: StoredDeal, after: Person, now: datetime) -> None:
    told = [(after.id, True)]
    if staff.get(tx, deal.department_id, deal.closer_id) is not None:
        told.append((deal.closer_id, False))
    letters = (
        (
            staff_id,
            DealGiven(deal.id, deal.company, deal.closer, after.name, deal.step.what, deal.step.on, mine=mine),
        )
        for staff_id, mine in told
    )
    outbox.put_each(tx, letters, once=f"deal-given:{deal.id}:{int(now.timestamp())}", due=now, stale_after=_NEWS)


def of_theirs(tx: Tx, who: Person, deal_id: int) -> StoredDeal:
    """A deal that the person may see: their own, to a director any. Raises: NotYours."""
    deal = deals.get(tx, who.department_id, deal_id)
    if deal is None or not (who.has(Role.DIRECTOR) or deal.closer_id == who.id):
        raise NotYours
    return deal


def _open_one(tx: Tx, who: Person, deal_id: int) -> tuple[Person, StoredDeal]:
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    deal = of_theirs(tx, who, deal_id)
    if deal.state is not DealState.OPEN:
        raise DealClosed(deal.company)
    return who, deal


def _line(deal: StoredDeal, department: Department, now: datetime) -> DealLine:
    return DealLine(
        deal.id,
        deal.company,
        deal.closer,
        deal.step,
        deal.amount,
        overdue=deal.step.on < department.today(now),
        idle=deal.touched_at < now - IDLE or not deal.closer_at_work,
    )


def _card(tx: Tx, deal: StoredDeal, now: datetime) -> DealCard:
    _, *others = leads.phones_of(tx, deal.lead_id) or [""]
    today = departments.of(tx, deal.department_id).today(now)
    return DealCard(
        deal.id,
        deal.lead_id,
        deal.company,
        deal.person,
        (deal.phone, *others),
        deal.address,
        deal.note,
        deal.closer_id,
        deal.closer,
        deal.state,
        deal.amount,
        deal.step,
        overdue=deal.state is DealState.OPEN and deal.step.on < today,
        history=tuple(histories.of_lead(tx, deal.lead_id)),
    )
