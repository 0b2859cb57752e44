"""The exclusion list: whom nobody may call. A row per phone or ИНН, so that each is found by its index."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.calling import FRESH_PRIORITY, Queue
from domain.exclusions import ExclusionKind
from domain.funnel import LeadState
from domain.lead import plain
from storage.tables import exclusion, lead, lead_phone, segment
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class StoredExclusion:
    """One phone (E.164) or one ИНН nobody may call; the other is None."""

    id: int
    department_id: int
    kind: ExclusionKind
    phone: str | None
    inn: str | None
    company: str
    """"" when it is not known."""
    added_at: datetime


_ROW = select(
    exclusion.c.id,
    exclusion.c.department_id,
    exclusion.c.kind,
    exclusion.c.phone,
    exclusion.c.inn,
    exclusion.c.company,
    exclusion.c.added_at,
)
_HERE = exclusion.c.department_id == bindparam("department_id")
# Who asked not to be called is left alone by every department; a client is a client of one.
_HOLDS = or_(_HERE, exclusion.c.kind == ExclusionKind.DO_NOT_CALL)
_OF_PHONES = _ROW.where(exclusion.c.phone.in_(bindparam("phones", expanding=True)), _HOLDS)
_OF_INNS = _ROW.where(exclusion.c.inn.in_(bindparam("inns", expanding=True)), _HOLDS)
_ONE = _ROW.where(_HERE, exclusion.c.id == bindparam("exclusion_id"))


def _adding(number: str) -> Any:
    """A number once; a client who asks not to be called is left alone by everybody from then on."""
    adding = insert(exclusion)
    return adding.on_conflict_do_update(
        index_elements=["department_id", number],
        set_={"kind": adding.excluded.kind, "added_by": adding.excluded.added_by, "added_at": adding.excluded.added_at},
        where=(exclusion.c.kind == ExclusionKind.CLIENT) & (adding.excluded.kind == ExclusionKind.DO_NOT_CALL),
    ).returning(exclusion.c.id)


_ADD_PHONE, _ADD_INN = _adding("phone"), _adding("inn")
_STRIKE = delete(exclusion).where(
    exclusion.c.department_id == bindparam("of_department"),
    or_(
        exclusion.c.phone.in_(bindparam("phones", expanding=True)),
        exclusion.c.inn.in_(bindparam("inns", expanding=True)),
    ),
)

# --- what it does to the cold base

_REACHED = lead.c.department_id.in_(bindparam("departments", expanding=True))
_WITH_PHONES = lead.c.id.in_(
    select(lead_phone.c.lead_id).where(
        lead_phone.c.department_id.in_(bindparam("departments", expanding=True)),
        lead_phone.c.phone.in_(bindparam("phones", expanding=True)),
    )
)
_WITH_INN = _REACHED & lead.c.inn.in_(bindparam("inns", expanding=True))
# A meeting that is booked takes place, a deal goes on, and a client is a client.
_CALLED = lead.c.state.in_(
    (LeadState.NEW, LeadState.REBOOK, LeadState.REFUSED, LeadState.UNREACHED, LeadState.REJECTED)
)
_OUT = {
    "state": LeadState.EXCLUDED,
    "queue": None,
    "due_at": None,
    "priority": 0,
    "tries": 0,
    "callback_of": None,
    "holder_id": None,
    "held_until": None,
}
# Two statements rather than one with OR: each goes by its own index.
_TAKE_OUT = tuple(
    update(lead).where(_CALLED, with_number).values(_OUT).returning(lead.c.id, lead.c.department_id)
    for with_number in (_WITH_PHONES, _WITH_INN)
)
_OVER_LEAD = or_(exclusion.c.department_id == lead.c.department_id, exclusion.c.kind == ExclusionKind.DO_NOT_CALL)
_STILL_OUT = or_(
    exists().where(lead_phone.c.lead_id == lead.c.id, exclusion.c.phone == lead_phone.c.phone, _OVER_LEAD),
    exists().where(exclusion.c.inn == lead.c.inn, _OVER_LEAD),
)
_PRIORITY = func.coalesce(
    select(segment.c.priority).where(segment.c.id == lead.c.segment_id).scalar_subquery(), FRESH_PRIORITY
)
_LET_IN = tuple(
    update(lead)
    .where(lead.c.state == LeadState.EXCLUDED, with_number, ~_STILL_OUT)
    .values(state=LeadState.NEW, queue=Queue.FRESH, priority=_PRIORITY, due_at=bindparam("due"))
    .returning(lead.c.id)
    for with_number in (_WITH_PHONES, _WITH_INN)
)


def matching(tx: Tx, department_id: int, phones: Sequence[str], inns: Sequence[str]) -> list[StoredExclusion]:
    """What forbids calling any of these phones (E.164) or companies in this department."""
    rows = [*tx.all(_OF_PHONES, {"phones": list(phones), "department_id": department_id})] if phones else []
    if inns:
        rows += tx.all(_OF_INNS, {"inns": list(inns), "department_id": department_id})
    return [_stored(row) for row in rows]


def get(tx: Tx, department_id: int, exclusion_id: int) -> StoredExclusion | None:
    """An entry of this department."""
    row = tx.first(_ONE, {"department_id": department_id, "exclusion_id": exclusion_id})
    return None if row is None else _stored(row)


def page(
    tx: Tx, department_id: int, words: Sequence[str], number: int, size: int
) -> tuple[list[StoredExclusion], int, int]:
    """A page of the entries of a department that have all the words, the newest first.

    Returns the entries, the page (0-based, the last one when there are fewer), and how many entries there are.
    """
    chosen = exclusion.c.department_id == department_id
    for word in words:
        chosen &= exclusion.c.searchable.contains(word, autoescape=True)
    count: int = tx.scalar(select(func.count()).select_from(exclusion).where(chosen)) or 0
    number = min(max(number, 0), max(-(-count // size) - 1, 0))
    rows = tx.all(_ROW.where(chosen).order_by(exclusion.c.id.desc()).limit(size).offset(number * size))
    return [_stored(row) for row in rows], number, count


def add(
    tx: Tx,
    department_id: int,
    kind: ExclusionKind,
    company: str,
    phones: Sequence[str],
    inn: str | None,
    added_by: int | None,
    now: datetime,
) -> list[int]:
    """Put phones (E.164) and an ИНН on the list; the ids of the rows that are new on it."""
    common = {
        "department_id": department_id,
        "kind": kind,
        "company": company,
        "added_by": added_by,
        "added_at": now,
    }
    searched = plain(company)
    added = []
    for phone in dict.fromkeys(phones):
        values = {"phone": phone, "inn": None, "searchable": f"{searched} {phone}"}
        added.append(tx.scalar(_ADD_PHONE, common | values))
    if inn is not None:
        added.append(tx.scalar(_ADD_INN, common | {"phone": None, "inn": inn, "searchable": f"{searched} {inn}"}))
    return [row_id for row_id in added if row_id is not None]


def strike(tx: Tx, department_id: int, phones: Sequence[str], inns: Sequence[str]) -> int:
    """Take numbers off the list of a department; how many were on it."""
    values = {"of_department": department_id, "phones": list(phones), "inns": list(inns)}
    return tx.execute(_STRIKE, values).rowcount


def take_out(tx: Tx, departments: Sequence[int], phones: Sequence[str], inns: Sequence[str]) -> list[tuple[int, int]]:
    """Leads of these departments with any of these numbers are called no more, and leave the hands they are in.

    Returns those it concerns: the id of each, and its department's.
    """
    by_phone, by_inn = _TAKE_OUT
    values: dict[str, Any] = {"departments": list(departments)}
    taken = [*tx.all(by_phone, values | {"phones": list(phones)})] if phones else []
    if inns:
        taken += tx.all(by_inn, values | {"inns": list(inns)})
    return [(row.id, row.department_id) for row in taken]


def let_in(tx: Tx, departments: Sequence[int], phones: Sequence[str], inns: Sequence[str], now: datetime) -> int:
    """Leads with these numbers that nothing on the list forbids any more wait to be called; how many came back."""
    by_phone, by_inn = _LET_IN
    values: dict[str, Any] = {"departments": list(departments), "due": now}
    back = len(tx.execute(by_phone, values | {"phones": list(phones)}).all()) if phones else 0
    return back + (len(tx.execute(by_inn, values | {"inns": list(inns)}).all()) if inns else 0)


def _stored(row: Row[Any]) -> StoredExclusion:
    return StoredExclusion(
        row.id, row.department_id, ExclusionKind(row.kind), row.phone, row.inn, row.company, row.added_at
    )
