"""Booking by one typed sentence: which company was meant, which time is to be had, and all of it in one step."""

from dataclasses import dataclass
from datetime import datetime

from domain.company_names import may_be, spoken, stems
from domain.errors import LeadExcluded, LeadHeld, LeadNotFree, NotYours, PhoneMissing
from domain.lead import LONGEST_ADDRESS, LONGEST_PERSON, NewLead, plain
from domain.messages import MeetingCard
from domain.people import Person, Role
from domain.phones import display_phone, parse_phone
from domain.typed import line
from services import access, departments, leads, meetings
from services.leads import LeadCard
from services.meetings import FreeTime, Wish, diary_for, ensure_at_work, free_time
from storage import exclusions, queue, staff
from storage import leads as base
from storage.leads import Place, StoredLead
from storage.transaction import Tx

MOST_COMPANIES = 5
NEAR = 4
_MOST_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Companies:
    """The free companies a sentence may mean, at most 5; `is_sure`: the only one is surely meant."""

    found: tuple[LeadCard, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """The wanted time with its closer, None when nobody is free then; and the free times nearest to it, by start."""

    free: FreeTime | None
    near: tuple[FreeTime, ...]


@dataclass(frozen=True, slots=True)
class SpokenMeeting:
    """A meeting as it was said; without a `lead_id` the company is new. The phone as typed or E.164."""

    starts_at: datetime
    closer_id: int | None
    lead_id: int | None
    company: str
    phone: str
    person: str
    address: str
    note: str
    by_turn: bool = False
    """The closer was offered, not chosen."""


def companies(tx: Tx, who: Person, company: str, phone: str, now: datetime) -> Companies:
    """The companies that a name and a phone ("" for none) may mean; callers find them, and never list the base.

    A phone that is in the base is proof. A name alone is, when exactly one company is called so.

    Raises: NotAllowed, LeadNotFree, LeadHeld (a colleague has it in hand), LeadExcluded.
    """
    who = access.ensure(tx, who, Role.CALLER)
    if phone:
        number = parse_phone(phone).e164
        there = base.same(tx, who.department_id, [number], None)
        if there is not None:
            _ensure_free(tx, who, there, now)
            return Companies((leads.card_of(there),), is_sure=True)
        forbidden = exclusions.matching(tx, who.department_id, [number], [])
        if forbidden:
            raise LeadExcluded(forbidden[0].kind)
    return _by_name(tx, who, company, phone, now)


def _by_name(tx: Tx, who: Person, company: str, phone: str, now: datetime) -> Companies:
    name = spoken(company)
    if not name:
        return Companies((), is_sure=False)
    looked_at = base.named(tx, who.department_id, stems(company), name, _MOST_LOOKED_AT)
    meant = [lead for lead in looked_at if may_be(lead.company, company)]
    exact = [lead for lead in meant if spoken(lead.company) == name]
    free = [lead for lead in (exact or meant) if lead.state in base.FREE]
    if not free and exact and not phone:
        raise LeadNotFree(exact[0].company)
    # With a phone nobody knows it may be another company of that name.
    is_sure = len(exact) == 1 and len(free) == 1 and not phone
    if is_sure:
        _ensure_free(tx, who, free[0], now)
    return Companies(tuple(leads.card_of(lead) for lead in free[:MOST_COMPANIES]), is_sure)


def _ensure_free(tx: Tx, who: Person, lead: StoredLead, now: datetime) -> None:
    if lead.state not in base.FREE:
        raise LeadNotFree(lead.company)
    held = queue.held(tx, who.department_id, lead.id)
    if held is None or held.holder_id in (None, who.id) or held.held_until is None or held.held_until <= now:
        return
    holder, _, _ = staff.identity(tx, held.holder_id)
    raise LeadHeld(lead.company, holder)


def offer(
    tx: Tx, who: Person, wanted: datetime, now: datetime, lead_id: int | None = None, closer_id: int | None = None
) -> Offer:
    """Whether a time is to be had, and the nearest that are: with this company, with this closer if one is wanted.

    Raises: NotAllowed, NotYours.
    """
    access.ensure(tx, who, Role.CALLER)
    diary = diary_for(tx, departments.of(tx, who.department_id), lead_id, now)
    ensure_at_work(diary, closer_id)
    found = diary.in_turn(wanted) if closer_id is None else diary.wanted(closer_id, wanted)
    if found is not None:
        return Offer(free_time(diary, *found), ())
    free = [free_time(diary, *time) for day in diary.days() for time in diary.free(day, closer_id)]
    nearest = sorted(free, key=lambda time: (abs(time.starts_at - wanted), time.starts_at))[:NEAR]
    return Offer(None, tuple(sorted(nearest, key=lambda time: time.starts_at)))


def book_sentence(tx: Tx, who: Person, said: SpokenMeeting, now: datetime) -> MeetingCard:
    """Book a meeting as it was said: a company the base lacks comes into it, what it lacks of a known one too.

    What differs from what is known goes into the meeting's note.

    Raises: as `meetings.book` and `leads.bring` do.
    """
    who = access.ensure(tx, who, Role.CALLER)
    person, address = line(said.person, LONGEST_PERSON), line(said.address, LONGEST_ADDRESS)
    if said.lead_id is None:
        if not said.phone:
            raise PhoneMissing
        new = NewLead(said.company, said.phone, person=person, address=address)
        lead_id, note = leads.bring(tx, who, new, Place(who.id), now).lead_id, said.note
    else:
        lead_id = said.lead_id
        known = base.get(tx, who.department_id, lead_id)
        if known is None:
            raise NotYours
        base.complete(tx, known, person, address)
        news = _news(tx, known, person, address, said.phone)
        note = "\n".join(part for part in (said.note, *news) if part)
    return meetings.book(tx, who, Wish(lead_id, said.starts_at, said.closer_id, note, said.by_turn), now)


def _news(tx: Tx, known: StoredLead, person: str, address: str, phone: str) -> list[str]:
    """What was said and is otherwise known."""
    news = [
        said
        for said, before in ((person, known.person), (address, known.address))
        if said and before and plain(said) not in plain(before)
    ]
    if phone and parse_phone(phone).e164 not in base.phones_of(tx, known.id):
        news.append(display_phone(phone))
    return news
