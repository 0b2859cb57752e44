"""Buttons of cards that came to a caller."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from handlers.caller.draft import BookingDraft, CallingDraft
from handlers.filters import Pressed
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Booking, Calling
from services import calls
from views.presses import BookAgain, TakeLead


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="caller")
    router.callback_query.register(book_again, Pressed(BookAgain))
    router.callback_query.register(take, Pressed(TakeLead))
    return router


async def book_again(callback: CallbackQuery, press: BookAgain, dialog_manager: DialogManager) -> None:
    """Book another meeting with the company of the card."""
    await open_screen(dialog_manager, Booking.day, BookingDraft(lead_id=press.lead_id), below=True)
    await callback.answer()


async def take(callback: CallbackQuery, press: TakeLead, dialog_manager: DialogManager) -> None:
    """Take the lead of a callback that rings, and call it from where it rang."""
    scene = Scene.of(dialog_manager)
    card = await scene.db.write(calls.take, scene.person, press.lead_id, scene.now, receipt=f"take:{scene.receipt}")
    draft = CallingDraft(lead_id=card.lead_id, company=card.company, zone=card.zone)
    await open_screen(dialog_manager, Calling.card, draft)
    await callback.answer()
