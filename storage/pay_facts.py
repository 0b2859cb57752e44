"""What pay is counted from: leads, meetings and contracts of a month, or of all time."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Executable,
    Row,
    Select,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    update,
)

from domain.funnel import MeetingState, Outcome
from domain.ledger import FactKind
from domain.pay_facts import ContractRecord, LeadRecord, MeetingRecord, became
from domain.people import Role
from storage.tables import contract, correction, lead, meeting, segment, staff_role
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Window:
    """A month as instants and as days; `since` is when the month before it was closed: what was entered later into
    months that were closed by then counts here. None: nothing can be late."""

    begins: datetime
    ends: datetime
    first: date
    last: date
    since: datetime | None = None


_MEETING = select(
    meeting.c.id,
    meeting.c.caller_id,
    meeting.c.booked_at,
    meeting.c.starts_at,
    meeting.c.state,
    meeting.c.reported_at,
    meeting.c.follows_id,
)
_CORRECTION = (
    select(correction.c.meeting_id, correction.c.at, correction.c.before, correction.c.after)
    .join(meeting, meeting.c.id == correction.c.meeting_id)
    .order_by(correction.c.id)
)
_CONTRACT = select(
    contract.c.id,
    contract.c.closer_id,
    contract.c.amount,
    contract.c.signed_on,
    contract.c.entered_at,
    contract.c.cancelled_at,
)
_LEAD = select(lead.c.id, lead.c.payee_id, lead.c.confirmed_at, lead.c.pay_rate).where(
    lead.c.payee_id.is_not(None), lead.c.confirmed_at.is_not(None)
)


def _inside(column: ColumnElement[datetime]) -> ColumnElement[bool]:
    return (column >= bindparam("begins")) & (column < bindparam("ends"))


_again = correction.alias("again")
_corrected_since = exists().where(_again.c.meeting_id == meeting.c.id, _again.c.at >= bindparam("since"))
_met_in_month = or_(_inside(meeting.c.starts_at), _inside(meeting.c.booked_at))
_met_late = or_(_met_in_month, meeting.c.reported_at >= bindparam("since"), _corrected_since)
_signed_in_month = contract.c.signed_on.between(bindparam("first"), bindparam("last"))
_signed_late = or_(_signed_in_month, contract.c.entered_at >= bindparam("since"))


def _choices(
    query: Select[Any], here: ColumnElement[bool], who: ColumnElement[bool], month: ColumnElement[bool]
) -> dict[bool, Select[Any]]:
    """The query for everybody and for one person, in a month."""
    return {False: query.where(here, month), True: query.where(here, month, who)}


_HERE = meeting.c.department_id == bindparam("department_id")
_CALLERS = meeting.c.caller_id == bindparam("of_staff")
_MET = {False: _met_in_month, True: _met_late}
_MEETINGS = {late: _choices(_MEETING, _HERE, _CALLERS, month) for late, month in _MET.items()}
_CORRECTED = {
    late: _MEETING.where(_HERE, month, exists().where(_again.c.meeting_id == meeting.c.id))
    for late, month in _MET.items()
}
_CORRECTIONS = {late: _choices(_CORRECTION, _HERE, _CALLERS, month) for late, month in _MET.items()}
_SIGNED_HERE = contract.c.department_id == bindparam("department_id")
_CLOSERS = contract.c.closer_id == bindparam("of_staff")
_CONTRACTS = {
    late: _choices(_CONTRACT, _SIGNED_HERE, _CLOSERS, month)
    for late, month in ((False, _signed_in_month), (True, _signed_late))
}
_CONFIRMED_HERE = lead.c.department_id == bindparam("department_id")
_COLLECTORS = lead.c.payee_id == bindparam("of_staff")
_LEADS = _choices(_LEAD, _CONFIRMED_HERE, _COLLECTORS, _inside(lead.c.confirmed_at))
_ONE_MEETING = _MEETING.where(_HERE, meeting.c.id == bindparam("meeting_id"))
_ITS_CORRECTIONS = _CORRECTION.where(meeting.c.id == bindparam("meeting_id"))
_ONE_CONTRACT = _CONTRACT.where(_SIGNED_HERE, contract.c.id == bindparam("contract_id"))
_ONE_LEAD = _LEAD.where(_CONFIRMED_HERE, lead.c.id == bindparam("lead_id"))

_is_collector = exists().where(staff_role.c.staff_id == lead.c.collector_id, staff_role.c.role == Role.COLLECTOR)
_CREDIT = (
    update(lead)
    .where(lead.c.id == bindparam("of_lead"))
    .values(
        payee_id=case((lead.c.confirmed_at.is_not(None) & _is_collector, lead.c.collector_id)),
        pay_rate=select(segment.c.rate).where(segment.c.id == lead.c.segment_id).scalar_subquery(),
    )
)
_BOOKED = (
    select(meeting.c.caller_id, func.count().label("many"))
    .where(
        _HERE,
        meeting.c.state != MeetingState.UNDONE,
        meeting.c.follows_id.is_(None),
        _inside(meeting.c.booked_at),
    )
    .group_by(meeting.c.caller_id)
)


# What was told last comes first.
_OF_FACT: BindParameter[int] = bindparam("of_fact")
_MOMENT: BindParameter[datetime] = bindparam("moment")
_last_correction = select(func.max(_again.c.id)).where(_again.c.meeting_id == _OF_FACT).scalar_subquery()
_TELL_AT: dict[FactKind, tuple[Executable, ...]] = {
    FactKind.MEETING: (
        update(correction).where(correction.c.id == _last_correction).values(at=_MOMENT).returning(correction.c.id),
        update(meeting)
        .where(meeting.c.id == _OF_FACT, meeting.c.reported_at.is_not(None))
        .values(reported_at=_MOMENT)
        .returning(meeting.c.id),
        update(meeting).where(meeting.c.id == _OF_FACT).values(booked_at=_MOMENT).returning(meeting.c.id),
    ),
    FactKind.CONTRACT: (
        update(contract)
        .where(contract.c.id == _OF_FACT, contract.c.cancelled_at.is_not(None))
        .values(cancelled_at=_MOMENT)
        .returning(contract.c.id),
        update(contract).where(contract.c.id == _OF_FACT).values(entered_at=_MOMENT).returning(contract.c.id),
    ),
}
_LAST_TOLD = (
    select(func.max(meeting.c.reported_at)).where(_HERE),
    select(func.max(meeting.c.booked_at)).where(_HERE),
    select(func.max(correction.c.at)).join(meeting, meeting.c.id == correction.c.meeting_id).where(_HERE),
    select(func.max(contract.c.entered_at)).where(_SIGNED_HERE),
    select(func.max(contract.c.cancelled_at)).where(_SIGNED_HERE),
    select(func.max(lead.c.confirmed_at)).where(_CONFIRMED_HERE),
)


def meetings(tx: Tx, department_id: int, window: Window, staff_id: int | None = None) -> list[MeetingRecord]:
    """The meetings that may count in a month: those a caller booked, or everybody's."""
    values, late, one = _values(department_id, window, staff_id)
    later = tx.all(_CORRECTIONS[late][one], values)
    return _records(tx.all(_MEETINGS[late][one], values), later)


