"""Buttons of cards that came to a caller."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from handlers.caller.draft import BookingDraft
from handlers.filters import Pressed
from handlers.screens import open_screen
from handlers.states import Booking
from views.presses import BookAgain


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="caller")
    router.callback_query.register(book_again, Pressed(BookAgain))
    return router


async def book_again(callback: CallbackQuery, press: BookAgain, dialog_manager: DialogManager) -> None:
    """Book another meeting with the company of the card."""
    await open_screen(dialog_manager, Booking.day, BookingDraft(lead_id=press.lead_id), below=True)
    await callback.answer()
