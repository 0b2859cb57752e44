"""The buttons of cards that move a meeting, or call it off."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from handlers.filters import Pressed
from handlers.moving.draft import MoveDraft
from handlers.screens import open_screen
from handlers.states import Moving
from views.presses import CancelMeeting, MoveMeeting


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="moving")
    router.callback_query.register(move, Pressed(MoveMeeting))
    router.callback_query.register(cancel, Pressed(CancelMeeting))
    return router


async def move(callback: CallbackQuery, press: MoveMeeting, dialog_manager: DialogManager) -> None:
    """Put the meeting of the card at another time; the card stays."""
    await open_screen(dialog_manager, Moving.day, MoveDraft(meeting_id=press.meeting_id), below=True)
    await callback.answer()


async def cancel(callback: CallbackQuery, press: CancelMeeting, dialog_manager: DialogManager) -> None:
    """Call the meeting of the card off; the card stays."""
    await open_screen(dialog_manager, Moving.cancel, MoveDraft(meeting_id=press.meeting_id), below=True)
    await callback.answer()
