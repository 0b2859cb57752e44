"""A whole history at once: people, segments, leads, meetings, deals and contracts, poured in by the thousand.

Ids are given by the database in the order of the rows, so those of a table are read back by that order.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Select, Table, bindparam, func, insert, select, update

from domain.calling import Standing
from domain.funnel import MeetingState, Outcome
from domain.lead import CheckedLead
from domain.money import Money
from storage.tables import (
    absence,
    audit,
    closer_quarter,
    contract,
    deal,
    handover,
    lead,
    lead_phone,
    meeting,
    segment,
    staff,
)
from storage.transaction import Tx

IMPORTED = "history_imported"
"""What the audit calls it."""

# Few enough for one statement on either engine.
_MANY = 5_000


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is or was on the staff."""

    id: int
    name: str
    hired_on: date
    at_work: bool


@dataclass(frozen=True, slots=True)
class OldLead:
    """A company, as it stands after all that happened with it."""

    checked: CheckedLead
    segment_id: int | None
    collector_id: int
    payee_id: int | None
    pay_rate: Money | None
    added_at: datetime
    confirmed_at: datetime | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class OldMeeting:
    """A meeting; `told_at` is when its state was told, None while it is booked."""

    lead_id: int
    caller_id: int
    closer_id: int
    state: MeetingState
    outcome: Outcome | None
    booked_at: datetime
    starts_at: datetime
    ends_at: datetime
    told_at: datetime | None


@dataclass(frozen=True, slots=True)
class OldDeal:
    """A deal that ended with a contract, `state` is a domain.deals.DealState."""

    lead_id: int
    closer_id: int
    state: str
    amount: Money
    signed_on: date
    entered_at: datetime


@dataclass(frozen=True, slots=True)
class OldContract:
    """A contract; when it came, and when it was no more."""

    meeting_id: int
    deal_id: int
    closer_id: int
    number: str
    amount: Money
    signed_on: date
    entered_at: datetime
    cancelled_at: datetime | None


_KNOWN = (
    select(staff.c.id, staff.c.name, staff.c.hired_on, staff.c.dismissed_at)
    .where(staff.c.department_id == bindparam("department_id"))
    .order_by(staff.c.id)
)
_HIRE = insert(staff).returning(staff.c.id)
_HIRED_EARLIER = update(staff).where(staff.c.id == bindparam("of_staff")).values(hired_on=bindparam("day"))
_SEGMENTS = (
    select(segment.c.id, segment.c.name, segment.c.rate)
    .where(segment.c.department_id == bindparam("department_id"))
    .order_by(segment.c.closed_at.is_not(None), segment.c.id)
)
_PHONES = select(lead_phone.c.phone).where(
    lead_phone.c.department_id == bindparam("department_id"), lead_phone.c.phone.in_(bindparam("those", expanding=True))
)
_INNS = select(lead.c.inn).where(
    lead.c.department_id == bindparam("department_id"), lead.c.inn.in_(bindparam("those", expanding=True))
)
_OCCUPIED = select(closer_quarter.c.quarter).where(
    closer_quarter.c.closer_id == bindparam("of_closer"),
    closer_quarter.c.quarter.in_(bindparam("those", expanding=True)),
)
_OCCUPY = insert(closer_quarter)
_ADD_ABSENCE = insert(absence)
_EARLIER = (
    select(audit.c.detail)
    .where(audit.c.department_id == bindparam("department_id"), audit.c.action == IMPORTED)
    .order_by(audit.c.id.desc())
    .limit(1)
)


def imported(tx: Tx, department_id: int) -> dict[str, Any] | None:
    """What the audit kept of the history that was imported before."""
    detail = tx.scalar(_EARLIER, {"department_id": department_id})
    return None if detail is None else json.loads(detail)


def known(tx: Tx, department_id: int) -> list[Known]:
    """Everybody who is or was on the staff, by entry."""
    rows = tx.all(_KNOWN, {"department_id": department_id})
    return [Known(row.id, row.name, row.hired_on, row.dismissed_at is None) for row in rows]


