"""The books of a department on paper: a list of rows, put right after each event by the rules of the ledger alone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from fractions import Fraction
from math import floor

from work_done import ANNA, BORIS, OCTOBER, moment

from domain.ledger import PAYS, Accrual, Closings, Fact, FactKind, Standing, accruals_of, amend, reversal, total
from domain.money import Money
from domain.pay import PayTerms
from domain.people import Role
from domain.terms import TermsBook, Version
from domain.workdays import Month

Key = tuple[FactKind, int]
Sums = dict[tuple[Month, int, Key], int]
"""Kopecks of a person in a month for a fact."""


class PaperBooks:
    """Facts are told and taken back, months are closed; the ledger follows."""

    def __init__(self, versions: Iterable[Version]) -> None:
        self.versions = list(versions)
        self.rows: list[Accrual] = []
        self.facts: dict[Key, list[Fact]] = {}
        self.closed: list[tuple[Month, datetime]] = []
        self.statements: dict[tuple[Month, int], Money] = {}
        self.frozen: dict[Month, list[Accrual]] = {}

    # --- events

    def tell(self, fact: Fact) -> None:
        """A fact happened, or is true again."""
        self.facts.setdefault((fact.kind, fact.fact_id), []).append(fact)
        self._settle((fact.kind, fact.fact_id))

    def take_back(self, key: Key, now: datetime) -> None:
        """A fact was undone."""
        self.facts[key][-1] = replace(self.facts[key][-1], undone_at=now)
        self._settle(key)

    def stands(self, key: Key) -> bool:
        return self.facts[key][-1].undone_at is None

    def close(self, month: Month, now: datetime) -> None:
        """A month is over: its statements are the sums of its rows."""
        self.frozen[month] = self.of_month(month)
        for who in (ANNA, BORIS):
            self.statements[month, who] = total(row for row in self.of_month(month) if row.staff_id == who)
        self.closed.append((month, now))

    def change_terms(self, role: Role | None, staff_id: int | None, terms: PayTerms, since: Month) -> None:
        """Other terms from an open month on: what is open is counted anew."""
        self.versions.append(Version(len(self.versions) + 1, role, staff_id, since, terms))
        for month in {row.month for row in self.rows} | {fact.month for fact in self._counting()}:
            if self.closings.at(month) is None:
                for kind in PAYS:
                    self._amend(kind, month, None)

    # --- looking

    @property
    def closings(self) -> Closings:
        return Closings(self.closed)

    def of_month(self, month: Month) -> list[Accrual]:
        return [row for row in self.rows if row.month == month]

    def standing(self) -> list[Standing]:
        undone = {row.reverses_id for row in self.rows}
        numbered = enumerate(self.rows)
        return [Standing(place, row) for place, row in numbered if row.reverses_id is None and place not in undone]

    def sums(self) -> Sums:
        """What the ledger says."""
        found: Sums = defaultdict(int)
        for row in self.rows:
            found[row.month, row.staff_id, (row.fact_kind, row.fact_id)] += row.amount.kopecks
        return {account: kopecks for account, kopecks in found.items() if kopecks}

    def recounted(self) -> Sums:
        """What the facts come to, counted anew by another hand, which looks at no rule of pay and no row."""
        found: Sums = defaultdict(int)
        places: dict[tuple[Month, int], int] = defaultdict(int)
        volumes: dict[tuple[Month, int], int] = defaultdict(int)
        for counting in sorted(self._counting(), key=lambda one: (one.fact.order, one.fact.fact_id)):
            fact, month = counting.fact, counting.month
            if not counting.seen:
                continue
            mine = (month, fact.staff_id)
            places[mine] += fact.kind is FactKind.MEETING
            paid = _worth(fact, places[mine], volumes[mine], self._terms_of(fact))
            volumes[mine] += fact.amount.kopecks
            key = (fact.kind, fact.fact_id)
            found[month, fact.staff_id, key] += paid
            if fact.undone_at is not None:
                found[counting.taken_back_in, fact.staff_id, key] -= paid
        return {account: kopecks for account, kopecks in found.items() if kopecks}

    # --- the ledger follows

    def _settle(self, key: Key) -> None:
        kind = key[0]
        standing = [one for one in self.standing() if (one.row.fact_kind, one.row.fact_id) == key]
        frozen = [one for one in standing if self.closings.at(one.row.month) is not None]
        if frozen and not self.stands(key):
            last = self.closings.last
            assert last is not None
            self._append(reversal(one, last.next()) for one in frozen)
        if not (frozen and self.stands(key)):
            concerned = {(one.row.staff_id, one.row.month) for one in standing if one not in frozen}
            told = self.facts[key]
            concerned |= {(fact.staff_id, self.closings.month_of(fact.on, fact.entered_at)) for fact in told}
            for who, month in sorted(concerned):
                if self.closings.at(month) is None:
                    self._amend(kind, month, who)

    def _amend(self, kind: FactKind, month: Month, who: int | None) -> None:
        mine = [fact for facts in self.facts.values() for fact in facts if fact.kind is kind]
        counted = [fact for fact in mine if who in (None, fact.staff_id) and self.closings.stands_in(fact, month)]
        here = [
            one
            for one in self.standing()
            if one.row.month == month and one.row.fact_kind is kind and who in (None, one.row.staff_id)
        ]
        undone, new = amend(here, accruals_of(counted, month, TermsBook(self.versions)))
        self._append(undone)
        self._append(row if row.revision > 1 else replace(row, revision=self._last_revision(row) + 1) for row in new)

    def _append(self, rows: Iterable[Accrual]) -> None:
        for row in rows:
            assert self.closings.at(row.month) is None, "nothing enters a closed month"
            same = [(one.about, one.revision) for one in self.rows]
            assert (row.about, row.revision) not in same, "one row for each revision of a fact"
            self.rows.append(row)

    def _last_revision(self, row: Accrual) -> int:
        return max((one.revision for one in self.rows if one.about == row.about), default=0)

    # --- counting anew

    def _counting(self) -> "list[_Counting]":
        return [_Counting(fact, self.closed) for facts in self.facts.values() for fact in facts]

    def _terms_of(self, fact: Fact) -> PayTerms:
        began = [one for one in self.versions if one.valid_from <= Month(fact.on.year, fact.on.month)]
        own = [one for one in began if one.staff_id == fact.staff_id]
        role = [one for one in began if one.staff_id is None and one.role is PAYS[fact.kind][1]]
        return max(own or role, key=lambda one: (one.valid_from, one.id)).terms


class _Counting:
    """In which month a fact counts, and what that month has seen of it."""

    def __init__(self, fact: Fact, closed: list[tuple[Month, datetime]]) -> None:
        def open_at(month: Month, instant: datetime) -> Month:
            while any(one == month and at <= instant for one, at in closed):
                month = month.next()
            return month

        self.fact = fact
        self.month = open_at(Month(fact.on.year, fact.on.month), fact.entered_at)
        self.taken_back_in = self.month if fact.undone_at is None else open_at(self.month, fact.undone_at)
        self.seen = fact.undone_at is None or self.taken_back_in != self.month


def _worth(fact: Fact, place: int, before: int, terms: PayTerms) -> int:
    """Kopecks of a fact."""
    if fact.kind is FactKind.LEAD:
        rate = fact.rate or terms.per_lead
        return rate.kopecks if rate else 0
    if fact.kind is FactKind.MEETING:
        reached = [tier.rate for tier in terms.meeting_tiers if tier.first <= place]
        rate = reached[-1] if reached else terms.per_meeting
        return rate.kopecks if rate else 0

    def volume(kopecks: int) -> Fraction:
        earned, share, below = Fraction(0), terms.percent_bp or 0, 0
        for tier in terms.percent_tiers:
            if tier.volume.kopecks < kopecks:
                earned += Fraction((tier.volume.kopecks - below) * share, 10_000)
                share, below = tier.percent_bp, tier.volume.kopecks
        return earned + Fraction((kopecks - below) * share, 10_000)

    return floor(volume(before + fact.amount.kopecks) - volume(before) + Fraction(1, 2))


def closing_of(month: Month) -> datetime:
    """The 1st at 10:00 in Moscow."""
    return datetime.combine(month.next().first, time(7), moment("2026-10-01").tzinfo)


BEGINS = moment("2026-10-01 08:00")


class Days:
    """Time goes by, and months are closed as it does."""

    def __init__(self, books: PaperBooks) -> None:
        self.books, self.now, self._open = books, BEGINS, OCTOBER

    def pass_by(self, span: timedelta) -> None:
        self.now += span
        while closing_of(self._open) <= self.now:
            self.books.close(self._open, closing_of(self._open))
            self._open = self._open.next()

    @property
    def open_month(self) -> Month:
        """The earliest one."""
        return self._open
