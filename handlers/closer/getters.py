"""What a closer's windows show, read anew each time."""

from aiogram_dialog import DialogManager

from domain.funnel import MeetingState
from handlers.closer.draft import ReportDraft
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import corrections, meetings
from views.meetings import (
    OUTCOME_ROWS,
    meeting_label,
    meeting_view_text,
    outcome_label,
)

_A_PAGE = 8


async def meeting_list(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Meetings that wait for their outcome, then those ahead."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    over = await scene.db.read(meetings.to_report, scene.person, scene.now)
    ahead = await scene.db.read(meetings.ahead, scene.person, scene.now)
    waiting = {view.card.meeting_id for view in over}
    ahead = [view for view in ahead if view.card.meeting_id not in waiting]
    words = scene.words
    summary = [words("meetings-to-report", count=len(over))] if over else []
    summary.append(words("meetings-ahead", count=len(ahead)) if ahead else words("meetings-none"))
    shown = page_of([*over, *ahead], draft.page, _A_PAGE)
    return {
        "summary": "\n".join(summary),
        "meetings": [
            Option(
                str(view.card.meeting_id),
                ("⏳ " if view.card.meeting_id in waiting else "") + meeting_label(view.card, words),
            )
            for view in shown.items
        ],
        "page": shown.page,
        "pages": shown.pages,
    }


async def meeting(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One meeting, with the outcomes to choose from once it has begun."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    view = await scene.db.read(meetings.view, scene.person, draft.meeting_id)
    open_ = view.state is MeetingState.BOOKED
    begun = view.card.starts_at <= scene.now
    hint = scene.words("outcome-question" if begun else "outcome-too-early") if open_ else ""
    told = view.outcome is not None
    data: dict[str, object] = {
        "meeting": meeting_view_text(view.card, view.outcome, scene.words),
        "may_correct": told and await scene.db.read(corrections.may_correct, scene.person, draft.meeting_id, scene.now),
        "hint": hint,
        "ahead": open_ and not begun,
    }
    for name, row in zip(OUTCOME_LISTS, OUTCOME_ROWS, strict=True):
        data[name] = [Option(outcome, outcome_label(outcome, scene.words)) for outcome in row if open_ and begun]
    return data


async def outcomes(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """A meeting whose outcome was told wrong, with all the others."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    view = await scene.db.read(meetings.view, scene.person, draft.meeting_id)
    data: dict[str, object] = {"meeting": meeting_view_text(view.card, view.outcome, scene.words)}
    for name, row in zip(OUTCOME_LISTS, OUTCOME_ROWS, strict=True):
        data[name] = [Option(outcome, outcome_label(outcome, scene.words)) for outcome in row]
    return data


OUTCOME_LISTS = tuple(f"outcomes_{row}" for row in range(len(OUTCOME_ROWS)))
"""The rows of outcomes by the name that the window's keyboard reads them under."""
