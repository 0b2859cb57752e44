"""Callbacks that were promised: they ring on time, and for colleagues when who promised is away."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from domain.calling import CallResult
from domain.department import Department
from domain.messages import CallbackDue
from domain.people import Role
from services import departments
from services.presence import callers_there, is_away
from storage import calls, leads, outbox, promises, staff
from storage.calls import StoredCall
from storage.transaction import Tx

RINGS_FOR = timedelta(hours=12)
"""A callback that was not heard of by then is called as the queue says."""


def promise(tx: Tx, department_id: int, call_id: int) -> None:
    """Ring for the caller of this call at the time it agreed on, unless they are away then."""
    call = calls.get(tx, department_id, call_id)
    assert call is not None, "a promise is made by a call"
    _ring(tx, department_id, call, [call.caller_id], _mine(call_id), mine=True)
    if _is_away(tx, department_id, call):
        outbox.withdraw(tx, _mine(call.id), [call.caller_id], call.at)


def withdraw(tx: Tx, department_id: int, lead_id: int, now: datetime) -> None:
    """What this lead was promised does not ring any more."""
    call = _promised(tx, lead_id)
    if call is not None:
        outbox.withdraw(tx, _mine(call.id), [call.caller_id], now)
        outbox.withdraw(tx, _colleagues(call.id), staff.holders(tx, department_id, Role.CALLER), now)


def renew(tx: Tx, department_id: int, lead_id: int, now: datetime) -> None:
    """What this lead was promised rings after all."""
    call = _promised(tx, lead_id)
    if call is not None:
        if not _is_away(tx, department_id, call):
            outbox.put_back(tx, _mine(call.id), [call.caller_id], now)
        outbox.put_back(tx, _colleagues(call.id), staff.holders(tx, department_id, Role.CALLER), now)


def goes_away(tx: Tx, department: Department, staff_id: int, first: date, last: date, now: datetime) -> None:
    """What a person promised for these days does not ring for them: it is their colleagues' at its time."""
    for call in _between(tx, department, staff_id, first, last, now):
        outbox.withdraw(tx, _mine(call.id), [staff_id], now)


def is_back(tx: Tx, department: Department, staff_id: int, first: date, last: date, now: datetime) -> None:
    """What a person promised for these days rings for them after all."""
    for call in _between(tx, department, staff_id, first, last, now):
        outbox.put_back(tx, _mine(call.id), [staff_id], now)


def _between(
    tx: Tx, department: Department, staff_id: int, first: date, last: date, now: datetime
) -> Iterator[StoredCall]:
    (begins, _), (_, ends) = department.day(first), department.day(last)
    for lead_id in promises.of_person(tx, staff_id, max(begins, now), ends):
        call = _promised(tx, lead_id)
        if call is not None:
            yield call


def tell_colleagues(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """Callbacks that are due while who promised them is away ring for those who call today, or else for all callers."""
    today = department.today(now)
    unheard = promises.unheard(tx, department.id, now - RINGS_FOR, now, today)
    if not unheard:
        return
    day_begins, _ = department.day(today)
    callers = callers_there(tx, department, now)
    for lead_id in unheard:
        call = _promised(tx, lead_id)
        if call is not None:
            others = callers - {call.caller_id}
            calling = others & calls.callers_since(tx, department.id, day_begins)
            _ring(tx, department.id, call, sorted(calling or others), _colleagues(call.id), mine=False)


def _ring(tx: Tx, department_id: int, call: StoredCall, to: Sequence[int], once: str, *, mine: bool) -> None:
    lead = leads.get(tx, department_id, call.lead_id)
    assert lead is not None, "a call has its lead"
    assert call.callback_at is not None, "a promise has its time"
    message = CallbackDue(
        lead_id=lead.id,
        call_id=call.id,
        company=lead.company,
        person=lead.person,
        phone=lead.phone,
        note="\n".join(part for part in (call.reason, lead.note) if part),
        zone=lead.zone,
        promised_by=call.caller,
        callback_at=call.callback_at,
        mine=mine,
    )
    outbox.put(tx, message, to, once=once, due=call.callback_at, stale_after=RINGS_FOR)


def _is_away(tx: Tx, department_id: int, call: StoredCall) -> bool:
    """Whether who promised is away when the callback is due."""
    assert call.callback_at is not None, "a promise has its time"
    return is_away(tx, departments.of(tx, department_id), call.caller_id, call.callback_at)


def _promised(tx: Tx, lead_id: int) -> StoredCall | None:
    """The lead's last call, when it ended in a promise."""
    last = calls.of_lead(tx, lead_id, 1)
    return last[0] if last and last[0].result is CallResult.CALL_BACK else None


def _mine(call_id: int) -> str:
    return f"callback:{call_id}"


def _colleagues(call_id: int) -> str:
    return f"callback-away:{call_id}"
