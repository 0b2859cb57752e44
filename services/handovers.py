"""Handovers: a new client goes from the closer to an account manager, who accepts or asks back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.department import Department
from domain.errors import AlreadyAnswered, HandoverSettled, NotYours, TextMissing
from domain.handovers import (
    ESCALATE_AFTER,
    LONGEST_QUESTION,
    REMIND_AFTER,
    Asked,
    HandoverState,
    next_in_turn,
    working_days_later,
)
from domain.histories import Event, EventKind
from domain.messages import (
    HandoverAccepted,
    HandoverAnswer,
    HandoverCard,
    HandoverGiven,
    HandoverOffered,
    HandoverQuestion,
    HandoverReminder,
    HandoverUnaccepted,
)
from domain.people import Person, Role
from domain.typed import text
from domain.workdays import Month
from services import access
from storage import absences, audit, handovers, histories, leads, outbox, staff
from storage.audit import Subject
from storage.handovers import StoredHandover
from storage.transaction import Tx

_NEWS = timedelta(days=7)
_CHASED_WITHIN = timedelta(days=30)
_LAST = 20
_LONGEST_AGREEMENTS = 2000

OFFERED, REMINDED, ESCALATED = "handover", "handover-reminder", "handover-unaccepted"


@dataclass(frozen=True, slots=True)
class HandoverView:
    """A handover with all that is known of the client."""

    card: HandoverCard
    manager_id: int | None
    state: HandoverState
    offered_at: datetime
    questions: tuple[Asked, ...]
    history: tuple[Event, ...]
    """The oldest first."""


@dataclass(frozen=True, slots=True)
class HandoverBoard:
    """Clients that wait to be accepted, the oldest first, and those accepted last."""

    waiting: tuple[HandoverCard, ...]
    accepted: tuple[HandoverCard, ...]


# --- offering


def offer(tx: Tx, department: Department, contract_id: int, now: datetime) -> None:
    """Offer the client of a contract to the account manager in turn; a contract's once.

    Without an account manager the directors get it.
    """
    manager_id = _in_turn(tx, department, now)
    handover_id = handovers.add(tx, department.id, contract_id, manager_id, _agreements(tx, contract_id), now)
    if handover_id is not None:
        found = handovers.get(tx, department.id, handover_id)
        assert found is not None, "it was just added"
        _tell_offered(tx, found, now)


def withdraw(tx: Tx, department: Department, contract_id: int, now: datetime) -> int | None:
    """The contract is no more, and neither is what was said about its handover; whose client it was or was to be."""
    found = handovers.of_contract(tx, department.id, contract_id)
    if found is None or not handovers.withdraw(tx, contract_id):
        return None
    _take_back(tx, found, now)
    return found.manager_id


def _in_turn(tx: Tx, department: Department, now: datetime) -> int | None:
    """Who is at work today, unless everybody is away."""
    today = department.today(now)
    month_begins, _ = department.month(Month.of(today))
    given = handovers.given(tx, department.id, month_begins)
    away = {one.staff_id for one in absences.between(tx, department.id, today, today)}
    here = {staff_id: many for staff_id, many in given.items() if staff_id not in away}
    return next_in_turn(here or given)


def _agreements(tx: Tx, contract_id: int) -> str:
    """What was noted with the company so far."""
    lead_id, note = handovers.company_of(tx, contract_id)
    noted = [note, *(event.note for event in histories.of_lead(tx, lead_id) if event.kind is EventKind.MEETING)]
    return "\n".join(dict.fromkeys(one for one in noted if one))[-_LONGEST_AGREEMENTS:]


def _tell_offered(tx: Tx, handover: StoredHandover, now: datetime) -> None:
    to = _answerable(tx, handover)
    outbox.put(tx, HandoverOffered(_card(tx, handover)), to, once=_once(OFFERED, handover), due=now)


def _answerable(tx: Tx, handover: StoredHandover) -> list[int]:
    """The account manager, or the directors when there is none or they work here no more."""
    if handover.manager_id is not None:
        manager = staff.get(tx, handover.department_id, handover.manager_id)
        if manager is not None and manager.has(Role.ACCOUNT_MANAGER, Role.DIRECTOR):
            return [manager.id]
    return staff.holders(tx, handover.department_id, Role.DIRECTOR)


def _take_back(tx: Tx, handover: StoredHandover, now: datetime) -> None:
    """What is not sent yet about an offer that stands no more."""
    people = [*_answerable(tx, handover), *staff.holders(tx, handover.department_id, Role.DIRECTOR)]
    if handover.manager_id is not None:
        people.append(handover.manager_id)
    for topic in (OFFERED, REMINDED, ESCALATED):
        outbox.withdraw(tx, _once(topic, handover), people, now)


def _once(topic: str, handover: StoredHandover) -> str:
    return f"{topic}:{handover.id}:{int(handover.offered_at.timestamp())}"


# --- looking


def board(tx: Tx, who: Person, now: datetime) -> HandoverBoard:  # noqa: ARG001  # every use case knows its time
    """An account manager's clients to accept and accepted last; to a director everybody's. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.ACCOUNT_MANAGER, Role.DIRECTOR)
    waiting = [one for one in handovers.waiting(tx, who.department_id) if _concerns(who, one)]
    mine = None if who.has(Role.DIRECTOR) else who.id
    return HandoverBoard(_cards(tx, waiting), _cards(tx, handovers.accepted(tx, who.department_id, mine, _LAST)))


