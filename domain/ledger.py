"""The ledger of pay: rows are appended, never edited (law 6); a balance is a sum, each row names its fact.

What stands in it for a month is what its facts come to: `accruals_of` counts that from the facts alone, and `amend`
says which rows turn one into the other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from domain.money import Money
from domain.pay import PayTerms, commission, lead_pay, meeting_pay, prorated, prorated_text, shares_text
from domain.people import Role
from domain.quotas import MonthEnd
from domain.terms import TermsBook, Version
from domain.workdays import Month


class Kind(StrEnum):
    """Why a row stands in the ledger; the words are those of the statements' JSON and the register."""

    LEAD = "lead"
    MEETING = "meeting"
    COMMISSION = "commission"
    FIXED = "fixed"
    PLAN_BONUS = "plan_bonus"
    QUOTA_BONUS = "quota_bonus"
    REVERSAL = "reversal"
    ADJUSTMENT = "adjustment"
    CARRIED_OVER = "carried_over"


class FactKind(StrEnum):
    """What kind of thing the row's `fact_id` names; a month is named as YYYYMM."""

    LEAD = "lead"
    MEETING = "meeting"
    CONTRACT = "contract"
    MONTH = "month"
    ADJUSTMENT = "adjustment"


PAYS: Mapping[FactKind, tuple[Kind, Role]] = {
    FactKind.LEAD: (Kind.LEAD, Role.COLLECTOR),
    FactKind.MEETING: (Kind.MEETING, Role.CALLER),
    FactKind.CONTRACT: (Kind.COMMISSION, Role.CLOSER),
}
"""How each fact of the work is paid, and for which role's work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accrual:
    """One row to append: so much to this person for that fact.

    A fact pays a person once per kind, role and revision, which the database proves. `month` is where the row
    counts and may be later than `fact_date` (`month_of`). `rate` is written as the reader of a statement
    sees it: rubles with a point, or a percent. `pay_terms_id` names the version of the pay terms it was
    counted by.
    """

    staff_id: int
    kind: Kind
    fact_kind: FactKind
    fact_id: int
    fact_date: date
    month: Month
    quantity: int
    rate: str
    amount: Money
    role: Role | None = None
    """For which role's work, where the fact alone does not tell: a month is paid to each role."""
    revision: int = 1
    pay_terms_id: int | None = None
    reverses_id: int | None = None
    """The row that a reversal undoes."""

    def __post_init__(self) -> None:
        if self.month < Month.of(self.fact_date):
            raise ValueError(f"a fact of {self.fact_date} cannot count in {self.month}, before it happened")

    @property
    def late(self) -> bool:
        """Whether it counts in a later month than its fact's own, which the statement then says."""
        return self.month != Month.of(self.fact_date)

    @property
    def same(self) -> tuple[object, ...]:
        """What makes two rows say the same of the same fact, whichever revision they are."""
        return (*self.about, self.fact_date, self.month, self.quantity, self.rate, self.amount, self.pay_terms_id)

    @property
    def about(self) -> tuple[object, ...]:
        """Whom it pays for what."""
        return (self.staff_id, self.kind, self.role, self.fact_kind, self.fact_id)


@dataclass(frozen=True, slots=True)
class Standing:
    """A row of the ledger that nothing reverses."""

    id: int
    row: Accrual


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Work that pays somebody while it stands: a confirmed lead, a meeting, a contract."""

    kind: FactKind
    fact_id: int
    staff_id: int
    on: date
    """Its local date: the call's, the meeting's or the booking's, the signing's."""
    order: datetime
    """By it the facts of a month are ordered in the tiers, then by key."""
    entered_at: datetime
    undone_at: datetime | None = None
    amount: Money = field(default_factory=Money.zero)
    """Of a contract."""
    rate: Money | None = None
    """Of a lead's segment, where it has its own."""


