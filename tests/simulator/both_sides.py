"""The local Telegram from both sides: what a bot does (HTTP, Bot API), and what a test author does (control API)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import aiohttp

TOKEN = "1:secret"
ANNA = 1001
NOON = datetime(2026, 11, 24, 9, tzinfo=UTC)


@dataclass
class BotSide:
    """What a bot does: calls methods, gets updates."""

    http: aiohttp.ClientSession
    url: str
    offset: int = 0

    async def answer(self, method: str, **params: Any) -> dict[str, Any]:
        """The whole answer."""
        async with self.http.post(f"{self.url}/bot{TOKEN}/{method}", json=params) as response:
            body: dict[str, Any] = await response.json()
            assert response.status == (200 if body["ok"] else body["error_code"])
            return body

    async def call(self, method: str, **params: Any) -> Any:
        """The result; the call is expected to succeed."""
        answer = await self.answer(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **params: Any) -> str:
        """The description; the call is expected to be refused."""
        answer = await self.answer(method, **params)
        assert not answer["ok"], answer
        return str(answer["description"])

    async def says(self, text: str = "Здравствуйте", chat_id: int = ANNA, **params: Any) -> dict[str, Any]:
        """Send a text message."""
        message: dict[str, Any] = await self.call("sendMessage", chat_id=chat_id, text=text, **params)
        return message

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """New updates; those of the last call are confirmed, as a polling bot does."""
        found: list[dict[str, Any]] = await self.call("getUpdates", offset=self.offset, **params)
        if found:
            self.offset = found[-1]["update_id"] + 1
        return found


@dataclass
class ControlSide:
    """What a test author does."""

    http: aiohttp.ClientSession
    url: str

    async def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> tuple[int, Any]:
        """Status and body."""
        async with self.http.request(method, f"{self.url}/sim/{path}", json=body) as response:
            return response.status, await response.json()

    async def get(self, path: str) -> Any:
        status, body = await self.ask("GET", path)
        assert status == 200, body
        return body

    async def post(self, path: str, **body: Any) -> Any:
        status, answer = await self.ask("POST", path, body)
        assert status in (200, 201), answer
        return answer

    async def anna(self, deed: str, **body: Any) -> Any:
        """Anna does something."""
        return await self.post(f"people/{ANNA}/{deed}", **body)

    async def screen(self) -> list[dict[str, Any]]:
        """The messages on Anna's phone."""
        messages: list[dict[str, Any]] = (await self.get(f"people/{ANNA}/chat"))["messages"]
        return messages


def buttons(*labels: str) -> dict[str, Any]:
    """An inline keyboard, one button a row, whose data are the labels."""
    return {"inline_keyboard": [[{"text": label, "callback_data": label}] for label in labels]}
