"""aiogram's FSM storage on our database, loaded by bot/app.py alone.

While an update is handled, its person's places are read once and changes are gathered in memory; intake writes them in
the transaction that marks the update handled. So a crash in the middle leaves the conversation where it was, and the
replay walks the same way.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from storage import fsm_rows
from storage.database import Database
from storage.fsm_rows import Changes, Place


class Conversation:
    """Where one person stands, while one of their updates is handled."""

    def __init__(self, person: int, places: Mapping[str, Place]) -> None:
        self._places = dict(places)
        self.changes = Changes(person)

    def at(self, key: str) -> Place:
        """The place under a key."""
        return self._places.get(key, _NOWHERE)

    def move(self, key: str, place: Place) -> None:
        """Remember a change."""
        if place == self.at(key):
            return
        self._places[key] = place
        self.changes.places[key] = None if place == _NOWHERE else place


_NOWHERE = Place(None, "{}")
_current: ContextVar[Conversation] = ContextVar("conversation")


@contextmanager
def conversation(person: int, places: Mapping[str, Place]) -> Iterator[Conversation]:
    """Everything the FSM is asked inside reads and changes this conversation."""
    current = Conversation(person, places)
    token = _current.set(current)
    try:
        yield current
    finally:
        _current.reset(token)


class DatabaseFsm(BaseStorage):
    """The FSM of the conversation in progress; outside of one, straight from the database."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Remember the state."""
        name = state.state if isinstance(state, State) else state
        await self._move(key, Place(name, (await self._at(key)).data))

    async def get_state(self, key: StorageKey) -> str | None:
        """The state's name."""
        return (await self._at(key)).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Remember the data, which must be JSON."""
        # Half an emoji, which a person may have typed, stays escaped: no database takes it as it is.
        text = json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
        await self._move(key, Place((await self._at(key)).state, text))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The data, a fresh copy each time."""
        return json.loads((await self._at(key)).data)  # type: ignore[no-any-return]  # set_data wrote an object

    async def close(self) -> None:
        """The database is closed by who opened it."""

    async def _at(self, key: StorageKey) -> Place:
        current = _current.get(None)
        if current is not None and current.changes.person == key.user_id:
            return current.at(_name(key))
        places = await self._db.read(fsm_rows.load, key.user_id)
        return places.get(_name(key), _NOWHERE)

    async def _move(self, key: StorageKey, place: Place) -> None:
        current = _current.get(None)
        if current is not None and current.changes.person == key.user_id:
            current.move(_name(key), place)
            return
        stored = None if place == _NOWHERE else place
        await self._db.write(fsm_rows.save, Changes(key.user_id, {_name(key): stored}))


def _name(key: StorageKey) -> str:
    return f"{key.chat_id}:{key.thread_id or ''}:{key.destiny}"
