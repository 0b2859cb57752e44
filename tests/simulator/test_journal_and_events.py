"""What was called and refused, and the stream of what happens."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from both_sides import ANNA, TOKEN, BotSide, ControlSide, buttons


async def test_every_call_is_in_the_journal(bot: BotSide, control: ControlSide) -> None:
    await bot.says("раз")
    await bot.refusal("sendMessage", chat_id=ANNA, text="")
    good, bad = await control.get("calls?method=sendmessage")
    assert (good["ok"], good["params"], good["at"]) == (
        True,
        {"chat_id": ANNA, "text": "раз"},
        "2026-11-24T09:00:00.000000Z",
    )
    assert (bad["ok"], bad["error_code"], bad["description"]) == (False, 400, "Bad Request: message text is empty")
    assert await control.get(f"calls?since={bad['n']}") == []
    assert len(await control.get("calls?limit=1")) == 1
    assert TOKEN not in json.dumps(await control.get("calls"))


async def test_unexpected_refusals_are_listed_and_expected_ones_are_not(bot: BotSide, control: ControlSide) -> None:
    await control.post("refusals/expect", method="sendMessage", description="text is empty", count=1)
    for _ in range(2):
        await bot.refusal("sendMessage", chat_id=ANNA, text="")
    (unexpected,) = await control.get("refusals")
    assert unexpected["method"] == "sendMessage"
    await control.ask("DELETE", "refusals")
    assert await control.get("refusals") == []


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"chat_id": ANNA, "text": "x", "disable_notification": "maybe"}),
        ("sendMessage", {"chat_id": ANNA, "text": "x", "message_thread_id": "семь"}),
        ("sendMessage", {"chat_id": ANNA, "text": "x", "link_preview_options": {"is_disabled": "maybe"}}),
        ("setMyCommands", {"commands": [{"command": 5, "description": "x"}]}),
        ("deleteMessages", {"chat_id": ANNA, "message_ids": ["x"]}),
    ],
)
async def test_what_aiograms_models_do_not_take_is_refused(bot: BotSide, method: str, params: dict[str, Any]) -> None:
    assert (await bot.refusal(method, **params)).startswith("Bad Request: ")


@pytest.mark.parametrize("form", ["query", "urlencoded", "json", "multipart"])
async def test_parameters_come_in_four_forms(bot: BotSide, form: str) -> None:
    url = f"{bot.url}/bot{TOKEN}/sendMessage"
    fields = {"chat_id": str(ANNA), "text": "да & нет", "reply_markup": json.dumps(buttons("Да"))}
    match form:
        case "query":
            request = bot.http.get(url, params=fields)
        case "urlencoded":
            request = bot.http.post(url, data=fields)
        case "json":
            request = bot.http.post(url, json=fields | {"reply_markup": buttons("Да")})
        case _:
            multipart = aiohttp.MultipartWriter("form-data")
            for name, value in fields.items():
                multipart.append(value).set_content_disposition("form-data", name=name)
            request = bot.http.post(url, data=multipart)
    async with request as response:
        message = (await response.json())["result"]
    assert (message["text"], message["reply_markup"]) == ("да & нет", buttons("Да"))


async def test_a_body_that_is_not_json_is_refused(bot: BotSide) -> None:
    headers = {"Content-Type": "application/json"}
    async with bot.http.post(f"{bot.url}/bot{TOKEN}/getMe", data=b"{", headers=headers) as response:
        assert response.status == 400


async def test_the_page_hears_of_everything_at_once(bot: BotSide, control: ControlSide) -> None:
    events: list[tuple[str, dict[str, Any]]] = []

    async def listen() -> None:
        async with control.http.get(f"{control.url}/sim/events") as response:
            kind = ""
            async for line in response.content:
                if line.startswith(b"event: "):
                    kind = line[7:].decode().strip()
                elif line.startswith(b"data: "):
                    events.append((kind, json.loads(line[6:])))

    listener = asyncio.create_task(listen())
    await asyncio.sleep(0.1)
    sent = await bot.says("раз", reply_markup=buttons("Да"))
    await bot.call("editMessageText", chat_id=ANNA, message_id=sent["message_id"], text="два")
    query_id = (await control.anna("press", data="x"))["callback_query_id"]
    await bot.call("answerCallbackQuery", callback_query_id=query_id, text="ок")
    await bot.call("sendChatAction", chat_id=ANNA, action="typing")
    await bot.call("deleteMessage", chat_id=ANNA, message_id=sent["message_id"])
    await control.anna("read")
    await control.post("clock", advance=1, wait=False)
    await asyncio.sleep(0.1)
    listener.cancel()
    assert [kind for kind, _ in events] == ["message", "edit", "answer", "action", "delete", "person", "clock"]
    told = dict(events)
    assert told["message"]["message"]["text"] == "раз"
    assert told["edit"]["message"]["text"] == "два"
    assert told["answer"]["text"] == "ок"
    assert told["delete"]["message_id"] == sent["message_id"]
    assert {data["person_id"] for kind, data in events if kind != "clock"} == {ANNA}
