"""What presses and answers in the windows about new clients do."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram_dialog import DialogManager

from domain.errors import DocumentGone
from handlers.account_manager.draft import HandoverDraft
from handlers.scene import Scene
from handlers.states import Handovers
from handlers.widgets.choices import number
from services import contracts, handovers


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list of clients."""
    HandoverDraft.of(manager).but(manager, page=page)


async def pick_client(manager: DialogManager, key: str) -> None:
    """Look at this client."""
    draft = HandoverDraft.of(manager)
    receipt = Scene.of(manager).receipt
    HandoverDraft(key=receipt, page=draft.page, place=draft.place, handover_id=number(key)).keep(manager)
    await manager.switch_to(Handovers.handover)


async def accept(manager: DialogManager) -> None:
    """The client is the reader's from now on."""
    scene, draft = Scene.of(manager), HandoverDraft.of(manager)
    await scene.db.write(
        handovers.accept,
        scene.person,
        draft.handover_id,
        scene.now,
        receipt=f"accepted:{scene.person.id}:{draft.key}",
    )
    await _done(manager, "handover-accepted-done")


async def read_question(manager: DialogManager, text: str) -> None:
    """What is asked back."""
    scene, draft = Scene.of(manager), HandoverDraft.of(manager)
    await scene.db.write(
        handovers.ask,
        scene.person,
        draft.handover_id,
        text,
        scene.now,
        receipt=f"asked:{scene.person.id}:{draft.key}",
    )
    await _done(manager, "handover-asked-done")


async def pick_manager(manager: DialogManager, key: str) -> None:
    """Offer the client to this account manager instead."""
    scene, draft = Scene.of(manager), HandoverDraft.of(manager)
    await scene.db.write(
        handovers.give,
        scene.person,
        draft.handover_id,
        number(key),
        scene.now,
        receipt=f"handed:{scene.person.id}:{draft.key}",
    )
    await _done(manager, "handover-given-done")


async def read_answer(manager: DialogManager, text: str) -> None:
    """The answer to what was asked."""
    scene, draft = Scene.of(manager), HandoverDraft.of(manager)
    await scene.db.write(
        handovers.answer,
        scene.person,
        draft.question_id,
        text,
        scene.now,
        receipt=f"answered:{scene.person.id}:{draft.key}",
    )
    await manager.switch_to(Handovers.answered)


async def show_paper(manager: DialogManager) -> None:
    """Send the signed page."""
    scene, draft = Scene.of(manager), HandoverDraft.of(manager)
    view = await scene.db.read(handovers.view, scene.person, draft.handover_id)
    await send_paper(manager.middleware_data["bot"], scene, view.card.contract_id)


async def send_paper(bot: Bot, scene: Scene, contract_id: int) -> None:
    """Send the signed page to the reader. Raises DocumentGone when Telegram has it no more."""
    paper = await scene.db.read(contracts.document, scene.person, contract_id)
    try:
        if paper.kind == "photo":
            await bot.send_photo(scene.person.telegram_id, paper.file_id, protect_content=True)
        else:
            await bot.send_document(scene.person.telegram_id, paper.file_id, protect_content=True)
    except TelegramBadRequest:
        raise DocumentGone from None


async def _done(manager: DialogManager, notice: str) -> None:
    """Back to the client; what is done about it next has a receipt of its own."""
    HandoverDraft.of(manager).but(manager, notice=notice, key=Scene.of(manager).receipt)
    await manager.switch_to(Handovers.handover)
