"""Buttons of the cards about objections."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.errors import AlreadyDecided
from handlers.drafts import MeetingDraft
from handlers.filters import Pressed
from handlers.letters import put
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Objecting
from services import objections
from services.objections import Decision
from views.objections import decided_card
from views.presses import DecideObjection, Object, Verdict


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="objections")
    router.callback_query.register(begin, Pressed(Object))
    router.callback_query.register(decide, Pressed(DecideObjection))
    return router


async def begin(callback: CallbackQuery, press: Object, dialog_manager: DialogManager) -> None:
    """Ask the caller why it is a client of ours; the card stays."""
    await open_screen(dialog_manager, Objecting.reason, MeetingDraft(meeting_id=press.meeting_id), below=True)
    await callback.answer()


async def decide(callback: CallbackQuery, press: DecideObjection, dialog_manager: DialogManager) -> None:
    """The director's answer, one tap; what somebody decided before is shown."""
    scene = Scene.of(dialog_manager)
    upheld = press.verdict is Verdict.UPHOLD
    decision = Decision(press.meeting_id, upheld, scene.words.plain("step-ask-outcome"))
    try:
        done = await scene.db.write(objections.decide, scene.person, decision, scene.now, receipt=scene.receipt)
    except AlreadyDecided:
        before = await scene.db.read(objections.decided, scene.person, press.meeting_id)
        if before is None:
            raise
        done = before
    await put(callback, decided_card(done.company, done.upheld, scene.words), scene.standing)
    await callback.answer()
