"""Delivery to a webhook, as tdlib/telegram-bot-api does it: one queue per chat and another per presser, each in order,
queues side by side up to `max_connections`; what is not answered 2xx is sent again with growing pauses and holds up its
queue.
"""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from random import Random
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from simulator.clock import VirtualClock
from simulator.model import Json
from simulator.updates import Update, UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
ANSWER_WITHIN = 60.0
LONGEST_PAUSE = 60.0
LONGEST_RETRY_AFTER = 3600.0

Reply = Callable[[Json], Awaitable[None]]
"""Performs a method that came in the webhook's answer (https://core.telegram.org/bots/api#making-requests-when-getting-updates)."""


class Webhook:
    """One address updates are delivered to."""

    def __init__(
        self, url: str, secret: str, max_connections: int, updates: UpdateQueue, clock: VirtualClock, pause: float
    ) -> None:
        """`pause` is the first wait, in real seconds, after an update that was not taken; it doubles from there."""
        self.url = url
        self.reply: Reply | None = None
        self._secret = secret
        self._max_connections = max_connections
        self._updates = updates
        self._clock = clock
        self._pause = pause
        self._random = Random(max_connections)
        self._lanes: dict[int, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(max_connections)
        self._error: tuple[int, str] | None = None
        self._unnumbered = 0
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=max_connections),
            timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN),
        )

    def start(self) -> None:
        """Deliver what waits, then whatever comes."""
        self._updates.on_arrival = self.accept
        for update in self._updates.waiting():
            self.accept(update)

    def accept(self, update: Update) -> None:
        """Put an update into its lane."""
        lane_id = update.lane
        if lane_id == 0:
            # Belongs to nobody's order: a lane of its own.
            self._unnumbered += 1
            lane_id = -(1 << 62) - self._unnumbered
        lane = self._lanes.get(lane_id)
        if lane is not None:
            lane.append(update)
            return
        self._lanes[lane_id] = deque([update])
        task = asyncio.create_task(self._run_lane(lane_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def info(self) -> Json:
        """What getWebhookInfo says of it."""
        info: Json = {
            "url": self.url,
            "max_connections": self._max_connections,
            "ip_address": urlsplit(self.url).hostname,
        }
        if self._error is not None:
            info["last_error_date"], info["last_error_message"] = self._error
        return info

    async def close(self) -> None:
        """Stop delivering; what is undelivered stays in the queue."""
        self._updates.on_arrival = None
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._session.close()

    async def _run_lane(self, lane_id: int) -> None:
        lane = self._lanes[lane_id]
        while lane:
            await self._deliver(lane[0])
            lane.popleft()
        del self._lanes[lane_id]

    async def _deliver(self, update: Update) -> None:
        pause, failures = self._pause, 0
        while not self._updates.is_expired(update):
            async with self._room:
                trouble, retry_after = await self._post(update)
            if trouble is None:
                if self._updates.delivered(update):
                    return
                continue
            self._error = self._clock.unix(), trouble
            # The first failure is tried again after the plain pause, from the second on pauses double.
            if failures:
                pause = min(pause * 2, LONGEST_PAUSE * (1 + self._random.random()))
            failures += 1
            await asyncio.sleep(min(retry_after, LONGEST_RETRY_AFTER) or pause)
        self._updates.forget(update)

    async def _post(self, update: Update) -> tuple[str | None, float]:
        """Send one update; what went wrong, and the seconds the other side asks to wait."""
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers[SECRET_HEADER] = self._secret
        body = json.dumps(update.body).encode()
        try:
            async with self._session.post(self.url, data=body, headers=headers) as response:
                answer = await response.read()
                if 200 <= response.status < 300:
                    await self._perform(answer)
                    return None, 0.0
                retry_after = response.headers.get("Retry-After", "")
                trouble = f"Wrong response from the webhook: {response.status} {response.reason}"
                return trouble, float(retry_after) if retry_after.isdigit() else 0.0
        except TimeoutError:
            return "Read timeout expired", 0.0
        except aiohttp.ClientConnectorError:
            return "Connection refused", 0.0
        except (aiohttp.ClientError, OSError):
            return "Webhook connection closed", 0.0

    async def _perform(self, answer: bytes) -> None:
        if self.reply is None or not answer.startswith(b"{"):
            return
        with suppress(ValueError):
            call: Any = json.loads(answer)
            if isinstance(call, dict) and isinstance(call.get("method"), str):
                await self.reply(call)
