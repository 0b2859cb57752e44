"""Every message with a dialog is a screen of its own: it stays usable whatever came beneath it.

aiogram-dialog lets only the top of its stack be pressed. Here a press brings its screen to the top first, so that the
stack is merely the list of the screens in use, the latest last; the oldest are let go.
"""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram import BaseMiddleware, Bot, Router
from aiogram.fsm.state import State
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import CallbackQuery, Chat, InaccessibleMessage, InlineKeyboardMarkup, Message, TelegramObject
from aiogram_dialog import ChatEvent, Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.api.entities import NewMessage, OldMessage
from aiogram_dialog.api.entities import stack as stacks
from aiogram_dialog.api.internal import STORAGE_KEY
from aiogram_dialog.api.protocols import DialogRegistryProtocol, MessageNotModified
from aiogram_dialog.context.media_storage import MediaIdStorage
from aiogram_dialog.context.storage import StorageProxy
from aiogram_dialog.manager.manager import ManagerImpl
from aiogram_dialog.manager.message_manager import MessageManager
from aiogram_dialog.utils import REPLY_CALLBACK_SYMBOLS, remove_intent_id

from handlers.drafts import Draft
from handlers.letters import put
from handlers.scene import Scene
from handlers.standing import Standing
from views.cards import Card

SCREENS_KEPT = 8

_SCREEN_NUMBERS = 62**6
"""As many as six letters of a button's data tell apart."""


def _screen_number() -> int:
    """A number for a new screen, unlike any other of the person's.

    aiogram-dialog draws one of a hundred numbers for each second: of two screens that a quick person opens within a
    second one in a hundred is taken for the other, and closing the one loses both.
    """
    return secrets.randbelow(_SCREEN_NUMBERS - 1) + 1


stacks.new_int_id = _screen_number

ISOLATION = DisabledEventIsolation()
"""Intake hands over one update of a person at a time already (law 2)."""


class ScreenFirst(BaseMiddleware):
    """Brings the screen that is pressed, or replied to, to the top. Stands before aiogram-dialog's own middlewares."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Look at the press or the message and let it through."""
        if isinstance(event, CallbackQuery):
            return await handler(await self._pressed(event, data), data)
        assert isinstance(event, Message)
        return await handler(await self._written(event, data), data)

    async def _pressed(self, press: CallbackQuery, data: dict[str, Any]) -> CallbackQuery:
        if press.message is None:
            # A press on a message too old to be told of: in a private chat it is still known whose chat that is.
            chat = Chat(id=press.from_user.id, type="private")
            nowhere = InaccessibleMessage(chat=chat, message_id=0, date=0)
            press = press.model_copy(update={"message": nowhere}).as_(data["bot"])
            data["event_chat"] = chat
        intent, _ = remove_intent_id(press.data or "")
        if intent is not None:
            await self._raise(intent, press.from_user.id, data)
        return press

    async def _written(self, message: Message, data: dict[str, Any]) -> Message:
        changes: dict[str, Any] = {}
        if message.text is not None and message.text[-1:] in REPLY_CALLBACK_SYMBOLS:
            # aiogram-dialog takes invisible signs at the end of a text, which come along with pasted ones, for a press.
            changes["text"] = message.text.rstrip(REPLY_CALLBACK_SYMBOLS)
        if message.reply_to_message is not None:
            changes["reply_to_message"] = None
            intent = _intent_in(message.reply_to_message.reply_markup)
            if intent is not None:
                await self._raise(intent, message.chat.id, data)
        return message.model_copy(update=changes).as_(data["bot"]) if changes else message

    async def _raise(self, intent: str, person: int, data: dict[str, Any]) -> None:
        bot: Bot = data["bot"]
        proxy = StorageProxy(
            storage=data["fsm_storage"],
            events_isolation=ISOLATION,
            user_id=person,
            chat_id=person,
            thread_id=None,
            business_connection_id=None,
            bot=bot,
            state_groups={},
        )
        stack = await proxy.load_stack()
        await proxy.unlock()  # type: ignore[no-untyped-call]  # the library leaves it untyped
        if intent in stack.intents[:-1]:
            stack.intents.remove(intent)
            stack.intents.append(intent)
            await proxy.save_stack(stack)


