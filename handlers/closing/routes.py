"""The button of the draft register."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.ledger import month_of_key
from handlers.filters import Pressed
from handlers.letters import put
from handlers.scene import Scene
from handlers.widgets.choices import chosen
from services import statements
from views.presses import CloseMonth
from views.statements import closed_card


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="closing")
    router.callback_query.register(close, Pressed(CloseMonth))
    return router


async def close(callback: CallbackQuery, press: CloseMonth, dialog_manager: DialogManager) -> None:
    """The register is right: close the month."""
    scene = Scene.of(dialog_manager)
    month = chosen(month_of_key, press.month)
    await scene.db.write(statements.approve, scene.person, month, scene.now, receipt=scene.receipt)
    await put(callback, closed_card(month, scene.words), scene.standing)
    await callback.answer()
