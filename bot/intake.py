"""Updates in: stored first, then confirmed to Telegram, then handled: one person in order, people side by side.

Stock aiogram loses updates (the next getUpdates confirms what still runs; the default webhook answers before it
handles). Here `accept` returns only when a batch is in `inbox`; who called it may then confirm. Each person with
waiting updates has a lane: a task that handles them one after another, and, where replicas share the database, a lease
that keeps other processes off this person (laws 1 and 2).
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, TypeGuard, TypeVarTuple

from aiogram.exceptions import (
    RestartingTelegram,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot.clock import Clock
from bot.rounds import go_round
from storage import fsm_rows, inbox
from storage.database import Database, DatabaseUnavailable
from storage.fsm import conversation
from storage.fsm_rows import Place
from storage.inbox import StoredUpdate
from storage.transaction import INBOX, Tx

log = logging.getLogger(__name__)

Ts = TypeVarTuple("Ts")

TRIES = 3
LEASE = timedelta(seconds=8)
LOOK_AROUND = 1.0
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
LONGEST_REASON = 1000
# What is nobody's fault and passes: Telegram or the database out of reach, a token that was taken back. Waited out,
# never counted as a try.
PASSING = (
    TelegramNetworkError,
    TelegramServerError,
    RestartingTelegram,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
    DatabaseUnavailable,
)

Handle = Callable[[Mapping[str, Any]], Awaitable[None]]
SetAside = Callable[[Tx, StoredUpdate, datetime], None]


@dataclass(frozen=True, slots=True)
class Turn:
    """The next update of a person and where their conversation stands."""

    update: StoredUpdate
    places: Mapping[str, Place]


class Intake:
    """Takes raw updates in and sees each one handled, or set aside, exactly once."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        handle: Handle,
        *,
        set_aside: SetAside,
        owner: str,
        at_once: int = 64,
    ) -> None:
        self._db = db
        self._clock = clock
        self._handle = handle
        self._set_aside = set_aside
        self._owner = owner
        self._room = asyncio.Semaphore(at_once)
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._again: set[int] = set()
        self._being_stored = 0
        self._stopping = asyncio.Event()
        self._look_now = asyncio.Event()
        self._looking: asyncio.Task[None] | None = None
        db.on(INBOX, self._look_now.set)

    def start(self) -> None:
        """Begin with what an earlier run left, and keep looking for what dead replicas leave."""
        self._looking = asyncio.create_task(
            go_round(self._db, self._look_now, LOOK_AROUND, self._look_around, "the inbox", log)
        )

    async def accept(self, raw_updates: Sequence[Any]) -> None:
        """Store a batch durably; when this returns it may be confirmed."""
        updates = [stored_form(raw) for raw in raw_updates]
        self._being_stored += 1
        try:
            fresh = await self._db.write(inbox.store, updates, self._clock.now())
            for update in fresh:
                self._wake(update.person)
        finally:
            self._being_stored -= 1

    async def is_idle(self) -> bool:
        """Whether nothing is being handled and nothing waits."""
        return not self._lanes and await self._db.read(inbox.waiting_count) == 0

    @property
    def is_at_work(self) -> bool:
        """Whether somebody's update is being stored or handled."""
        return bool(self._being_stored or self._lanes)

    async def stop(self, patience: float) -> None:
        """Let the updates in progress finish, for at most `patience` seconds; the rest waits in `inbox`."""
        self._stopping.set()
        if self._looking is not None:
            self._looking.cancel()
            with suppress(asyncio.CancelledError):
                await self._looking
        lanes = set(self._lanes.values())
        if lanes:
            _, unfinished = await asyncio.wait(lanes, timeout=patience)
            for lane in unfinished:
                lane.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)
        if self._db.shared:
            # Without it the leases run out by themselves.
            with suppress(DatabaseUnavailable):
                await self._db.write(inbox.leave_all_lanes, self._owner)

    def _wake(self, person: int) -> None:
        if self._stopping.is_set():
            return
        if person in self._lanes:
            self._again.add(person)
            return
        lane = asyncio.create_task(self._run_lane(person))
        self._lanes[person] = lane
        lane.add_done_callback(lambda _: self._lane_ended(person))

    def _lane_ended(self, person: int) -> None:
        del self._lanes[person]
        if person in self._again:
            self._again.discard(person)
            self._wake(person)

    async def _look_around(self) -> None:
        for person in await self._db.read(inbox.people_waiting):
            if person not in self._lanes:
                self._wake(person)

    async def _run_lane(self, person: int) -> None:
        async with self._room:
            try:
                while not self._stopping.is_set():
                    self._again.discard(person)
                    turn = await self._next_turn(person)
                    if turn is None:
                        return
                    await self._take(turn)
            except DatabaseUnavailable as error:
                # Nothing is lost: the update waits in the inbox and the next look around begins anew.
                log.warning("the database failed in a lane, it will be taken up again: %s", type(error).__name__)
            except Exception:
                log.exception("a lane broke, it will be taken up again")

    async def _next_turn(self, person: int) -> Turn | None:
        if not self._db.shared:
            return await self._db.read(_turn_of, person)
        return await self._db.write(_leased_turn_of, person, self._owner)

    async def _take(self, turn: Turn) -> None:
        """Handle one update until it is settled one way or the other."""
        update_id, pause, tries = turn.update.update_id, FIRST_PAUSE, turn.update.tries
        keeping = asyncio.create_task(self._keep_lane(turn.update.person)) if self._db.shared else None
        try:
            while not self._stopping.is_set():
                try:
                    with conversation(turn.update.person, turn.places) as current:
                        await self._handle(json.loads(turn.update.payload))
                    return await self._note(inbox.handled, update_id, current.changes, self._clock.now())
                except PASSING as error:
                    log.warning("update %d waits: %s", update_id, type(error).__name__)
                    await self._rest(error.retry_after if isinstance(error, TelegramRetryAfter) else pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
                except Exception as error:
                    tries += 1
                    log.exception("update %d failed, try %d of %d", update_id, tries, TRIES)
                    reason = _storable(f"{type(error).__name__}: {error}")
                    if tries >= TRIES:
                        aside = replaced(turn.update, tries, reason)
                        return await self._note(self._set_aside, aside, self._clock.now())
                    await self._note(inbox.failed, update_id, reason)
        finally:
            if keeping is not None:
                keeping.cancel()

    async def _note(self, what: Callable[[Tx, *Ts], None], *arguments: *Ts) -> None:
        """Write what became of an update. An outage is waited out here: it must not have the update handled again."""
        pause = FIRST_PAUSE
        while True:
            try:
                return await self._db.write(what, *arguments)
            except DatabaseUnavailable as error:
                if self._stopping.is_set():
                    raise
                log.warning("what became of an update can't be written, trying again: %s", type(error).__name__)
                await self._rest(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stopping.wait()

    async def _keep_lane(self, person: int) -> None:
        while True:
            await asyncio.sleep(LEASE.total_seconds() / 3)
            with suppress(DatabaseUnavailable):
                await self._db.write(inbox.take_lane, person, self._owner, LEASE)


def _turn_of(tx: Tx, person: int) -> Turn | None:
    waiting = inbox.next_of(tx, person, 1)
    return Turn(waiting[0], fsm_rows.load(tx, person)) if waiting else None


def _leased_turn_of(tx: Tx, person: int, owner: str) -> Turn | None:
    if not inbox.take_lane(tx, person, owner, LEASE):
        return None
    turn = _turn_of(tx, person)
    if turn is None and not inbox.leave_lane(tx, person, owner):
        turn = _turn_of(tx, person)
    return turn


def replaced(update: StoredUpdate, tries: int, error: str) -> StoredUpdate:
    """The update with its tries and its error."""
    return StoredUpdate(update.update_id, update.person, update.payload, tries, error)


def _storable(reason: str) -> str:
    """The words of an error as any database takes them."""
    return reason[:LONGEST_REASON].replace("\0", "").encode("utf-8", "backslashreplace").decode()


def stored_form(raw: Any) -> StoredUpdate:
    """An update as it is stored; whose it is is read from the raw JSON, since it may be one nobody can decode."""
    payload = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    # Half an emoji (a lone surrogate) is good JSON, but no database takes it as it is: it stays escaped.
    payload = payload.encode("utf-8", "backslashreplace").decode()
    content = raw if isinstance(raw, dict) else {}
    update_id = content.get("update_id")
    if not _is_number(update_id):
        # Garbage without a number still goes to quarantine, under a number of its own that no update of Telegram has.
        update_id = -int.from_bytes(sha256(payload.encode()).digest()[:6])
    person = 0
    for part in content.values():
        if isinstance(part, dict):
            person = _id_in(part, "from") or _id_in(part, "user") or _id_in(part, "chat") or 0
            break
    return StoredUpdate(update_id, person, payload)


def _id_in(part: Mapping[str, Any], name: str) -> int | None:
    who = part.get(name)
    number = who.get("id") if isinstance(who, dict) else None
    return number if _is_number(number) else None


def _is_number(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63
