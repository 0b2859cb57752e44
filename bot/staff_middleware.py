"""Telegram user -> Person with roles, read anew for every update (law 5); others get one polite sentence."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, TelegramObject, Update, User

from bot.clock import Clock
from services import groups, reachability, staff
from storage.database import Database
from views.wording import Words

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class StaffMiddleware(BaseMiddleware):
    """Lets staff in private chats through, with what their handlers need: person, db, now, words, receipt."""

    def __init__(self, db: Database, clock: Clock, zone: str) -> None:
        self._db = db
        self._clock = clock
        self._zone = zone

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Let the update through, or answer it here."""
        assert isinstance(event, Update)
        user: User | None = data.get("event_from_user")
        if user is None or user.is_bot:
            return None
        bot: Bot = data["bot"]
        chat = data.get("event_chat")
        words = Words(user.language_code or "ru", self._zone)
        if chat is not None and chat.type != ChatType.PRIVATE:
            return await self._answer_group(bot, chat.id, event.event, words)
        now = self._clock.now()
        if isinstance(event.event, ChatMemberUpdated):
            return await self._note_reach(user.id, event.event)
        person = await self._db.read(staff.person_by_telegram, user.id)
        if person is None and not _is_invitation(event.event):
            return await _answer_stranger(event.event, words)
        if person is not None:
            words = Words(person.language, person.zone)
            if person.unreachable:
                await self._db.write(reachability.back, user.id, now)
        data.update(person=person, db=self._db, now=now, words=words, receipt=f"u{event.update_id}")
        return await handler(event, data)

    async def _note_reach(self, telegram_id: int, change: ChatMemberUpdated) -> None:
        left = change.new_chat_member.status in {ChatMemberStatus.KICKED, ChatMemberStatus.LEFT}
        note = reachability.blocked if left else reachability.back
        await self._db.write(note, telegram_id, self._clock.now())

    async def _answer_group(self, bot: Bot, chat_id: int, event: TelegramObject, words: Words) -> None:
        if isinstance(event, CallbackQuery):
            await event.answer(words("private-only"))
            return
        if isinstance(event, ChatMemberUpdated) and event.new_chat_member.status in {
            ChatMemberStatus.KICKED,
            ChatMemberStatus.LEFT,
        }:
            return
        if await self._db.write(groups.first_words, chat_id):
            await bot.send_message(chat_id, words("private-only"))


async def _answer_stranger(event: TelegramObject, words: Words) -> None:
    """One sentence, the same for strangers and for those who work here no more: it tells nothing about either."""
    if isinstance(event, CallbackQuery):
        await event.answer(words("stranger"), show_alert=True)
        if isinstance(event.message, Message) and event.message.reply_markup is not None:
            # The message may be too old to be edited, or its buttons gone meanwhile.
            with suppress(TelegramBadRequest):
                await event.message.edit_reply_markup(reply_markup=None)
    elif isinstance(event, Message):
        await event.answer(words("stranger"))


def _is_invitation(event: TelegramObject) -> bool:
    return isinstance(event, Message) and (event.text or "").startswith("/start ")
