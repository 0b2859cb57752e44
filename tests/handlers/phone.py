"""A phone in memory: the real dispatcher with every conversation, Telegram and services played.

phone = Phone()
await phone.types("/menu")
await phone.presses("Назначить встречу")
assert "Ромашка" in phone.labels
"""

import itertools
from collections.abc import AsyncGenerator, Awaitable, Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    GetMe,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import CallbackQuery, Chat, InlineKeyboardMarkup, Message, TelegramObject, Update, User
from aiogram_dialog.api.entities import stack
from aiogram_dialog.test_tools.memory_storage import JsonMemoryStorage
from sample_answers import NOW, FakeDatabase, answers, person
from telegram_limits import check_rows, shown_text

from domain.people import Person
from handlers import include_all
from views.wording import Words

ME = User(id=7, is_bot=True, first_name="Комбайн", username="kombain_bot")


@dataclass(frozen=True)
class Shown:
    """A message as it stands."""

    message_id: int
    text: str
    keyboard: InlineKeyboardMarkup | None
    protected: bool

    @property
    def labels(self) -> list[str]:
        rows = self.keyboard.inline_keyboard if self.keyboard else []
        return [button.text for row in rows for button in row]

    def data_of(self, label: str) -> str:
        rows = self.keyboard.inline_keyboard if self.keyboard else []
        for row in rows:
            for button in row:
                if label in button.text and button.callback_data is not None:
                    return button.callback_data
        raise AssertionError(f"no button {label!r} among {self.labels} under {self.text!r}")


