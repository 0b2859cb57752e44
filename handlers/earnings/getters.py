"""What the windows of statements show, read anew each time."""

from aiogram_dialog import DialogManager

from handlers.earnings.draft import StatementDraft
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import statements
from views.statements import statement_label, statement_text

_A_PAGE = 8


async def statement_list(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The statements, the latest first."""
    scene, draft = Scene.of(dialog_manager), StatementDraft.of(dialog_manager)
    heads = await scene.db.read(statements.my_statements, scene.person)
    newest_first = sorted(heads, key=lambda head: head.month, reverse=True)
    shown = page_of(newest_first, draft.page, _A_PAGE)
    return {
        "question": scene.words("statements-open" if heads else "statements-none"),
        "statements": [
            Option(head.number, statement_label(head.month, head.total, scene.words)) for head in shown.items
        ],
        "page": shown.page,
        "pages": shown.pages,
    }


async def statement(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """A statement as it was frozen."""
    scene, draft = Scene.of(dialog_manager), StatementDraft.of(dialog_manager)
    ready = await scene.db.read(statements.statement, scene.person, draft.number)
    notice = "statement-sent" if draft.sent else "statement-is-agreed" if ready.agreed else ""
    return {
        "statement": statement_text(ready.ready, scene.words),
        "notice": scene.words(notice) if notice else "",
        "open": not ready.agreed,
    }
