"""The buttons of cards that move a meeting, or call it off."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from handlers.filters import Pressed
from handlers.letters import put
from handlers.moving.draft import MoveDraft
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Moving
from services import call_ahead
from views.presses import CancelMeeting, ConfirmMeeting, MoveMeeting, NobodyAnswers
from views.routes import answered_card


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="moving")
    router.callback_query.register(move, Pressed(MoveMeeting))
    router.callback_query.register(cancel, Pressed(CancelMeeting))
    router.callback_query.register(confirm, Pressed(ConfirmMeeting))
    router.callback_query.register(no_answer, Pressed(NobodyAnswers))
    return router


async def move(callback: CallbackQuery, press: MoveMeeting, dialog_manager: DialogManager) -> None:
    """Put the meeting of the card at another time; the card stays."""
    await open_screen(dialog_manager, Moving.day, MoveDraft(meeting_id=press.meeting_id), below=True)
    await callback.answer()


async def cancel(callback: CallbackQuery, press: CancelMeeting, dialog_manager: DialogManager) -> None:
    """Call the meeting of the card off; the card stays."""
    await open_screen(dialog_manager, Moving.cancel, MoveDraft(meeting_id=press.meeting_id), below=True)
    await callback.answer()


async def confirm(callback: CallbackQuery, press: ConfirmMeeting, dialog_manager: DialogManager) -> None:
    """The meeting stands."""
    scene = Scene.of(dialog_manager)
    asked = (press.meeting_id, press.asked_of)
    card = await scene.db.write(call_ahead.confirm, scene.person, *asked, scene.now, receipt=scene.receipt)
    await put(callback, answered_card("ahead-confirmed", card, scene.words), scene.standing)
    await callback.answer()


async def no_answer(callback: CallbackQuery, press: NobodyAnswers, dialog_manager: DialogManager) -> None:
    """Nobody answered; in the morning it is asked again, once."""
    scene = Scene.of(dialog_manager)
    asked = (press.meeting_id, press.asked_of)
    silent = await scene.db.write(call_ahead.no_answer, scene.person, *asked, scene.now, receipt=scene.receipt)
    answer = "ahead-later" if silent.again else "ahead-unconfirmed"
    await put(callback, answered_card(answer, silent.card, scene.words), scene.standing)
    await callback.answer()
