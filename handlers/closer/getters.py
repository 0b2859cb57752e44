"""What a closer's windows show, read anew each time."""

from aiogram_dialog import DialogManager

from domain.funnel import MeetingState
from handlers.at_hand import facts_at_hand
from handlers.closer.board import standing
from handlers.closer.draft import ReportDraft
from handlers.scene import Scene
from handlers.widgets import Option
from services import corrections, meetings
from views.consultations import guests_text
from views.meetings import (
    OUTCOME_ROWS,
    meeting_view_text,
    outcome_label,
)


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
        "guests": guests_text([(guest.name, guest.state) for guest in view.guests], scene.words),
        "may_call": open_ and not begun and view.has_consultants,
        **await standing(scene, draft),
        **facts_at_hand(view, scene),
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
