"""Text of windows and labels, by message id; values come from the window's getter."""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.text import Text as TextWidget

from handlers.scene import Scene


class Text(TextWidget):
    """A message of views/locales, as HTML."""

    def __init__(self, message_id: str, when: WhenCondition = None) -> None:
        super().__init__(when)
        self.message_id = message_id

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return Scene.of(manager).words(self.message_id, **data)


class Label(TextWidget):
    """A message of views/locales, for a button."""

    def __init__(self, message_id: str, when: WhenCondition = None) -> None:
        super().__init__(when)
        self.message_id = message_id

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return Scene.of(manager).words.plain(self.message_id, **data)


class Shown(TextWidget):
    """What the getter has worded already, under a name; empty values leave no line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return str(data[self._name])