class Telegram(BaseSession):
    """As much of Telegram as a chat needs, with its refusals."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[int, Shown] = {}
        self.answered: list[str] = []
        self.log: list[str] = []
        self.blocked = False
        self.refused: list[str] = []
        self._ids = itertools.count(100)

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        self.log.append(type(method).__name__)
        if self.blocked:
            raise TelegramForbiddenError(method, "Forbidden: bot was blocked by the user")
        match method:
            case SendMessage():
                return self._show(next(self._ids), method, bool(method.protect_content))
            case EditMessageText():
                old = self._standing(method, method.message_id)
                if (old.text, old.keyboard) == (method.text, method.reply_markup):
                    self.refused.append(method.text)
                    raise TelegramBadRequest(method, "Bad Request: message is not modified")
                return self._show(old.message_id, method, old.protected)
            case EditMessageReplyMarkup():
                old = self._standing(method, method.message_id)
                self.messages[old.message_id] = replace(old, keyboard=method.reply_markup)
                return True
            case DeleteMessage():
                self._standing(method, method.message_id)
                del self.messages[method.message_id]
                return True
            case AnswerCallbackQuery():
                self.answered.append(method.callback_query_id)
                return True
            case GetMe():
                return ME
        raise AssertionError(type(method).__name__)

    def _standing(self, method: TelegramMethod[Any], message_id: int | None) -> Shown:
        if message_id not in self.messages:
            raise TelegramBadRequest(method, "Bad Request: message to edit not found")
        return self.messages[message_id]

    def _show(self, message_id: int, method: SendMessage | EditMessageText, protected: bool) -> Message:
        keyboard = method.reply_markup
        assert keyboard is None or isinstance(keyboard, InlineKeyboardMarkup)
        shown_text(method.text)
        if keyboard is not None:
            check_rows([[(b.text, b.callback_data, b.url) for b in row] for row in keyboard.inline_keyboard])
        self.messages[message_id] = Shown(message_id, method.text, keyboard, protected)
        return told(self.messages[message_id])

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        raise AssertionError("nothing is downloaded")
        yield b""

    async def close(self) -> None:
        """Nothing is open."""


def told(shown: Shown) -> Message:
    """A message as Telegram tells of it."""
    return Message(
        message_id=shown.message_id,
        date=datetime(2026, 11, 24, tzinfo=UTC),
        chat=Chat(id=1002, type="private"),
        from_user=ME,
        text=shown.text,
        reply_markup=shown.keyboard,
        has_protected_content=shown.protected or None,
    )


class _Staff(BaseMiddleware):
    def __init__(self, phone: "Phone") -> None:
        self._phone = phone

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)
        who = self._phone.person
        language = who.language if who else "ru"
        data.update(
            person=who,
            db=self._phone.db,
            now=self._phone.now,
            words=Words(language, "Europe/Moscow"),
            receipt=f"u{event.update_id}",
        )
        return await handler(event, data)


class Phone:
    """One person with a chat."""

    def __init__(self, who: Person | None = None, *, stranger: bool = False) -> None:
        self.person = None if stranger else who or person()
        self.db = FakeDatabase(answers())
        self.now = NOW
        self.telegram = Telegram()
        self.storage = JsonMemoryStorage()
        self.last_screen = 0
        self._bot = Bot("7:phone", session=self.telegram)
        self._dispatcher = Dispatcher(storage=self.storage)
        self._dispatcher.update.outer_middleware(_Staff(self))
        include_all(self._dispatcher)
        self._updates = itertools.count(1)
        self._dialogs = itertools.count(1)
        self._last: tuple[Any, Update] | None = None

    @property
    def messages(self) -> dict[int, Shown]:
        return self.telegram.messages

    @property
    def screen(self) -> Shown:
        """What the last deed changed; the newest message if it changed nothing."""
        return self.messages.get(self.last_screen) or self.messages[max(self.messages)]

    @property
    def text(self) -> str:
        return self.screen.text

    @property
    def labels(self) -> str:
        return " | ".join(self.screen.labels)

    async def starts(self, payload: str = "") -> None:
        await self.types(f"/start {payload}".strip())

    async def types(self, text: str | None, **other: Any) -> None:
        message = Message(
            message_id=1,
            date=datetime(2026, 11, 24, tzinfo=UTC),
            chat=Chat(id=1002, type="private"),
            from_user=self._user,
            text=text,
            **other,
        )
        await self._feed(Update(update_id=next(self._updates), message=message))

    async def presses(self, label: str, message_id: int | None = None, *, listening: bool = True) -> None:
        """Press the newest button whose label has these words."""
        if message_id is None:
            message_id = next(
                number
                for number in sorted(self.messages, reverse=True)
                if label in " | ".join(self.messages[number].labels)
            )
        await self.forges(self.messages[message_id].data_of(label), message_id, listening=listening)

    async def forges(self, data: str, message_id: int | None = None, *, listening: bool = True) -> None:
        """Send any data at all, from a message or from nowhere."""
        message = None if message_id is None else told(self.messages[message_id])
        press = CallbackQuery(
            id=str(next(self._updates)), from_user=self._user, chat_instance="1", message=message, data=data
        )
        await self._feed(Update(update_id=next(self._updates), callback_query=press))
        assert not listening or press.id in self.telegram.answered, "an endless spinner"

    async def card(self, shown: Shown) -> None:
        """A card comes by itself."""
        self.messages[shown.message_id] = shown

    async def replay(self) -> None:
        """The process was killed before the last update was marked handled: the conversation is as before it."""
        assert self._last is not None
        before, update = self._last
        self.storage.storage = deepcopy(before)
        await self._feed(update)

    async def again(self) -> None:
        """The same press a second time, as a double tap gives it: another update, the conversation moved on."""
        assert self._last is not None
        _, update = self._last
        before = len(self.messages)
        await self._feed(update.model_copy(update={"update_id": next(self._updates)}))
        assert not self.telegram.refused, "an edit that changes nothing"
        assert len(self.messages) <= before, "a second message for a second tap"

    async def _feed(self, update: Update) -> None:
        self._last = deepcopy(self.storage.storage), update
        before = dict(self.messages)
        decoded = Update.model_validate(update.model_dump(exclude_none=True, by_alias=True), context={"bot": self._bot})
        # The library draws ids of dialogs from a hundred values a second, and a test opens many in one.
        with patch.object(stack, "new_id", lambda: f"d{next(self._dialogs)}"):
            await self._dispatcher.feed_update(self._bot, decoded)
        changed = [number for number, shown in self.messages.items() if before.get(number) != shown]
        if changed:
            self.last_screen = max(changed)

    @property
    def _user(self) -> User:
        return User(id=1002, is_bot=False, first_name="Анна", last_name="Смирнова", language_code="ru")
