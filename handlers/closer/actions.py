"""What a closer's presses in the list of meetings do."""

from aiogram_dialog import DialogManager

from handlers.closer.draft import ReportDraft
from handlers.drafts import MeetingDraft
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Consulting, Meetings, Moving
from handlers.widgets.choices import number


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list of meetings."""
    ReportDraft.of(manager).but(manager, page=page)


async def pick_meeting(manager: DialogManager, key: str) -> None:
    """Look at this meeting; the report on it begins anew."""
    draft = ReportDraft.of(manager)
    draft.afresh(Scene.of(manager).receipt, number(key)).keep(manager)
    await manager.switch_to(Meetings.meeting)


async def move_meeting(manager: DialogManager) -> None:
    """Put the meeting in view at another time."""
    await open_screen(manager, Moving.day, MeetingDraft(meeting_id=ReportDraft.of(manager).meeting_id))


async def call_consultant(manager: DialogManager) -> None:
    """Ask somebody along to the meeting in view."""
    await open_screen(manager, Consulting.list, MeetingDraft(meeting_id=ReportDraft.of(manager).meeting_id))


async def cancel_meeting(manager: DialogManager) -> None:
    """Call the meeting in view off."""
    await open_screen(manager, Moving.cancel, MeetingDraft(meeting_id=ReportDraft.of(manager).meeting_id))
