"""What the facts that count in a month pay, in which order and by whose terms."""

from dataclasses import replace
from datetime import date

from work_done import ANNA, BORIS, NOVEMBER, OCTOBER, book, fact

from domain.ledger import PAYS, Accrual, Fact, FactKind, Kind, accruals_of
from domain.money import Money
from domain.pay import MeetingTier, PayTerms, VolumeTier
from domain.people import Role
from domain.terms import TermsBook, Version
from domain.workdays import Month


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


def test_a_segments_own_rate_pays_without_any_terms() -> None:
    (row,) = accruals_of([fact(FactKind.LEAD, 5, "2026-10-30", rate="70.5")], OCTOBER, book())
    assert (row.amount, row.rate, row.pay_terms_id) == (Money.rub("70.5"), "70.50", None)
    assert accruals_of([fact(FactKind.LEAD, 6, "2026-10-30")], OCTOBER, book()) == []


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
