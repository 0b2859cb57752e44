"""What a person has earned, at any time, and what the month may still bring.

Pay is seen by the person, the director and the accountant.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from domain.department import Department
from domain.errors import NotYours, WhatIfUnclear
from domain.forecast import (
    MeetingsToTier,
    Rates,
    ToPlan,
    ToQuota,
    VolumeToTier,
    Work,
    more_pay,
    next_meeting_tier,
    next_volume_tier,
    plan_percent,
    to_quota,
)
from domain.ledger import Accrual, Fact, FactKind, accruals_of, month_accruals, shown, total
from domain.messages import StatementLine, StatementPart
from domain.money import Money
from domain.pay import PaidOn, PayTerms, prorated
from domain.people import Person, Role
from domain.quotas import Leave, MonthEnd, Plan, Reached, days_worked
from domain.statements import parts_of
from domain.terms import Version
from domain.what_if import WHAT_COUNTS, Question
from domain.workdays import Month
from services import access, departments, month_ends
from services.payroll import WORK, facts_of, window_of
from storage import absences, ledger, pay_facts, pay_terms, plans, staff, statements
from storage import earnings as kept
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Earnings:
    """A month of one person: its lines by date, and what they come to by kind."""

    name: str
    month: Month
    closed: bool
    total: Money
    parts: tuple[StatementPart, ...]
    lines: tuple[StatementLine, ...]
    waiting: int
    """Meetings they booked that have no outcome yet."""


@dataclass(frozen=True, slots=True)
class OpenedLine:
    """A line with all that is behind it."""

    line: StatementLine
    month: Month
    """Where it counts."""
    undoes: StatementLine | None = None


@dataclass(frozen=True, slots=True)
class WaitingMeeting:
    """A meeting ahead, or one that nobody has told of, and what it pays if it is held; nothing when its booking has
    paid already."""

    company: str
    starts_at: datetime
    amount: Money


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits to be earned, and what all of it would add."""

    meetings: tuple[WaitingMeeting, ...]
    meetings_pay: Money
    leads: int
    leads_pay: Money


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the month of today may still bring; sums of bonuses and of fixed pay are for the days worked."""

    month: Month
    done: Work
    waiting: Waiting
    tier: MeetingsToTier | None
    volume: VolumeToTier | None
    quotas: tuple[ToQuota, ...]
    plan: ToPlan | None
    expected: Work
    """At the pace so far."""
    forecast: Money
    ends: tuple[StatementPart, ...]
    """What of the forecast the end of the month pays."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The month if there were so many of something in all, and everything else stayed as it is."""

    question: Question
    done: int
    """Of it, so far."""
    more: Money
    """What the further ones pay."""
    ends: tuple[StatementPart, ...]
    total: Money


def my_earnings(tx: Tx, who: Person, month: Month | None, now: datetime, staff_id: int = 0) -> Earnings:
    """A month of the person, or of somebody else for the director and the accountant; None is the month of today.

    Raises: NotAllowed, NotYours.
    """
    subject = _subject(tx, who, staff_id)
    department = departments.of(tx, who.department_id)
    chosen = month or Month.of(department.today(now))
    lines = tuple(shown(ledger.of_person(tx, department.id, subject, chosen)))
    return Earnings(
        staff.identity(tx, subject)[0],
        chosen,
        statements.closings(tx, department.id).at(chosen) is not None,
        Money.sum(line.amount for line in lines),
        parts_of(lines),
        lines,
        len(kept.open_meetings(tx, department.id, subject)),
    )


def months(tx: Tx, who: Person, now: datetime, staff_id: int = 0) -> list[Month]:
    """The month of today and those in which the person has anything, the latest first. Raises: NotAllowed, NotYours."""
    subject = _subject(tx, who, staff_id)
    today = Month.of(departments.of(tx, who.department_id).today(now))
    return sorted({today, *kept.months(tx, who.department_id, subject)}, reverse=True)


