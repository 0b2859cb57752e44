"""Rules that said no, and screens that are gone: a sentence, and a way on; what was entered stays.

Everything else goes on to intake, which tries again and then sets the update aside.
"""

from typing import Any

from aiogram import Bot, Router
from aiogram.exceptions import TelegramForbiddenError
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent, UnknownState
from aiogram_dialog.utils import remove_intent_id

from domain.errors import DomainError
from domain.people import Person
from handlers.letters import put, send
from handlers.menu.cards import menu_of
from handlers.scene import Scene
from handlers.standing import Standing
from handlers.widgets.buttons import MENU
from handlers.widgets.screen import TROUBLE
from views.cards import Button, Card
from views.errors import sentence
from views.presses import Go, Place
from views.wording import Words


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="errors")
    router.error.register(rule_said_no, ExceptionTypeFilter(DomainError))
    router.error.register(nobody_listens, ExceptionTypeFilter(TelegramForbiddenError))
    router.error.register(screen_is_gone, ExceptionTypeFilter(UnknownIntent, OutdatedIntent, UnknownState))
    return router


async def rule_said_no(event: ErrorEvent, bot: Bot, words: Words, person: Person | None, **data: Any) -> None:
    """The sentence above the screen in use; without one, a card with the way to the menu."""
    assert isinstance(event.exception, DomainError)
    trouble = f"⚠️ {sentence(event.exception, words)}"
    manager: DialogManager | None = data.get("dialog_manager")
    what = event.update.event
    if isinstance(what, CallbackQuery):
        await _after_press(what, manager, trouble, words, Standing(data["state"]))
    elif manager is None or person is None or not await _shown(manager, trouble, ShowMode.SEND):
        assert isinstance(what, Message), "no other update reaches a handler"
        await send(bot, what.chat.id, _card(trouble, words, menu=person is not None))


async def _after_press(
    callback: CallbackQuery, manager: DialogManager | None, trouble: str, words: Words, standing: Standing
) -> None:
    card = _card(trouble, words)
    intent, data = remove_intent_id(callback.data or "")
    if intent is None and Go.parse(data) is None:
        assert callback.bot is not None, "updates are decoded with their bot"
        # The card under the button stays: it tells of something that happened.
        await send(callback.bot, callback.from_user.id, card)
    elif intent is None or manager is None or not await _shown(manager, trouble, ShowMode.EDIT):
        await put(callback, card, standing)
    await callback.answer()


async def screen_is_gone(event: ErrorEvent, bot: Bot, **data: Any) -> None:
    """The screen in use instead, or else the menu."""
    scene = Scene.within(data)
    # There is no manager for a press on a message too old to be told of.
    manager: DialogManager | None = data.get("dialog_manager")
    what = event.update.event
    if not isinstance(what, CallbackQuery):
        trouble = scene.words("screen-outdated")
        if manager is None or not await _shown(manager, trouble, ShowMode.SEND):
            await send(bot, scene.person.telegram_id, await _menu_instead(scene, manager, trouble))
        return
    _, pressed = remove_intent_id(what.data or "")
    if pressed == MENU:
        # The second tap on it: the first one has brought the menu.
        await put(what, await menu_of(scene), scene.standing)
    else:
        trouble = scene.words("screen-outdated")
        if manager is None or not await _shown(manager, trouble, ShowMode.EDIT):
            await put(what, await _menu_instead(scene, manager, trouble), scene.standing)
    await what.answer()


async def _menu_instead(scene: Scene, manager: DialogManager | None, trouble: str) -> Card:
    if manager is not None:
        # Contexts of screens that a newer version renamed cannot be read any more.
        await manager.reset_stack(remove_keyboard=False)
    menu = await menu_of(scene)
    return Card(f"{trouble}\n\n{menu.text}", menu.buttons)


async def nobody_listens(event: ErrorEvent) -> None:
    """The person has blocked the bot since: what was done is done, and the news of the blocking comes by itself."""


async def _shown(manager: DialogManager, trouble: str, mode: ShowMode) -> bool:
    """Whether a screen could be shown again; one whose own facts are gone is closed, and the one before it shown."""
    manager.middleware_data[TROUBLE] = trouble
    while manager.has_context():
        try:
            await manager.show(mode)
        except DomainError:
            await manager.mark_closed()
        else:
            return True
    return False


def _card(trouble: str, words: Words, *, menu: bool = True) -> Card:
    way_on = ((Button.of(words.plain("place-menu"), Go(Place.MENU)),),)
    return Card(trouble, way_on if menu else ())
