"""The windows of columns, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.imports import actions, getters
from handlers.states import ImportColumns
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To

COLUMNS = (
    Screen(
        Text("import-columns-title"),
        Text("import-columns-question"),
        Choices("column", "columns", actions.choose_column),
        Pager("columns_page", actions.turn),
        Act(Label("import-columns-done"), "columns_done", actions.close),
        MenuButton(),
        state=ImportColumns.list,
        getter=getters.columns,
    ),
    Screen(
        Shown("title"),
        Shown("samples"),
        Text("import-column-question"),
        Choices("field", "fields", actions.choose_field, width=2),
        Row(To(Label("back"), ImportColumns.list), MenuButton()),
        state=ImportColumns.field,
        getter=getters.column,
    ),
)
