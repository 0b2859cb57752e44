"""The answer to the first question about pay, by the button of its card."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from handlers.filters import Pressed
from handlers.letters import put
from handlers.scene import Scene
from services import terms
from views.pay_terms import kept_card
from views.presses import KeepTerms


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="pay terms")
    router.callback_query.register(keep, Pressed(KeepTerms))
    return router


async def keep(callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    """The terms the department began with are right."""
    scene = Scene.of(dialog_manager)
    await scene.db.write(terms.keep, scene.person, scene.now, receipt=scene.receipt)
    await put(callback, kept_card(scene.words), scene.standing)
    await callback.answer()
