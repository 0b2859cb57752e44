"""The only reader of the wall clock (law 7).

`SystemClock` is the machine's. `ServiceClock` follows a clock service (`KOMBAIN_CLOCK_URL`), so that rehearsals and the
demo can live through a month in minutes; it runs on between two looks at the service.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Protocol

import aiohttp


class Clock(Protocol):
    """What the house needs of a clock."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...

    def on_jump(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever the clock was moved by somebody."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return datetime.now(UTC)

    def on_jump(self, listener: Callable[[], None]) -> None:
        """Nobody moves this clock: its waits are short enough to follow the machine's corrections."""


class ServiceClock:
    """A clock kept by an HTTP service: `GET URL` answers `{"now": ISO, "rate": 1.0}`."""

    LOOK_EVERY = timedelta(seconds=0.25)
    JUMP = timedelta(seconds=1)

    def __init__(self, url: str) -> None:
        self._url = url
        self._base: datetime | None = None
        self._rate = 1.0
        self._looked_at = 0.0
        self._listeners: list[Callable[[], None]] = []
        self._session: aiohttp.ClientSession | None = None
        self._watch: asyncio.Task[None] | None = None
        self._idle_url: str | None = None

    async def start(self, idle_url: str | None) -> None:
        """Read the service once, then keep an eye on it. It learns from us where to ask whether we are idle."""
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5))
        self._idle_url = idle_url
        await self.look()
        self._watch = asyncio.create_task(self._keep_looking())

    async def look(self) -> None:
        """Read the service now; tells the listeners if the clock was moved."""
        assert self._session is not None
        params = {} if self._idle_url is None else {"idle": self._idle_url}
        async with self._session.get(self._url, params=params) as response:
            response.raise_for_status()
            answer = await response.json()
        read = datetime.fromisoformat(answer["now"]).astimezone(UTC)
        expected = self.now() if self._base is not None else read
        self._base, self._rate, self._looked_at = read, float(answer.get("rate", 1.0)), time.monotonic()
        if abs(read - expected) > self.JUMP:
            for listener in self._listeners:
                listener()

    def now(self) -> datetime:
        """The service's moment, aware, in UTC."""
        assert self._base is not None, "the clock service is read at the start"
        return self._base + timedelta(seconds=(time.monotonic() - self._looked_at) * self._rate)

    def on_jump(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever the service was set to another time."""
        self._listeners.append(listener)

    async def stop(self) -> None:
        """Stop looking."""
        if self._watch is not None:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch
        if self._session is not None:
            await self._session.close()

    async def _keep_looking(self) -> None:
        while True:
            await asyncio.sleep(self.LOOK_EVERY.total_seconds())
            # The service may be restarting; the clock runs on meanwhile.
            with suppress(aiohttp.ClientError, TimeoutError, ValueError, KeyError):
                await self.look()
