"""An answer that is typed."""

from collections.abc import Awaitable, Callable

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.input import BaseInput

from domain.errors import TextMissing
from views.html import tamed

Read = Callable[[DialogManager, str], Awaitable[None]]


class Typed(BaseInput):
    """Takes text, or the number of a shared contact. What an action refuses is asked again, the draft as it was."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read

    async def process_message(self, message: Message, dialog: DialogProtocol, manager: DialogManager) -> bool:
        """Give the text to the action. Raises TextMissing for a picture, a sticker and the like."""
        typed = message.contact.phone_number if message.contact is not None else message.text
        text = tamed(typed or "").strip()
        if not text:
            raise TextMissing
        await self._read(manager, text)
        return True
