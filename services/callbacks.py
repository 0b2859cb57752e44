"""Callbacks that were promised: they ring on time, and for colleagues when who promised is away."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.calling import CallResult
from domain.department import Department
from domain.messages import CallbackDue
from domain.people import Role
from storage import calls, leads, outbox, queue, staff
from storage.calls import StoredCall
from storage.transaction import Tx

RINGS_FOR = timedelta(hours=12)
"""A callback that was not heard of by then is called as the queue says."""


def promise(tx: Tx, department_id: int, call_id: int) -> None:
    """Ring for the caller of this call at the time it agreed on."""
    call = calls.get(tx, department_id, call_id)
    assert call is not None, "a promise is made by a call"
    _ring(tx, department_id, call, [call.caller_id], _mine(call_id), mine=True)


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
        outbox.put_back(tx, _mine(call.id), [call.caller_id], now)
        outbox.put_back(tx, _colleagues(call.id), staff.holders(tx, department_id, Role.CALLER), now)


def tell_colleagues(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """Callbacks that are due while who promised them is away ring for those who call today, or else for all callers."""
    unheard = queue.unheard(tx, department.id, now - RINGS_FOR, now)
    if not unheard:
        return
    day_begins, _ = department.day(department.today(now))
    callers = {one.id for one in staff.at_work(tx, department.id) if one.has(Role.CALLER) and not one.unreachable}
    for lead_id in unheard:
        call = _promised(tx, lead_id)
        if call is not None:
            others = callers - {call.caller_id}
            today = others & calls.callers_since(tx, department.id, day_begins)
            _ring(tx, department.id, call, sorted(today or others), _colleagues(call.id), mine=False)


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


def _promised(tx: Tx, lead_id: int) -> StoredCall | None:
    """The lead's last call, when it ended in a promise."""
    last = calls.of_lead(tx, lead_id, 1)
    return last[0] if last and last[0].result is CallResult.CALL_BACK else None


def _mine(call_id: int) -> str:
    return f"callback:{call_id}"


def _colleagues(call_id: int) -> str:
    return f"callback-away:{call_id}"