def hire(tx: Tx, department_id: int, name: str, language: str, hired_on: date, dismissed_at: datetime | None) -> int:
    """Somebody without a Telegram account, who may have left since; their id."""
    values = {
        "department_id": department_id,
        "telegram_id": None,
        "name": name,
        "language": language,
        "hired_on": hired_on,
        "dismissed_at": dismissed_at,
    }
    return tx.scalar(_HIRE, values)  # type: ignore[no-any-return]  # an Id


def hired_earlier(tx: Tx, staff_id: int, day: date) -> None:
    """Somebody was there longer than was known."""
    tx.execute(_HIRED_EARLIER, {"of_staff": staff_id, "day": day})


def segments(tx: Tx, department_id: int) -> dict[str, tuple[int, Money | None]]:
    """The id and the rate of each segment by its name; of namesakes an open one, the oldest."""
    found: dict[str, tuple[int, Money | None]] = {}
    for row in tx.all(_SEGMENTS, {"department_id": department_id}):
        found.setdefault(row.name, (row.id, row.rate))
    return found


def numbers_there(tx: Tx, department_id: int, phones: Collection[str], inns: Collection[str]) -> set[str]:
    """Which phones (E.164) and ИНН the base has already."""
    return {*_those(tx, _PHONES, department_id, phones), *_those(tx, _INNS, department_id, inns)}


def occupied(tx: Tx, closer_id: int, quarters: Collection[int]) -> bool:
    """Whether any of these quarter-hours of a closer is taken."""
    return tx.first(_OCCUPIED, {"of_closer": closer_id, "those": list(quarters)}) is not None


def occupy(tx: Tx, closer_id: int, quarters: Collection[int], meeting_id: int) -> None:
    """Take the time of a meeting ahead."""
    rows = [{"closer_id": closer_id, "quarter": quarter, "meeting_id": meeting_id} for quarter in quarters]
    tx.execute(_OCCUPY, rows)


def add_absence(
    tx: Tx, department_id: int, staff_id: int, kind: str, first_day: date, last_day: date, paid: bool, now: datetime
) -> None:
    """Days away; entered by whom they are of."""
    values = {
        "department_id": department_id,
        "staff_id": staff_id,
        "kind": kind,
        "first_day": first_day,
        "last_day": last_day,
        "paid": paid,
        "entered_by": staff_id,
        "entered_at": now,
    }
    tx.execute(_ADD_ABSENCE, values)


def add_leads(tx: Tx, department_id: int, leads: Sequence[OldLead]) -> list[int]:
    """Leads none of whose numbers is in the base; their ids."""
    columns = (
        "company", "phone", "extension", "inn", "person", "city", "address", "site", "note", "zone", "searchable",
        "segment_id", "collector_id", "payee_id", "pay_rate", "added_at", "confirmed_at", "state", "queue", "due_at",
        "priority", "tries",
    )  # fmt: skip
    rows = [
        (
            *_company(one.checked),
            one.segment_id,
            one.collector_id,
            one.payee_id,
            _kopecks(one.pay_rate),
            _instant(one.added_at),
            _instant(one.confirmed_at),
            one.standing.state.value,
            None if one.standing.queue is None else one.standing.queue.value,
            _instant(one.standing.due_at),
            one.standing.priority,
            one.standing.tries,
        )
        for one in leads
    ]
    ids = _pour(tx, lead, department_id, columns, rows)
    phones = [(one.checked.phones[0].e164, lead_id) for one, lead_id in zip(leads, ids, strict=True)]
    tx.pour(lead_phone, {"department_id": department_id}, ("phone", "lead_id"), phones)
    return ids


