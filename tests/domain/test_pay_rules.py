"""What a lead, a meeting, a contract and a month earn."""

from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.money import LARGEST_AMOUNT, Money
from domain.pay import (
    DEFAULT_TERMS,
    NOTHING,
    Commission,
    MeetingTier,
    PaidOn,
    PayTerms,
    VolumeTier,
    commission,
    lead_pay,
    meeting_pay,
    percent_text,
    prorated,
    prorated_text,
    shares_text,
)
from domain.people import Role

LADDER = PayTerms(
    per_meeting=Money.rub(2000), meeting_tiers=(MeetingTier(31, Money.rub(3000)), MeetingTier(41, Money.rub(4000)))
)
"""31:3000;41:4000"""
SHARES = PayTerms(
    percent_bp=500, percent_tiers=(VolumeTier(Money.rub(1_000_000), 700), VolumeTier(Money.rub(3_000_000), 1000))
)
"""1000000:7;3000000:10"""
sums = st.integers(0, LARGEST_AMOUNT.kopecks).map(Money)
shares = st.integers(0, 10_000)


# --- terms


def test_a_new_department_pays_what_the_clarifications_say() -> None:
    assert dict(DEFAULT_TERMS) == {
        Role.COLLECTOR: PayTerms(per_lead=Money(50_00), quota=500),
        Role.CALLER: PayTerms(
            per_meeting=Money(2000_00), paid_on=PaidOn.HELD, plan_bonus=Money(10_000_00), quota=20, quota_bonus=None
        ),
        Role.CLOSER: PayTerms(fixed=Money(30_000_00), percent_bp=500, quota=4, quota_bonus=Money(10_000_00)),
    }


def test_nothing_pays_nothing() -> None:
    assert lead_pay(NOTHING, None) == meeting_pay(NOTHING, 1) == Money.zero()
    assert commission(Money.rub(100), Money.zero(), NOTHING) == Commission(Money.zero(), (0,))


@pytest.mark.parametrize("field", ["per_lead", "per_meeting", "plan_bonus", "fixed", "quota_bonus"])
def test_a_rate_may_be_nothing_and_is_not_negative(field: str) -> None:
    assert getattr(replace(NOTHING, **{field: Money.zero()}), field) == Money.zero()
    with pytest.raises(ValueError, match=r"^a rate is not negative$"):
        replace(NOTHING, **{field: Money(-1)})


def test_the_rate_of_a_tier_is_not_negative() -> None:
    assert meeting_pay(PayTerms(meeting_tiers=(MeetingTier(2, Money.zero()),)), 2) == Money.zero()
    with pytest.raises(ValueError, match="negative"):
        PayTerms(meeting_tiers=(MeetingTier(2, Money.rub(1)), MeetingTier(3, Money(-1))))


@pytest.mark.parametrize("share", [-1, 10_001])
def test_a_share_is_a_part(share: int) -> None:
    with pytest.raises(ValueError, match=r"^a share is between 0 and 100 percent$"):
        PayTerms(percent_bp=share)
    with pytest.raises(ValueError, match="percent"):
        PayTerms(percent_bp=500, percent_tiers=(VolumeTier(Money.rub(1), share),))


