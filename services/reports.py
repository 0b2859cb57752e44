"""The director's evening: the day in a few lines."""

from datetime import datetime, timedelta

from domain.deals import IDLE
from domain.department import Department
from domain.messages import DigestMonth, DirectorDigest
from domain.people import Person, Role
from services import access, departments
from services.quotas import span
from storage import counts, deals, disputes, inbox, leads, outbox, staff
from storage.transaction import Tx

_NIGHT = timedelta(hours=12)


def digest(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """To the directors, every evening; on a day off only when something happened or waits."""
    told = _digest(tx, department, due)
    if department.calendar.is_working(told.day) or _is_worth_telling(told):
        directors = staff.holders(tx, department.id, Role.DIRECTOR)
        outbox.put(tx, told, directors, once=f"digest:{told.day}", due=due, stale_after=_NIGHT)


def today(tx: Tx, who: Person, now: datetime) -> DirectorDigest:
    """The day so far. Raises: NotAllowed."""
    access.ensure(tx, who, Role.DIRECTOR)
    return _digest(tx, departments.of(tx, who.department_id), now)


def _digest(tx: Tx, department: Department, now: datetime) -> DirectorDigest:
    spanned = span(department, now)
    day, month = counts.tallies(tx, department.id, spanned)
    return DirectorDigest(
        day=spanned.day,
        leads=leads.added_between(tx, department.id, spanned.day_begins, spanned.day_ends),
        booked=day.booked,
        held=day.held,
        no_shows=day.no_shows,
        contracts=day.contracts,
        revenue=day.revenue,
        month=DigestMonth(month.booked, month.held, month.contracts, month.revenue),
        unreported=counts.unreported(tx, department.id, now),
        set_aside=inbox.quarantine_size(tx, department.id),
        disputes=disputes.count_open(tx, department.id),
        idle=len(deals.idle(tx, department.id, now - IDLE)),
    )


def _is_worth_telling(told: DirectorDigest) -> bool:
    return any(
        (
            told.leads,
            told.booked,
            told.held,
            told.no_shows,
            told.contracts,
            told.unreported,
            told.set_aside,
            told.disputes,
        )
    )
