"""What the windows about disputes show, read anew each time."""

from aiogram_dialog import DialogManager

from domain.disputes import DisputeState
from handlers.disputes.actions import DisputingDraft
from handlers.drafts import DisputeDraft
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import disputes, statements
from views.disputes import about_text, dispute_label, thread_text
from views.statements import line_label

_A_PAGE = 8


async def lines(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The lines of the statement, a button each."""
    scene, draft = Scene.of(dialog_manager), DisputingDraft.of(dialog_manager)
    frozen = await scene.db.read(statements.statement, scene.person, draft.number)
    shown = page_of((*frozen.own, *frozen.corrections), draft.page, _A_PAGE)
    return {
        "lines": [Option(str(line.id), line_label(line, scene.words)) for line in shown.items],
        "page": shown.page,
        "pages": shown.pages,
    }


async def line(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The line that was picked."""
    scene, draft = Scene.of(dialog_manager), DisputingDraft.of(dialog_manager)
    frozen = await scene.db.read(statements.statement, scene.person, draft.number)
    found = next((line for line in frozen.lines if line.id == draft.line_id), None) if draft.line_id else None
    return {"about": about_text(frozen.number, found, scene.words)}


async def listed(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One's own disputes, and to a director those that wait."""
    scene, draft = Scene.of(dialog_manager), DisputeDraft.of(dialog_manager)
    found = await scene.db.read(disputes.listed, scene.person)
    shown = page_of(found, draft.page, _A_PAGE)
    return {
        "hint": scene.words("disputes-hint" if found else "disputes-none"),
        "disputes": [
            Option(str(one.dispute_id), dispute_label(one.name, one.month, one.state, scene.words))
            for one in shown.items
        ],
        "page": shown.page,
        "pages": shown.pages,
    }


async def dispute(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One dispute with everything that was said."""
    scene, draft = Scene.of(dialog_manager), DisputeDraft.of(dialog_manager)
    one = await scene.db.read(disputes.view, scene.person, draft.dispute_id)
    about = about_text(one.number, one.about, scene.words)
    said = [(message.author, message.text, message.at) for message in one.thread]
    proposed = one.proposed
    return {
        "dispute": thread_text(one.name, one.month, one.state, about, said, scene.words),
        "open": one.state is DisputeState.OPEN,
        "decides": one.may_decide,
        "proposed": one.may_decide and proposed is not None,
        "amount": "" if proposed is None else scene.words.value(proposed),
    }