def corrected_meetings(tx: Tx, department_id: int, window: Window) -> list[MeetingRecord]:
    """The meetings that may count in a month and whose outcome was corrected."""
    values, late, _ = _values(department_id, window, None)
    later = tx.all(_CORRECTIONS[late][False], values)
    return _records(tx.all(_CORRECTED[late], values), later) if later else []


def meeting_record(tx: Tx, department_id: int, meeting_id: int) -> MeetingRecord | None:
    """One meeting."""
    values = {"department_id": department_id, "meeting_id": meeting_id}
    found = _records(tx.all(_ONE_MEETING, values), tx.all(_ITS_CORRECTIONS, {"meeting_id": meeting_id}))
    return found[0] if found else None


def contracts(tx: Tx, department_id: int, window: Window, staff_id: int | None = None) -> list[ContractRecord]:
    """The contracts that may count in a month: a closer's, or everybody's."""
    values, late, one = _values(department_id, window, staff_id)
    return [_contract(row) for row in tx.all(_CONTRACTS[late][one], values)]


def contract_record(tx: Tx, department_id: int, contract_id: int) -> ContractRecord | None:
    """One contract."""
    row = tx.first(_ONE_CONTRACT, {"department_id": department_id, "contract_id": contract_id})
    return None if row is None else _contract(row)


