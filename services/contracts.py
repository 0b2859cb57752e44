"""Contracts: signed with all that follows, and cancelled with all that is undone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.calling import out_of_queue
from domain.deals import LONGEST_REASON, ContractCard, DealState, NewContract, Step
from domain.department import Department
from domain.errors import AlreadyCancelled, DealClosed, MeetingDecides, NotYours, TextMissing
from domain.exclusions import ExclusionKind
from domain.funnel import LeadState
from domain.messages import ContractCancelled
from domain.money import Money
from domain.people import Person, Role
from domain.typed import text
from services import access, departments, handovers, payroll
from services.deals import of_theirs, win
from services.exclusions import exclude_numbers
from storage import audit, contracts, deals, exclusions, leads, outbox, queue, staff
from storage import handovers as offered
from storage.audit import Subject
from storage.contracts import StoredContract
from storage.transaction import Tx

_NEWS = timedelta(days=7)
_SHOWN = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Signing:
    """A contract entered from a deal; `more`: the deal is won, and this is a further contract with the client."""

    deal_id: int
    contract: NewContract
    more: bool = False


@dataclass(frozen=True, slots=True)
class Signed:
    """What was recorded; `earned` is what it brings who entered it, `manager` is who is to take the client over."""

    contract_id: int
    handover_id: int
    company: str
    contract: NewContract
    earned: Money
    manager: str
    """"" when there is no account manager."""


@dataclass(frozen=True, slots=True)
class Cancellation:
    """Why a contract is no more, and what the closer is to do about the company first, in the reader's words."""

    contract_id: int
    reason: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Document:
    """The signed page: Telegram's id of it, and whether it is a "photo" or a "document"."""

    file_id: str
    kind: str


# --- signing


def sign(
    tx: Tx, department: Department, meeting_id: int, lead_id: int, closer_id: int, new: NewContract, now: datetime
) -> int:
    """A company signed: the deal is won, nobody may call it, and it is offered to an account manager; the contract.

    The contract belongs to the closer who owns the deal (`closer_of`). Pays nobody: that is the caller's.
    Raises: AmountNotPositive, AmountTooLarge, TextTooLong, SignedInFuture.
    """
    checked = new.checked(department.today(now))
    deal_id = win(tx, department, lead_id, closer_id, checked.amount, now)
    return _enter(tx, department, meeting_id, deal_id, checked, now)


def closer_of(tx: Tx, department: Department, contract_id: int) -> int:
    """Whose contract it is: the closer who owned the deal when it was signed."""
    found = contracts.get(tx, department.id, contract_id)
    assert found is not None, f"no contract {contract_id}"
    return found.closer_id


def sign_deal(tx: Tx, who: Person, signing: Signing, now: datetime) -> Signed:
    """Enter a contract straight from a deal, its closer or a director; the closer is paid the percent.

    Raises: NotAllowed, NotYours, DealClosed (it is not open, or for a further contract not won), MeetingDecides,
    AmountNotPositive, AmountTooLarge, TextTooLong, SignedInFuture.
    """
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    deal = of_theirs(tx, who, signing.deal_id)
    if deal.state is not (DealState.WON if signing.more else DealState.OPEN):
        raise DealClosed(deal.company)
    company = queue.locked(tx, who.department_id, deal.lead_id)
    if company is not None and company.standing.state is LeadState.MEETING:
        raise MeetingDecides(deal.company)
    department = departments.of(tx, who.department_id)
    meeting_id = contracts.last_meeting(tx, deal.lead_id)
    assert meeting_id is not None, "a deal comes from a meeting"
    contract_id = sign(tx, department, meeting_id, deal.lead_id, deal.closer_id, signing.contract, now)
    closer_id = closer_of(tx, department, contract_id)
    paid = payroll.settle_contract(tx, department, contract_id, now)
    handover = offered.of_contract(tx, department.id, contract_id)
    assert handover is not None, "every contract is handed over"
    audit.note(tx, department.id, who.id, "signed", Subject.CONTRACT, contract_id, now, deal_id=deal.id)
    earned = paid if closer_id == who.id else Money.zero()
    return Signed(contract_id, handover.id, deal.company, signing.contract, earned, handover.manager)


def _enter(tx: Tx, department: Department, meeting_id: int, deal_id: int, new: NewContract, now: datetime) -> int:
    deal = deals.get(tx, department.id, deal_id)
    assert deal is not None, "it was just won"
    contract_id = contracts.add(tx, department.id, meeting_id, deal_id, deal.closer_id, new, now)
    queue.put(tx, deal.lead_id, out_of_queue(queue.standing(tx, deal.lead_id), LeadState.CLIENT))
    lead = leads.get(tx, department.id, deal.lead_id)
    assert lead is not None, "a deal has its company"
    phones = leads.phones_of(tx, lead.id)
    exclude_numbers(tx, department.id, ExclusionKind.CLIENT, lead.company, phones, lead.inn, None, now)
    handovers.offer(tx, department, contract_id, now)
    return contract_id


# --- looking


def signed(tx: Tx, who: Person, now: datetime) -> list[ContractCard]:
    """The contracts of the last three months that stand, the newest first. Raises: NotAllowed."""
    access.ensure(tx, who, Role.DIRECTOR)
    since = departments.of(tx, who.department_id).today(now) - _SHOWN
    return [_card(one) for one in contracts.signed_since(tx, who.department_id, since)]