def opened(tx: Tx, who: Person, month: Month | None, line_id: int, now: datetime, staff_id: int = 0) -> OpenedLine:
    """One line of a month; None is the month of today. Raises: NotAllowed, NotYours."""
    subject = _subject(tx, who, staff_id)
    chosen = month or Month.of(departments.of(tx, who.department_id).today(now))
    lines = {line.id: line for line in ledger.of_person(tx, who.department_id, subject, chosen)}
    line = lines.get(line_id)
    if line is None:
        raise NotYours
    undoes = None
    if line.reverses_id is not None:
        undoes = lines.get(line.reverses_id) or ledger.one_of(tx, who.department_id, subject, line.reverses_id)
    return OpenedLine(line, chosen, undoes)


def outlook(tx: Tx, who: Person, now: datetime, staff_id: int = 0) -> Outlook:
    """What this month may still bring. Raises: NotAllowed, NotYours."""
    return _Coming(tx, departments.of(tx, who.department_id), _subject(tx, who, staff_id), now).outlook()


def what_if(tx: Tx, who: Person, question: Question, now: datetime, staff_id: int = 0) -> WhatIf:
    """This month under its terms if there were so many. Raises: NotAllowed, NotYours, WhatIfUnclear when contracts are
    asked about that have no amount and there is none to take for usual."""
    return _Coming(tx, departments.of(tx, who.department_id), _subject(tx, who, staff_id), now).what_if(question)


def can_ask(tx: Tx, who: Person, staff_id: int = 0) -> tuple[Role, ...]:
    """By which roles a person's work is counted and may be asked about. Raises: NotAllowed, NotYours."""
    person = staff.get(tx, who.department_id, _subject(tx, who, staff_id))
    return () if person is None else tuple(role for role in WHAT_COUNTS if person.has(role))


def _subject(tx: Tx, who: Person, staff_id: int) -> int:
    """Whose pay is looked at."""
    if staff_id in (0, who.id):
        return access.ensure(tx, who).id
    access.ensure(tx, who, Role.DIRECTOR, Role.ACCOUNTANT)
    if not staff.belongs(tx, who.department_id, staff_id):
        raise NotYours
    return staff_id