class Closings:
    """Which months are closed, and since when. They are closed in order."""

    def __init__(self, closed: Iterable[tuple[Month, datetime]] = ()) -> None:
        self._closed = dict(sorted(closed))

    @property
    def last(self) -> Month | None:
        """The latest closed month."""
        return next(reversed(self._closed), None)

    def at(self, month: Month) -> datetime | None:
        """When a month was closed; None while it is open."""
        return self._closed.get(month)

    def last_at(self, instant: datetime) -> Month | None:
        """The latest month that was closed by then."""
        return max((month for month, closed_at in self._closed.items() if closed_at <= instant), default=None)

    def month_of(self, day: date, entered_at: datetime) -> Month:
        """Where what happened on a day counts when it was entered at that instant (`month_of`)."""
        return month_of(day, self.last_at(entered_at))

    def told_too_early(self, fact: Fact, *, frozen: bool) -> bool:
        """Whether by its instants a fact came, or was undone, before a month was closed that did not see it.

        Clocks of replicas differ, and a closing and a report may meet in one instant: the books know the order.
        """
        if fact.undone_at is None:
            return not frozen and self.at(self.month_of(fact.on, fact.entered_at)) is not None
        closed_at = self.at(self.month_of(fact.on, fact.entered_at))
        return frozen and closed_at is not None and fact.undone_at < closed_at

    @property
    def last_instant(self) -> datetime | None:
        """When the latest closed month was closed."""
        return None if self.last is None else self._closed[self.last]

    def stands_in(self, fact: Fact, month: Month) -> bool:
        """Whether a fact counts in a month: entered into it, and not undone while it was open."""
        if self.month_of(fact.on, fact.entered_at) != month:
            return False
        closed_at = self.at(month)
        return fact.undone_at is None or (closed_at is not None and fact.undone_at >= closed_at)


def month_of(fact_date: date, last_closed: Month | None) -> Month:
    """Where a fact counts: the month of its local date, or the earliest open one when that is closed by now.

    Months are closed in order, so the last closed one tells. A closed month never changes (law 6).

    >>> month_of(date(2026, 10, 31), None), month_of(date(2026, 10, 31), Month(2026, 10))
    (Month(year=2026, month=10), Month(year=2026, month=11))
    """
    own = Month.of(fact_date)
    return own if last_closed is None or last_closed < own else last_closed.next()


def total(rows: Iterable[Accrual]) -> Money:
    """The balance of the rows: their sum."""
    return Money.sum(row.amount for row in rows)


def accruals_of(facts: Iterable[Fact], month: Month, book: TermsBook) -> list[Accrual]:
    """What the facts that count in a month pay, each person's in their order; a fact that pays nothing has no row.

    A late fact is paid by the terms of its own date and counts in the tiers of this month. A lead with a rate of its
    segment is paid even while the department has no terms at all.
    """
    rows: list[Accrual] = []
    places: Counter[int] = Counter()
    volumes: defaultdict[int, Money] = defaultdict(Money.zero)
    for fact in sorted(facts, key=lambda one: (one.order, one.fact_id)):
        kind, role = PAYS[fact.kind]
        version = book.of(fact.staff_id, role, Month.of(fact.on))
        places[fact.staff_id] += fact.kind is FactKind.MEETING
        before = volumes[fact.staff_id]
        volumes[fact.staff_id] = before + fact.amount
        if version is None and fact.rate is None:
            continue
        terms = PayTerms() if version is None else version.terms
        amount, rate = _paid(fact, terms, places[fact.staff_id], before)
        if amount:
            rows.append(
                Accrual(
                    staff_id=fact.staff_id,
                    kind=kind,
                    fact_kind=fact.kind,
                    fact_id=fact.fact_id,
                    fact_date=fact.on,
                    month=month,
                    quantity=1,
                    rate=rate,
                    amount=amount,
                    pay_terms_id=None if version is None else version.id,
                )
            )
    return rows


def _paid(fact: Fact, terms: PayTerms, place: int, before: Money) -> tuple[Money, str]:
    match fact.kind:
        case FactKind.LEAD:
            amount = lead_pay(terms, fact.rate)
        case FactKind.MEETING:
            amount = meeting_pay(terms, place)
        case _:
            share = commission(fact.amount, before, terms)
            return share.amount, shares_text(share.shares)
    return amount, str(amount)


