"""What is at hand in every window of a meeting: map, file for a calendar, history; to its closer, the way there."""

from aiogram import Bot
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Keyboard, Row, Url

from domain.funnel import MeetingState
from domain.meetings import may_be_on_the_way
from handlers.drafts import MeetingDraft
from handlers.letters import send_file
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Histories
from handlers.widgets import Act, Label, Shown
from services import calendar_entries, on_the_way
from services.meetings import MeetingView
from views.calendar_file import calendar_card, calendar_file, calendar_name
from views.meetings import map_address, way_text


def at_hand() -> tuple[Keyboard, ...]:
    """The buttons of a window about a meeting; `facts_at_hand` says which of them there are."""
    return (
        Row(
            Act(Label("meeting-left"), "left", _leave, when="may_leave"),
            Act(Label("meeting-arrived"), "arrived", _arrive, when="may_arrive"),
        ),
        Row(
            Act(Label("meeting-history"), "history", _show_history),
            Act(Shown("calendar"), "calendar", _to_calendar),
        ),
        Url(Label("meeting-map"), Shown("map"), id="map", when="map"),
    )


def facts_at_hand(view: MeetingView, scene: Scene) -> dict[str, object]:
    """What these buttons, and the line about the way, need to know."""
    card, way = view.card, view.way
    stands = view.state in (MeetingState.BOOKED, MeetingState.HELD)
    goes = (
        view.state is MeetingState.BOOKED
        and view.closer_id == scene.person.id
        and may_be_on_the_way(card.starts_at, card.ends_at, scene.now)
    )
    return {
        "way": way_text(way, scene.words),
        "map": map_address(card.address) if card.address else "",
        "calendar": scene.words.plain("meeting-calendar" if stands else "meeting-calendar-off"),
        "may_leave": goes and way.left_at is None and way.arrived_at is None,
        "may_arrive": goes and way.arrived_at is None,
    }


async def send_calendar_file(bot: Bot, scene: Scene, meeting_id: int) -> None:
    """Send a meeting's file to the reader. Raises NotAllowed, NotYours."""
    entry = await scene.db.read(calendar_entries.of_meeting, scene.person, meeting_id)
    content = calendar_file(entry, scene.now, scene.words)
    await send_file(bot, scene.person.telegram_id, content, calendar_name(entry), calendar_card(entry, scene.words))


async def _show_history(manager: DialogManager) -> None:
    draft = MeetingDraft(meeting_id=MeetingDraft.of(manager).meeting_id)
    await open_screen(manager, Histories.list, draft, below=True)


async def _to_calendar(manager: DialogManager) -> None:
    meeting_id = MeetingDraft.of(manager).meeting_id
    await send_calendar_file(manager.middleware_data["bot"], Scene.of(manager), meeting_id)


async def _leave(manager: DialogManager) -> None:
    scene, meeting_id = Scene.of(manager), MeetingDraft.of(manager).meeting_id
    await scene.db.write(on_the_way.leave, scene.person, meeting_id, scene.now, receipt=scene.receipt)


async def _arrive(manager: DialogManager) -> None:
    scene, meeting_id = Scene.of(manager), MeetingDraft.of(manager).meeting_id
    await scene.db.write(on_the_way.arrive, scene.person, meeting_id, scene.now, receipt=scene.receipt)
