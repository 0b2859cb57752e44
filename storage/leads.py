"""The cold base."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, bindparam, case, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.calling import FRESH_PRIORITY, CallResult, Queue
from domain.funnel import LeadState
from domain.lead import CheckedLead, plain
from storage.tables import call, lead, lead_phone, segment, staff
from storage.transaction import Tx

# What callers may book: a deal is in its closer's hands, and what is wrong or excluded is nobody's.
FREE = (LeadState.NEW, LeadState.REBOOK, LeadState.REFUSED, LeadState.UNREACHED)
_SPOKEN_WITHIN = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Place:
    """Whose a new lead is, and where in the queue it goes."""

    collector_id: int
    segment_id: int | None = None
    priority: int = FRESH_PRIORITY


@dataclass(frozen=True, slots=True)
class StoredLead:
    """A company of the cold base; `phone` is E.164, with ";ext=12" after it when there is an extension."""

    id: int
    company: str
    person: str
    phone: str
    inn: str | None
    city: str
    address: str
    note: str
    site: str
    zone: str
    state: LeadState
    collector_id: int
    collector: str
    segment_id: int | None
    segment: str
    """The segment's name; "" without one."""


_ADD = insert(lead).on_conflict_do_nothing().returning(lead.c.id)
_LEAD = (
    select(
        lead.c.id,
        lead.c.company,
        lead.c.person,
        lead.c.phone,
        lead.c.extension,
        lead.c.inn,
        lead.c.city,
        lead.c.address,
        lead.c.note,
        lead.c.site,
        lead.c.zone,
        lead.c.state,
        lead.c.collector_id,
        staff.c.name.label("collector"),
        lead.c.segment_id,
        segment.c.name.label("segment"),
    )
    .join(staff, staff.c.id == lead.c.collector_id)
    .outerjoin(segment, segment.c.id == lead.c.segment_id)
)
_HERE = lead.c.department_id == bindparam("department_id")
_ONE = _LEAD.where(_HERE, lead.c.id == bindparam("lead_id"))
_NOT_ELSEWHERE = _LEAD.where(
    _HERE,
    or_(
        lead.c.holder_id.is_(None),
        lead.c.holder_id == bindparam("caller_id"),
        lead.c.held_until <= bindparam("now"),
    ),
).limit(bindparam("limit"))
_IN_HAND = _LEAD.where(
    _HERE,
    lead.c.holder_id == bindparam("caller_id"),
    lead.c.held_until > bindparam("now"),
    lead.c.state.in_(FREE),
)
_last_calls = (
    select(call.c.lead_id, func.max(call.c.id).label("last"))
    .where(
        call.c.caller_id == bindparam("caller_id"),
        call.c.undone_at.is_(None),
        call.c.result.in_([result for result in CallResult if result.confirms]),
        call.c.at > bindparam("since"),
    )
    .group_by(call.c.lead_id)
    .subquery()
)
_SPOKEN_WITH = (
    _NOT_ELSEWHERE.join(_last_calls, _last_calls.c.lead_id == lead.c.id)
    .where(lead.c.state.in_(FREE))
    .order_by(_last_calls.c.last.desc())
)
# One state after the other, each by its index: a base of a million is never sorted.
_FILL = tuple(
    _NOT_ELSEWHERE.where(lead.c.state == state).order_by(lead.c.id) for state in (LeadState.REBOOK, LeadState.NEW)
)
_BY_PHONE = (
    _LEAD.join(lead_phone, lead_phone.c.lead_id == lead.c.id)
    .where(lead_phone.c.department_id == bindparam("department_id"))
    .where(lead_phone.c.phone.in_(bindparam("phones", expanding=True)))
    .limit(1)
)
_BY_INN = _LEAD.where(_HERE, lead.c.inn == bindparam("inn"))
_PHONES = (
    select(lead_phone.c.phone)
    .join(lead, lead.c.id == lead_phone.c.lead_id)
    .where(lead_phone.c.lead_id == bindparam("lead_id"))
    .order_by((lead_phone.c.phone == lead.c.phone).desc(), lead_phone.c.phone)
)
_LAST_OF = (
    _LEAD.where(_HERE, lead.c.collector_id == bindparam("collector_id"))
    .order_by(lead.c.added_at.desc(), lead.c.id.desc())
    .limit(bindparam("limit"))
)
# One of each pair is empty.
_COMPLETE = (
    update(lead)
    .where(lead.c.id == bindparam("of_lead"))
    .values(
        person=lead.c.person + bindparam("who"),
        address=lead.c.address + bindparam("place"),
        searchable=lead.c.searchable + bindparam("words"),
    )
)
_CONFIRM = (
    update(lead)
    .where(lead.c.id == bindparam("of_lead"), lead.c.confirmed_at.is_(None))
    .values(confirmed_at=bindparam("at"))
)


_ADDED = (
    select(func.count())
    .select_from(lead)
    .where(_HERE, lead.c.added_at >= bindparam("start"), lead.c.added_at < bindparam("end"))
)


