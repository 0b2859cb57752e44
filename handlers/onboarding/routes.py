"""/start with an invitation: strangers become staff, staff get the roles added."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message
from aiogram_dialog import DialogManager

from domain.errors import DomainError
from domain.people import Person
from handlers.letters import send
from handlers.menu.cards import menu_of
from handlers.scene import Scene
from services import Database, invites
from services.invites import Guest
from views.cards import Card
from views.errors import sentence
from views.wording import Words, closest_language

_LONGEST_NAME = 100


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="onboarding")
    router.message.register(join, CommandStart(deep_link=True))
    return router


async def join(
    message: Message,
    command: CommandObject,
    dialog_manager: DialogManager,
    person: Person | None,
    db: Database,
    now: datetime,
    words: Words,
    receipt: str,
) -> None:
    """Use the invitation and show what can be done with it; to somebody at work, an error comes with their menu."""
    user = message.from_user
    assert user is not None, "the staff middleware lets no message of nobody through"
    guest = Guest(user.id, user.full_name[:_LONGEST_NAME], closest_language(user.language_code or ""))
    trouble = ""
    try:
        joined = await db.write(invites.redeem, (command.args or "").strip(), guest, now, receipt=receipt)
    except DomainError as error:
        if person is None:
            raise
        joined, trouble = person, f"⚠️ {sentence(error, words)}\n\n"
    data: dict[str, Any] = dialog_manager.middleware_data
    data.update(person=joined, words=Words(joined.language, joined.zone))
    menu = await menu_of(Scene.of(dialog_manager))
    assert message.bot is not None, "updates are decoded with their bot"
    await send(message.bot, message.chat.id, Card(trouble + menu.text, menu.buttons))