def view(tx: Tx, who: Person, handover_id: int) -> HandoverView:
    """A handover, to its account manager, directors and, until it is accepted, the closer.

    Raises: NotAllowed, NotYours.
    """
    who = access.ensure(tx, who)
    found = _get(tx, who, handover_id)
    waits_for_closer = found.closer_id == who.id and found.state is HandoverState.OFFERED
    if not (_concerns(who, found) or waits_for_closer):
        raise NotYours
    return _view(tx, found)


def question(tx: Tx, who: Person, question_id: int) -> HandoverQuestion:
    """A question that waits for its answer, to the closer and directors.

    Raises: NotAllowed, NotYours, AlreadyAnswered.
    """
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    asked = handovers.question(tx, who.department_id, question_id)
    if asked is None:
        raise NotYours
    found = _get(tx, who, asked.handover_id)
    if not (who.has(Role.DIRECTOR) or found.closer_id == who.id):
        raise NotYours
    if asked.answer is not None:
        raise AlreadyAnswered(asked.answer)
    return HandoverQuestion(asked.id, found.company, asked.asker, asked.question)


def managers(tx: Tx, who: Person) -> dict[int, str]:
    """Names of the account managers at work, by staff id. Raises: NotAllowed."""
    access.ensure(tx, who, Role.CLOSER, Role.ACCOUNT_MANAGER, Role.DIRECTOR)
    return staff.named(tx, who.department_id, Role.ACCOUNT_MANAGER)


# --- doing


def accept(tx: Tx, who: Person, handover_id: int, now: datetime) -> HandoverView:
    """The client is theirs from now on; the closer is told. Raises: NotAllowed, NotYours, HandoverSettled."""
    who = access.ensure(tx, who, Role.ACCOUNT_MANAGER, Role.DIRECTOR)
    found = _get(tx, who, handover_id)
    if not _concerns(who, found):
        raise NotYours
    if not handovers.accept(tx, found.id, who.id, now):
        raise HandoverSettled(found.company)
    _take_back(tx, found, now)
    _tell(tx, found, [found.closer_id], HandoverAccepted(found.company, who.name), f"handover-accepted:{found.id}", now)
    audit.note(tx, who.department_id, who.id, "accepted", Subject.HANDOVER, found.id, now)
    return _view(tx, _get(tx, who, found.id))


def ask(tx: Tx, who: Person, handover_id: int, asked: str, now: datetime) -> HandoverView:
    """Ask the closer something about the client, before or after accepting.

    Raises: NotAllowed, NotYours, HandoverSettled (the contract was cancelled), TextMissing, TextTooLong.
    """
    who = access.ensure(tx, who, Role.ACCOUNT_MANAGER, Role.DIRECTOR)
    found = _get(tx, who, handover_id)
    if not _concerns(who, found):
        raise NotYours
    if found.state is HandoverState.WITHDRAWN:
        raise HandoverSettled(found.company)
    question_id = handovers.ask(tx, found.id, who.id, _written(asked), now)
    message = HandoverQuestion(question_id, found.company, who.name, _written(asked))
    # A closer who left can answer nothing.
    at_work = staff.get(tx, who.department_id, found.closer_id) is not None
    to = [found.closer_id] if at_work else staff.holders(tx, who.department_id, Role.DIRECTOR)
    outbox.put(tx, message, to, once=f"handover-question:{question_id}", due=now)
    audit.note(tx, who.department_id, who.id, "asked", Subject.HANDOVER, found.id, now)
    return _view(tx, found)


