"""What comes back from the way to Telegram, and which of it passes by itself."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramServerError
from aiohttp import web

from bot.telegram import make_bot

TOKEN = "1000:a-token"


class Gateway:
    """Answers every call with the same thing."""

    def __init__(self) -> None:
        self.answer = web.Response()
        self.calls = 0

    async def take(self, _: web.Request) -> web.Response:
        self.calls += 1
        body = self.answer.body
        assert body is None or isinstance(body, bytes)
        return web.Response(status=self.answer.status, body=body, content_type=self.answer.content_type)


@pytest.fixture
def gateway() -> Gateway:
    return Gateway()


@pytest.fixture(params=["an answer", "a message of the outbox"])
async def bot(request: pytest.FixtureRequest, gateway: Gateway) -> AsyncIterator[Bot]:
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", gateway.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made = make_bot(TOKEN, f"http://127.0.0.1:{runner.addresses[0][1]}", patient=request.param == "an answer")
    yield made
    await made.session.close()
    await runner.cleanup()


@pytest.mark.parametrize(
    "page",
    [
        web.Response(status=502, text="<html><h1>502 Bad Gateway</h1></html>", content_type="text/html"),
        web.Response(status=200, text="<html>Оплатите интернет</html>", content_type="text/html"),
        web.Response(status=403, body="Доступ закрыт".encode("cp1251"), content_type="text/html"),
        web.Response(status=503, text='{"error": "upstream"}', content_type="application/json"),
        web.Response(status=502, text="null", content_type="application/json"),
    ],
    ids=["html", "a portal", "another alphabet", "somebody else's json", "null"],
)
async def test_what_only_a_gateway_says_passes_like_any_trouble_of_the_server(
    bot: Bot, gateway: Gateway, page: web.Response
) -> None:
    gateway.answer = page
    with pytest.raises(TelegramServerError):
        await bot.send_message(1, "Здравствуйте")


async def test_what_is_too_large_will_not_become_smaller(bot: Bot, gateway: Gateway) -> None:
    gateway.answer = web.Response(
        status=413,
        text='{"ok": false, "error_code": 413, "description": "Request Entity Too Large"}',
        content_type="application/json",
    )
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(1, "Здравствуйте")
    assert gateway.calls == 1
