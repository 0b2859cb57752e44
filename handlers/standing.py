"""What stands in a person's chat, as far as edits go: so that a double tap costs no refused edit and no second message.

The press that comes second was sent before the first one's edit, so it cannot tell what stands there by now. It is
kept in the FSM, which moves together with the update: after a replay the edit is simply tried again.
"""

from collections.abc import Sequence
from typing import Any
from zlib import crc32

from aiogram.fsm.context import FSMContext
from aiogram.types import InlineKeyboardMarkup

_SHOWN, _MOVED = "shown", "moved"
_KEPT = 12


class Standing:
    """The last messages of one chat: what they show, and where they went when they could not be edited."""

    def __init__(self, state: FSMContext) -> None:
        self._state = state

    async def shows(self, message_id: int, text: str, keyboard: InlineKeyboardMarkup | None) -> bool:
        """Whether the message shows exactly this."""
        return [message_id, _digest(text, keyboard)] in await self._list(_SHOWN)

    async def note(self, message_id: int, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
        """From now on the message shows this."""
        await self._put(_SHOWN, message_id, _digest(text, keyboard))

    async def forget(self, message_id: int) -> None:
        """What the message shows is not known any more."""
        pairs = await self._list(_SHOWN)
        if any(pair[0] == message_id for pair in pairs):
            await self._state.update_data({_SHOWN: [pair for pair in pairs if pair[0] != message_id]})

    async def moved(self, message_id: int, to: int) -> None:
        """The message was deleted, another one stands for it."""
        await self._put(_MOVED, message_id, to)

    async def now_at(self, message_id: int) -> int:
        """Where the message is by now."""
        return next((pair[1] for pair in await self._list(_MOVED) if pair[0] == message_id), message_id)

    async def _list(self, name: str) -> Sequence[Sequence[int]]:
        data: dict[str, Any] = await self._state.get_data()
        pairs: Sequence[Sequence[int]] = data.get(name, ())
        return pairs

    async def _put(self, name: str, message_id: int, value: int) -> None:
        others = [pair for pair in await self._list(name) if pair[0] != message_id]
        await self._state.update_data({name: [*others, [message_id, value]][-_KEPT:]})


def _digest(text: str, keyboard: InlineKeyboardMarkup | None) -> int:
    rows = keyboard.inline_keyboard if keyboard is not None else []
    buttons = [[(button.text, button.callback_data, button.url) for button in row] for row in rows]
    return crc32(repr((text, buttons)).encode("utf-8", "surrogatepass"))
