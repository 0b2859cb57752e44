"""Who asks not to be called is left alone in every department, at once; a slip of the finger is made good."""

from dataclasses import replace
from datetime import datetime

from domain.exclusions import ExclusionKind
from domain.funnel import LeadState
from domain.people import Person
from services import callbacks, departments
from storage import exclusions, leads, queue
from storage.calls import TakenOut, Trace
from storage.transaction import Tx


def exclude(tx: Tx, who: Person, trace: Trace, lead_id: int, now: datetime) -> Trace:
    """Every department leaves the company's numbers alone, at once; the trace knows the way back."""
    lead = leads.get(tx, who.department_id, lead_id)
    assert lead is not None, "it was just called"
    everywhere = [department.id for department in departments.all_departments(tx)]
    phones, inns = leads.phones_of(tx, lead.id), [] if lead.inn is None else [lead.inn]
    listed = exclusions.matching(tx, who.department_id, phones, inns)
    known = {number for one in listed if one.department_id == who.department_id for number in (one.phone, one.inn)}
    others = queue.with_numbers(tx, everywhere, phones, lead.inn)
    for other in others:
        callbacks.withdraw(tx, other.department_id, other.lead_id, now)
    kind = ExclusionKind.DO_NOT_CALL
    exclusions.add(tx, who.department_id, kind, lead.company, phones, lead.inn, who.id, now)
    exclusions.take_out(tx, everywhere, phones, inns)
    return replace(
        trace,
        phones=tuple(phone for phone in phones if phone not in known),
        inn=None if lead.inn in known else lead.inn,
        others=tuple(TakenOut(other.lead_id, other.department_id, other.standing) for other in others),
    )


def let_in(tx: Tx, who: Person, trace: Trace, now: datetime) -> None:
    """What a call excluded is called as before, unless somebody else has excluded it since."""
    exclusions.strike(tx, who.department_id, trace.phones, [] if trace.inn is None else [trace.inn])
    for other in trace.others:
        lead = leads.get(tx, other.department_id, other.lead_id)
        assert lead is not None, "leads stay"
        numbers = leads.phones_of(tx, lead.id)
        listed = exclusions.matching(tx, other.department_id, numbers, [] if lead.inn is None else [lead.inn])
        if lead.state is LeadState.EXCLUDED and not listed:
            queue.put(tx, lead.id, other.standing)
            callbacks.renew(tx, other.department_id, lead.id, now)
