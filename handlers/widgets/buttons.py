"""Buttons of windows: to another window, to an action, to the menu.

Ids are unique within a dialog, window names among them: a double tap reaches the next window, where its button must
not mean something else.
"""

from collections.abc import Awaitable, Callable

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import TextWidget
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.kbd import Button

from handlers.menu.cards import menu_of
from handlers.scene import Scene
from handlers.screens import close_screen
from handlers.widgets.texts import Label

MENU = "menu"
"""What the menu's button sends in any window."""

Action = Callable[[DialogManager], Awaitable[None]]


class Act(Button):
    """A button that does something."""

    def __init__(self, text: TextWidget, name: str, action: Action, when: WhenCondition = None) -> None:
        super().__init__(text, name, when=when)
        self._action = action

    async def _process_own_callback(
        self, callback: CallbackQuery, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        await self._action(manager)
        return True


class To(Act):
    """A button to another window of the dialog."""

    def __init__(self, text: TextWidget, state: State, when: WhenCondition = None) -> None:
        self._state = state
        assert state.state is not None
        super().__init__(text, f"to_{state.state.split(':')[-1]}", self._go, when)

    async def _go(self, manager: DialogManager) -> None:
        await manager.switch_to(self._state)


class MenuButton(Act):
    """The way out of every window."""

    def __init__(self) -> None:
        super().__init__(Label("place-menu"), MENU, _leave)


async def _leave(manager: DialogManager) -> None:
    await close_screen(manager, await menu_of(Scene.of(manager)))
