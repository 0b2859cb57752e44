"""The history of a company, page by page."""

from aiogram_dialog import DialogManager

from handlers.meeting.draft import HistoryDraft
from handlers.scene import Scene
from handlers.states import Histories
from handlers.widgets import MenuButton, Pager, Screen, Shown
from handlers.widgets.choices import page_of
from services import histories
from views.deals import event_text

_A_PAGE = 10


async def history(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """What was done about the company of a meeting, the newest first."""
    scene, draft = Scene.of(dialog_manager), HistoryDraft.of(dialog_manager)
    found = await scene.db.read(histories.of_meeting, scene.person, draft.meeting_id)
    shown = page_of(found.events, draft.page, _A_PAGE)
    return {
        "title": scene.words("history-of", company=found.company),
        "events": "\n\n".join(event_text(event, scene.words) for event in shown.items),
        "page": shown.page,
        "pages": shown.pages,
    }


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the page."""
    HistoryDraft.of(manager).but(manager, page=page)


HISTORIES = (
    Screen(
        Shown("title"),
        Shown("events"),
        Pager("history_pages", turn),
        MenuButton(),
        state=Histories.list,
        getter=history,
    ),
)
