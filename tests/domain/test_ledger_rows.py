"""In which month a fact counts, what a row may be, and which rows put a month right."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work_done import NOVEMBER, OCTOBER, fact, moment

from domain.ledger import (
    PAYS,
    Accrual,
    Closings,
    FactKind,
    Kind,
    Standing,
    amend,
    month_key,
    month_of,
    reversal,
    shown,
    total,
)
from domain.money import Money
from domain.people import Role
from domain.workdays import Month

ROW = Accrual(
    staff_id=7,
    kind=Kind.MEETING,
    fact_kind=FactKind.MEETING,
    fact_id=42,
    fact_date=date(2026, 10, 31),
    month=OCTOBER,
    quantity=1,
    rate="2000.00",
    amount=Money.rub(2000),
)
CLOSED_AT = datetime(2026, 11, 1, 7, tzinfo=UTC)
TICK = timedelta(microseconds=1)
CLOSED = Closings([(OCTOBER, CLOSED_AT), (OCTOBER.previous(), datetime(2026, 10, 1, 7, tzinfo=UTC))])


# --- months


@pytest.mark.parametrize(
    ("on", "last_closed", "counts_in"),
    [
        ("2026-10-31", None, "2026-10"),
        ("2026-10-31", "2026-09", "2026-10"),
        ("2026-10-31", "2026-10", "2026-11"),  # reported after the closing
        ("2026-08-15", "2026-10", "2026-11"),  # months late: the earliest open month
        ("2026-12-31", "2026-12", "2027-01"),
        ("2024-02-29", "2024-01", "2024-02"),
        ("2024-02-29", "2024-02", "2024-03"),
        ("2027-03-01", "2026-12", "2027-03"),
    ],
)
def test_a_fact_counts_in_its_month_or_the_earliest_open_one(on: str, last_closed: str | None, counts_in: str) -> None:
    closed = Month.parse(last_closed) if last_closed else None
    assert month_of(date.fromisoformat(on), closed) == Month.parse(counts_in)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.builds(Month, st.integers(2000, 2100), st.integers(1, 12)))
def test_nothing_ever_enters_a_closed_month(on: date, last_closed: Month) -> None:
    counts_in = month_of(on, last_closed)
    assert counts_in > last_closed
    assert counts_in in (Month.of(on), last_closed.next())
    assert counts_in >= Month.of(on)


def test_a_month_is_closed_from_its_instant_on() -> None:
    assert CLOSED.last == OCTOBER
    assert CLOSED.last_instant == CLOSED.at(OCTOBER) == CLOSED_AT
    assert CLOSED.at(NOVEMBER) is None
    assert CLOSED.last_at(CLOSED_AT) == OCTOBER
    assert CLOSED.last_at(CLOSED_AT - TICK) == OCTOBER.previous()
    assert CLOSED.last_at(moment("2026-09-30")) is None


def test_a_department_that_never_closed_a_month() -> None:
    none = Closings()
    assert none.last is none.last_instant is none.at(OCTOBER) is none.last_at(CLOSED_AT) is None
    assert none.month_of(date(2026, 10, 31), CLOSED_AT) == OCTOBER


@pytest.mark.parametrize(
    ("entered", "counts_in"),
    [
        (CLOSED_AT - TICK, OCTOBER),  # the night between the month and its closing
        (CLOSED_AT, NOVEMBER),
        (CLOSED_AT + timedelta(days=90), NOVEMBER),
    ],
)
def test_a_fact_counts_by_when_it_was_entered(entered: datetime, counts_in: Month) -> None:
    assert CLOSED.month_of(date(2026, 10, 31), entered) == counts_in


@pytest.mark.parametrize(
    ("entered", "undone", "month", "stands"),
    [
        (-TICK, None, OCTOBER, True),
        (-TICK, None, NOVEMBER, False),
        (TICK * 0, None, OCTOBER, False),  # late: it is of November
        (TICK * 0, None, NOVEMBER, True),
        (-TICK * 2, -TICK, OCTOBER, False),  # undone while the month was open
        (-TICK * 2, TICK * 0, OCTOBER, True),  # undone later: the month has seen it, and keeps it
        (-TICK * 2, TICK, OCTOBER, True),
        (TICK, TICK * 2, NOVEMBER, False),  # undone in an open month
    ],
)
def test_a_fact_stands_in_a_month_that_did_not_see_it_undone(
    entered: timedelta, undone: timedelta | None, month: Month, stands: bool
) -> None:
    held = replace(
        fact(FactKind.MEETING, 1, "2026-10-31"),
        entered_at=CLOSED_AT + entered,
        undone_at=None if undone is None else CLOSED_AT + undone,
    )
    assert CLOSED.stands_in(held, month) is stands


@pytest.mark.parametrize(
    ("entered", "undone", "frozen", "too_early"),
    [
        (-TICK, None, False, True),  # by its instant October should have seen it, and it did not
        (-TICK, None, True, False),
        (TICK * 0, None, False, False),  # late as it should be
        (-TICK * 2, -TICK, True, True),  # October has paid what by its instant it saw undone
        (-TICK * 2, TICK * 0, True, False),
        (-TICK * 2, -TICK, False, False),  # October saw it come and go
        (TICK, TICK * 2, True, False),  # November is open
    ],
)
def test_the_books_know_what_a_closed_month_has_seen(
    entered: timedelta, undone: timedelta | None, frozen: bool, too_early: bool
) -> None:
    held = replace(
        fact(FactKind.MEETING, 1, "2026-10-31"),
        entered_at=CLOSED_AT + entered,
        undone_at=None if undone is None else CLOSED_AT + undone,
    )
    assert CLOSED.told_too_early(held, frozen=frozen) is too_early


def test_a_month_is_a_number_in_the_books() -> None:
    assert (month_key(Month(2026, 1)), month_key(Month(2024, 12))) == (202601, 202412)


# --- rows


def test_a_fact_is_accrued_for_the_first_time_unless_said_otherwise() -> None:
    assert ROW.revision == 1


def test_a_late_row_says_so() -> None:
    assert not ROW.late
    assert replace(ROW, month=NOVEMBER).late


def test_a_fact_does_not_count_before_it_happened() -> None:
    with pytest.raises(ValueError, match=r"^a fact of 2026-10-31 cannot count in 2026-09, before it happened$"):
        replace(ROW, month=Month(2026, 9))


@given(st.lists(st.integers(-(10**12), 10**12)))
def test_a_balance_is_a_sum(amounts: list[int]) -> None:
    assert total(replace(ROW, amount=Money(kopecks)) for kopecks in amounts) == Money(sum(amounts))


def test_kinds_are_those_of_the_statements_and_fit_their_columns() -> None:
    words = "lead, meeting, commission, fixed, plan_bonus, quota_bonus, reversal, adjustment, carried_over"
    assert ", ".join(Kind) == words
    assert max(map(len, (*Kind, *FactKind))) <= 16


def test_each_fact_of_the_work_pays_its_role() -> None:
    assert {kind: (paid.value, role) for kind, (paid, role) in PAYS.items()} == {
        FactKind.LEAD: ("lead", Role.COLLECTOR),
        FactKind.MEETING: ("meeting", Role.CALLER),
        FactKind.CONTRACT: ("commission", Role.CLOSER),
    }


# --- putting a month right


def test_a_reversal_takes_back_exactly_what_was_accrued() -> None:
    standing = Standing(99, replace(ROW, revision=3, pay_terms_id=4))
    undone = reversal(standing, NOVEMBER)
    assert undone == replace(standing.row, kind=Kind.REVERSAL, month=NOVEMBER, amount=Money.rub(-2000), reverses_id=99)
    assert total([standing.row, undone]) == Money.zero()


def other(fact_id: int, **changes: object) -> Accrual:
    return replace(ROW, fact_id=fact_id, **changes)  # type: ignore[arg-type]


def test_what_stands_as_it_should_is_left_alone() -> None:
    standing = [Standing(1, ROW), Standing(2, other(43, revision=5))]
    assert amend(standing, [other(43), ROW]) == ([], [])


def test_what_is_due_is_accrued_and_what_is_not_is_reversed() -> None:
    kept, undone = Standing(1, ROW), Standing(2, other(43, revision=2))
    assert amend([kept, undone], [ROW, other(44)]) == ([reversal(undone, OCTOBER)], [other(44)])


@pytest.mark.parametrize(
    "change",
    [
        {"amount": Money.rub(3000)},
        {"rate": "3000.00"},
        {"quantity": 2},
        {"fact_date": date(2026, 10, 30)},
        {"pay_terms_id": 8},
    ],
)
def test_what_says_anything_else_is_reversed_and_accrued_anew(change: dict[str, object]) -> None:
    standing = Standing(1, replace(ROW, revision=4))
    due = other(42, **change)
    assert amend([standing], [due]) == ([reversal(standing, OCTOBER)], [replace(due, revision=5)])


@pytest.mark.parametrize(
    "change",
    [
        {"staff_id": 8},
        {"kind": Kind.FIXED},
        {"role": Role.CALLER},
        {"fact_kind": FactKind.CONTRACT},
    ],
)
def test_what_pays_another_or_for_another_thing_is_a_row_of_its_own(change: dict[str, object]) -> None:
    standing = Standing(1, replace(ROW, revision=4))
    due = other(42, **change)
    assert amend([standing], [due]) == ([reversal(standing, OCTOBER)], [due])


# --- reading a month


@dataclass(frozen=True)
class Read:
    """A row as a reader has it."""

    id: int
    row: Accrual

    @property
    def about(self) -> tuple[object, ...]:
        return self.row.about

    @property
    def reverses_id(self) -> int | None:
        return self.row.reverses_id


def posted(*deeds: tuple[int, int]) -> list[Read]:
    """Rows of meetings by (fact, rubles), in the order of entry; rubles below zero undo the fact's last row."""
    rows: list[Read] = []
    for place, (fact_id, rubles) in enumerate(deeds, 1):
        row = other(fact_id, amount=Money.rub(rubles))
        if rubles < 0:
            last = max(one.id for one in rows if one.row.fact_id == fact_id and one.reverses_id is None)
            row = replace(row, kind=Kind.REVERSAL, reverses_id=last)
        rows.append(Read(place, row))
    return rows


