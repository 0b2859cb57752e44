"""The queue of updates between Telegram and the bot, and long polling.

Source: https://core.telegram.org/bots/api#getting-updates, and tdlib/telegram-bot-api where the page is silent.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from random import Random
from secrets import randbelow
from typing import Any

from simulator.clock import VirtualClock
from simulator.model import Json
from simulator.refusal import conflict

MESSAGE_LIFE = timedelta(hours=24)
PRESS_LIFE = timedelta(seconds=150)
IDLE_WEEK = timedelta(days=7)
LONGEST_POLL = 50
HELD = 1.0
"""Real seconds an event kept back for reordering waits for the next one."""
OPT_IN = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds a bot gets only when it asks for them."""

TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"
TERMINATED_BY_WEBHOOK = "terminated by setWebhook request"


@dataclass(slots=True)
class Update:
    """One update on its way. `lane` is the queue of the webhook it waits in; `again`: it is to come once more."""

    id: int
    body: Any
    lane: int
    expires: datetime | None
    again: bool = False


class UpdateQueue:
    """What the bot has not confirmed yet."""

    def __init__(self, clock: VirtualClock, random: Random, struck: Callable[[str], bool]) -> None:
        """`struck(kind)` says whether a planned fault (redeliver, reorder) befalls the update at hand."""
        self._clock = clock
        self._random = random
        self._struck = struck
        self._pending: dict[int, Update] = {}
        self._echoes: list[Update] = []
        # A bot remembers the ids it has had: another run of the same seed must not repeat them.
        self._next_id = 100_000_000 + randbelow(800_000_000)
        self._last_put = clock.now()
        self._held: tuple[str, Update] | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._emptied = asyncio.Event()
        self._emptied.set()
        self.allowed: list[str] | None = None
        """Kinds the bot asked for; None: all but those it must ask for."""
        self.on_arrival: Callable[[Update], None] | None = None
        """The webhook, when there is one."""

    @property
    def pending_count(self) -> int:
        """Updates not yet confirmed, those kept back for a fault included."""
        return len(self._pending) + len(self._echoes) + (self._held is not None)

    async def wait_until_empty(self) -> None:
        """Return when the bot has confirmed everything."""
        while self.pending_count:
            self._emptied.clear()
            await self._emptied.wait()

    def put(self, kind: str, content: Json, lane: int, life: timedelta = MESSAGE_LIFE) -> int | None:
        """Queue an update; its id, or None when the bot has not asked for this kind."""
        if not self._is_asked_for(kind):
            return None
        now = self._clock.now()
        if now - self._last_put >= IDLE_WEEK and not self._pending:
            # "If there are no new updates for at least a week, then identifier of the next update will be chosen
            # randomly instead of sequentially."
            self._next_id = self._random.randrange(100_000_000, 900_000_000)
        self._last_put = now
        if self._held is not None:
            return self._overtake(kind, Update(self._next_id, {kind: content}, lane, now + life))
        if self._struck("reorder"):
            self._held = kind, Update(self._next_id + 1, {kind: content}, lane, now + life)
            asyncio.get_running_loop().call_later(HELD, self._release, self._held)
            return self._held[1].id
        update = Update(self._next_id, {"update_id": self._next_id, kind: content}, lane, now + life)
        self._next_id += 1
        self._arrive(update)
        return update.id

    def put_raw(self, body: Any) -> int | None:
        """Queue an update as it is, sound or not; an object without `update_id` is given one."""
        if isinstance(body, dict):
            body = {"update_id": self._next_id, **body}
            given = body["update_id"]
            update_id = given if isinstance(given, int) and given > 0 else self._next_id
        else:
            update_id = self._next_id
        if update_id in self._pending:
            # The same id once more: delivered beside the first one, as a redelivery is.
            echo = Update(update_id, body, 0, None)
            if self.on_arrival is not None:
                self.on_arrival(echo)
            else:
                self._echoes.append(echo)
                self._wake()
            return update_id
        self._next_id = max(self._next_id, update_id + 1)
        self._arrive(Update(update_id, body, 0, None))
        return update_id

    async def poll(self, offset: int, limit: int, timeout: int) -> list[Any]:
        """What getUpdates returns; `timeout` in real seconds.

        Raises: Refusal 409 when another getUpdates or setWebhook ends the waiting.
        """
        self.end_poll(TERMINATED)
        self._confirm(offset)
        found = self._take(limit)
        if found or timeout <= 0:
            return found
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiter = waiter
        try:
            await asyncio.wait_for(waiter, min(timeout, LONGEST_POLL))
        except TimeoutError:
            return []
        finally:
            if self._waiter is waiter:
                self._waiter = None
        return self._take(limit)

    def end_poll(self, why: str) -> None:
        """Let a waiting getUpdates end with 409."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_exception(conflict(why))

    def delivered(self, update: Update) -> bool:
        """The webhook has answered 2xx. True: forgotten; False: this one is to be delivered once more."""
        if not update.again and self._struck("redeliver"):
            update.again = True
            return False
        self.forget(update)
        return True

    def forget(self, update: Update) -> None:
        """Drop an update, delivered or too old."""
        self._pending.pop(update.id, None)
        self._note_if_empty()

    def waiting(self) -> Iterable[Update]:
        """Every update not yet confirmed, oldest first."""
        return list(self._pending.values())

    def drop_all(self) -> None:
        """`drop_pending_updates`."""
        self._pending.clear()
        self._echoes.clear()
        self._held = None
        self._note_if_empty()

    def is_expired(self, update: Update) -> bool:
        """Telegram keeps presses for 150 s and the rest for 24 h."""
        return update.expires is not None and self._clock.now() >= update.expires

    def _is_asked_for(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in OPT_IN

    def _overtake(self, kind: str, update: Update) -> int:
        assert self._held is not None
        held_kind, held = self._held
        self._held = None
        self._next_id += 2
        update.body = {"update_id": update.id, **update.body}
        held.body = {"update_id": held.id, held_kind: held.body[held_kind]}
        self._arrive(update)
        self._arrive(held)
        return update.id

    def _release(self, held: tuple[str, Update]) -> None:
        """No second event came in time: the one kept back goes on its way."""
        if self._held is held:
            self._held = None
            self._next_id += 2
            held[1].body = {"update_id": held[1].id, **held[1].body}
            self._arrive(held[1])

    def _arrive(self, update: Update) -> None:
        self._pending[update.id] = update
        if self.on_arrival is not None:
            self.on_arrival(update)
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            gone = list(self._pending.values())[:offset]
        elif offset <= self._next_id:
            gone = list(takewhile(lambda update: update.id < offset, self._pending.values()))
        else:
            # Beyond the end Telegram confirms nothing and begins with the oldest update again.
            return
        for update in gone:
            del self._pending[update.id]
            if self._struck("redeliver"):
                self._echoes.append(update)
        self._note_if_empty()

    def _take(self, limit: int) -> list[Any]:
        echoes, self._echoes = self._echoes[:limit], self._echoes[limit:]
        bodies, expired = [update.body for update in echoes], []
        for update in self._pending.values():
            if len(bodies) >= limit:
                break
            if self.is_expired(update):
                expired.append(update.id)
            else:
                bodies.append(update.body)
        for update_id in expired:
            del self._pending[update_id]
        self._note_if_empty()
        return bodies

    def _note_if_empty(self) -> None:
        if not self.pending_count:
            self._emptied.set()
