"""Choices among things: a button each, and pages when there are many."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from aiogram.types import CallbackQuery, InlineKeyboardButton
from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import ButtonVariant, RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.kbd import Keyboard

from domain.errors import NotYours
from handlers.scene import Scene
from views.cards import short

Pick = Callable[[DialogManager, str], Awaitable[None]]
Turn = Callable[[DialogManager, int], Awaitable[None]]

T = TypeVar("T")
K = TypeVar("K", str, int)
_LONGEST_NUMBER = 18


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: what comes back, and what stands on the button."""

    key: str
    label: str


class Choices(Keyboard):
    """A button per option of the getter's list, `width` in a row. What comes back may be forged: actions check it."""

    def __init__(self, name: str, options: str, pick: Pick, width: int = 1, when: WhenCondition = None) -> None:
        super().__init__(name, when)
        self._options = options
        self._pick = pick
        self._width = width

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        options: Sequence[Option] = data[self._options]
        limit = _UNITS_ACROSS // self._width
        buttons: list[ButtonVariant] = [
            InlineKeyboardButton(text=short(option.label, limit), callback_data=self._item_callback_data(option.key))
            for option in options
        ]
        return [buttons[at : at + self._width] for at in range(0, len(buttons), self._width)]

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        await self._pick(manager, data)
        return True


# What fits across a phone of 360 pixels, padding of several buttons counted in.
_UNITS_ACROSS = 34


class Pager(Keyboard):
    """‹ 2 из 5 › under a list; the getter gives `page` (from 0) and `pages`."""

    def __init__(self, name: str, turn: Turn) -> None:
        super().__init__(name)
        self._turn = turn

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        return pager_row(self._item_callback_data, data["page"], data["pages"], manager)

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        await self._turn(manager, number(data))
        return True


def pager_row(data_of: Callable[[str | int], str], page: int, pages: int, manager: DialogManager) -> RawKeyboard:
    """The row of a pager; none when everything is on one page. It goes round at the ends."""
    if pages <= 1:
        return []
    words = Scene.of(manager).words
    where = words.plain("page-of", page=page + 1, pages=pages)
    targets = (("‹", (page - 1) % pages), (where, page), ("›", (page + 1) % pages))
    # Two buttons of two pages lead to the same one; Telegram takes equal callback data in a message.
    return [[InlineKeyboardButton(text=text, callback_data=data_of(target)) for text, target in targets]]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Part of a list; `page` counts from 0."""

    items: Sequence[T]
    page: int
    pages: int


def page_of(items: Sequence[T], page: int, size: int) -> Page[T]:
    """A page of a list; the last one when there are fewer by now."""
    pages = max(-(-len(items) // size), 1)
    page = min(page, pages - 1)
    return Page(items[page * size : (page + 1) * size], page, pages)


def chosen(read: Callable[[K], T], key: K) -> T:
    """What came back from a button, read as what it stands for. Raises NotYours for anything else: it was forged.

    >>> from datetime import date
    >>> chosen(date.fromisoformat, "2026-11-24")
    datetime.date(2026, 11, 24)
    """
    try:
        return read(key)
    except ValueError:
        raise NotYours from None


def number(text: str) -> int:
    """A whole number that came back from a button. Raises NotYours for anything else: it was forged."""
    if not text.isascii() or not text.isdigit() or len(text) > _LONGEST_NUMBER:
        raise NotYours()
    return int(text)
