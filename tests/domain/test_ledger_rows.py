"""In which month a fact counts, what a row may be, and which rows put a month right."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ledger import (
    PAYS,
    Accrual,
    Closings,
    Fact,
    FactKind,
    Kind,
    Standing,
    accruals_of,
    amend,
    month_key,
    month_of,
    reversal,
    total,
)
from domain.money import Money
from domain.pay import MeetingTier, PayTerms, VolumeTier
from domain.people import Role
from domain.terms import TermsBook, Version
from domain.workdays import Month

OCTOBER, NOVEMBER, DECEMBER = Month(2026, 10), Month(2026, 11), Month(2026, 12)
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
ANNA, BORIS = 1, 2


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def fact(
    kind: FactKind, fact_id: int, on: str, *, who: int = ANNA, amount: str = "0", rate: str | None = None, hour: int = 9
) -> Fact:
    at = moment(on) + timedelta(hours=hour)
    own = None if rate is None else Money.rub(rate)
    return Fact(
        kind=kind,
        fact_id=fact_id,
        staff_id=who,
        on=at.date(),
        order=at,
        entered_at=at,
        amount=Money.rub(amount),
        rate=own,
    )


def book(*roles: tuple[Role, PayTerms], since: Month = OCTOBER) -> TermsBook:
    return TermsBook(Version(place, role, None, since, terms) for place, (role, terms) in enumerate(roles, 11))


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


# --- what facts pay


def test_a_row_names_its_fact_its_rate_its_terms_and_its_month() -> None:
    terms = book((Role.COLLECTOR, PayTerms(per_lead=Money.rub(50))), (Role.CLOSER, PayTerms(percent_bp=750)))
    lead = fact(FactKind.LEAD, 5, "2026-10-30", rate="70.5")
    contract = fact(FactKind.CONTRACT, 6, "2026-10-31", who=BORIS, amount="1000")
    row = {"month": NOVEMBER, "quantity": 1}
    assert accruals_of([lead, contract], NOVEMBER, terms) == [
        Accrual(
            staff_id=ANNA,
            kind=Kind.LEAD,
            fact_kind=FactKind.LEAD,
            fact_id=5,
            fact_date=date(2026, 10, 30),
            rate="70.50",
            amount=Money(70_50),
            pay_terms_id=11,
            **row,
        ),
        Accrual(
            staff_id=BORIS,
            kind=Kind.COMMISSION,
            fact_kind=FactKind.CONTRACT,
            fact_id=6,
            fact_date=date(2026, 10, 31),
            rate="7.5%",
            amount=Money(75_00),
            pay_terms_id=12,
            **row,
        ),
    ]


def test_what_pays_nothing_has_no_row() -> None:
    facts = [fact(kind, 1, "2026-10-30") for kind in PAYS]
    assert accruals_of(facts, OCTOBER, TermsBook([])) == []
    assert accruals_of(facts, OCTOBER, book(*((role, PayTerms()) for _, role in PAYS.values()))) == []


def test_terms_of_another_role_do_not_pay() -> None:
    terms = book((Role.CALLER, PayTerms(per_lead=Money.rub(50), percent_bp=500)))
    facts = [fact(FactKind.LEAD, 1, "2026-10-30"), fact(FactKind.CONTRACT, 2, "2026-10-30", amount="100")]
    assert accruals_of(facts, OCTOBER, terms) == []


STEPS = PayTerms(
    per_lead=Money.rub(50),
    per_meeting=Money.rub(1000),
    meeting_tiers=(MeetingTier(2, Money.rub(2000)), MeetingTier(4, Money.rub(4000))),
    percent_bp=500,
    percent_tiers=(VolumeTier(Money.rub(1000), 1000),),
)
PAYING = book(*((role, STEPS) for _, role in PAYS.values()))


def paid(facts: list[Fact], month: Month = OCTOBER, terms: TermsBook = PAYING) -> dict[int, Money]:
    return {row.fact_id: row.amount for row in accruals_of(facts, month, terms)}


def test_meetings_are_counted_by_their_start_then_their_key() -> None:
    meetings = [
        fact(FactKind.MEETING, 9, "2026-10-05", hour=9),
        fact(FactKind.MEETING, 3, "2026-10-05", hour=10),
        fact(FactKind.MEETING, 2, "2026-10-05", hour=10),
        fact(FactKind.MEETING, 1, "2026-10-06", hour=9),
    ]
    expected = {9: Money.rub(1000), 2: Money.rub(2000), 3: Money.rub(2000), 1: Money.rub(4000)}
    assert paid(meetings) == paid(meetings[::-1]) == expected


def test_contracts_of_one_day_are_counted_in_the_order_of_entry() -> None:
    contracts = [
        fact(FactKind.CONTRACT, number, day, hour=0, amount=amount)
        for number, day, amount in ((4, "2026-10-05", "600"), (7, "2026-10-05", "600"), (1, "2026-10-06", "100"))
    ]
    expected = {4: Money.rub(30), 7: Money.rub(40), 1: Money.rub(10)}  # 7: 400 at 5 % and 200 at 10 %
    assert paid(contracts) == paid(contracts[::-1]) == expected
    assert [row.rate for row in accruals_of(contracts, OCTOBER, PAYING)] == ["5%", "5%, 10%", "10%"]


def test_each_person_has_tiers_of_their_own() -> None:
    meetings = [fact(FactKind.MEETING, number, f"2026-10-{number:02}", who=number % 2) for number in range(1, 5)]
    contracts = [fact(FactKind.CONTRACT, 10 + who, "2026-10-05", who=who, amount="1000") for who in (ANNA, BORIS)]
    assert list(paid(meetings).values()) == [Money.rub(1000), Money.rub(1000), Money.rub(2000), Money.rub(2000)]
    assert list(paid(contracts).values()) == [Money.rub(50), Money.rub(50)]


def test_own_terms_pay_in_place_of_the_roles() -> None:
    own = Version(99, None, ANNA, OCTOBER, PayTerms(per_meeting=Money.rub(7000)))
    roles = Version(98, Role.CALLER, None, OCTOBER, STEPS)
    meetings = [fact(FactKind.MEETING, who, "2026-10-05", who=who) for who in (ANNA, BORIS)]
    meetings.append(fact(FactKind.MEETING, 3, "2026-10-06"))
    assert paid(meetings, terms=TermsBook([own, roles])) == {
        ANNA: Money.rub(7000),
        BORIS: Money.rub(1000),
        3: Money.rub(7000),  # the role's tiers are not hers
    }


def test_only_meetings_count_in_the_tiers_of_meetings_and_contracts_in_those_of_volume() -> None:
    facts = [
        fact(FactKind.LEAD, 1, "2026-10-01"),
        fact(FactKind.CONTRACT, 2, "2026-10-02", amount="1000"),
        fact(FactKind.MEETING, 3, "2026-10-03"),
        fact(FactKind.LEAD, 4, "2026-10-04"),
        fact(FactKind.MEETING, 5, "2026-10-05"),
        fact(FactKind.CONTRACT, 6, "2026-10-06", amount="100"),
    ]
    assert [amount.kopecks // 100 for amount in paid(facts).values()] == [50, 50, 1000, 50, 2000, 10]


def test_a_late_fact_is_paid_by_the_terms_of_its_own_date_and_counts_in_the_tiers_of_this_month() -> None:
    rates = ((OCTOBER, 1000), (NOVEMBER, 2000))
    versions = [
        Version(place, Role.CALLER, None, month, replace(STEPS, per_meeting=Money.rub(rate)))
        for place, (month, rate) in enumerate(rates)
    ]
    late = fact(FactKind.MEETING, 1, "2026-10-31")
    on_time = [fact(FactKind.MEETING, number, f"2026-11-{number:02}") for number in (2, 3)]
    rows = accruals_of([*on_time, late], NOVEMBER, TermsBook(versions))
    assert [(row.fact_id, row.amount, row.late, row.pay_terms_id) for row in rows] == [
        (1, Money.rub(1000), True, 0),
        (2, Money.rub(2000), False, 1),
        (3, Money.rub(2000), False, 1),
    ]


def test_a_fact_before_the_first_terms_is_not_paid_and_takes_its_place() -> None:
    september = [fact(FactKind.MEETING, 1, "2026-09-30"), fact(FactKind.CONTRACT, 2, "2026-09-30", amount="1000")]
    facts = [
        *september,
        fact(FactKind.MEETING, 3, "2026-10-01"),
        fact(FactKind.CONTRACT, 4, "2026-10-01", amount="100"),
    ]
    assert paid(facts) == {3: Money.rub(2000), 4: Money.rub(10)}


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
