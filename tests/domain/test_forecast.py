"""What a month may still bring: distances, the pace, and questions about it."""

import pytest

from domain.errors import AmountNotPositive, NotAnAmount, WhatIfUnclear
from domain.forecast import (
    MeetingsToTier,
    Rates,
    VolumeToTier,
    Work,
    more_pay,
    next_meeting_tier,
    next_volume_tier,
    plan_percent,
    to_quota,
)
from domain.money import Money
from domain.pay import MeetingTier, PayTerms, VolumeTier, commission
from domain.people import Role
from domain.quotas import Plan, Reached
from domain.what_if import Question, asked

CALLER = PayTerms(
    per_meeting=Money.rub(2000), meeting_tiers=(MeetingTier(31, Money.rub(3000)), MeetingTier(41, Money.rub(4000)))
)
CLOSER = PayTerms(percent_bp=500, percent_tiers=(VolumeTier(Money.rub(1_000_000), 700),))
RATES = Rates(lead=Money.rub(50), caller=CALLER, closer=CLOSER)


def test_further_meetings_are_paid_by_the_tiers_of_their_places() -> None:
    assert more_pay(Work(meetings=28), Work(meetings=32), RATES) == Money.rub(2 * 2000 + 2 * 3000)
    assert more_pay(Work(meetings=28), Work(meetings=28), RATES) == Money.zero()


def test_further_contracts_come_after_the_volume_there_is() -> None:
    now = Work(contracts=2, volume=Money.rub(900_000))
    then = now.with_contracts(3, Money.rub(300_000))
    assert more_pay(now, then, RATES) == commission(Money.rub(300_000), Money.rub(900_000), CLOSER).amount


def test_further_leads_pay_what_a_lead_brings() -> None:
    assert more_pay(Work(leads=300), Work().with_leads(500), RATES) == Money.rub(10_000)


def test_nothing_is_paid_for_the_work_of_a_role_one_does_not_have() -> None:
    assert more_pay(Work(), Work(meetings=5, contracts=1, volume=Money.rub(1)), Rates()) == Money.zero()


@pytest.mark.parametrize(
    ("done", "gone", "left", "then"),
    [(13, 15, 5, 17), (13, 20, 0, 13), (0, 10, 10, 0), (1, 0, 20, 1), (7, 7, 14, 21)],
)
def test_the_pace_goes_on(done: int, gone: int, left: int, then: int) -> None:
    work = Work(meetings=done, booked=done, leads=done, contracts=done, volume=Money.rub(100) * done)
    paced = work.paced(gone, left)
    assert (paced.meetings, paced.booked, paced.leads, paced.contracts) == (then,) * 4
    assert paced.volume == Money.rub(100) * then


def test_a_question_never_takes_away_what_is_done() -> None:
    work = Work(meetings=13, booked=20, contracts=2, volume=Money.rub(700_000), leads=5)
    assert work.with_meetings(5) == work.with_contracts(1, Money.rub(1)) == work.with_leads(3) == work
    assert work.with_meetings(21) == Work(meetings=21, booked=21, contracts=2, volume=Money.rub(700_000), leads=5)
    assert work.with_meetings(15).booked == 20


@pytest.mark.parametrize(
    ("done", "step"),
    [
        (0, MeetingsToTier(31, Money.rub(30 * 2000 + 3000), Money.rub(3000))),
        (30, MeetingsToTier(1, Money.rub(3000), Money.rub(3000))),
        (31, MeetingsToTier(10, Money.rub(9 * 3000 + 4000), Money.rub(4000))),
        (41, None),
    ],
)
def test_how_far_the_next_tier_is(done: int, step: MeetingsToTier | None) -> None:
    assert next_meeting_tier(CALLER, done) == step


def test_how_far_the_next_tier_of_volume_is() -> None:
    near = VolumeToTier(Money.rub(100_000), Money.rub(5000), 700)
    assert next_volume_tier(CLOSER, Money.rub(900_000)) == near
    assert next_volume_tier(CLOSER, Money.rub(1_000_000)) is None


def test_the_way_to_a_quota() -> None:
    terms = PayTerms(quota=20, quota_bonus=Money.rub(10_000))
    work = Work(leads=18, booked=17, meetings=30, contracts=25)
    caller, closer, collector = (
        to_quota(terms, role, work, RATES, Money.rub(5000)) for role in (Role.CALLER, Role.CLOSER, Role.COLLECTOR)
    )
    assert caller is not None
    assert closer is not None
    assert collector is not None
    assert (caller.done, caller.need, caller.earns, caller.bonus) == (17, 3, Money.rub(9000), Money.rub(5000))
    assert (closer.need, closer.earns) == (0, Money.zero())
    assert (collector.need, collector.earns) == (2, Money.rub(100))
    assert to_quota(PayTerms(quota_bonus=Money.rub(1)), Role.CALLER, work, RATES, Money.rub(1)) is None
    assert to_quota(terms, Role.CALLER, work, RATES, Money.zero()) is None


@pytest.mark.parametrize(
    ("plan", "done", "percent"),
    [
        (Plan(meetings=60, contracts=4), Reached(60, 2), 50),
        (Plan(meetings=3), Reached(2), 66),
        (Plan(revenue=Money.rub(100)), Reached(revenue=Money(9_999)), 99),
        (Plan(meetings=1, contracts=0), Reached(1), 100),
        (Plan(), Reached(5), 0),
    ],
)
def test_a_plan_is_as_far_as_its_farthest_target(plan: Plan, done: Reached, percent: int) -> None:
    assert plan_percent(plan, done) == percent
    assert (percent == 100) is plan.met(done)


BOTH = (Role.CALLER, Role.CLOSER)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("35", Question(Role.CALLER, 35)),
        ("Если проведу 35 встреч?", Question(Role.CALLER, 35)),
        ("what if 35 meetings", Question(Role.CALLER, 35)),
        ("5 договоров", Question(Role.CLOSER, 5)),
        ("4 договора по 350 000", Question(Role.CLOSER, 4, Money.rub(350_000))),
        ("4 contracts at 1,2 млн", Question(Role.CLOSER, 4, Money.rub(1_200_000))),
        ("5 сделок x 100к", Question(Role.CLOSER, 5, Money.rub(100_000))),
    ],
)
def test_questions_as_they_are_typed(text: str, question: Question) -> None:
    assert asked(text, BOTH) == question


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("много", WhatIfUnclear),
        ("", WhatIfUnclear),
        ("30 или 35 встреч", WhatIfUnclear),
        ("35 встреч и 4 договора", WhatIfUnclear),
        ("99999 встреч", WhatIfUnclear),
        ("3,5 встречи", WhatIfUnclear),
        ("35 встреч по 2000", WhatIfUnclear),
        ("500 контактов", WhatIfUnclear),  # who has no such work
        ("4 договора по 0", AmountNotPositive),
        ("4 договора по 5 попугаев", NotAnAmount),
        ("встреч 35 " * 50, WhatIfUnclear),
    ],
)
def test_what_cannot_be_read_is_asked_again(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        asked(text, BOTH)


def test_who_has_no_counted_work_has_no_question() -> None:
    with pytest.raises(WhatIfUnclear):
        asked("35", ())