@pytest.mark.parametrize(
    ("deeds", "seen"),
    [
        ([(1, 2000), (2, 2000)], [1, 2]),
        ([(1, 2000), (1, -2000)], [1, 2]),  # undone for good: both are read
        ([(1, 2000), (1, -2000), (1, 3000)], [3]),
        ([(1, 2000), (1, -2000), (1, 3000), (1, -3000)], [3, 4]),
        ([(1, 2000), (1, -2000), (1, 3000), (1, -3000), (1, 2000)], [5]),
        ([(1, 2000), (2, 2000), (1, -2000), (2, -2000), (2, 3000)], [1, 3, 5]),
        ([(1, 2000), (1, -2000), (2, 2000)], [1, 2, 3]),  # another fact explains nothing
    ],
)
def test_what_was_counted_anew_is_one_line(deeds: list[tuple[int, int]], seen: list[int]) -> None:
    rows = posted(*deeds)
    assert [row.id for row in shown(rows)] == seen
    assert [row.id for row in shown(reversed(rows))] == seen[::-1]
    assert total(row.row for row in shown(rows)) == total(row.row for row in rows)


def test_a_reversal_of_an_earlier_month_is_always_read() -> None:
    """What it undoes stands in another month, and the fact may pay again in this one."""
    undone = Read(8, replace(ROW, kind=Kind.REVERSAL, month=NOVEMBER, amount=Money.rub(-2000), reverses_id=1))
    again = Read(9, replace(ROW, month=NOVEMBER, revision=2))
    assert shown([undone, again]) == [undone, again]
