"""What the presses in the windows of columns do."""

from aiogram_dialog import DialogManager

from domain.columns import Field
from domain.errors import NotYours
from handlers.imports.cards import card_of
from handlers.imports.draft import ColumnsDraft
from handlers.imports.getters import NOTHING
from handlers.scene import Scene
from handlers.screens import close_screen
from handlers.states import ImportColumns
from handlers.widgets.choices import number
from services import imports


async def turn(manager: DialogManager, page: int) -> None:
    """Another page of columns."""
    ColumnsDraft.of(manager).but(manager, page=page)


async def choose_column(manager: DialogManager, key: str) -> None:
    """A column to correct."""
    ColumnsDraft.of(manager).but(manager, column=number(key))
    await manager.switch_to(ImportColumns.field)


async def choose_field(manager: DialogManager, key: str) -> None:
    """What the column is."""
    scene, draft = Scene.of(manager), ColumnsDraft.of(manager)
    if key != NOTHING and key not in list(Field):
        raise NotYours
    field = None if key == NOTHING else Field(key)
    await scene.db.write(
        imports.take_column_for,
        *(scene.person, draft.import_id, draft.column, field, scene.now),
        receipt=scene.receipt,
    )
    await manager.switch_to(ImportColumns.list)


async def close(manager: DialogManager) -> None:
    """Back to the file's card."""
    scene = Scene.of(manager)
    view = await scene.db.read(imports.view, scene.person, ColumnsDraft.of(manager).import_id)
    await close_screen(manager, card_of(view, scene.words))
