"""Who is away and when: entered by the person or a director, told to the directors, seen by whoever plans with them."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.absences import Absence, AbsenceKind, check_absence
from domain.errors import MonthClosed, NotYours
from domain.messages import AbsenceCancelled, AbsenceNoted, MeetingCard
from domain.people import Person, Role
from domain.workdays import Month
from services import access, callbacks, consultations, departments
from storage import absences, audit, deals, meetings, outbox, staff, statements
from storage.absences import StoredAbsence
from storage.audit import Subject
from storage.transaction import Tx

_DAY = timedelta(days=1)
_SEEN_AHEAD = timedelta(days=14)
_NEWS = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class AbsenceView:
    """One person's absence; `kind` is None to colleagues, whom illness is no business of."""

    absence_id: int
    staff_id: int
    name: str
    kind: AbsenceKind | None
    first_day: date
    last_day: date
    paid: bool | None = None
    """Whether the fixed pay goes on; None to colleagues."""


@dataclass(frozen=True, slots=True)
class Absences:
    """One person's absences that are not over, by their beginning."""

    staff_id: int
    name: str
    absences: tuple[AbsenceView, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """An absence as it was entered, and how many of the person's meetings ahead fall into it."""

    absence: AbsenceView
    meetings: int
    deals: int = 0
    """Open deals of one who is on leave."""
    over: bool = False
    """Whether its days have gone by."""


def of_person(tx: Tx, who: Person, staff_id: int, now: datetime) -> Absences:
    """One's own absences, or to a director anybody's, with those of the open month that are over.

    Raises: NotAllowed, NotYours.
    """
    person = _subject(tx, who, staff_id)
    since = departments.of(tx, person.department_id).today(now)
    if access.ensure(tx, who).has(Role.DIRECTOR):
        closings = statements.closings(tx, person.department_id)
        since = closings.month_of(Month.of(since).previous().first, now).first
    found = absences.of_person(tx, person.department_id, person.id, since)
    return Absences(person.id, person.name, tuple(_view(one) for one in found))


def one(tx: Tx, who: Person, absence_id: int, now: datetime) -> Entered:
    """An absence of one's own, or to a director anybody's. Raises: NotAllowed, NotYours."""
    stored = _get(tx, who, absence_id)
    open_deals = deals.open_ones(tx, who.department_id, stored.staff_id) if _asks_about_deals(stored) else []
    over = stored.absence.last_day < departments.of(tx, who.department_id).today(now)
    return Entered(_view(stored), _meetings_ahead(tx, who, stored, now), len(open_deals), over)


def set_paid(tx: Tx, who: Person, absence_id: int, paid: bool, now: datetime) -> AbsenceView:
    """Let the fixed pay go on in an absence, or not; days of months that are closed stay as they were counted.

    Raises: NotAllowed, NotYours, MonthClosed when all of it lies in closed months.
    """
    access.ensure(tx, who, Role.DIRECTOR)
    stored = _get(tx, who, absence_id)
    closed = statements.last_closed(tx, who.department_id)
    month = Month.of(stored.absence.last_day)
    if closed is not None and month <= closed:
        raise MonthClosed(month)
    absences.pay(tx, absence_id, paid)
    audit.note(tx, who.department_id, who.id, "absence_paid", Subject.ABSENCE, absence_id, now, paid=int(paid))
    return _view(replace(stored, paid=paid))


def who_is_away(tx: Tx, who: Person, now: datetime) -> list[AbsenceView]:
    """Colleagues who are away today or within the next two weeks, for whoever plans with them; why they are away is
    shown to directors alone.

    Raises: NotAllowed.
    """
    who = access.ensure(tx, who)
    today = departments.of(tx, who.department_id).today(now)
    at_work = {person.id for person in staff.at_work(tx, who.department_id)}
    found = absences.between(tx, who.department_id, today, today + _SEEN_AHEAD)
    with_kind = who.has(Role.DIRECTOR)
    return [_view(one, with_kind) for one in found if one.staff_id != who.id and one.staff_id in at_work]


def meetings_within(tx: Tx, who: Person, staff_id: int, first: date, last: date) -> list[MeetingCard]:
    """The meetings without an outcome that the person holds on these days, both included, by start.

    Raises: NotAllowed, NotYours.
    """
    person = _subject(tx, who, staff_id)
    department = departments.of(tx, person.department_id)
    (begins, _), (_, ends) = department.day(first), department.day(last)
    found = meetings.of_people(tx, department.id, closer_id=person.id, caller_id=None, ends_after=begins)
    return [meeting.card for meeting in found if begins <= meeting.card.starts_at < ends]


def enter(tx: Tx, who: Person, staff_id: int, kind: AbsenceKind, first: date, last: date, now: datetime) -> Entered:
    """Note that somebody is away on these days, both included: oneself, or anybody for a director.

    The directors are told once, and the person when it was a director who entered it. No slots of a closer are offered
    on these days; meetings booked on them stay until they are moved. Callbacks promised for them ring for colleagues.

    Raises: NotAllowed, NotYours, AbsencePast, AbsenceTooFar, AbsenceTooLong, AbsenceOverlaps.
    """
    person = _subject(tx, who, staff_id)
    department = departments.of(tx, person.department_id)
    today = department.today(now)
    away = Absence(first, last, kind)
    others = absences.of_person(tx, department.id, person.id, min(first, today))
    check_absence(away, (other.absence for other in others), today)
    absence_id = absences.add(tx, department.id, person.id, away, who.id, now)
    stored = StoredAbsence(absence_id, person.id, person.name, away, kind.paid)
    count = _meetings_ahead(tx, who, stored, now)
    callbacks.goes_away(tx, department, person.id, first, last, now)
    directors = staff.holders(tx, department.id, Role.DIRECTOR)
    letters = (
        (to, AbsenceNoted(person.name, kind, first, last, count, absence_id if to in directors else 0))
        for to in _concerned(tx, who, person)
    )
    outbox.put_each(tx, letters, once=_once(absence_id), due=now, stale_after=_NEWS)
    consultations.be_away(tx, who, department, person.id, first, last, now)
    audit.note(
        tx,
        department.id,
        who.id,
        "absence_entered",
        Subject.STAFF,
        person.id,
        now,
        kind=kind.value,
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return Entered(_view(stored), count)


def cancel(tx: Tx, who: Person, absence_id: int, now: datetime) -> AbsenceView:
    """The person is not away after all, or is back early: from today on they work, days gone by stay as they were.

    Raises: NotAllowed, NotYours.
    """
    stored = _get(tx, who, absence_id)
    department = departments.of(tx, who.department_id)
    today, away = department.today(now), stored.absence
    if away.last_day < today or not absences.cancel(tx, absence_id, now):
        raise NotYours
    if away.first_day < today:
        gone_by = Absence(away.first_day, today - _DAY, away.kind)
        absences.add(tx, department.id, stored.staff_id, gone_by, who.id, now, stored.paid)
    concerned = _concerned(tx, who, access.colleague(tx, who, stored.staff_id))
    callbacks.is_back(tx, department, stored.staff_id, max(away.first_day, today), away.last_day, now)
    outbox.withdraw(tx, _once(absence_id), concerned, now)
    told = AbsenceCancelled(stored.name, away.kind, max(away.first_day, today), away.last_day)
    outbox.put(tx, told, concerned, once=f"absence-cancelled:{absence_id}", due=now, stale_after=_NEWS)
    audit.note(
        tx, department.id, who.id, "absence_cancelled", Subject.STAFF, stored.staff_id, now, absence_id=absence_id
    )
    return _view(stored)


def _subject(tx: Tx, who: Person, staff_id: int) -> Person:
    """Whose absences these are: one's own, or to a director those of anybody at work."""
    who = access.ensure(tx, who)
    if staff_id == who.id:
        return who
    if not who.has(Role.DIRECTOR):
        raise NotYours
    return access.colleague(tx, who, staff_id)


def _get(tx: Tx, who: Person, absence_id: int) -> StoredAbsence:
    stored = absences.get(tx, who.department_id, absence_id)
    if stored is None:
        access.ensure(tx, who)
        raise NotYours
    _subject(tx, who, stored.staff_id)
    return stored


def _meetings_ahead(tx: Tx, who: Person, stored: StoredAbsence, now: datetime) -> int:
    away = stored.absence
    found = meetings_within(tx, who, stored.staff_id, away.first_day, away.last_day)
    return sum(card.starts_at > now for card in found)


def _asks_about_deals(stored: StoredAbsence) -> bool:
    return stored.absence.kind is AbsenceKind.LEAVE


def _concerned(tx: Tx, who: Person, person: Person) -> list[int]:
    """The directors and the person, but for the one whose deed it is."""
    return sorted({*staff.holders(tx, person.department_id, Role.DIRECTOR), person.id} - {who.id})


def _once(absence_id: int) -> str:
    return f"absence:{absence_id}"


def _view(stored: StoredAbsence, with_kind: bool = True) -> AbsenceView:
    away = stored.absence
    kind = away.kind if with_kind else None
    paid = stored.paid if with_kind else None
    return AbsenceView(stored.id, stored.staff_id, stored.name, kind, away.first_day, away.last_day, paid)