def month_accruals(end: MonthEnd, month: Month, book: TermsBook) -> list[Accrual]:
    """What the end of a month pays a person: the fixed part, and the bonuses that were earned.

    A person's own terms pay once, whatever roles they have; the roles' pay each. Bonuses and the fixed part are for
    the working days the person was there; the quota is compared as a whole.
    """
    own = book.own(end.staff_id, month)
    paid: list[tuple[Role | None, Version]]
    if own is not None:
        paid = [(None, own)]
    else:
        found = ((role, book.of(end.staff_id, role, month)) for role in Role if role in end.roles)
        paid = [(role, version) for role, version in found if version is not None]
    rows = []
    for role, version in paid:
        terms = version.terms
        earned = [
            (Kind.FIXED, terms.fixed),
            (Kind.PLAN_BONUS, terms.plan_bonus if end.plan_met else None),
            (Kind.QUOTA_BONUS, terms.quota_bonus if end.meets(terms.quota, role) else None),
        ]
        for kind, whole in earned:
            amount = prorated(whole or Money.zero(), end.worked, end.working_days)
            if amount:
                rows.append(
                    Accrual(
                        staff_id=end.staff_id,
                        kind=kind,
                        fact_kind=FactKind.MONTH,
                        fact_id=month_key(month),
                        fact_date=month.last,
                        month=month,
                        quantity=1,
                        rate=prorated_text(whole or Money.zero(), end.worked, end.working_days),
                        amount=amount,
                        role=role,
                        pay_terms_id=version.id,
                    )
                )
    return rows


def month_key(month: Month) -> int:
    """A month as the `fact_id` of what it pays.

    >>> month_key(Month(2026, 11))
    202611
    """
    return month.year * 100 + month.month


def month_of_key(key: int) -> Month:
    """The month that a `fact_id` names. Raises: ValueError.

    >>> month_of_key(202611)
    Month(year=2026, month=11)
    """
    return Month(*divmod(key, 100))


def reversal(standing: Standing, month: Month) -> Accrual:
    """The row that undoes another: exactly what was accrued, in a month that is open."""
    return replace(standing.row, kind=Kind.REVERSAL, month=month, amount=-standing.row.amount, reverses_id=standing.id)


class Posted(Protocol):
    """A row as it stands in the ledger, whatever else its reader is told."""

    @property
    def id(self) -> int:
        """In the order of entry."""

    @property
    def about(self) -> tuple[object, ...]:
        """Whom it pays for what (`Accrual.about`)."""

    @property
    def reverses_id(self) -> int | None:
        """The row that it undoes."""


Shown = TypeVar("Shown", bound=Posted)


def shown(rows: Iterable[Shown]) -> list[Shown]:
    """The rows of one month as they are read: what was merely counted anew is one line, the last one.

    While a month is open a fact may be reversed and accrued anew many times, because something before it in the tiers
    changed. Such a row and its reversal cancel each other and are left out when the fact was accrued anew after them;
    an undone fact that did not come back shows both. The order and the sum stay.
    """
    found = list(rows)
    places = {row.id: row for row in found}
    latest = {row.about: row.id for row in sorted(found, key=lambda one: one.id)}
    hidden: set[int] = set()
    for row in found:
        undone = None if row.reverses_id is None else places.get(row.reverses_id)
        if undone is not None and latest[undone.about] > undone.id:
            hidden |= {row.id, undone.id}
    return [row for row in found if row.id not in hidden]


def amend(standing: Sequence[Standing], due: Sequence[Accrual]) -> tuple[list[Accrual], list[Accrual]]:
    """What turns the rows that stand in an open month into those that are due: reversals, and rows to accrue.

    What stands as it should is left alone. Within an open month a fact that was undone changes what follows it in the
    tiers: that is reversed and accrued anew, under the next revision.
    """
    wanted = {row.about: row for row in due}
    kept = {one.row.about for one in standing if one.row.about in wanted and one.row.same == wanted[one.row.about].same}
    revisions = {one.row.about: one.row.revision for one in standing}
    undone = [reversal(one, one.row.month) for one in standing if one.row.about not in kept]
    new = [replace(row, revision=revisions.get(about, 0) + 1) for about, row in wanted.items() if about not in kept]
    return undone, new
