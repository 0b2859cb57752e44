"""What the windows of columns show, read anew each time."""

from aiogram_dialog import DialogManager

from domain.columns import Field
from domain.errors import NotYours
from handlers.imports.draft import ColumnsDraft
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import imports
from views.cards import short
from views.imports import column_title, field_label

NOTHING = "nothing"
_COLUMNS_A_PAGE = 10
_LONGEST_TITLE = 15
_LONGEST_SAMPLE = 60


async def columns(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """A page of the columns, with what each is taken for."""
    scene, draft = Scene.of(dialog_manager), ColumnsDraft.of(dialog_manager)
    view = await scene.db.read(imports.columns, scene.person, draft.import_id)
    options = []
    for number, column in enumerate(view.columns):
        title = short(column_title(column.title, number, scene.words), _LONGEST_TITLE)
        options.append(Option(str(number), f"{title} → {field_label(column.field, scene.words)}"))
    shown = page_of(options, draft.page, _COLUMNS_A_PAGE)
    return {"columns": shown.items, "page": shown.page, "pages": shown.pages}


async def column(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One column, and what it may be."""
    scene, draft = Scene.of(dialog_manager), ColumnsDraft.of(dialog_manager)
    view = await scene.db.read(imports.columns, scene.person, draft.import_id)
    if not 0 <= draft.column < len(view.columns):
        raise NotYours
    one = view.columns[draft.column]
    samples = ", ".join(short(sample, _LONGEST_SAMPLE) for sample in one.samples if sample.strip())
    return {
        "title": scene.words("import-column-title", title=column_title(one.title, draft.column, scene.words)),
        "samples": scene.words("import-column-samples", samples=samples) if samples else "",
        "fields": [
            *(Option(field.value, field_label(field, scene.words)) for field in Field),
            Option(NOTHING, field_label(None, scene.words)),
        ],
    }
