"""Updates by long polling: fetched raw, stored, and only then confirmed by the next offset (law 1)."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession

from storage.database import DatabaseUnavailable

log = logging.getLogger(__name__)

LONG_POLL = 30
LONGEST_PAUSE = 30.0
# A poller that was killed a moment ago may still hold its last request at Telegram.
CONFLICTS = 5
ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")


class TokenRefused(Exception):
    """Telegram does not know the token."""


class AnotherPoller(Exception):
    """Another process takes the updates of this bot."""


class Polling:
    """Asks for updates until it is cancelled."""

    def __init__(self, bot: Bot, accept: Callable[[Sequence[Any]], Awaitable[None]]) -> None:
        self._bot = bot
        self._accept = accept

    async def run(self) -> None:
        """Take updates for ever. Raises TokenRefused or AnotherPoller when there is no use in going on."""
        offset, pause, conflicts = 0, 0.5, 0
        while True:
            try:
                status, answer = await self._get_updates(offset)
            except (aiohttp.ClientError, TimeoutError, ValueError) as error:
                log.warning("Telegram is out of reach, trying again in %.1f s: %s", pause, type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            if answer.get("ok") is True:
                pause, conflicts = 0.5, 0
                updates = answer.get("result") or []
                if updates:
                    await self._store(updates)
                    offset = _after(updates, offset)
                continue
            if status in {401, 404}:
                raise TokenRefused
            if status == 409:
                conflicts += 1
                if conflicts >= CONFLICTS:
                    raise AnotherPoller
            wait = answer.get("parameters", {}).get("retry_after", pause)
            log.warning("getUpdates: %s %s", status, answer.get("description"))
            await asyncio.sleep(wait)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _store(self, updates: Sequence[Any]) -> None:
        pause = 0.5
        while True:
            try:
                return await self._accept(updates)
            except DatabaseUnavailable as error:
                # Unconfirmed, they stay with Telegram for a day.
                log.warning("updates can't be stored, trying again in %.1f s: %s", pause, type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _get_updates(self, offset: int) -> tuple[int, dict[str, Any]]:
        session = self._bot.session
        assert isinstance(session, AiohttpSession)
        client = await session.create_session()
        request = {"offset": offset, "timeout": LONG_POLL, "allowed_updates": ALLOWED_UPDATES}
        async with client.post(
            session.api.api_url(self._bot.token, "getUpdates"),
            json=request,
            timeout=aiohttp.ClientTimeout(total=LONG_POLL + 15),
        ) as response:
            answer = await response.json(content_type=None)
        return response.status, answer if isinstance(answer, dict) else {}


def _after(updates: Sequence[Any], offset: int) -> int:
    """The next offset, after the largest number of the batch: after a quiet week Telegram begins anew at any number,
    and a high-water mark would never confirm what comes below it. Updates without a number stand where the count puts
    them."""
    numbers = [u["update_id"] for u in updates if isinstance(u, dict) and isinstance(u.get("update_id"), int)]
    return max(numbers) + 1 if numbers else offset + len(updates)
