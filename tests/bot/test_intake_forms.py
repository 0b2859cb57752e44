"""How a raw update is stored: its number, and whose it is, whatever it looks like."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake import stored_form
from bot.polling import _after

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("raw", "person"),
    [
        ({"update_id": 7, "message": {"from": {"id": 42}, "chat": {"id": 43}}}, 42),
        ({"update_id": 7, "callback_query": {"id": "1", "from": {"id": 42}}}, 42),
        ({"update_id": 7, "channel_post": {"chat": {"id": -100}}}, -100),
        ({"update_id": 7, "poll": {"id": "5"}}, 0),
        ({"update_id": 7, "message": "garbage"}, 0),
        ({"update_id": 7, "message": {"from": {"id": "forty-two"}}}, 0),
        ({"update_id": 7, "message": {"from": {"id": 2**70}}}, 0),
    ],
)
def test_whose_it_is(raw: dict[str, Any], person: int) -> None:
    stored = stored_form(raw)
    assert (stored.update_id, stored.person) == (7, person)


@given(JSON)
def test_anything_at_all_can_be_stored_and_the_same_thing_once(raw: Any) -> None:
    stored = stored_form(raw)
    assert stored == stored_form(raw)
    assert -(2**63) <= stored.update_id < 2**63
    if not (isinstance(raw, dict) and isinstance(raw.get("update_id"), int)):
        assert stored.update_id < 0


def test_the_next_offset_follows_the_largest_number() -> None:
    assert _after([{"update_id": 5}, {"update_id": 9}], 0) == 10


def test_a_batch_without_any_number_does_not_come_for_ever() -> None:
    assert _after(["garbage", None], 3) == 5


def test_numbers_that_begin_anew_after_a_quiet_week_are_confirmed() -> None:
    assert _after([{"update_id": 5}], 900_000_000) == 6