def add_meetings(tx: Tx, department_id: int, meetings: Sequence[OldMeeting]) -> list[int]:
    """Meetings; their ids. The time of those ahead is taken by `occupy`."""
    columns = (
        "lead_id", "caller_id", "closer_id", "state", "outcome", "booked_at", "starts_at", "ends_at", "reported_at",
        "reported_by", "note", "chosen_by",
    )  # fmt: skip
    rows = [
        (
            one.lead_id,
            one.caller_id,
            one.closer_id,
            one.state.value,
            None if one.outcome is None else one.outcome.value,
            _instant(one.booked_at),
            _instant(one.starts_at),
            _instant(one.ends_at),
            _instant(one.told_at),
            None if one.told_at is None else one.closer_id,
            "",
            "caller",
        )
        for one in meetings
    ]
    return _pour(tx, meeting, department_id, columns, rows)


def add_deals(tx: Tx, department_id: int, deals: Sequence[OldDeal]) -> list[int]:
    """Deals that are over; their ids."""
    columns = (
        "lead_id", "closer_id", "state", "amount", "next_step", "next_step_on", "opened_at", "touched_at", "closed_at",
        "reason",
    )  # fmt: skip
    rows = [
        (
            one.lead_id,
            one.closer_id,
            one.state,
            one.amount.kopecks,
            "",
            one.signed_on.isoformat(),
            *[_instant(one.entered_at)] * 3,
            "",
        )
        for one in deals
    ]
    return _pour(tx, deal, department_id, columns, rows)


def add_contracts(tx: Tx, department_id: int, contracts: Sequence[OldContract]) -> list[int]:
    """Contracts; their ids. Each is handed over, or was until it was cancelled: nobody is asked to take them."""
    columns = (
        "meeting_id", "deal_id", "closer_id", "number", "amount", "signed_on", "entered_at", "cancelled_at",
        "cancel_reason",
    )  # fmt: skip
    rows = [
        (
            one.meeting_id,
            one.deal_id,
            one.closer_id,
            one.number,
            one.amount.kopecks,
            one.signed_on.isoformat(),
            _instant(one.entered_at),
            _instant(one.cancelled_at),
            None if one.cancelled_at is None else "",
        )
        for one in contracts
    ]
    return _pour(tx, contract, department_id, columns, rows)


def add_handovers(tx: Tx, department_id: int, handed: Iterable[tuple[int, str, datetime]]) -> None:
    """For each contract a handover of the past: its state, and when it was offered and accepted."""
    rows = [
        (contract_id, state, "", _instant(at), _instant(at) if state == "accepted" else None)
        for contract_id, state, at in handed
    ]
    columns = ("contract_id", "state", "agreements", "offered_at", "accepted_at")
    tx.pour(handover, {"department_id": department_id}, columns, rows)


def _pour(tx: Tx, table: Table, department_id: int, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[int]:
    last = tx.scalar(select(func.max(table.c.id))) or 0
    tx.pour(table, {"department_id": department_id}, columns, rows)
    # The sum keeps SQLite from going through all rows of the department by its index.
    new = select(table.c.id).where(table.c.id > last, table.c.department_id + 0 == department_id).order_by(table.c.id)
    ids = [row.id for row in tx.all(new)]
    assert len(ids) == len(rows), "rows of this transaction alone"
    return ids


def _those(tx: Tx, query: Select[Any], department_id: int, numbers: Collection[str]) -> Iterable[str]:
    every = list(numbers)
    for begin in range(0, len(every), _MANY):
        values = {"department_id": department_id, "those": every[begin : begin + _MANY]}
        yield from (row[0] for row in tx.all(query, values))


def _company(checked: CheckedLead) -> tuple[str | None, ...]:
    main = checked.phones[0]
    return (
        checked.company,
        main.e164,
        main.extension,
        checked.inn,
        checked.person,
        checked.city,
        checked.address,
        checked.site,
        checked.note,
        checked.zone,
        checked.searchable,
    )


def _instant(at: datetime | None) -> str | None:
    """As both engines take it in a plain text: in UTC, which is the zone of every connection."""
    return None if at is None else at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def _kopecks(amount: Money | None) -> int | None:
    return None if amount is None else amount.kopecks