def leads(tx: Tx, department_id: int, window: Window, staff_id: int | None = None) -> list[LeadRecord]:
    """The leads confirmed in a month that pay somebody: a collector's, or everybody's."""
    values, _, one = _values(department_id, window, staff_id)
    return [_lead(row) for row in tx.all(_LEADS[one], values)]


def lead_record(tx: Tx, department_id: int, lead_id: int) -> LeadRecord | None:
    """One lead; None when it pays nobody."""
    row = tx.first(_ONE_LEAD, {"department_id": department_id, "lead_id": lead_id})
    return None if row is None else _lead(row)


def credit(tx: Tx, lead_id: int) -> None:
    """Write down whom a lead pays as things stand now: its collector, at the rate of its segment, once it is
    confirmed. Who only has other roles added it in passing."""
    tx.execute(_CREDIT, {"of_lead": lead_id})


def tell_at(tx: Tx, kind: FactKind, fact_id: int, at: datetime) -> None:
    """Put what was told last of a meeting or a contract at another instant."""
    values = {"of_fact": fact_id, "moment": at}
    for statement in _TELL_AT[kind]:
        if tx.scalar(statement, values) is not None:
            return


def last_told(tx: Tx, department_id: int) -> datetime | None:
    """The latest instant at which anything was told that pay is counted from."""
    found = [tx.scalar(query, {"department_id": department_id}) for query in _LAST_TOLD]
    return max((at for at in found if at is not None), default=None)


def booked(tx: Tx, department_id: int, window: Window) -> dict[int, int]:
    """How many meetings each caller booked in a month: what their quota counts."""
    values = {"department_id": department_id, "begins": window.begins, "ends": window.ends}
    return {row.caller_id: row.many for row in tx.all(_BOOKED, values)}


def _values(department_id: int, window: Window, staff_id: int | None) -> tuple[dict[str, object], bool, bool]:
    values: dict[str, object] = {
        "department_id": department_id,
        "begins": window.begins,
        "ends": window.ends,
        "first": window.first,
        "last": window.last,
    }
    if window.since is not None:
        values["since"] = window.since
    if staff_id is not None:
        values["of_staff"] = staff_id
    return values, window.since is not None, staff_id is not None


def _records(rows: Iterable[Row[Any]], later: Iterable[Row[Any]]) -> list[MeetingRecord]:
    corrections = defaultdict(list)
    for row in later:
        corrections[row.meeting_id].append((row.at, _state(row.before), _state(row.after)))
    records = []
    for row in rows:
        told = None if row.reported_at is None else (row.reported_at, MeetingState(row.state))
        states = became(told, corrections[row.id])
        records.append(
            MeetingRecord(row.id, row.caller_id, row.booked_at, row.starts_at, states, row.follows_id is None)
        )
    return records


def _state(kept: str) -> MeetingState:
    return Outcome(json.loads(kept)["outcome"]).meeting_state


def _contract(row: Row[Any]) -> ContractRecord:
    return ContractRecord(row.id, row.closer_id, row.amount, row.signed_on, row.entered_at, row.cancelled_at)


def _lead(row: Row[Any]) -> LeadRecord:
    return LeadRecord(row.id, row.payee_id, row.confirmed_at, row.pay_rate)
