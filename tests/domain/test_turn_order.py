"""Whose turn it is, whatever the closers' weights, fields and free time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.turn import Choice, ChosenBy, Company, InTurn, TurnMode, choose, in_order

KAZAN = Company(city="г. Казань")
DENTISTS = Company(segment_id=7)


def firsts(*closers: InTurn, company: Company = Company()) -> list[int]:  # noqa: B008  # frozen
    return [choice.staff_id for choice in in_order(closers, company)]


def shared_out(meetings: int, *weights: int) -> list[int]:
    """How many meetings each closer of such a weight gets of so many, when everybody is always free."""
    taken = [0] * len(weights)
    for _ in range(meetings):
        closers = [InTurn(number, taken[number], weight) for number, weight in enumerate(weights)]
        taken[in_order(closers, Company())[0].staff_id] += 1
    return taken


@pytest.mark.parametrize(
    ("weights", "got"),
    [((100, 100), [12, 12]), ((100, 50), [16, 8]), ((100, 25, 75), [12, 3, 9]), ((50, 50), [12, 12]), ((25,), [24])],
)
def test_meetings_go_round_by_weight(weights: tuple[int, ...], got: list[int]) -> None:
    assert shared_out(24, *weights) == got


def test_a_company_stays_with_whoever_met_it() -> None:
    viktor, galina = InTurn(1, taken=30), InTurn(2, segments=frozenset({7}))
    met = in_order([viktor, galina], Company(segment_id=7, met_by=1))
    assert met[0] == Choice(1, ChosenBy.MET_BEFORE)
    assert met[1] == Choice(2, ChosenBy.SEGMENT)


def test_whoever_met_it_and_left_has_no_turn() -> None:
    assert firsts(InTurn(2), company=Company(met_by=1)) == [2]


def test_a_field_comes_before_the_turn() -> None:
    viktor, galina = InTurn(1), InTurn(2, taken=30, cities=frozenset({"казань"}))
    assert firsts(viktor, galina, company=KAZAN) == [2, 1]
    assert firsts(viktor, galina) == [1, 2]


def test_a_segment_comes_before_a_city() -> None:
    of_city, of_segment = InTurn(1, cities=frozenset({"казань"})), InTurn(2, segments=frozenset({7}))
    assert firsts(of_city, of_segment, company=Company(segment_id=7, city="казань")) == [2, 1]


def test_two_of_one_segment_take_turns_in_it() -> None:
    both = frozenset({7})
    assert firsts(InTurn(1, 2, segments=both), InTurn(2, 1, segments=both), company=DENTISTS) == [2, 1]


def test_who_has_a_field_helps_out_when_nobody_else_is_there() -> None:
    assert firsts(InTurn(1, segments=frozenset({7}))) == [1]


def test_a_strict_turn_waits_and_a_flexible_one_does_not() -> None:
    order = in_order([InTurn(1, taken=2), InTurn(2, taken=1)], Company())
    assert choose(order, {1}, TurnMode.STRICT) is None
    assert choose(order, {1}, TurnMode.FLEXIBLE) == Choice(1, ChosenBy.TURN)


def test_a_strict_turn_does_not_wait_for_who_met_the_company() -> None:
    """Familiarity and fields are a wish; the turn among the others is strict."""
    order = in_order([InTurn(1), InTurn(2, taken=1), InTurn(3, taken=2)], Company(met_by=3))
    assert choose(order, {1}, TurnMode.STRICT) == Choice(1, ChosenBy.TURN)
    assert choose(order, {2}, TurnMode.STRICT) is None


closers = st.lists(
    st.builds(
        InTurn,
        staff_id=st.integers(1, 9),
        taken=st.integers(0, 50),
        weight=st.sampled_from((25, 50, 75, 100)),
        segments=st.frozensets(st.integers(1, 3)),
        cities=st.frozensets(st.sampled_from(("казань", "тула"))),
    ),
    max_size=6,
    unique_by=lambda closer: closer.staff_id,
)
companies = st.builds(
    Company,
    segment_id=st.none() | st.integers(1, 3),
    city=st.sampled_from(("", "казань", "уфа")),
    met_by=st.none() | st.integers(1, 9),
)


@given(closers=closers, company=companies, free=st.frozensets(st.integers(1, 9)), mode=st.sampled_from(TurnMode))
def test_everybody_has_one_place_and_only_the_free_are_chosen(
    closers: list[InTurn], company: Company, free: frozenset[int], mode: TurnMode
) -> None:
    order = in_order(closers, company)
    assert sorted(choice.staff_id for choice in order) == sorted(closer.staff_id for closer in closers)
    chosen = choose(order, free, mode)
    if chosen is not None:
        assert chosen in order
        assert chosen.staff_id in free
    elif mode is TurnMode.FLEXIBLE:
        assert not free & {closer.staff_id for closer in closers}
