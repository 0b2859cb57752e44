"""Telegram's rate limits, enforced in real time when a test asks for them.

Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import time
from collections import deque
from collections.abc import Mapping
from typing import Any

_MINUTE = 60.0


class RateLimits:
    """At most so many messages a second in all and to one chat, and a minute to one group; None: no limit."""

    def __init__(self, wanted: Mapping[str, Any]) -> None:
        """Read the limits from their JSON form; what is not named is not limited."""
        self._all = _Window(wanted.get("per_second"), 1.0)
        self._per_chat = wanted.get("per_chat_per_second")
        self._per_group = wanted.get("per_group_per_minute")
        self._chats: dict[int, _Window] = {}
        self.struck = 0

    def retry_after(self, chat_id: int) -> int | None:
        """Count one message to this chat; the seconds to wait if it is one too many."""
        chat = self._chats.get(chat_id)
        if chat is None:
            group = chat_id < 0 and self._per_group is not None
            chat = _Window(self._per_group, _MINUTE) if group else _Window(self._per_chat, 1.0)
            self._chats[chat_id] = chat
        now = time.monotonic()
        wait = max(self._all.wait(now), chat.wait(now))
        if wait > 0:
            self.struck += 1
            return max(1, round(wait + 0.5))
        self._all.count(now)
        chat.count(now)
        return None

    def shown(self) -> dict[str, Any]:
        """As the control API tells it."""
        return {"kind": "limits", "struck": self.struck}


class _Window:
    def __init__(self, most: int | None, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._times: deque[float] = deque()

    def wait(self, now: float) -> float:
        if self._most is None:
            return 0.0
        while self._times and self._times[0] <= now - self._seconds:
            self._times.popleft()
        return self._times[0] + self._seconds - now if len(self._times) >= self._most else 0.0

    def count(self, now: float) -> None:
        if self._most is not None:
            self._times.append(now)
