"""When is everybody done? Asked by whoever moved the clock or wants to look at the result."""

import asyncio
import time
from contextlib import suppress
from typing import Any

import aiohttp

from simulator.world import World

QUIET = 0.1
"""Real seconds without a call that count as idle when no bot says where to ask."""
ASK_AGAIN = 0.02
PATIENCE = 30.0
"""Real seconds one question to a bot may take: it may hold its answer until it is idle."""


class Idleness:
    """Knows the bots that share the clock, and waits until all of them have nothing left to do."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._urls: set[str] = set()
        self._session: aiohttp.ClientSession | None = None

    def remember(self, url: str) -> None:
        """A bot tells where it can be asked whether it is idle."""
        self._urls.add(url)

    async def wait(self, timeout: float) -> bool:
        """Return True once no update is undelivered and every bot says it is idle; False after `timeout` seconds."""
        end = time.monotonic() + timeout
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                while time.monotonic() < end:
                    await self._world.updates.wait_until_empty()
                    if await self._is_settled():
                        return True
                    await asyncio.sleep(ASK_AGAIN)
        return False

    async def close(self) -> None:
        """Stop asking."""
        if self._session is not None:
            await self._session.close()

    async def _is_settled(self) -> bool:
        journal, updates = self._world.journal, self._world.updates
        deeds = journal.deeds
        if self._urls:
            answers = await asyncio.gather(*(self._ask(url) for url in sorted(self._urls)))
            idle = all(answers)
        else:
            await asyncio.sleep(QUIET)
            idle = True
        # What happened while we asked may have given somebody new work.
        return idle and not journal.busy and not updates.pending_count and journal.deeds == deeds

    async def _ask(self, url: str) -> bool:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE))
        try:
            async with self._session.get(url) as response:
                answer: Any = await response.json()
                return response.status == 200 and bool(answer.get("idle"))
        except aiohttp.ClientConnectorError:
            # Nobody listens there any more: that bot is gone. If it comes back, it tells its address again.
            self._urls.discard(url)
            return True
        except (aiohttp.ClientError, TimeoutError, ValueError, AttributeError):
            return False
