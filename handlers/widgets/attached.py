"""A page that is sent as a photo or a file."""

from collections.abc import Awaitable, Callable

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.input import BaseInput, CombinedInput

from handlers.screens import window_in_use

Keep = Callable[[DialogManager, str, str], Awaitable[None]]


class Attached(BaseInput):
    """Takes a photo or a file: Telegram's id of it, and which of the two. Stands before `Typed`, which refuses them."""

    def __init__(self, keep: Keep) -> None:
        super().__init__()
        self._keep = keep

    async def process_message(self, message: Message, dialog: DialogProtocol, manager: DialogManager) -> bool:
        """Give the id to the action; anything else is left to the other inputs."""
        if message.photo:
            await self._keep(manager, message.photo[-1].file_id, "photo")
            return True
        if message.document is not None:
            await self._keep(manager, message.document.file_id, "document")
            return True
        return False


def takes_pages(manager: DialogManager) -> bool:
    """Whether the screen in use waits for a photo or a file."""
    window = window_in_use(manager)
    if window is None or window.on_message is None:
        return False
    inputs = window.on_message.inputs if isinstance(window.on_message, CombinedInput) else (window.on_message,)
    return any(isinstance(one, Attached) for one in inputs)