@pytest.mark.parametrize("share", [0, 10_000])
def test_a_share_is_from_nothing_to_all(share: int) -> None:
    terms = PayTerms(percent_bp=share, percent_tiers=(VolumeTier(Money.rub(1), share),))
    assert commission(Money.rub(2), Money.zero(), terms).amount == Money.rub(2 * share // 10_000)


def test_a_quota_may_be_nothing_and_is_not_negative() -> None:
    assert PayTerms(quota=0).quota == 0
    with pytest.raises(ValueError, match=r"^a quota is not negative$"):
        PayTerms(quota=-1)


@pytest.mark.parametrize("firsts", [(0,), (1,), (5, 5), (5, 4), (2, 9, 3)])
def test_tiers_of_meetings_rise_from_the_second_on(firsts: tuple[int, ...]) -> None:
    message = r"^tiers of meetings begin from the 2nd on, each later than the one before$"
    with pytest.raises(ValueError, match=message):
        PayTerms(meeting_tiers=tuple(MeetingTier(first, Money.rub(1)) for first in firsts))


@pytest.mark.parametrize("volumes", [(0,), (-1,), (5, 5), (5, 4), (2, 9, 3)])
def test_tiers_of_volume_rise_from_above_nothing(volumes: tuple[int, ...]) -> None:
    message = r"^tiers of volume begin above nothing, each above the one before$"
    with pytest.raises(ValueError, match=message):
        PayTerms(percent_tiers=tuple(VolumeTier(Money(volume), 1) for volume in volumes))


def test_the_narrowest_tiers_there_are() -> None:
    narrow = PayTerms(
        meeting_tiers=(MeetingTier(2, Money.rub(1)), MeetingTier(3, Money.rub(2))),
        percent_tiers=(VolumeTier(Money(1), 1), VolumeTier(Money(2), 2)),
    )
    assert [meeting_pay(narrow, place) for place in (1, 2, 3)] == [Money.zero(), Money.rub(1), Money.rub(2)]


# --- leads and meetings


@pytest.mark.parametrize(
    ("terms_rate", "segment_rate", "earned"),
    [
        ("50", None, "50"),  # the terms'
        ("50", "90", "90"),  # the segment's stands before them
        ("50", "20", "20"),  # whichever is more
        ("50", "0", "0"),  # a segment may pay nothing
        (None, "90", "90"),
        (None, None, "0"),
        ("20.05", None, "20.05"),
    ],
)
def test_a_confirmed_lead_earns_its_segments_rate_or_the_terms(
    terms_rate: str | None, segment_rate: str | None, earned: str
) -> None:
    terms = PayTerms(per_lead=None if terms_rate is None else Money.rub(terms_rate))
    assert lead_pay(terms, None if segment_rate is None else Money.rub(segment_rate)) == Money.rub(earned)


@pytest.mark.parametrize(
    ("place", "earned"),
    [(1, 2000), (2, 2000), (30, 2000), (31, 3000), (32, 3000), (40, 3000), (41, 4000), (42, 4000), (1000, 4000)],
)
def test_the_meeting_that_reaches_a_tier_is_paid_by_it(place: int, earned: int) -> None:
    assert meeting_pay(LADDER, place) == Money.rub(earned)


def test_tiers_may_begin_where_nothing_was_paid_and_fall() -> None:
    assert meeting_pay(replace(LADDER, per_meeting=None), 30) == Money.zero()
    assert meeting_pay(replace(LADDER, per_meeting=None), 31) == Money.rub(3000)
    assert meeting_pay(replace(LADDER, meeting_tiers=(MeetingTier(3, Money.rub(500)),)), 3) == Money.rub(500)


# --- contracts


@pytest.mark.parametrize(
    ("amount", "share", "earned"),
    [
        ("350000", 500, "17500"),
        ("1234567.89", 500, "61728.39"),  # 61,728.3945
        ("0.10", 500, "0.01"),  # half a kopeck goes up
        ("0.09", 500, "0"),
        ("350000", 0, "0"),
        ("350000", 10_000, "350000"),
        ("999.99", 725, "72.50"),  # 72.499275
        ("0", 500, "0"),
        ("49.99", 1, "0"),  # 0.4999 kopecks
        ("50", 1, "0.01"),
    ],
)
def test_a_contract_earns_its_percent(amount: str, share: int, earned: str) -> None:
    assert commission(Money.rub(amount), Money.zero(), PayTerms(percent_bp=share)).amount == Money.rub(earned)


@pytest.mark.parametrize(
    ("before", "amount", "earned", "by"),
    [
        ("0", "999999.99", "50000.00", (500,)),
        ("0", "1000000", "50000", (500,)),  # up to the border
        ("0", "1000000.01", "50000.00", (500, 700)),  # 50,000.0007
        ("999999.99", "0.01", "0", (500,)),  # 0.0005
        ("999999", "1", "0.05", (500,)),
        ("1000000", "1", "0.07", (700,)),  # from the border on
        ("900000", "300000", "19000", (500, 700)),
        ("0", "5000000", "390000", (500, 700, 1000)),  # 50,000 + 140,000 + 200,000
        ("2999999", "2", "0.17", (700, 1000)),
        ("3000000", "100", "10", (1000,)),
        ("9000000", "100", "10", (1000,)),
        ("999999.93", "0.15", "0.01", (500, 700)),  # 0.0035 + 0.0056: each part alone would go to 0.00 + 0.01
        ("999999.94", "0.13", "0.01", (500, 700)),  # 0.0030 + 0.0049: rounded apart they would come to nothing
        ("500000", "0", "0", ()),
    ],
)
def test_a_contract_is_split_at_the_borders_it_crosses(
    before: str, amount: str, earned: str, by: tuple[int, ...]
) -> None:
    assert commission(Money.rub(amount), Money.rub(before), SHARES) == Commission(Money.rub(earned), by)


def test_a_share_above_a_border_may_stand_alone() -> None:
    above = PayTerms(percent_tiers=(VolumeTier(Money.rub(100), 1000),))
    assert commission(Money.rub(300), Money.zero(), above) == Commission(Money.rub(20), (0, 1000))


def test_equal_shares_of_two_tiers_are_both_named() -> None:
    same = PayTerms(percent_bp=500, percent_tiers=(VolumeTier(Money.rub(100), 500),))
    assert commission(Money.rub(300), Money.zero(), same) == Commission(Money.rub(15), (500, 500))


@st.composite
def terms_of_a_closer(draw: st.DrawFn) -> PayTerms:
    borders = sorted(draw(st.sets(st.integers(1, 10**9), max_size=4)))
    tiers = tuple(VolumeTier(Money(border), draw(shares)) for border in borders)
    return PayTerms(percent_bp=draw(st.none() | shares), percent_tiers=tiers)


def exactly(volume: Money, terms: PayTerms) -> Fraction:
    """What a month's volume earns in kopecks, tier by tier, unrounded."""
    borders = [(0, terms.percent_bp or 0), *((tier.volume.kopecks, tier.percent_bp) for tier in terms.percent_tiers)]
    earned = Fraction(0)
    for place, (lower, share) in enumerate(borders):
        upper = borders[place + 1][0] if place + 1 < len(borders) else max(volume.kopecks, lower)
        earned += Fraction(max(min(volume.kopecks, upper) - lower, 0) * share, 10_000)
    return earned


@given(sums, st.integers(0, 2 * 10**9).map(Money), terms_of_a_closer())
def test_a_commission_is_rounded_once_and_never_exceeds_the_contract(
    amount: Money, before: Money, terms: PayTerms
) -> None:
    earned = commission(amount, before, terms).amount
    unrounded = exactly(before + amount, terms) - exactly(before, terms)
    assert earned.kopecks == floor(unrounded + Fraction(1, 2))
    assert Money.zero() <= earned <= amount


@given(st.lists(st.integers(0, 10**9), max_size=8), terms_of_a_closer())
def test_the_contracts_of_a_month_earn_what_its_whole_volume_does(amounts: list[int], terms: PayTerms) -> None:
    """Whatever the parts: at most half a kopeck is rounded in each."""
    before, earned = Money.zero(), Money.zero()
    for kopecks in amounts:
        earned += commission(Money(kopecks), before, terms).amount
        before += Money(kopecks)
    assert abs(earned.kopecks - exactly(before, terms)) <= Fraction(len(amounts), 2)


# --- a part of a month


@pytest.mark.parametrize(
    ("whole", "worked", "of", "earned"),
    [
        ("30000", 20, 20, "30000"),
        ("30000", 13, 20, "19500"),
        ("30000", 0, 20, "0"),
        ("30000", 1, 22, "1363.64"),  # 1,363.6363
        ("10000", 1, 21, "476.19"),  # 476.1904
        ("0.01", 1, 2, "0.01"),  # half a kopeck goes up
        ("0.01", 9, 20, "0"),
        ("0.03", 1, 2, "0.02"),
        ("1", 1, 1, "1"),
        ("0", 5, 20, "0"),
        ("30000", 0, 0, "0"),
    ],
)
def test_a_month_is_paid_by_the_days_that_were_worked(whole: str, worked: int, of: int, earned: str) -> None:
    assert prorated(Money.rub(whole), worked, of) == Money.rub(earned)


@given(sums, st.integers(1, 23), st.data())
def test_a_part_of_a_month_is_rounded_half_up_once(whole: Money, of: int, data: st.DataObject) -> None:
    worked = data.draw(st.integers(0, of))
    assert prorated(whole, worked, of).kopecks == floor(Fraction(whole.kopecks * worked, of) + Fraction(1, 2))


# --- as they are written


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0%"),
        (1, "0.01%"),
        (10, "0.1%"),
        (500, "5%"),
        (505, "5.05%"),
        (550, "5.5%"),
        (1000, "10%"),
        (1001, "10.01%"),
        (10_000, "100%"),
    ],
)
def test_a_share_as_it_is_written(share: int, text: str) -> None:
    assert percent_text(share) == text


@given(shares)
def test_a_written_share_says_exactly_what_it_is(share: int) -> None:
    assert Fraction(percent_text(share).removesuffix("%")) * 100 == share


def test_shares_are_written_in_the_order_of_the_tiers() -> None:
    assert shares_text((500, 750, 1000)) == "5%, 7.5%, 10%"
    assert shares_text((500,)) == "5%"


def test_a_part_of_a_month_is_written_as_it_was_counted() -> None:
    assert prorated_text(Money.rub(30_000), 13, 20) == "30000.00 × 13/20"
    assert prorated_text(Money.rub(30_000), 20, 20) == "30000.00"
