"""Buttons of cards about deals."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from handlers.deals.draft import DealDraft
from handlers.filters import Pressed
from handlers.screens import open_screen
from handlers.states import Deals
from views.presses import OpenDeal


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="deals")
    router.callback_query.register(open_deal, Pressed(OpenDeal))
    return router


async def open_deal(callback: CallbackQuery, press: OpenDeal, dialog_manager: DialogManager) -> None:
    """A deal."""
    await open_screen(dialog_manager, Deals.deal, DealDraft(deal_id=press.deal_id), below=True)
    await callback.answer()