class _Coming:
    """The month of today of one person, and what may come of it."""

    def __init__(self, tx: Tx, department: Department, staff_id: int, now: datetime) -> None:
        self._tx = tx
        self._department = department
        self._staff_id = staff_id
        self._now = now
        self._today = department.today(now)
        self._month = Month.of(self._today)
        self._closings = statements.closings(tx, department.id)
        self._window = window_of(department, self._month, self._closings)
        self._book = pay_terms.book(tx, department.id)
        self._facts = {kind: self._facts_in(self._month, kind) for kind in WORK}

    def outlook(self) -> Outlook:
        caller, closer = self._rates.caller, self._rates.closer
        expected = self._done.paced(self._days.gone, self._days.left)
        ends = self._ends(expected, plan_met=self._paced_plan_met)
        return Outlook(
            self._month,
            self._done,
            self._waiting(),
            None if caller is None else next_meeting_tier(caller, self._done.meetings),
            None if closer is None else next_volume_tier(closer, self._done.volume),
            tuple(self._quotas()),
            self._plan_bonus(),
            expected,
            self._accrued + more_pay(self._done, expected, self._rates) + total(ends),
            _parts(ends),
        )

    def what_if(self, question: Question) -> WhatIf:
        done = self._done
        match question.role:
            case Role.CALLER:
                so_far, then = done.meetings, done.with_meetings(question.number)
            case Role.CLOSER:
                so_far, amount = done.contracts, question.amount or done.usual_contract
                if not amount and question.number > so_far:
                    raise WhatIfUnclear(str(question.number))
                question = replace(question, amount=amount)
                then = done.with_contracts(question.number, amount)
            case _:
                so_far, then = done.leads, done.with_leads(question.number)
        more = more_pay(done, then, self._rates)
        ends = self._ends(then, plan_met=self._plan.met(self._grown(then)))
        return WhatIf(question, so_far, more, _parts(ends), self._accrued + more + total(ends))

    # --- as things stand

    def _facts_in(self, month: Month, kind: FactKind) -> list[Fact]:
        window = window_of(self._department, month, self._closings)
        found = facts_of(self._tx, self._department, kind, window, self._book, self._staff_id)
        return [fact for fact in found if self._closings.stands_in(fact, month)]

    @cached_property
    def _accrued(self) -> Money:
        return Money.sum(
            line.amount for line in ledger.of_person(self._tx, self._department.id, self._staff_id, self._month)
        )

    @cached_property
    def _done(self) -> Work:
        contracts = self._facts[FactKind.CONTRACT]
        return Work(
            leads=len(self._facts[FactKind.LEAD]),
            booked=pay_facts.booked(self._tx, self._department.id, self._window).get(self._staff_id, 0),
            meetings=len(self._facts[FactKind.MEETING]),
            contracts=len(contracts),
            volume=Money.sum(fact.amount for fact in contracts),
        )

    @cached_property
    def _days(self) -> "_Days":
        found = staff.employed(self._tx, self._department.id, self._month.last, self._window.begins)
        one = next((one for one in found if one.id == self._staff_id), None)
        whole = len(self._department.calendar.working_days(self._month))
        if one is None:
            return _Days(frozenset(), 0, 0, whole)
        away = absences.unpaid(self._tx, self._department.id, self._month.first, self._month.last)
        leaves = [Leave(first, last) for staff_id, first, last in away if staff_id == self._staff_id]
        until = None if one.dismissed_at is None else self._department.today(one.dismissed_at)

        def worked(last: date | None) -> int:
            return days_worked(self._department.calendar, self._month, one.hired_on, last, leaves)

        gone = worked(self._today if until is None else min(until, self._today))
        return _Days(one.roles, gone, worked(until) - gone, whole)

    @cached_property
    def _rates(self) -> Rates:
        caller, closer, collector = (self._terms_of(role) for role in WHAT_COUNTS)
        rows = accruals_of(self._facts[FactKind.LEAD], self._month, self._book)
        of_terms = Money.zero() if collector is None else collector.per_lead or Money.zero()
        lead = Money(total(rows).kopecks // len(rows)) if rows else of_terms
        return Rates(lead=lead, caller=caller, closer=closer)

    def _terms_of(self, role: Role) -> PayTerms | None:
        version = self._book.of(self._staff_id, role, self._month)
        return None if version is None or role not in self._days.roles else version.terms

    @cached_property
    def _paying(self) -> list[tuple[Role | None, Version]]:
        """The terms by which the end of the month pays: the person's own ones, or those of each role."""
        own = self._book.own(self._staff_id, self._month)
        if own is not None:
            return [(None, own)]
        roles = [role for role in Role if role in self._days.roles]
        found = ((role, self._book.of(self._staff_id, role, self._month)) for role in roles)
        return [(role, version) for role, version in found if version is not None]

    # --- what may come

    def _end(self, work: Work, *, plan_met: bool) -> MonthEnd:
        done = {role: work.counted(role) for role in WHAT_COUNTS}
        days = self._days
        return MonthEnd(self._staff_id, days.roles, days.gone + days.left, days.whole, plan_met, done)

    def _ends(self, work: Work, *, plan_met: bool) -> list[Accrual]:
        return month_accruals(self._end(work, plan_met=plan_met), self._month, self._book)

    @cached_property
    def _plan(self) -> Plan:
        return plans.of_month(self._tx, self._department.id, self._month)

    @cached_property
    def _reached(self) -> Reached:
        """What the department did; not counted where nobody is paid for it."""
        if not self._plan.has_targets or not any(version.terms.plan_bonus for _, version in self._paying):
            return Reached()
        return month_ends.done_in(self._tx, self._department, self._month, self._closings).reached

    @property
    def _paced_plan_met(self) -> bool:
        days = self._department.calendar.working_days(self._month)
        gone = sum(day <= self._today for day in days)
        reached = Work(
            meetings=self._reached.meetings, contracts=self._reached.contracts, volume=self._reached.revenue
        ).paced(gone, len(days) - gone)
        return self._plan.met(Reached(reached.meetings, reached.contracts, reached.volume))

    def _grown(self, then: Work) -> Reached:
        """What the department would have done with a person's further work."""
        done, reached = self._done, self._reached
        return Reached(
            reached.meetings + then.meetings - done.meetings,
            reached.contracts + then.contracts - done.contracts,
            reached.revenue + (then.volume - done.volume),
        )

    def _prorated(self, whole: Money | None) -> Money:
        return prorated(whole or Money.zero(), self._days.gone + self._days.left, self._days.whole)

    def _quotas(self) -> list[ToQuota]:
        end = self._end(self._done, plan_met=False)
        found = []
        for role, version in self._paying:
            counted = end.counts(role)
            if counted is not None:
                bonus = self._prorated(version.terms.quota_bonus)
                found.append(to_quota(version.terms, counted, self._done, self._rates, bonus))
        return [one for one in found if one is not None]

    def _plan_bonus(self) -> ToPlan | None:
        bonus = Money.sum(self._prorated(version.terms.plan_bonus) for _, version in self._paying)
        return ToPlan(plan_percent(self._plan, self._reached), bonus) if bonus and self._plan.has_targets else None

    def _waiting(self) -> Waiting:
        meetings, meetings_pay = self._waiting_meetings()
        leads = kept.open_leads(self._tx, self._department.id, self._staff_id)
        terms = self._terms_of(Role.COLLECTOR)
        if terms is None:
            return Waiting(meetings, meetings_pay, 0, Money.zero())
        usual = terms.per_lead or Money.zero()
        pay = Money.sum((usual if one.rate is None else one.rate) * one.count for one in leads)
        return Waiting(meetings, meetings_pay, sum(one.count for one in leads), pay)

    def _waiting_meetings(self) -> tuple[tuple[WaitingMeeting, ...], Money]:
        found = kept.open_meetings(self._tx, self._department.id, self._staff_id)
        coming: defaultdict[Month, list[Fact]] = defaultdict(list)
        for one in found:
            booked_in = Month.of(self._department.today(one.booked_at))
            version = self._book.of(self._staff_id, Role.CALLER, booked_in)
            if version is not None and version.terms.paid_on is not PaidOn.BOOKED:
                on = self._department.today(one.starts_at)
                fact = Fact(
                    kind=FactKind.MEETING,
                    fact_id=one.meeting_id,
                    staff_id=self._staff_id,
                    on=on,
                    order=one.starts_at,
                    entered_at=self._now,
                )
                coming[self._closings.month_of(on, self._now)].append(fact)
        pays: dict[int, Money] = {}
        added = Money.zero()
        for month, facts in coming.items():
            here = self._facts[FactKind.MEETING] if month == self._month else self._facts_in(month, FactKind.MEETING)
            rows = accruals_of([*here, *facts], month, self._book)
            pays |= {row.fact_id: row.amount for row in rows}
            added += total(rows) - total(accruals_of(here, month, self._book))
        meetings = [WaitingMeeting(one.company, one.starts_at, pays.get(one.meeting_id, Money.zero())) for one in found]
        return tuple(meetings), added


@dataclass(frozen=True, slots=True)
class _Days:
    """A person's working days of a month: up to today, and after it; and those of the whole month."""

    roles: frozenset[Role]
    gone: int
    left: int
    whole: int


def _parts(rows: list[Accrual]) -> tuple[StatementPart, ...]:
    return tuple(StatementPart(row.kind, 1, row.amount) for row in rows)
