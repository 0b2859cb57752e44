"""The cold base: companies come in, and callers find those they may book with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.errors import LeadAlreadyThere, LeadExcluded, LeadNotFree, NotYours, QueryTooShort
from domain.funnel import LeadState
from domain.lead import NewLead, check_lead, search_words
from domain.people import Person, Role
from services import access, segments
from services.segments import SegmentChoice
from storage import audit, exclusions, leads
from storage.audit import Subject
from storage.leads import Place, StoredLead
from storage.transaction import Tx

MOST_FOUND = 8
SHORTEST_QUERY = 3


@dataclass(frozen=True, slots=True)
class LeadCard:
    """A company of the cold base; `phone` is E.164, with ";ext=12" after it when there is an extension."""

    lead_id: int
    company: str
    person: str
    phone: str
    city: str
    address: str
    note: str
    site: str
    zone: str
    """IANA name: what the clocks show there."""
    state: LeadState
    collector: str
    segment: str
    """The segment's name; "" without one."""


@dataclass(frozen=True, slots=True)
class SegmentsToAddTo:
    """The segments a collector may add to; `usual` is the only one, or the one last added to, None when to be asked."""

    choices: tuple[SegmentChoice, ...]
    usual: int | None


def add(tx: Tx, who: Person, new: NewLead, now: datetime) -> LeadCard:
    """Bring a company into the cold base, to be called as its segment says.

    Raises: NotAllowed, NotYours (a segment), TextMissing, TextTooLong, PhoneMissing, PhoneInvalid, InnInvalid,
    LeadAlreadyThere, LeadExcluded.
    """
    who = access.ensure(tx, who, Role.COLLECTOR, Role.DIRECTOR)
    return bring(tx, who, new, _place(tx, who, new.segment_id), now)


def bring(tx: Tx, who: Person, new: NewLead, place: Place, now: datetime) -> LeadCard:
    """Bring a company into the cold base on behalf of somebody who may. Raises as `add` does."""
    checked = check_lead(new, who.zone)
    numbers = [phone.e164 for phone in checked.phones]
    _ensure_may_be_called(tx, who.department_id, numbers, checked.inn)
    lead_id = leads.add(tx, who.department_id, checked, place, now)
    if lead_id is None:
        there = leads.same(tx, who.department_id, numbers, checked.inn)
        assert there is not None, "only phones and the ИНН are unique"
        raise LeadAlreadyThere(there.company, there.collector)
    audit.note(tx, who.department_id, who.id, "added", Subject.LEAD, lead_id, now)
    return card_of(_get(tx, who, lead_id))


def ensure_new(tx: Tx, who: Person, new: NewLead) -> None:
    """Nobody has brought this company yet, and it may be called. Raises as `add` does."""
    access.ensure(tx, who, Role.COLLECTOR, Role.DIRECTOR)
    checked = check_lead(new, who.zone)
    numbers = [phone.e164 for phone in checked.phones]
    _ensure_may_be_called(tx, who.department_id, numbers, checked.inn)
    there = leads.same(tx, who.department_id, numbers, checked.inn)
    if there is not None:
        raise LeadAlreadyThere(there.company, there.collector)


def segments_to_add_to(tx: Tx, who: Person) -> SegmentsToAddTo:
    """The segments a new lead may be for, and the one it is for unless another is chosen. Raises: NotAllowed."""
    choices = segments.mine(tx, who)
    ids = [choice.segment_id for choice in choices]
    last = leads.last_of(tx, who.department_id, who.id, 1)
    usual = last[0].segment_id if last and last[0].segment_id in ids else None
    return SegmentsToAddTo(choices, ids[0] if len(ids) == 1 else usual)


def to_book(tx: Tx, who: Person, query: str, now: datetime) -> tuple[LeadCard, ...]:
    """At most 8 companies a meeting may be booked with: those that have every word typed in their name, person, city
    or phone; without a query those at hand. Callers find companies, they do not list the base.

    Raises: NotAllowed, QueryTooShort.
    """
    access.ensure(tx, who, Role.CALLER)
    if not query.strip():
        found = leads.at_hand(tx, who.department_id, who.id, now, MOST_FOUND)
    else:
        words = search_words(query)
        if max(map(len, words), default=0) < SHORTEST_QUERY:
            raise QueryTooShort(SHORTEST_QUERY)
        found = leads.found(tx, who.department_id, who.id, words, now, MOST_FOUND)
    return tuple(card_of(lead) for lead in found)


def card(tx: Tx, who: Person, lead_id: int) -> LeadCard:
    """A company: any to a director, a free one to a caller, their own to a collector.

    Raises: NotAllowed, NotYours, LeadNotFree.
    """
    who = access.ensure(tx, who, Role.CALLER, Role.COLLECTOR, Role.DIRECTOR)
    lead = _get(tx, who, lead_id)
    if who.has(Role.DIRECTOR) or (who.has(Role.COLLECTOR) and lead.collector_id == who.id):
        return card_of(lead)
    if not who.has(Role.CALLER):
        raise NotYours
    if lead.state not in leads.FREE:
        raise LeadNotFree(lead.company)
    return card_of(lead)


def _get(tx: Tx, who: Person, lead_id: int) -> StoredLead:
    lead = leads.get(tx, who.department_id, lead_id)
    if lead is None:
        raise NotYours
    return lead


def _place(tx: Tx, who: Person, segment_id: int | None) -> Place:
    """Where a new lead of this person goes."""
    if segment_id is None:
        return Place(who.id)
    found = segments.open_for(tx, who, segment_id)
    return Place(who.id, segment_id, found.priority)


def _ensure_may_be_called(tx: Tx, department_id: int, phones: Sequence[str], inn: str | None) -> None:
    found = exclusions.matching(tx, department_id, phones, [inn] if inn else [])
    if found:
        raise LeadExcluded(found[0].kind)


def card_of(lead: StoredLead) -> LeadCard:
    """A kept company as others see it."""
    return LeadCard(
        lead.id,
        lead.company,
        lead.person,
        lead.phone,
        lead.city,
        lead.address,
        lead.note,
        lead.site,
        lead.zone,
        lead.state,
        lead.collector,
        lead.segment,
    )
