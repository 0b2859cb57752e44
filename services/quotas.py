"""The norms of the month and what they ask of today."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.department import Department
from domain.messages import MeetingCard, QuotaLine, QuotaReminder
from domain.money import Money
from domain.pay import meeting_pay
from domain.people import Person, Role
from domain.quotas import LETTER_QUOTAS, nearest_to_contract, pace
from domain.workdays import Month
from services import access, deals, departments
from storage import absences, counts, meetings, outbox, pay_terms, staff
from storage.counts import Done, Span
from storage.transaction import Tx

_MORNING = timedelta(hours=8)


def remind(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """Every working morning, to each who has a norm and is not away: what they have, what it asks of today, what it is
    worth."""
    today = department.today(due)
    if not department.calendar.is_working(today):
        return
    board = _Board(tx, department, due)
    away = {one.staff_id for one in absences.between(tx, department.id, today, today)}
    at_work = (person for person in staff.at_work(tx, department.id) if person.id not in away)
    people = [person for person in at_work if person.has(*LETTER_QUOTAS)]
    letters = ((person.id, board.of(person)) for person in people)
    outbox.put_each(tx, letters, once=f"quota:{today}", due=due, stale_after=_MORNING)


def my_day(tx: Tx, who: Person, now: datetime) -> QuotaReminder:
    """The same for one person, at any time of the day. Raises: NotAllowed."""
    who = access.ensure(tx, who)
    return _Board(tx, departments.of(tx, who.department_id), now, only=who).of(who)


def span(department: Department, now: datetime) -> Span:
    """The month of this moment up to the end of its day."""
    today = department.today(now)
    month_begins, _ = department.month(Month.of(today))
    day_begins, day_ends = department.day(today)
    return Span(month_begins, day_begins, day_ends, today.replace(day=1), today)


class _Board:
    """What everybody, or one person, has done: a few statements, however many people there are."""

    def __init__(self, tx: Tx, department: Department, now: datetime, only: Person | None = None) -> None:
        self._department = department
        self._today = department.today(now)
        self._span = span(department, now)
        roles = LETTER_QUOTAS if only is None else [role for role in LETTER_QUOTAS if only.has(role)]
        one = None if only is None else only.id
        self._done = {role: counts.done_by_people(tx, department.id, role, self._span, one) for role in roles}
        self._meetings = _meetings_of_day(tx, department, self._span, now) if Role.CLOSER in roles else {}
        self._steps = deals.steps_due(tx, department, self._today) if Role.CLOSER in roles else {}
        self._terms = pay_terms.book(tx, department.id)

    def of(self, person: Person) -> QuotaReminder:
        """A person's lines, in the order of the menu, and their meetings and steps today."""
        lines = tuple(self._line(role, person) for role in Role if role in LETTER_QUOTAS and person.has(role))
        met, steps = self._meetings.get(person.id, ()), self._steps.get(person.id, ())
        return QuotaReminder(self._today, lines, tuple(met), tuple(steps))

    def _line(self, role: Role, person: Person) -> QuotaLine:
        norm, done = self._norm(role, person), self._done[role].get(person.id, Done())
        share = pace(norm, done.before, self._today, self._department.calendar).asks_today
        asks = max(share - done.today, 0)
        worth = self._worth(person.id, done.before + done.today, asks) if role is Role.CALLER else Money.zero()
        return QuotaLine(role, norm, done.before + done.today, asks, worth)

    def _norm(self, role: Role, person: Person) -> int:
        """The quota of the terms in force; the letter's where they name none, or a person's own ones another role's."""
        version = self._terms.of(person.id, role, Month.of(self._today))
        mine = version is not None and (version.role is role or nearest_to_contract(person.roles) is role)
        quota = version.terms.quota if version is not None and mine else None
        return LETTER_QUOTAS[role].norm if quota is None else quota

    def _worth(self, staff_id: int, done: int, asks: int) -> Money:
        """What so many more meetings pay a caller, if all of them are held."""
        version = self._terms.of(staff_id, Role.CALLER, Month.of(self._today))
        if version is None:
            return Money.zero()
        return Money.sum(meeting_pay(version.terms, done + more) for more in range(1, asks + 1))


def _meetings_of_day(tx: Tx, department: Department, day: Span, now: datetime) -> dict[int, list[MeetingCard]]:
    begins = max(day.day_begins, now) - timedelta(microseconds=1)
    found = meetings.starting(tx, department.id, begins, day.day_ends - timedelta(microseconds=1))
    return _by_closer((meeting.closer_id, meeting.card) for meeting in found)


def _by_closer(cards: Iterable[tuple[int, MeetingCard]]) -> dict[int, list[MeetingCard]]:
    grouped: dict[int, list[MeetingCard]] = {}
    for closer_id, card in cards:
        grouped.setdefault(closer_id, []).append(card)
    return grouped
