"""Buttons of cards about new clients."""

from aiogram import Router
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.errors import HandoverSettled
from domain.handovers import HandoverState
from handlers.account_manager.actions import send_paper
from handlers.account_manager.draft import HandoverDraft
from handlers.filters import Pressed
from handlers.letters import put
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Handovers
from services import handovers
from views.handovers import accepted_card, settled_card
from views.presses import AcceptHandover, AnswerHandover, AskHandover, GiveHandover, OpenHandover, ShowContract


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="account manager")
    router.callback_query.register(accept, Pressed(AcceptHandover))
    router.callback_query.register(open_client, Pressed(OpenHandover))
    router.callback_query.register(ask, Pressed(AskHandover))
    router.callback_query.register(give, Pressed(GiveHandover))
    router.callback_query.register(answer, Pressed(AnswerHandover))
    router.callback_query.register(show_paper, Pressed(ShowContract))
    return router


async def accept(callback: CallbackQuery, press: AcceptHandover, dialog_manager: DialogManager) -> None:
    """The client is the reader's, one tap; an offer that stands no more says so."""
    scene = Scene.of(dialog_manager)
    try:
        view = await scene.db.write(handovers.accept, scene.person, press.handover_id, scene.now, receipt=scene.receipt)
        card = accepted_card(view.card, scene.words)
    except HandoverSettled:
        view = await scene.db.read(handovers.view, scene.person, press.handover_id)
        theirs = view.state is HandoverState.ACCEPTED and view.manager_id == scene.person.id
        card = settled_card(view.card, view.state, scene.words)
        if theirs:
            card = accepted_card(view.card, scene.words)
    await put(callback, card, scene.standing)
    await callback.answer()


async def open_client(callback: CallbackQuery, press: OpenHandover, dialog_manager: DialogManager) -> None:
    """A client with the whole history."""
    await _open(callback, dialog_manager, Handovers.handover, HandoverDraft(handover_id=press.handover_id))


async def ask(callback: CallbackQuery, press: AskHandover, dialog_manager: DialogManager) -> None:
    """Something is to be asked back."""
    await _open(callback, dialog_manager, Handovers.question, HandoverDraft(handover_id=press.handover_id))


async def give(callback: CallbackQuery, press: GiveHandover, dialog_manager: DialogManager) -> None:
    """Somebody else is to take the client over."""
    await _open(callback, dialog_manager, Handovers.give, HandoverDraft(handover_id=press.handover_id))


async def answer(callback: CallbackQuery, press: AnswerHandover, dialog_manager: DialogManager) -> None:
    """A question is to be answered."""
    await _open(callback, dialog_manager, Handovers.answer, HandoverDraft(question_id=press.question_id))


async def show_paper(callback: CallbackQuery, press: ShowContract, dialog_manager: DialogManager) -> None:
    """Send the signed page."""
    assert callback.bot is not None, "updates are decoded with their bot"
    await send_paper(callback.bot, Scene.of(dialog_manager), press.contract_id)
    await callback.answer()


async def _open(callback: CallbackQuery, manager: DialogManager, state: State, draft: HandoverDraft) -> None:
    await open_screen(manager, state, draft, below=True)
    await callback.answer()
