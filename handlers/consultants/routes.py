"""Buttons of the cards about consultants."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from handlers.consultants.draft import ConsultingDraft
from handlers.filters import Pressed
from handlers.letters import put
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Consulting
from services import consultants
from views.consultations import answered_card
from views.presses import CallConsultants, ComeAlong, StayAway


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="consultants")
    router.callback_query.register(call_consultants, Pressed(CallConsultants))
    router.callback_query.register(come, Pressed(ComeAlong))
    router.callback_query.register(stay, Pressed(StayAway))
    return router


async def call_consultants(callback: CallbackQuery, press: CallConsultants, dialog_manager: DialogManager) -> None:
    """Choose who is to come along; the card stays."""
    await open_screen(dialog_manager, Consulting.list, ConsultingDraft(meeting_id=press.meeting_id), below=True)
    await callback.answer()


async def come(callback: CallbackQuery, press: ComeAlong, dialog_manager: DialogManager) -> None:
    """The consultant comes, one tap."""
    scene = Scene.of(dialog_manager)
    asked = (press.meeting_id, press.asked_of)
    one = await scene.db.write(consultants.accept, scene.person, *asked, scene.now, receipt=scene.receipt)
    await put(callback, answered_card(one.card, one.state, scene.words), scene.standing)
    await callback.answer()


async def stay(callback: CallbackQuery, press: StayAway, dialog_manager: DialogManager) -> None:
    """The consultant can't come, one tap."""
    scene = Scene.of(dialog_manager)
    asked = (press.meeting_id, press.asked_of)
    one = await scene.db.write(consultants.decline, scene.person, *asked, scene.now, receipt=scene.receipt)
    await put(callback, answered_card(one.card, one.state, scene.words), scene.standing)
    await callback.answer()
