"""What became of a collector's leads, and their appeals against rejections; each sees their own alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.calling import CallResult
from domain.errors import AlreadyAppealed, AlreadyDecided, LeadNotRejected, NotYours, TextMissing
from domain.fates import Fate, Fates
from domain.funnel import LeadState
from domain.messages import AppealCard, AppealDecided, AppealMade
from domain.people import Person, Role
from domain.typed import text
from domain.workdays import Month
from services import access, departments
from storage import appeals, audit, fates, outbox, staff
from storage.appeals import StoredAppeal
from storage.audit import Subject
from storage.fates import StoredFate
from storage.transaction import Tx

PAGE = 8
LONGEST_REASON = 500
_NEWS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class FateCard:
    """A lead to the collector who brought it; `phone` is E.164, with ";ext=12" after it when there is an extension."""

    lead_id: int
    company: str
    person: str
    phone: str
    city: str
    address: str
    segment: str
    """"" without one."""
    state: LeadState
    fate: Fate
    confirmed_at: datetime | None
    rejected_at: datetime | None
    rejected_as: CallResult | None
    appealed_at: datetime | None
    upheld: bool | None
    """What was decided on the appeal; None while that is open."""

    @property
    def may_be_appealed(self) -> bool:
        """Whether the collector may disagree now."""
        return self.fate is Fate.REJECTED and self.appealed_at is None


@dataclass(frozen=True, slots=True)
class MyFates:
    """What a collector brought this month, or ever: the counts, and a page of it (`page` from 0)."""

    today: int
    counted: Fates
    leads: tuple[FateCard, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on an appeal."""

    company: str
    upheld: bool


# --- a collector's own


def mine(tx: Tx, who: Person, fate: Fate | None, ever: bool, page: int, now: datetime) -> MyFates:
    """The leads a collector brought this month, or ever, with one fate or any; the newest first. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.COLLECTOR)
    department = departments.of(tx, who.department_id)
    today = department.today(now)
    since = department.founded_at if ever else department.month(Month.of(today))[0]
    found, shown, count = fates.page(tx, who.id, fate, since, page, PAGE)
    return MyFates(
        today=fates.added_since(tx, who.id, department.day(today)[0]),
        counted=fates.of_collector(tx, who.id, since),
        leads=tuple(_card(one) for one in found),
        page=shown,
        pages=max(-(-count // PAGE), 1),
    )


def fate(tx: Tx, who: Person, lead_id: int) -> FateCard:
    """What became of a lead of one's own. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, Role.COLLECTOR)
    return _card(_own(tx, who, lead_id))


def appeal(tx: Tx, who: Person, lead_id: int, reason: str, now: datetime) -> FateCard:
    """Disagree with a rejection, once; the directors decide.

    Raises: NotAllowed, NotYours, AlreadyAppealed, LeadNotRejected, TextMissing, TextTooLong.
    """
    who = access.ensure(tx, who, Role.COLLECTOR)
    found = _own(tx, who, lead_id)
    why = text(reason, LONGEST_REASON)
    if not why:
        raise TextMissing
    if found.appealed_at is not None:
        raise AlreadyAppealed(found.company)
    if found.fate is not Fate.REJECTED:
        raise LeadNotRejected(found.company)
    if not appeals.make(tx, who.department_id, lead_id, who.id, why, now):
        raise AlreadyAppealed(found.company)
    card = _appeal(tx, who, lead_id).card
    directors = staff.holders(tx, who.department_id, Role.DIRECTOR)
    outbox.put(tx, AppealMade(card), directors, once=_once(lead_id), due=now)
    audit.note(tx, who.department_id, who.id, "appealed", Subject.LEAD, lead_id, now)
    return _card(_own(tx, who, lead_id))


# --- the director's word


def waiting(tx: Tx, who: Person) -> tuple[AppealCard, ...]:
    """The appeals nobody has decided yet, oldest first. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    return tuple(one.card for one in appeals.waiting(tx, who.department_id))


def count_waiting(tx: Tx, who: Person) -> int:
    """How many appeals nobody has decided yet. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    return appeals.count_waiting(tx, who.department_id)


def appealed(tx: Tx, who: Person, lead_id: int) -> AppealCard:
    """An appeal that waits for a decision. Raises: NotAllowed, NotYours, AlreadyDecided."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    return _open(tx, who, lead_id).card


def decided(tx: Tx, who: Person, lead_id: int) -> Decided | None:
    """What was decided on an appeal; None while it waits. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    found = _appeal(tx, who, lead_id)
    return None if found.upheld is None else Decided(found.card.company, found.upheld)


def decide(tx: Tx, who: Person, lead_id: int, upheld: bool, now: datetime) -> Decided:
    """Decide an appeal; the collector hears of it. A lead that was rejected wrongly is called again as a fresh one.

    Raises: NotAllowed, NotYours, AlreadyDecided.
    """
    who = access.ensure(tx, who, Role.DIRECTOR)
    found = _open(tx, who, lead_id)
    company = found.card.company
    if not appeals.decide(tx, lead_id, who.id, now, upheld=upheld):
        raise AlreadyDecided(company)
    outbox.withdraw(tx, _once(lead_id), staff.holders(tx, who.department_id, Role.DIRECTOR), now)
    _, _, at_work = staff.identity(tx, found.collector_id)
    if at_work:
        message = AppealDecided(lead_id, company, upheld)
        outbox.put(tx, message, [found.collector_id], once=f"appeal-decided:{lead_id}", due=now, stale_after=_NEWS)
    action = "appeal upheld" if upheld else "appeal refused"
    audit.note(tx, who.department_id, who.id, action, Subject.LEAD, lead_id, now)
    return Decided(company, upheld)


def _own(tx: Tx, who: Person, lead_id: int) -> StoredFate:
    found = fates.get(tx, who.department_id, lead_id, who.id)
    if found is None:
        raise NotYours
    return found


def _appeal(tx: Tx, who: Person, lead_id: int) -> StoredAppeal:
    found = appeals.get(tx, who.department_id, lead_id)
    if found is None:
        raise NotYours
    return found


def _open(tx: Tx, who: Person, lead_id: int) -> StoredAppeal:
    found = _appeal(tx, who, lead_id)
    if found.upheld is not None:
        raise AlreadyDecided(found.card.company)
    return found


def _once(lead_id: int) -> str:
    return f"appeal:{lead_id}"


def _card(one: StoredFate) -> FateCard:
    return FateCard(
        one.lead_id,
        one.company,
        one.person,
        one.phone,
        one.city,
        one.address,
        one.segment,
        one.state,
        one.fate,
        one.confirmed_at,
        one.rejected_at,
        one.rejected_as,
        one.appealed_at,
        one.upheld,
    )