def card(tx: Tx, who: Person, contract_id: int) -> ContractCard:
    """A contract. Raises: NotAllowed, NotYours."""
    access.ensure(tx, who, Role.DIRECTOR)
    return _card(_get(tx, who, contract_id))


def document(tx: Tx, who: Person, contract_id: int) -> Document:
    """The signed page, to directors, the closer and whoever takes the client over. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, Role.CLOSER, Role.ACCOUNT_MANAGER, Role.DIRECTOR)
    found = _get(tx, who, contract_id)
    handover = offered.of_contract(tx, who.department_id, contract_id)
    theirs = {found.closer_id, None if handover is None else handover.manager_id}
    if found.document_id is None or not (who.has(Role.DIRECTOR) or who.id in theirs):
        raise NotYours
    return Document(found.document_id, found.document_kind or "document")


# --- cancelling


def cancel(tx: Tx, who: Person, cancellation: Cancellation, now: datetime) -> ContractCard:
    """A contract is no more: pay is reversed, and the company is a deal of its closer again.

    While other contracts with it stand it remains a client. The closer and the account manager are told once.
    Raises: NotAllowed, NotYours, AlreadyCancelled, TextMissing, TextTooLong, StepMissing.
    """
    who = access.ensure(tx, who, Role.DIRECTOR)
    found = _get(tx, who, cancellation.contract_id)
    department = departments.of(tx, who.department_id)
    reason = text(cancellation.reason, LONGEST_REASON)
    if not reason:
        raise TextMissing
    manager_id = revoke(tx, department, found.id, who.id, reason, now)
    deal_id = 0
    if not contracts.standing(tx, found.lead_id):
        deal_id = _reopen(tx, department, found, cancellation.next_step, now)
    _tell_cancelled(tx, found, reason, manager_id, deal_id, now)
    return _card(_get(tx, who, found.id))


def revoke(tx: Tx, department: Department, contract_id: int, by: int | None, reason: str, now: datetime) -> int | None:
    """Undo what followed from a contract: pay, deal, handover and, with the last contract, the exclusion.

    Checks no role: for cancelling and correcting. The company is left as a deal without an open one, to be put where
    it belongs. Who had the client or was to have it, None when nobody. Raises: AlreadyCancelled.
    """
    found = contracts.get(tx, department.id, contract_id)
    assert found is not None, f"no contract {contract_id}"
    if not contracts.cancel(tx, contract_id, by, reason, now):
        raise AlreadyCancelled
    payroll.settle_contract(tx, department, contract_id, now)
    deals.lose_won(tx, found.deal_id, reason)
    manager_id = handovers.withdraw(tx, department, contract_id, now)
    if not contracts.standing(tx, found.lead_id):
        _no_client_any_more(tx, department, found.lead_id, now)
    audit.note(tx, department.id, by, "cancelled", Subject.CONTRACT, contract_id, now, reason=reason)
    return manager_id


def _no_client_any_more(tx: Tx, department: Department, lead_id: int, now: datetime) -> None:
    standing = queue.standing(tx, lead_id)
    if standing.state is LeadState.CLIENT:
        queue.put(tx, lead_id, out_of_queue(standing, LeadState.DEAL))
    lead = leads.get(tx, department.id, lead_id)
    assert lead is not None, "a contract has its company"
    phones, inns = leads.phones_of(tx, lead.id), [lead.inn] if lead.inn else []
    listed = [
        one
        for one in exclusions.matching(tx, department.id, phones, inns)
        if one.kind is ExclusionKind.CLIENT and one.department_id == department.id
    ]
    phones = [one.phone for one in listed if one.phone is not None]
    inns = [one.inn for one in listed if one.inn is not None]
    exclusions.strike(tx, department.id, phones, inns)
    exclusions.let_in(tx, [department.id], phones, inns, now)


def _reopen(tx: Tx, department: Department, found: StoredContract, next_step: str, now: datetime) -> int:
    """A deal of the same closer, to be talked about today; the one that is open already goes on instead."""
    today = department.today(now)
    step = Step.checked(next_step, today, today)
    deal_id = deals.add(tx, department.id, found.lead_id, found.closer_id, step, found.amount, now)
    if deal_id is None:
        standing = deals.open_of_lead(tx, department.id, found.lead_id)
        assert standing is not None, "only an open deal keeps another from being added"
        return standing.id
    deals.set_step(tx, deal_id, step, found.closer_id, now)
    return deal_id


def _tell_cancelled(
    tx: Tx, found: StoredContract, reason: str, manager_id: int | None, deal_id: int, now: datetime
) -> None:
    people = {found.closer_id: deal_id}
    if manager_id is not None:
        people.setdefault(manager_id, 0)
    letters = (
        (staff_id, ContractCancelled(found.company, found.number, found.amount, reason, of_deal))
        for staff_id, of_deal in people.items()
        if staff.get(tx, found.department_id, staff_id) is not None
    )
    outbox.put_each(tx, letters, once=f"contract-cancelled:{found.id}", due=now, stale_after=_NEWS)


def _get(tx: Tx, who: Person, contract_id: int) -> StoredContract:
    found = contracts.get(tx, who.department_id, contract_id)
    if found is None:
        raise NotYours
    return found


def _card(found: StoredContract) -> ContractCard:
    return ContractCard(
        found.id,
        found.company,
        found.closer,
        found.number,
        found.amount,
        found.signed_on,
        found.document_id is not None,
        found.cancelled_at is not None,
    )
