"""The webhook: really delivered, in order per chat and per presser, and again when it was not taken."""

import asyncio
from collections.abc import AsyncIterator, Callable
from itertools import pairwise
from typing import Any

import pytest
from aiohttp import web
from both_sides import ANNA, BotSide, ControlSide, buttons

Respond = Callable[[dict[str, Any]], web.Response]


class Receiver:
    """A bot's HTTP side."""

    def __init__(self) -> None:
        self.received: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answers: list[Respond] = []
        """What the next updates are answered with; 200 once there are none."""
        self.delay = 0.0
        self.at_once = 0
        self.most_at_once = 0
        self.url = ""
        self._changed = asyncio.Event()

    async def take(self, request: web.Request) -> web.Response:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(self.delay)
        self.at_once -= 1
        update = await request.json()
        self.received.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self._changed.set()
        return self.answers.pop(0)(update) if self.answers else web.Response()

    async def has(self, count: int) -> list[dict[str, Any]]:
        """Wait until so many deliveries came."""
        async with asyncio.timeout(10):
            while len(self.received) < count:
                self._changed.clear()
                await self._changed.wait()
        return self.received

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.received if "message" in update]


def status(code: int, **headers: str) -> Respond:
    return lambda _: web.Response(status=code, headers=headers)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def test_updates_come_with_the_secret(bot: BotSide, control: ControlSide, receiver: Receiver) -> None:
    await control.anna("text", text="до вебхука")
    await bot.call("setWebhook", url=receiver.url, secret_token="s3cret_-", max_connections=5)
    await control.anna("text", text="после")
    await receiver.has(2)
    assert receiver.texts == ["до вебхука", "после"]
    assert receiver.secrets == ["s3cret_-"] * 2
    info = await bot.call("getWebhookInfo")
    assert (info["url"], info["max_connections"], info["pending_update_count"]) == (receiver.url, 5, 0)


async def test_what_is_not_taken_comes_again_and_holds_up_its_chat_alone(
    bot: BotSide, control: ControlSide, receiver: Receiver
) -> None:
    boris = (await control.post("people", first_name="Борис"))["id"]
    await bot.call("setWebhook", url=receiver.url)
    receiver.answers = [status(500)] * 2
    await control.anna("text", text="раз")
    await control.anna("text", text="два")
    await receiver.has(1)
    await control.post(f"people/{boris}/text", text="я тут")
    await receiver.has(5)
    anna = [update["message"]["text"] for update in receiver.received if update["message"]["chat"]["id"] == ANNA]
    assert anna[-2:] == ["раз", "два"]
    assert set(anna[:-2]) == {"раз"}
    info = await bot.call("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert info["last_error_date"]


async def test_pauses_grow(bot: BotSide, control: ControlSide, receiver: Receiver) -> None:
    await bot.call("setWebhook", url=receiver.url)
    receiver.answers = [status(503)] * 4
    await control.anna("text", text="раз")
    loop = asyncio.get_running_loop()
    times = []
    for count in range(1, 6):
        await receiver.has(count)
        times.append(loop.time())
    pauses = [later - earlier for earlier, later in pairwise(times)]
    # 0.02, 0.04, 0.08, 0.16 s here; the first two may blur.
    assert pauses[3] > pauses[2] > pauses[0]


async def test_retry_after_is_honoured(bot: BotSide, control: ControlSide, receiver: Receiver) -> None:
    await bot.call("setWebhook", url=receiver.url)
    receiver.answers = [status(429, **{"Retry-After": "1"})]
    await control.anna("text", text="раз")
    await receiver.has(1)
    await asyncio.sleep(0.3)
    assert len(receiver.received) == 1
    await receiver.has(2)


async def test_presses_do_not_wait_behind_messages(bot: BotSide, control: ControlSide, receiver: Receiver) -> None:
    await bot.says(reply_markup=buttons("Да"))
    await bot.call("setWebhook", url=receiver.url)
    receiver.answers = [lambda update: web.Response(status=500 if "message" in update else 200)] * 20
    await control.anna("text", text="раз")
    await receiver.has(1)
    await control.anna("press", text="Да")
    await receiver.has(4)
    assert sum("callback_query" in update for update in receiver.received) == 1
    assert (await bot.call("getWebhookInfo"))["pending_update_count"] == 1


async def test_max_connections_is_respected(bot: BotSide, control: ControlSide, receiver: Receiver) -> None:
    people = [(await control.post("people", first_name=f"П{number}"))["id"] for number in range(6)]
    receiver.delay = 0.03
    await bot.call("setWebhook", url=receiver.url, max_connections=2)
    for person in people:
        await control.post(f"people/{person}/text", text="привет")
    await receiver.has(6)
    assert receiver.most_at_once == 2


async def test_polling_is_refused_while_there_is_a_webhook(
    bot: BotSide, control: ControlSide, receiver: Receiver
) -> None:
    poll = asyncio.create_task(bot.answer("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    await bot.call("setWebhook", url=receiver.url)
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
    assert (await bot.refusal("getUpdates")).startswith("Conflict: can't use getUpdates method while webhook is active")
    await bot.call("deleteWebhook")
    await control.anna("text", text="раз")
    assert len(await bot.updates()) == 1


async def test_pending_updates_can_be_dropped(bot: BotSide, control: ControlSide, receiver: Receiver) -> None:
    await control.anna("text", text="старое")
    await bot.call("setWebhook", url=receiver.url, drop_pending_updates=True)
    await control.anna("text", text="новое")
    await receiver.has(1)
    assert receiver.texts == ["новое"]


async def test_nobody_listening_is_told_in_the_info(bot: BotSide, control: ControlSide) -> None:
    await bot.call("setWebhook", url="http://127.0.0.1:9/hook")
    await control.anna("text", text="раз")
    await asyncio.sleep(0.2)
    info = await bot.call("getWebhookInfo")
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)


async def test_a_method_in_the_answer_is_performed(bot: BotSide, control: ControlSide, receiver: Receiver) -> None:
    await bot.call("setWebhook", url=receiver.url)
    reply = {"method": "sendMessage", "chat_id": ANNA, "text": "сразу"}
    receiver.answers = [lambda _: web.json_response(reply)]
    await control.anna("text", text="раз")
    await receiver.has(1)
    assert (await control.get("idle?timeout=5"))["idle"]
    assert (await control.screen())[-1]["text"] == "сразу"


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"url": "kombain"}, "Bad Request: invalid webhook URL specified"),
        ({"url": "http://x.ru", "secret_token": "а"}, "Bad Request: secret token contains unallowed characters"),
        ({"url": "http://x.ru", "secret_token": "a" * 257}, "Bad Request: secret token is too long"),
    ],
)
async def test_webhooks_telegram_does_not_take(bot: BotSide, params: dict[str, str], refusal: str) -> None:
    assert await bot.refusal("setWebhook", **params) == refusal
