"""The cold base: companies come in, and callers find those they may book with."""

from dataclasses import dataclass
from datetime import datetime

from domain.errors import LeadAlreadyThere, LeadNotFree, NotYours, TextMissing
from domain.funnel import LeadState
from domain.inn import parse_inn
from domain.people import Person, Role
from domain.phones import parse_phone
from domain.workdays import Month
from services import access, departments
from services.typed import line, storable, text
from storage import audit, leads
from storage.audit import Subject
from storage.leads import StoredLead
from storage.transaction import Tx

PAGE = 8
LAST = 5
_LONGEST_COMPANY = _LONGEST_PERSON = 200
_LONGEST_CITY = 100
_LONGEST_ADDRESS = 300
_LONGEST_NOTE = 1000
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class NewLead:
    """A company as it was typed."""

    company: str
    phone: str
    person: str = ""
    city: str = ""
    address: str = ""
    note: str = ""
    inn: str = ""


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
    state: LeadState
    collector: str


@dataclass(frozen=True, slots=True)
class LeadPage:
    """A page of companies, `page` counted from 0."""

    leads: tuple[LeadCard, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class MyLeads:
    """A collector's month: how many were added in it and today, and the last ones."""

    this_month: int
    today: int
    last: tuple[LeadCard, ...]


def add(tx: Tx, who: Person, new: NewLead, now: datetime) -> LeadCard:
    """Bring a company into the cold base.

    Raises: NotAllowed, TextMissing, TextTooLong, PhoneMissing, PhoneInvalid, InnInvalid, LeadAlreadyThere.
    """
    access.ensure(tx, who, Role.COLLECTOR, Role.DIRECTOR)
    company = line(new.company, _LONGEST_COMPANY)
    if not company:
        raise TextMissing
    person, city = line(new.person, _LONGEST_PERSON), line(new.city, _LONGEST_CITY)
    phone = parse_phone(new.phone)
    inn = parse_inn(new.inn) if new.inn.strip() else None
    values = {
        "company": company,
        "phone": phone.e164,
        "extension": phone.extension,
        "inn": inn,
        "person": person,
        "city": city,
        "address": line(new.address, _LONGEST_ADDRESS),
        "note": text(new.note, _LONGEST_NOTE),
        "collector_id": who.id,
        "state": LeadState.NEW,
        "searchable": " ".join([_plain(company), _plain(person), _plain(city), phone.e164, inn or ""]),
        "added_at": now,
    }
    lead_id = leads.add(tx, who.department_id, values)
    if lead_id is None:
        there = leads.same(tx, who.department_id, phone.e164, inn)
        assert there is not None, "only the phone and the ИНН are unique"
        raise LeadAlreadyThere(there.company, there.collector)
    audit.note(tx, who.department_id, who.id, "added", Subject.LEAD, lead_id, now)
    return _card(_get(tx, who, lead_id))


def ensure_new(tx: Tx, who: Person, phone: str) -> None:
    """Nobody has brought this phone yet.

    Raises: NotAllowed, PhoneMissing, PhoneInvalid, LeadAlreadyThere.
    """
    access.ensure(tx, who, Role.COLLECTOR, Role.DIRECTOR)
    there = leads.same(tx, who.department_id, parse_phone(phone).e164, None)
    if there is not None:
        raise LeadAlreadyThere(there.company, there.collector)


def to_book(tx: Tx, who: Person, query: str, page: int, now: datetime) -> LeadPage:  # noqa: ARG001  # every use case knows its time
    """The companies a meeting may be booked with: those whose name, person, city or phone has every word typed.

    Raises: NotAllowed.
    """
    access.ensure(tx, who, Role.CALLER)
    found, shown, pages = leads.free(tx, who.department_id, _search_words(query), page, PAGE)
    return LeadPage(tuple(_card(lead) for lead in found), shown, pages)


def card(tx: Tx, who: Person, lead_id: int) -> LeadCard:
    """A company: any to a director, a free one to a caller, their own to a collector.

    Raises: NotAllowed, NotYours, LeadNotFree.
    """
    who = access.ensure(tx, who, Role.CALLER, Role.COLLECTOR, Role.DIRECTOR)
    lead = _get(tx, who, lead_id)
    if who.has(Role.DIRECTOR) or (who.has(Role.COLLECTOR) and lead.collector_id == who.id):
        return _card(lead)
    if not who.has(Role.CALLER):
        raise NotYours
    if lead.state not in leads.FREE:
        raise LeadNotFree(lead.company)
    return _card(lead)


def my_leads(tx: Tx, who: Person, now: datetime) -> MyLeads:
    """How the collector's month goes. Raises: NotAllowed."""
    access.ensure(tx, who, Role.COLLECTOR)
    department = departments.of(tx, who.department_id)
    today = department.today(now)
    month_begins, _ = department.month(Month.of(today))
    day_begins, _ = department.day(today)
    this_month, added_today = leads.added_by(tx, who.id, month_begins, day_begins)
    last = leads.last_of(tx, who.department_id, who.id, LAST)
    return MyLeads(this_month, added_today, tuple(_card(lead) for lead in last))


def _get(tx: Tx, who: Person, lead_id: int) -> StoredLead:
    lead = leads.get(tx, who.department_id, lead_id)
    if lead is None:
        raise NotYours
    return lead


def _card(lead: StoredLead) -> LeadCard:
    return LeadCard(
        lead.id,
        lead.company,
        lead.person,
        lead.phone,
        lead.city,
        lead.address,
        lead.note,
        lead.state,
        lead.collector,
    )


def _plain(text: str) -> str:
    """As it is searched: no case, no ё."""
    return text.casefold().replace("ё", "е")


def _search_words(query: str) -> list[str]:
    """What must be found. A query of digits alone is a phone or an ИНН, however it was typed.

    >>> _search_words("  Белый  ЗУБ "), _search_words("8 (900) 000-12"), _search_words("+7 900 1")
    (['белый', 'зуб'], ['90000012'], ['9001'])
    """
    digits = "".join(sign for sign in query if sign.isdigit())
    if digits and not query.strip("0123456789 +-()\u00a0"):
        # The first digit of a Russian number is typed as 8, kept as 7, and often left out.
        return [digits[1:] if len(digits) > 1 and digits[0] in "78" else digits]
    return _plain(storable(query)).split()[:_MOST_WORDS]