def add(tx: Tx, department_id: int, new: CheckedLead, place: Place, now: datetime) -> int | None:
    """A new lead, at once in the queue; None when one of its phones or its ИНН is in the base already."""
    main = new.phones[0]
    values = {
        "department_id": department_id,
        "segment_id": place.segment_id,
        "company": new.company,
        "phone": main.e164,
        "extension": main.extension,
        "inn": new.inn,
        "person": new.person,
        "city": new.city,
        "address": new.address,
        "site": new.site,
        "note": new.note,
        "zone": new.zone,
        "collector_id": place.collector_id,
        "state": LeadState.NEW,
        "searchable": new.searchable,
        "added_at": now,
        "queue": Queue.FRESH,
        "priority": place.priority,
        "due_at": now,
    }
    if same(tx, department_id, [phone.e164 for phone in new.phones], new.inn) is not None:
        return None
    lead_id: int | None = tx.scalar(_ADD, values)
    if lead_id is not None:
        phones = dict.fromkeys(phone.e164 for phone in new.phones)
        rows = [{"department_id": department_id, "phone": phone, "lead_id": lead_id} for phone in phones]
        tx.execute(insert(lead_phone), rows)
    return lead_id


def get(tx: Tx, department_id: int, lead_id: int) -> StoredLead | None:
    """A lead of this department."""
    row = tx.first(_ONE, {"department_id": department_id, "lead_id": lead_id})
    return None if row is None else _stored(row)


def same(tx: Tx, department_id: int, phones: Sequence[str], inn: str | None) -> StoredLead | None:
    """The lead that has one of these phones, or this ИНН."""
    row = tx.first(_BY_PHONE, {"department_id": department_id, "phones": list(phones)})
    if row is None and inn is not None:
        row = tx.first(_BY_INN, {"department_id": department_id, "inn": inn})
    return None if row is None else _stored(row)


def phones_of(tx: Tx, lead_id: int) -> list[str]:
    """Every phone of a lead, the main one first."""
    return [row.phone for row in tx.all(_PHONES, {"lead_id": lead_id})]


def found(
    tx: Tx, department_id: int, caller_id: int, words: Sequence[str], now: datetime, limit: int
) -> list[StoredLead]:
    """The first of the leads this caller may book whose `searchable` has all the words."""
    chosen = and_(lead.c.state.in_(FREE), *(lead.c.searchable.contains(word, autoescape=True) for word in words))
    values = {"department_id": department_id, "caller_id": caller_id, "now": now, "limit": limit}
    return [_stored(row) for row in tx.all(_NOT_ELSEWHERE.where(chosen).order_by(lead.c.id), values)]


def named(tx: Tx, department_id: int, stems: Sequence[str], name: str, limit: int) -> list[StoredLead]:
    """Leads in whatever state whose `searchable` has all the stems, those first that begin with the name."""
    chosen = and_(*(lead.c.searchable.contains(stem, autoescape=True) for stem in stems))
    begins = case((lead.c.searchable.startswith(name, autoescape=True), 0), else_=1)
    query = _LEAD.where(_HERE, chosen).order_by(begins, lead.c.id).limit(bindparam("limit"))
    return [_stored(row) for row in tx.all(query, {"department_id": department_id, "limit": limit})]


def complete(tx: Tx, known: StoredLead, person: str, address: str) -> None:
    """Put in what a lead lacks; what it has stays."""
    person, address = ("" if known.person else person), ("" if known.address else address)
    if person or address:
        tx.execute(_COMPLETE, {"of_lead": known.id, "who": person, "place": address, "words": f" {plain(person)}"})


def at_hand(tx: Tx, department_id: int, caller_id: int, now: datetime, limit: int) -> list[StoredLead]:
    """A few leads this caller may book: in hand, then those they spoke with last, then any that are free."""
    values = {"department_id": department_id, "caller_id": caller_id, "now": now, "limit": limit}
    values["since"] = now - _SPOKEN_WITHIN
    some: dict[int, StoredLead] = {}
    for statement in (_IN_HAND, _SPOKEN_WITH, *_FILL):
        for row in tx.all(statement, values):
            some.setdefault(row.id, _stored(row))
        if len(some) >= limit:
            break
    return list(some.values())[:limit]


def confirm(tx: Tx, lead_id: int, now: datetime) -> None:
    """The lead proved real; the first proof counts."""
    tx.execute(_CONFIRM, {"of_lead": lead_id, "at": now})


def last_of(tx: Tx, department_id: int, collector_id: int, limit: int) -> list[StoredLead]:
    """The last ones a collector added, the newest first."""
    rows = tx.all(_LAST_OF, {"department_id": department_id, "collector_id": collector_id, "limit": limit})
    return [_stored(row) for row in rows]


def added_between(tx: Tx, department_id: int, start: datetime, end: datetime) -> int:
    """How many came into the base in a span of time."""
    return tx.scalar(_ADDED, {"department_id": department_id, "start": start, "end": end}) or 0


def _stored(row: Row[Any]) -> StoredLead:
    return StoredLead(
        row.id,
        row.company,
        row.person,
        phone_text(row.phone, row.extension),
        row.inn,
        row.city,
        row.address,
        row.note,
        row.site,
        row.zone,
        LeadState(row.state),
        row.collector_id,
        row.collector,
        row.segment_id,
        row.segment or "",
    )


def phone_text(phone: str, extension: str) -> str:
    """A kept number as one text (RFC 3966)."""
    return f"{phone};ext={extension}" if extension else phone