def _intent_in(keyboard: InlineKeyboardMarkup | None) -> str | None:
    rows = keyboard.inline_keyboard if keyboard is not None else []
    pressed = (button.callback_data for row in rows for button in row if button.callback_data)
    return next((intent for intent, _ in map(remove_intent_id, pressed) if intent), None)


class ScreenManager(ManagerImpl):
    """A dialog manager that leaves a card alone when a screen is opened below it."""

    def _get_last_message(self) -> OldMessage | None:
        if self.show_mode is ShowMode.SEND and isinstance(self.event, CallbackQuery):
            return None
        return super()._get_last_message()


class Messages(MessageManager):
    """Shows windows; knows what stands in the chat, so that nothing is edited into what it is already."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    async def show_message(self, bot: Bot, new_message: NewMessage, old_message: OldMessage | None) -> OldMessage:
        """Send or edit, unless nothing would change. Raises MessageNotModified then."""
        text, keyboard = new_message.text or "", new_message.reply_markup
        assert keyboard is None or isinstance(keyboard, InlineKeyboardMarkup), "windows have buttons under them"
        old = old_message
        if old is not None and new_message.show_mode is ShowMode.EDIT:
            now_at = await self._standing.now_at(old.message_id)
            if now_at != old.message_id:
                old = replace(old, message_id=now_at, has_protected_content=new_message.protect_content)
            if await self._standing.shows(now_at, text, keyboard):
                raise MessageNotModified
        shown = await super().show_message(bot, new_message, old)
        await self._standing.note(shown.message_id, text, keyboard)
        if old is not None and new_message.show_mode is ShowMode.EDIT and shown.message_id != old.message_id:
            await self._standing.moved(old.message_id, shown.message_id)
        return shown

    async def remove_inline_kbd(self, bot: Bot, old_message: OldMessage | None) -> Message | None:
        """Take the buttons from a message."""
        if old_message is not None:
            await self._standing.forget(old_message.message_id)
        return await super().remove_inline_kbd(bot, old_message)


class ScreenManagers:
    """Makes the managers; aiogram-dialog asks for one per update."""

    def __init__(self) -> None:
        self._media = MediaIdStorage()  # type: ignore[no-untyped-call]  # the library leaves it untyped

    def __call__(
        self, event: ChatEvent, data: dict[str, Any], registry: DialogRegistryProtocol, router: Router
    ) -> DialogManager:
        """A manager for one update."""
        return ScreenManager(
            event=event,
            data=data,
            message_manager=Messages(Standing(data["state"])),
            media_id_storage=self._media,
            registry=registry,
            router=router,
            getter=None,
        )


def asks(manager: DialogManager) -> bool:
    """Whether the screen in use waits for a text."""
    window = window_in_use(manager)
    return window is not None and window.on_message is not None


def window_in_use(manager: DialogManager) -> Window | None:
    """The window a message would answer."""
    if not manager.has_context():
        return None
    assert isinstance(manager, ManagerImpl), "ScreenManagers makes them"
    dialog = manager.dialog()
    assert isinstance(dialog, Dialog), "no other kind of dialog is made"
    window = dialog.windows.get(manager.current_context().state)
    return window if isinstance(window, Window) else None


async def open_screen(manager: DialogManager, state: State, draft: Draft | None = None, *, below: bool = False) -> None:
    """Open a dialog: in place of the pressed message, or below it."""
    press = manager.event
    pressed = press.message.message_id if isinstance(press, CallbackQuery) and press.message and not below else 0
    if pressed and manager.has_context() and Draft.of(manager).place == pressed:
        # A double tap: the screen that the first one opened here makes way, or it would go on listening unseen.
        await manager.mark_closed()
    stack = manager.current_stack()
    storage: StorageProxy = manager.middleware_data[STORAGE_KEY]
    while len(stack.intents) >= SCREENS_KEPT:
        await storage.remove_context(stack.intents.pop(0))
    started = replace(draft or Draft(), key=Scene.of(manager).receipt, place=pressed)
    await manager.start(state, data=started.data(), show_mode=ShowMode.SEND if below else ShowMode.AUTO)


async def close_screen(manager: DialogManager, card: Card) -> None:
    """End the current dialog and put a card in its place."""
    await manager.mark_closed()
    # The message is no screen any more: text typed into another one must not take its buttons away.
    manager.current_stack().last_message_id = None
    if isinstance(manager.event, CallbackQuery):
        await put(manager.event, card, Scene.of(manager).standing)
