"""A person disagrees with a line of their statement, or misses one; a director answers, and both see what was said."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.disputes import DisputeState
from domain.errors import AlreadyDisputed, DisputeOver, NotYours, TextMissing
from domain.messages import DisputeNews, StatementLine
from domain.money import Money
from domain.people import Person, Role
from domain.typed import text as tidied
from domain.workdays import Month
from services import access, adjustments
from storage import audit, disputes, outbox, staff, statements
from storage.audit import Subject
from storage.disputes import Said, StoredDispute
from storage.transaction import Tx

LONGEST_TEXT = 500
_NEWS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class NewDispute:
    """What somebody disagrees with: a line of their statement by its id, or 0 when something is missing."""

    number: str
    line_id: int
    text: str


@dataclass(frozen=True, slots=True)
class DisputeHead:
    """A dispute in a list."""

    dispute_id: int
    name: str
    month: Month
    state: DisputeState


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute with its thread."""

    dispute_id: int
    name: str
    number: str
    month: Month
    about: StatementLine | None
    """None: something is missing."""
    state: DisputeState
    thread: tuple[Said, ...]
    may_decide: bool

    @property
    def proposed(self) -> Money | None:
        """What an acceptance would add if nobody says otherwise: what a reversal took."""
        return -self.about.amount if self.about is not None and self.about.amount < Money.zero() else None


def begin(tx: Tx, who: Person, new: NewDispute, now: datetime) -> int:
    """Disagree with a line of one's own statement; the directors are told. The id of the dispute.

    Raises: NotAllowed, NotYours, AlreadyDisputed, TextMissing, TextTooLong.
    """
    who = access.ensure(tx, who)
    head = statements.head(tx, who.id, new.number)
    if head is None:
        raise NotYours
    lines = {line.id for line in statements.lines_of(tx, who.department_id, head)}
    if new.line_id and new.line_id not in lines:
        raise NotYours
    why = _checked(new.text)
    line_id = new.line_id or None
    for one in disputes.of_person(tx, who.department_id, who.id):
        if one.state is DisputeState.OPEN and (one.statement_id, one.ledger_id) == (head.id, line_id):
            raise AlreadyDisputed
    dispute_id = disputes.add(tx, who.department_id, head.id, line_id, who.id, now)
    disputes.say(tx, dispute_id, who.id, why, now)
    audit.note(tx, who.department_id, who.id, "disputed", Subject.DISPUTE, dispute_id, now, reason=why)
    _tell(tx, who, _get(tx, who, dispute_id), why, now, opened=True)
    return dispute_id


def listed(tx: Tx, who: Person) -> list[DisputeHead]:
    """A person's own disputes, and to a director those that wait; the latest first. Raises: NotAllowed."""
    who = access.ensure(tx, who)
    found = disputes.open_or_of_person if who.has(Role.DIRECTOR) else disputes.of_person
    heads = [DisputeHead(one.id, one.name, one.month, one.state) for one in found(tx, who.department_id, who.id)]
    return heads[::-1]


def view(tx: Tx, who: Person, dispute_id: int) -> DisputeView:
    """A dispute of one's own, or any to a director. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who)
    one = _get(tx, who, dispute_id)
    return DisputeView(
        one.id,
        one.name,
        one.number,
        one.month,
        _line(tx, who.department_id, one),
        one.state,
        tuple(disputes.thread(tx, one.id)),
        may_decide=who.has(Role.DIRECTOR) and one.state is DisputeState.OPEN,
    )


def say(tx: Tx, who: Person, dispute_id: int, text: str, now: datetime) -> None:
    """Add to the thread; the other side is told.

    Raises: NotAllowed, NotYours, DisputeOver, TextMissing, TextTooLong.
    """
    who = access.ensure(tx, who)
    one = _get(tx, who, dispute_id)
    if one.state is not DisputeState.OPEN:
        raise DisputeOver
    said = _checked(text)
    disputes.say(tx, one.id, who.id, said, now)
    _tell(tx, who, one, said, now)


def accept(tx: Tx, who: Person, dispute_id: int, amount: Money, reason: str, now: datetime) -> None:
    """The person is right: so much is added to their open month; `reason` stands in its line.

    Raises: NotAllowed, NotYours, DisputeOver, and what `adjustments.enter` raises.
    """
    who = access.ensure(tx, who, Role.DIRECTOR)
    one = _waiting(tx, who, dispute_id)
    adjustment_id = adjustments.enter(tx, who, one.staff_id, amount, reason, now)
    _decide(tx, who, one, DisputeState.ACCEPTED, adjustment_id, reason, now)
    _tell(tx, who, _get(tx, who, dispute_id), reason, now, amount=amount)


def refuse(tx: Tx, who: Person, dispute_id: int, reason: str, now: datetime) -> None:
    """The line stays; the person is told why.

    Raises: NotAllowed, NotYours, DisputeOver, TextMissing, TextTooLong.
    """
    who = access.ensure(tx, who, Role.DIRECTOR)
    one, why = _waiting(tx, who, dispute_id), _checked(reason)
    _decide(tx, who, one, DisputeState.REFUSED, None, why, now)
    _tell(tx, who, _get(tx, who, dispute_id), why, now)


def _decide(
    tx: Tx, who: Person, one: StoredDispute, state: DisputeState, adjustment_id: int | None, said: str, now: datetime
) -> None:
    if not disputes.decide(tx, one.id, state, who.id, adjustment_id, now):
        raise DisputeOver
    disputes.say(tx, one.id, who.id, said, now)
    audit.note(tx, who.department_id, who.id, state.value, Subject.DISPUTE, one.id, now, reason=said)


def _checked(said: str) -> str:
    kept = tidied(said, LONGEST_TEXT)
    if not kept:
        raise TextMissing
    return kept


def _get(tx: Tx, who: Person, dispute_id: int) -> StoredDispute:
    one = disputes.get(tx, who.department_id, dispute_id)
    if one is None or (one.staff_id != who.id and not who.has(Role.DIRECTOR)):
        raise NotYours
    return one


def _waiting(tx: Tx, who: Person, dispute_id: int) -> StoredDispute:
    one = _get(tx, who, dispute_id)
    if one.state is not DisputeState.OPEN:
        raise DisputeOver
    return one


def _line(tx: Tx, department_id: int, one: StoredDispute) -> StatementLine | None:
    head = statements.head(tx, one.staff_id, one.number)
    if one.ledger_id is None or head is None:
        return None
    return next((line for line in statements.lines_of(tx, department_id, head) if line.id == one.ledger_id), None)


def _tell(
    tx: Tx,
    who: Person,
    one: StoredDispute,
    said: str,
    now: datetime,
    *,
    opened: bool = False,
    amount: Money | None = None,
) -> None:
    """Tell the other side: the directors of what the person says, the person of what a director says."""
    by_person = who.id == one.staff_id
    directors = [staff_id for staff_id in staff.holders(tx, who.department_id, Role.DIRECTOR) if staff_id != who.id]
    here = staff.get(tx, who.department_id, one.staff_id) is not None
    readers = directors if by_person else [one.staff_id] if here else []
    news = DisputeNews(
        one.id,
        one.number,
        one.month,
        one.name,
        _line(tx, who.department_id, one),
        who.name,
        said,
        one.state,
        opened,
        amount,
        decides=by_person,
    )
    count = len(disputes.thread(tx, one.id))
    outbox.put(tx, news, readers, once=f"dispute:{one.id}:{count}", due=now, stale_after=_NEWS)
