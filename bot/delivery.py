"""Messages out: the outbox, worded for its reader and sent within Telegram's limits.

30 messages a second over all, one a second to a chat; `retry_after` is waited out, troubles of the network and of
Telegram's servers are tried again with growing pauses, and nothing is dropped silently: a message ends as sent, stale,
unreachable or refused, and its row says so.
"""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import TypeVarTuple

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot.clock import Clock
from bot.rounds import go_round
from bot.telegram import PER_SECOND, Pacer
from services import reachability
from storage import outbox
from storage.database import Database, DatabaseUnavailable
from storage.outbox import Letter
from storage.transaction import OUTBOX, Tx

log = logging.getLogger(__name__)

Ts = TypeVarTuple("Ts")

AT_ONCE = 100
LEASE = timedelta(seconds=15)
CHAT_GAP = 1.0
LOOK_AROUND = 1.0
FIRST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(minutes=1)
LONGEST_REST = 10.0
RETRY_NOTE = 0.5
# What is not the message's fault: Telegram out of reach, a token that was taken back.
PASSING = (TelegramNetworkError, TelegramServerError, TelegramUnauthorizedError)

Send = Callable[[Letter], Awaitable[int]]
"""Words a letter and sends it; the Telegram message id."""


class Delivery:
    """Sends what is due, several chats side by side, each chat in order."""

    def __init__(self, db: Database, clock: Clock, send: Send, *, owner: str, per_second: float = PER_SECOND) -> None:
        self._db = db
        self._clock = clock
        self._send = send
        self._owner = owner
        self._pacer = Pacer(per_second)
        self._chats: defaultdict[int, _Chat] = defaultdict(_Chat)
        self._on_the_way: dict[asyncio.Task[None], int] = {}
        self._wake = asyncio.Event()
        self._loop: asyncio.Task[None] | None = None
        self._all_paused_until = 0.0
        self._kept_at = 0.0
        db.on(OUTBOX, self._wake.set)
        clock.on_jump(self._wake.set)

    def start(self) -> None:
        """Begin sending."""
        self._loop = asyncio.create_task(
            go_round(self._db, self._wake, LOOK_AROUND, self._round, "the outbox", log, outbox.release_all)
        )

    async def is_idle(self) -> bool:
        """Whether nothing due is unsent."""
        return not self._on_the_way and await self._db.read(outbox.unsettled_due, self._clock.now()) == 0

    def look_now(self) -> None:
        """Look at the outbox at once."""
        self._wake.set()

    async def stop(self, patience: float) -> None:
        """Let the calls in progress finish, for at most `patience` seconds, and leave the rest to the next run."""
        if self._loop is not None:
            self._loop.cancel()
            with suppress(asyncio.CancelledError):
                await self._loop
        # Those still waiting for their turn give it up; a call already made is waited for.
        for task in self._on_the_way:
            if task.get_name() == _WAITING:
                task.cancel()
        if self._on_the_way:
            _, unfinished = await asyncio.wait(self._on_the_way, timeout=patience)
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)
        # Without it the claims lapse by themselves.
        with suppress(DatabaseUnavailable):
            await self._db.write(outbox.release, self._owner)

    async def _round(self) -> None:
        await self._keep_claims()
        await self._send_due()

    async def _keep_claims(self) -> None:
        """A process that dies gives its messages up soon; one that lives keeps them, however long a call takes."""
        now = time.monotonic()
        if self._db.shared and self._on_the_way and now - self._kept_at > LEASE.total_seconds() / 3:
            await self._db.write(outbox.renew, self._owner, tuple(self._on_the_way.values()), LEASE)
            self._kept_at = now

    async def _send_due(self) -> None:
        room = AT_ONCE - len(self._on_the_way)
        now = self._clock.now()
        if room <= 0:
            return
        due = await self._db.read(outbox.next_due)
        if due is None or due > now:
            return
        letters = await self._db.write(outbox.claim, self._owner, now, LEASE, room)
        # A claim of our own lapses in an outage of the database; what is on its way stays there.
        held = set(self._on_the_way.values())
        for letter in letters:
            if letter.id in held:
                continue
            task = asyncio.create_task(self._deliver(letter), name=_WAITING)
            self._on_the_way[task] = letter.id
            task.add_done_callback(self._arrived)

    def _arrived(self, task: asyncio.Task[None]) -> None:
        self._on_the_way.pop(task, None)
        if len(self._on_the_way) < AT_ONCE // 2:
            self._wake.set()

    async def _deliver(self, letter: Letter) -> None:
        chat = self._chats[letter.telegram_id]
        async with chat.turn:
            rest = chat.rest(self._all_paused_until)
            if rest > LONGEST_REST:
                # The claim would lapse in our hands, and another process would send it too.
                await self._note(outbox.hold_back, letter.staff_id, self._clock.now() + timedelta(seconds=rest))
                return
            await asyncio.sleep(rest)
            await self._pacer.turn()
            task = asyncio.current_task()
            assert task is not None
            task.set_name(_CALLING)
            try:
                await self._settle(letter, chat)
            finally:
                chat.last = time.monotonic()

    async def _settle(self, letter: Letter, chat: "_Chat") -> None:
        now = self._clock.now
        try:
            message_id = await self._send(letter)
        except TelegramForbiddenError as error:
            await self._note(reachability.lost, letter.staff_id, letter.id, error.message, now())
        except TelegramRetryAfter as error:
            self._pause(chat, error.retry_after)
            until = now() + timedelta(seconds=error.retry_after)
            await self._note(outbox.put_off, letter.id, until, error.message)
            await self._note(outbox.hold_back, letter.staff_id, until)
        except PASSING as error:
            pause = min(FIRST_PAUSE * 2 ** min(letter.tries, 10), LONGEST_PAUSE)
            await self._note(outbox.put_off, letter.id, now() + pause, type(error).__name__)
        except TelegramAPIError as error:
            log.error("Telegram refuses message %d for good: %s", letter.id, error.message)
            await self._note(reachability.refused, letter.staff_id, letter.id, error.message, now())
        except Exception as error:
            log.exception("message %d could not be worded", letter.id)
            await self._note(reachability.refused, letter.staff_id, letter.id, type(error).__name__, now())
        else:
            await self._note(outbox.sent, letter.id, message_id, now())

    async def _note(self, what: Callable[[Tx, *Ts], None], *arguments: *Ts) -> None:
        """Write what became of a message. An outage is waited out here: it must not have the message sent again."""
        pause = RETRY_NOTE
        while True:
            try:
                return await self._db.write(what, *arguments)
            except DatabaseUnavailable as error:
                log.warning("what became of a message can't be written, trying again: %s", type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE.total_seconds())

    def _pause(self, chat: "_Chat", seconds: float) -> None:
        """One chat's flood control concerns that chat; a second one meanwhile means that all of us are too fast."""
        now = time.monotonic()
        others = any(other.paused_until > now for other in self._chats.values() if other is not chat)
        chat.paused_until = now + seconds
        if others:
            self._all_paused_until = now + seconds


class _Chat:
    """The order and the pace of one chat."""

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self.last = -CHAT_GAP
        self.paused_until = 0.0

    def rest(self, all_paused_until: float) -> float:
        """Seconds until its next message."""
        return max(self.last + CHAT_GAP, self.paused_until, all_paused_until) - time.monotonic()


_WAITING, _CALLING = "waiting its turn", "calling Telegram"
