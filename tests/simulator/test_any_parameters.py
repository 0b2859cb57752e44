"""Whatever a bot sends, the local Telegram answers: it never breaks, and what it took can be shown."""

import asyncio
import json
from typing import Any

import pytest
from both_sides import ANNA, NOON, TOKEN
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator import Person, Simulator, VirtualClock
from simulator.methods import METHODS
from simulator.params import Params
from simulator.seen import message_seen

# Receiving waits and delivers for real; it has its own tests.
NAMES = sorted(
    method.name for method in METHODS.values() if "pdates" not in method.name and "ebhook" not in method.name
)
INNER = (
    "text",
    "url",
    "type",
    "media",
    "command",
    "description",
    "chat_id",
    "message_id",
    "caption",
    "remove_keyboard",
)
ACTIONS = ("callback_data", "url", "web_app", "login_url", "copy_text")
# fmt: off
OTHERS = (
    "parse_mode", "caption", "caption_entities", "media", "photo", "document", "commands", "scope", "language_code",
    "menu_button", "message_ids", "reply_parameters", "user_id", "callback_query_id", "url", "latitude",
    "longitude", "title", "address", "phone_number", "first_name", "action", "file_id", "name",
)
# fmt: on

scalars = st.none() | st.booleans() | st.integers(-5, 10**12) | st.floats() | st.text(max_size=8) | st.just("HTML")
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(INNER), inner, max_size=3),
    max_leaves=8,
)
buttons = st.fixed_dictionaries({"text": st.just("Да") | values}, optional=dict.fromkeys(ACTIONS, values))
rows = st.lists(st.lists(buttons | values, max_size=2), max_size=2)
inline = st.fixed_dictionaries({"inline_keyboard": rows})
keys = st.fixed_dictionaries({"keyboard": rows}, optional={"input_field_placeholder": values})
entities = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["bold", "text_link", "text_mention"]),
        "offset": st.integers(-1, 3),
        "length": st.integers(0, 9),
    },
    optional={"url": values, "user": values},
)
parameters = st.fixed_dictionaries(
    {"chat_id": st.just(ANNA) | values},
    optional={
        "text": st.just("<b>план</b> 🎉") | values,
        "message_id": st.integers(0, 3) | values,
        "from_chat_id": st.just(ANNA) | values,
        "reply_markup": inline | keys | values,
        "entities": st.lists(entities, max_size=2) | values,
        **dict.fromkeys(OTHERS, values),
    },
)


@pytest.mark.parametrize("validate", [True, False])
def test_every_call_is_answered(validate: bool) -> None:
    simulator = Simulator(TOKEN, clock=VirtualClock(NOON, rate=0), validate=validate)
    anna = simulator.add_person(Person(ANNA, "Анна"))
    messages = simulator.world.private_chat(anna).messages

    @given(st.sampled_from(NAMES), parameters)
    @settings(max_examples=200, deadline=None)
    def any_call(name: str, params: dict[str, Any]) -> None:
        simulator.phones.start(anna)
        outcome = asyncio.run(simulator.api.perform(name, Params(params)))
        assert outcome.status in (200, 400, 403)
        json.dumps(outcome.body, allow_nan=False)
        json.dumps([message_seen(simulator.world.bot, message) for message in messages.values()], allow_nan=False)
        messages.clear()

    any_call()
