"""What the windows of another meeting from a deal show, read anew each time."""

from aiogram_dialog import DialogManager

from domain.errors import NotYours
from handlers.deals.draft import DealDraft
from handlers.deals.getters import day_options
from handlers.scene import Scene
from handlers.widgets import Option
from services import deals, meetings, next_meetings
from views.dates import time_text
from views.meetings import meeting_text
from views.turn import holder_line


async def days(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The days on which the deal's closer has time."""
    scene, draft = Scene.of(dialog_manager), DealDraft.of(dialog_manager)
    card = await scene.db.read(deals.card, scene.person, draft.deal_id, scene.now)
    free = await scene.db.read(next_meetings.days_of_deal, scene.person, draft.deal_id, scene.now)
    question = "next-meeting-day" if free else "next-meeting-none"
    return {
        "question": scene.words(question, company=card.company),
        "days": day_options(free, scene.words.language),
    }


async def times(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The free times of that day."""
    scene, draft = Scene.of(dialog_manager), DealDraft.of(dialog_manager)
    if draft.meeting_on is None:
        raise NotYours
    card = await scene.db.read(deals.card, scene.person, draft.deal_id, scene.now)
    about = (draft.deal_id, draft.meeting_on, scene.now)
    free = await scene.db.read(next_meetings.times_of_deal, scene.person, *about)
    question = "booking-time" if free else "booking-no-times"
    return {
        "question": scene.words(question, company=card.company, day=draft.meeting_on),
        "times": [
            Option(str(int(slot.starts_at.timestamp())), time_text(slot.starts_at, scene.words.zone)) for slot in free
        ],
    }


async def booked(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The meeting as it was booked."""
    scene, draft = Scene.of(dialog_manager), DealDraft.of(dialog_manager)
    view = await scene.db.read(meetings.view, scene.person, draft.meeting_id)
    return {"meeting": meeting_text(view.card, scene.words), "holder": holder_line(view.card.closer, None, scene.words)}
