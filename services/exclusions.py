"""The exclusion list: clients and those who asked not to be called. Nobody calls them, nobody brings them in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.errors import NotYours, PhoneMissing
from domain.exclusions import ExclusionKind
from domain.lead import LONGEST_COMPANY, search_words
from domain.people import Person, Role
from domain.typed import line
from services import access, callbacks
from storage import audit, departments, exclusions, leads
from storage.audit import Subject
from storage.exclusions import StoredExclusion
from storage.transaction import Tx

PAGE = 8
_KEEPERS = (Role.DIRECTOR, Role.ACCOUNT_MANAGER)


def exclude_numbers(
    tx: Tx,
    department_id: int,
    kind: ExclusionKind,
    company: str,
    phones: Sequence[str],
    inn: str | None,
    added_by: int | None,
    now: datetime,
) -> int:
    """Put phones (E.164) and an ИНН on the list; how many of them are new on it. Checks no role: for others' use.

    Leads that have any of them leave the queue and everybody's hands at once: for a client in this department, for who
    asked not to be called in every one. A meeting that is booked still takes place, and a deal goes on.
    """
    added = exclusions.add(tx, department_id, kind, company, phones, inn, added_by, now)
    taken = exclusions.take_out(tx, _reach(tx, department_id, kind), phones, [] if inn is None else [inn])
    for lead_id, of_department in taken:
        callbacks.withdraw(tx, of_department, lead_id, now)
    return len(added)


def _reach(tx: Tx, department_id: int, kind: ExclusionKind) -> list[int]:
    """The departments in which an entry of this kind holds."""
    if kind is ExclusionKind.DO_NOT_CALL:
        return [department.id for department in departments.every(tx)]
    return [department_id]


@dataclass(frozen=True, slots=True)
class NewExclusion:
    """Numbers that nobody may call: phones in E.164, and an ИНН."""

    kind: ExclusionKind
    company: str
    phones: tuple[str, ...]
    inn: str | None


@dataclass(frozen=True, slots=True)
class ExclusionCard:
    """An entry of the list: one phone (E.164) or one ИНН."""

    exclusion_id: int
    kind: ExclusionKind
    company: str
    phone: str | None
    inn: str | None
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ExclusionPage:
    """A page of the list, `page` counted from 0; `count` is how many entries there are in all."""

    entries: tuple[ExclusionCard, ...]
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Removed:
    """How many numbers went off the list, and how many leads came back to be called."""

    numbers: int
    returned: int


def listed(tx: Tx, who: Person, query: str, page: int) -> ExclusionPage:
    """The entries of the department whose company or number has every word typed, the newest first.

    Raises: NotAllowed.
    """
    who = access.ensure(tx, who, *_KEEPERS)
    found, shown, count = exclusions.page(tx, who.department_id, search_words(query), page, PAGE)
    return ExclusionPage(tuple(_card(one) for one in found), shown, max(-(-count // PAGE), 1), count)


def entry(tx: Tx, who: Person, exclusion_id: int) -> ExclusionCard:
    """One entry. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, *_KEEPERS)
    return _card(_get(tx, who, exclusion_id))


def exclude(tx: Tx, who: Person, new: NewExclusion, now: datetime) -> int:
    """Put numbers on the list by hand; how many are new on it. Raises: NotAllowed, TextTooLong, PhoneMissing."""
    who = access.ensure(tx, who, *_KEEPERS)
    if not new.phones and new.inn is None:
        raise PhoneMissing
    company = line(new.company, LONGEST_COMPANY)
    added = exclude_numbers(tx, who.department_id, new.kind, company, new.phones, new.inn, who.id, now)
    audit.note(tx, who.department_id, who.id, "excluded", Subject.EXCLUSION, 0, now, kind=new.kind.value, many=added)
    return added


def remove(tx: Tx, who: Person, exclusion_id: int, now: datetime) -> Removed:
    """Take a number off the list, and the others of the same lead with it; what nothing else forbids is called again.

    Raises: NotAllowed, NotYours.
    """
    who = access.ensure(tx, who, *_KEEPERS)
    found = _get(tx, who, exclusion_id)
    phones, inns = [found.phone] if found.phone else [], [found.inn] if found.inn else []
    lead = leads.same(tx, who.department_id, phones, found.inn)
    if lead is not None:
        phones += leads.phones_of(tx, lead.id)
        inns += [lead.inn] if lead.inn else []
    numbers = exclusions.strike(tx, who.department_id, phones, inns)
    everywhere = [department.id for department in departments.every(tx)]
    returned = exclusions.let_in(tx, everywhere, phones, inns, now)
    audit.note(tx, who.department_id, who.id, "removed", Subject.EXCLUSION, exclusion_id, now, company=found.company)
    return Removed(numbers, returned)


def _get(tx: Tx, who: Person, exclusion_id: int) -> StoredExclusion:
    found = exclusions.get(tx, who.department_id, exclusion_id)
    if found is None:
        raise NotYours
    return found


def _card(one: StoredExclusion) -> ExclusionCard:
    return ExclusionCard(one.id, one.kind, one.company, one.phone, one.inn, one.added_at)
