"""Buttons of the cards about statements and disputes."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.ledger import month_of_key
from handlers.drafts import DisputeDraft, NumberDraft
from handlers.filters import Pressed
from handlers.letters import send
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Disputes, Disputing
from handlers.widgets.choices import chosen
from services import disputes, statements
from views.presses import AgreeStatement, DisputeStatement, OpenDispute
from views.statements import agreed_card


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="disputes")
    router.callback_query.register(agree, Pressed(AgreeStatement))
    router.callback_query.register(begin, Pressed(DisputeStatement))
    router.callback_query.register(look, Pressed(OpenDispute))
    return router


async def agree(callback: CallbackQuery, press: AgreeStatement, dialog_manager: DialogManager) -> None:
    """The statement is right; the document stays, and the answer comes below it."""
    scene = Scene.of(dialog_manager)
    month = await scene.db.write(
        statements.agree, scene.person, chosen(month_of_key, press.month), scene.now, receipt=scene.receipt
    )
    assert callback.bot is not None, "updates are decoded with their bot"
    await send(callback.bot, callback.from_user.id, agreed_card(month, scene.words))
    await callback.answer()


async def begin(callback: CallbackQuery, press: DisputeStatement, dialog_manager: DialogManager) -> None:
    """Ask which line is wrong; the document stays."""
    scene = Scene.of(dialog_manager)
    number = await scene.db.read(statements.of_month, scene.person, chosen(month_of_key, press.month))
    await open_screen(dialog_manager, Disputing.line, NumberDraft(number=number), below=True)
    await callback.answer()


async def look(callback: CallbackQuery, press: OpenDispute, dialog_manager: DialogManager) -> None:
    """Show the conversation below the card."""
    scene = Scene.of(dialog_manager)
    await scene.db.read(disputes.view, scene.person, press.dispute_id)
    await open_screen(dialog_manager, Disputes.dispute, DisputeDraft(dispute_id=press.dispute_id), below=True)
    await callback.answer()
