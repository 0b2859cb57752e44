"""What happens, told at once to whoever listens (the page, over server-sent events)."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial

from simulator.model import Json, Person

HEARTBEAT = 15.0
"""Real seconds between signs of life on a silent stream."""
BACKLOG = 2000
"""Events a slow listener may be behind before it is cut off, to reload."""


class Events:
    """A hub of listeners; telling costs nothing while nobody listens."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[bytes | None]] = set()

    def tell(self, kind: str, data: Callable[[], Json]) -> None:
        """Tell every listener; `data` is only made when there is one."""
        if not self._listeners:
            return
        text = f"event: {kind}\ndata: {json.dumps(data(), ensure_ascii=False)}\n\n".encode()
        for listener in list(self._listeners):
            try:
                listener.put_nowait(text)
            except asyncio.QueueFull:
                self._listeners.discard(listener)
                listener.get_nowait()
                listener.put_nowait(None)

    def tell_each(self, kind: str, people: Iterable[Person], data: Callable[[Person], Json], chat_id: int) -> None:
        """Tell of something in a chat once for every person who sees it."""
        if not self._listeners:
            return
        for person in people:
            told = {"person_id": person.id, "chat_id": chat_id, **data(person)}
            self.tell(kind, partial(dict, told))

    async def stream(self) -> AsyncIterator[bytes]:
        """Events from now on, in the text of server-sent events, until the listener falls behind or we close."""
        with self._listening() as queue:
            yield b": here\n\n"
            while True:
                try:
                    text = await asyncio.wait_for(queue.get(), HEARTBEAT)
                except TimeoutError:
                    yield b": here\n\n"
                    continue
                if text is None:
                    return
                yield text

    def close(self) -> None:
        """End every stream."""
        for listener in self._listeners:
            while listener.full():
                listener.get_nowait()
            listener.put_nowait(None)

    @contextmanager
    def _listening(self) -> Iterator["asyncio.Queue[bytes | None]"]:
        queue: asyncio.Queue[bytes | None] = asyncio.Queue(BACKLOG)
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)