def answer(tx: Tx, who: Person, question_id: int, told: str, now: datetime) -> HandoverQuestion:
    """Answer a question; who asked is told.

    Raises: NotAllowed, NotYours, AlreadyAnswered, TextMissing, TextTooLong.
    """
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    open_one = question(tx, who, question_id)
    written = _written(told)
    handovers.answer(tx, question_id, who.id, written, now)
    asked = handovers.question(tx, who.department_id, question_id)
    assert asked is not None, "it was just answered"
    found = _get(tx, who, asked.handover_id)
    message = HandoverAnswer(found.id, found.company, who.name, asked.question, written)
    _tell(tx, found, [asked.asked_by], message, f"handover-answer:{question_id}", now)
    audit.note(tx, who.department_id, who.id, "answered", Subject.HANDOVER, found.id, now)
    return open_one


def give(tx: Tx, who: Person, handover_id: int, manager_id: int, now: datetime) -> HandoverView:
    """Offer a client that waits to another account manager: by a director, or the closer of the contract.

    Raises: NotAllowed, NotYours, HandoverSettled.
    """
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    found = _get(tx, who, handover_id)
    if not (who.has(Role.DIRECTOR) or found.closer_id == who.id):
        raise NotYours
    to = access.colleague(tx, who, manager_id)
    if not to.has(Role.ACCOUNT_MANAGER):
        raise NotYours
    if to.id == found.manager_id and found.state is HandoverState.OFFERED:
        return _view(tx, found)
    if not handovers.give(tx, found.id, to.id, now):
        raise HandoverSettled(found.company)
    _take_back(tx, found, now)
    if found.manager_id is not None:
        once = f"handover-given:{found.id}:{int(now.timestamp())}"
        _tell(tx, found, [found.manager_id], HandoverGiven(found.company, to.name), once, now)
    given = _get(tx, who, found.id)
    _tell_offered(tx, given, now)
    audit.note(
        tx, who.department_id, who.id, "given", Subject.HANDOVER, found.id, now, before=found.manager, after=to.name
    )
    return _view(tx, given)


# --- by the clock


def chase(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """Not accepted in one working day: the account manager is reminded; in two: the directors hear."""
    for found in handovers.offered_between(tx, department.id, due - _CHASED_WITHIN, due):
        if found.manager_id is not None and working_days_later(department, found.offered_at, REMIND_AFTER) <= due:
            message = HandoverReminder(_card(tx, found))
            outbox.put(tx, message, _answerable(tx, found), once=_once(REMINDED, found), due=due)
        if working_days_later(department, found.offered_at, ESCALATE_AFTER) <= due:
            directors = staff.holders(tx, department.id, Role.DIRECTOR)
            outbox.put(tx, HandoverUnaccepted(_card(tx, found)), directors, once=_once(ESCALATED, found), due=due)


def _tell(
    tx: Tx,
    handover: StoredHandover,
    people: Iterable[int],
    message: HandoverAccepted | HandoverAnswer | HandoverGiven,
    once: str,
    now: datetime,
) -> None:
    at_work = [one for one in people if staff.get(tx, handover.department_id, one) is not None]
    outbox.put(tx, message, at_work, once=once, due=now, stale_after=_NEWS)


def _written(typed: str) -> str:
    kept = text(typed, LONGEST_QUESTION)
    if not kept:
        raise TextMissing
    return kept


def _concerns(who: Person, handover: StoredHandover) -> bool:
    return who.has(Role.DIRECTOR) or (who.has(Role.ACCOUNT_MANAGER) and handover.manager_id == who.id)


def _get(tx: Tx, who: Person, handover_id: int) -> StoredHandover:
    found = handovers.get(tx, who.department_id, handover_id)
    if found is None:
        raise NotYours
    return found


def _cards(tx: Tx, found: Iterable[StoredHandover]) -> tuple[HandoverCard, ...]:
    return tuple(_card(tx, one) for one in found)


def _card(tx: Tx, handover: StoredHandover) -> HandoverCard:
    _, *others = leads.phones_of(tx, handover.lead_id) or [""]
    return HandoverCard(
        handover.id,
        handover.contract_id,
        handover.company,
        handover.person,
        (handover.phone, *others),
        handover.address,
        handover.agreements,
        handover.number,
        handover.amount,
        handover.signed_on,
        handover.has_document,
        handover.closer,
        handover.manager,
    )


def _view(tx: Tx, handover: StoredHandover) -> HandoverView:
    asked = tuple(Asked(one.id, one.asker, one.question, one.answer) for one in handovers.questions(tx, handover.id))
    history = tuple(histories.of_lead(tx, handover.lead_id))
    return HandoverView(_card(tx, handover), handover.manager_id, handover.state, handover.offered_at, asked, history)
