"""Filters that cost little: synchronous ones, `F.` included, each run through a thread (270 µs)."""

from typing import Any

from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from views.presses import Press


class Pressed(BaseFilter):
    """A button of a card was pressed; the handler gets the `press`."""

    def __init__(self, press: type[Press]) -> None:
        self._press = press

    async def __call__(self, callback: CallbackQuery) -> bool | dict[str, Any]:
        """The press, if it is this one."""
        press = self._press.parse(callback.data or "")
        return False if press is None else {"press": press}


class Sent(BaseFilter):
    """A message brings a "document", a "photo" and the like."""

    def __init__(self, content: str) -> None:
        self._content = content

    async def __call__(self, message: Message) -> bool:
        """Whether it does."""
        return message.content_type == self._content
