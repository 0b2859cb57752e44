"""/start with an invitation: strangers become staff, staff get the roles added."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message
from aiogram_dialog import DialogManager
from services.invites import Guest

from handlers.letters import send
from handlers.menu.cards import menu_of
from handlers.scene import Scene
from services import Database, invites
from views.wording import Words, closest_language

_LONGEST_NAME = 100


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="onboarding")
    router.message.register(join, CommandStart(deep_link=True))
    return router


async def join(
    message: Message, command: CommandObject, dialog_manager: DialogManager, db: Database, now: datetime, receipt: str
) -> None:
    """Use the invitation and show what can be done with it."""
    user = message.from_user
    assert user is not None, "the staff middleware lets no message of nobody through"
    guest = Guest(user.id, user.full_name[:_LONGEST_NAME], closest_language(user.language_code or ""))
    person = await db.write(invites.redeem, (command.args or "").strip(), guest, now, receipt=receipt)
    data: dict[str, Any] = dialog_manager.middleware_data
    data.update(person=person, words=Words(person.language, person.zone))
    assert message.bot is not None, "updates are decoded with their bot"
    await send(message.bot, message.chat.id, await menu_of(Scene.of(dialog_manager)))
