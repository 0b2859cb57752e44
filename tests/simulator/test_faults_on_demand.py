"""Troubles on demand, and that they strike as often as asked."""

import asyncio
import time
from typing import Any

import aiohttp
import pytest
from both_sides import ANNA, TOKEN, BotSide, ControlSide, buttons


async def test_429_says_how_long_to_wait(bot: BotSide, control: ControlSide) -> None:
    await control.post("faults", method="sendMessage", kind="429", retry_after=7)
    answer = await bot.answer("sendMessage", chat_id=ANNA, text="x")
    assert answer["description"] == "Too Many Requests: retry after 7"
    assert answer["parameters"] == {"retry_after": 7}
    assert await bot.says()


@pytest.mark.parametrize(
    ("kind", "code", "description"),
    [
        ("500", 500, "Internal Server Error"),
        ("502", 502, "Bad Gateway"),
        ("unauthorized", 401, "Unauthorized"),
    ],
)
async def test_telegrams_own_troubles(
    bot: BotSide, control: ControlSide, kind: str, code: int, description: str
) -> None:
    await control.post("faults", method="sendMessage", kind=kind)
    answer = await bot.answer("sendMessage", chat_id=ANNA, text="x")
    assert (answer["error_code"], answer["description"]) == (code, description)
    assert [message["text"] for message in await control.screen()] == ["/start"]


async def test_a_connection_dropped_before_leaves_no_effect(bot: BotSide, control: ControlSide) -> None:
    await control.post("faults", method="sendMessage", kind="drop_before")
    with pytest.raises(aiohttp.ClientError):
        await bot.says("потеряно")
    assert len(await control.screen()) == 1


async def test_a_connection_dropped_after_leaves_the_effect(bot: BotSide, control: ControlSide) -> None:
    await control.post("faults", method="sendMessage", kind="drop_after")
    with pytest.raises(aiohttp.ClientError):
        await bot.says("дошло")
    assert (await control.screen())[-1]["text"] == "дошло"


async def test_a_slow_answer(bot: BotSide, control: ControlSide) -> None:
    await control.post("faults", method="*", kind="slow", seconds=0.2)
    begun = time.monotonic()
    assert await bot.says()
    assert time.monotonic() - begun >= 0.2


async def test_unreachable_until_it_ends(bot: BotSide, control: ControlSide) -> None:
    await control.post("faults", kind="unreachable")
    for _ in range(3):
        with pytest.raises(aiohttp.ClientError):
            await bot.call("getMe")
    assert (await control.get("faults"))[0]["struck"] == 3
    await control.ask("DELETE", "faults")
    assert await bot.call("getMe")
    await control.post("faults", kind="unreachable", seconds=0.1)
    with pytest.raises(aiohttp.ClientError):
        await bot.call("getMe")
    await asyncio.sleep(0.15)
    assert await bot.call("getMe")


async def test_a_count_and_a_method(bot: BotSide, control: ControlSide) -> None:
    await control.post("faults", method=["sendMessage", "sendPhoto"], kind="500", count=2)
    assert await bot.call("getMe")
    assert [(await bot.answer("sendMessage", chat_id=ANNA, text="x"))["ok"] for _ in range(3)] == [False, False, True]
    assert (await control.get("faults"))[0]["struck"] == 2


async def test_a_share_strikes_about_as_often_and_repeatably(bot: BotSide, control: ControlSide) -> None:
    await control.post("faults", method="getMe", kind="500", share=0.3)
    answers = [(await bot.answer("getMe"))["ok"] for _ in range(100)]
    assert 15 <= answers.count(False) <= 45
    assert (await control.get("faults"))[0]["struck"] == answers.count(False)


async def test_a_planned_refusal_is_in_the_journal_with_its_fault_and_not_unexpected(
    bot: BotSide, control: ControlSide
) -> None:
    await control.post("faults", method="sendMessage", kind="429")
    await bot.answer("sendMessage", chat_id=ANNA, text="x")
    (call,) = await control.get("calls?method=sendMessage")
    assert (call["ok"], call["fault"], call["error_code"]) == (False, "429", 429)
    assert await control.get("refusals") == []


@pytest.mark.parametrize(
    "wanted",
    [{"kind": "earthquake"}, {"kind": "500", "share": 2}, {"kind": "500", "count": 0}, {"method": 5, "kind": "500"}],
)
async def test_faults_that_make_no_sense(control: ControlSide, wanted: dict[str, Any]) -> None:
    status, answer = await control.ask("POST", "faults", wanted)
    assert status == 400
    assert answer["error"].endswith(".")


async def test_an_update_delivered_twice(bot: BotSide, control: ControlSide) -> None:
    await control.post("faults", kind="redeliver")
    await control.anna("text", text="раз")
    first = await bot.updates()
    again = await bot.updates()
    assert again == first
    await control.anna("text", text="два")
    assert [update["message"]["text"] for update in await bot.updates()] == ["два"]


async def test_two_events_swapped(bot: BotSide, control: ControlSide) -> None:
    await bot.says(reply_markup=buttons("Да"))
    await control.post("faults", kind="reorder")
    held = await control.anna("press", text="Да")
    await control.anna("text", text="потом")
    updates = await bot.updates()
    assert [list(update)[1] for update in updates] == ["message", "callback_query"]
    assert [update["update_id"] for update in updates] == sorted(update["update_id"] for update in updates)
    assert updates[1]["update_id"] == held["update_id"]


async def test_an_event_kept_back_for_nobody_is_let_go(bot: BotSide, control: ControlSide) -> None:
    await control.post("faults", kind="reorder")
    await control.anna("text", text="одна")
    assert [update["message"]["text"] for update in await bot.updates(timeout=5)] == ["одна"]


async def test_an_update_that_cannot_be_decoded(bot: BotSide, control: ControlSide) -> None:
    await control.post("faults", kind="undecodable")
    await control.post("faults", kind="undecodable", update={"callback_query": 5})
    updates = await bot.updates()
    assert updates[0]["message"]["message_id"] == "seven"
    assert updates[1]["callback_query"] == 5


async def test_limits_are_enforced_when_asked_for(bot: BotSide, control: ControlSide) -> None:
    assert all([await bot.says(str(number)) for number in range(5)])
    await control.post("faults", kind="limits", per_second=30, per_chat_per_second=1)
    assert await bot.says()
    assert (await bot.refusal("sendMessage", chat_id=ANNA, text="x")).startswith("Too Many Requests: retry after")
    assert await bot.call("sendChatAction", chat_id=ANNA, action="typing")
    assert (await control.get("faults"))[-1] == {"kind": "limits", "struck": 1}
    assert await control.get("refusals") == []
    await control.ask("DELETE", "faults")
    assert await bot.says()


async def test_a_wrong_token_is_unauthorized(bot: BotSide, control: ControlSide) -> None:
    async with bot.http.get(f"{bot.url}/bot2:other/getMe") as response:
        assert (response.status, await response.json()) == (
            401,
            {"ok": False, "error_code": 401, "description": "Unauthorized"},
        )
    assert TOKEN not in str(await control.get("calls"))
