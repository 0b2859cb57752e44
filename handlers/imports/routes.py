"""A file that was sent, and the buttons of its card."""

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from handlers.filters import Pressed, Sent
from handlers.imports.cards import card_of
from handlers.imports.draft import ColumnsDraft
from handlers.letters import put, send
from handlers.scene import Scene
from handlers.screens import asks, open_screen
from handlers.states import ImportColumns
from handlers.widgets.attached import takes_pages
from services import imports
from services.imports import ImportView, SentFile
from views.imports import photo_card
from views.presses import ChooseImportPurpose, ChooseImportSegment, ImportDeed, SteerImport


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="imports")
    router.message.register(take_file, Sent("document"))
    router.message.register(say_pictures_are_no_files, Sent("photo"))
    router.callback_query.register(choose_purpose, Pressed(ChooseImportPurpose))
    router.callback_query.register(choose_segment, Pressed(ChooseImportSegment))
    router.callback_query.register(steer, Pressed(SteerImport))
    return router


async def take_file(message: Message, dialog_manager: DialogManager) -> None:
    """A file, at any time: what it is for is asked where there is a choice; otherwise the importer shows it itself.

    The page of a contract that a screen has asked for is no table.
    """
    if takes_pages(dialog_manager):
        raise SkipHandler
    assert message.document is not None, "the filter asked"
    assert message.bot is not None, "updates are decoded with their bot"
    scene, document = Scene.of(dialog_manager), message.document
    sent = SentFile(document.file_id, document.file_name or "", document.file_size or 0)
    view = await scene.db.write(imports.begin, scene.person, sent, scene.now, receipt=scene.receipt)
    if view.purposes or view.segments:
        await send(message.bot, message.chat.id, card_of(view, scene.words))


async def say_pictures_are_no_files(message: Message, dialog_manager: DialogManager) -> None:
    """A photograph of a table is no table; what another screen has asked, or a caption, is not ours to answer."""
    if message.caption or asks(dialog_manager):
        raise SkipHandler
    assert message.bot is not None, "updates are decoded with their bot"
    await send(message.bot, message.chat.id, photo_card(Scene.of(dialog_manager).words))


async def choose_purpose(callback: CallbackQuery, press: ChooseImportPurpose, dialog_manager: DialogManager) -> None:
    """What the file is for."""
    scene = Scene.of(dialog_manager)
    view = await scene.db.write(
        imports.choose_purpose,
        *(scene.person, press.import_id, press.purpose, _pressed(callback), scene.now),
        receipt=scene.receipt,
    )
    await _show(callback, view, scene)


async def choose_segment(callback: CallbackQuery, press: ChooseImportSegment, dialog_manager: DialogManager) -> None:
    """Which segment the leads are for."""
    scene = Scene.of(dialog_manager)
    view = await scene.db.write(
        imports.choose_segment,
        *(scene.person, press.import_id, press.segment_id, _pressed(callback), scene.now),
        receipt=scene.receipt,
    )
    await _show(callback, view, scene)


async def steer(callback: CallbackQuery, press: SteerImport, dialog_manager: DialogManager) -> None:
    """Let the file in, correct its columns, or stop."""
    scene = Scene.of(dialog_manager)
    if press.deed is ImportDeed.COLUMNS:
        await scene.db.read(imports.columns, scene.person, press.import_id)
        await open_screen(dialog_manager, ImportColumns.list, ColumnsDraft(import_id=press.import_id))
        await callback.answer()
        return
    deed = imports.start if press.deed is ImportDeed.START else imports.cancel
    view = await scene.db.write(
        deed, scene.person, press.import_id, _pressed(callback), scene.now, receipt=scene.receipt
    )
    await _show(callback, view, scene)


async def _show(callback: CallbackQuery, view: ImportView, scene: Scene) -> None:
    await put(callback, card_of(view, scene.words), scene.standing)
    await callback.answer()


def _pressed(callback: CallbackQuery) -> int | None:
    """The message whose button it was; the import is shown in it from now on."""
    return callback.message.message_id if isinstance(callback.message, Message) else None
