"""Buttons of a meeting's cards: history, calendar, on the way."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from handlers.at_hand import send_calendar_file
from handlers.drafts import MeetingDraft
from handlers.filters import Pressed
from handlers.letters import put
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Histories
from services import on_the_way
from services.meetings import MeetingView
from views.meetings import meeting_card
from views.presses import ArrivedAt, LeftFor, ShowHistory, ToCalendar


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="meeting")
    router.callback_query.register(show_history, Pressed(ShowHistory))
    router.callback_query.register(to_calendar, Pressed(ToCalendar))
    router.callback_query.register(left, Pressed(LeftFor))
    router.callback_query.register(arrived, Pressed(ArrivedAt))
    return router


async def show_history(callback: CallbackQuery, press: ShowHistory, dialog_manager: DialogManager) -> None:
    """What was done about the company; the card stays."""
    await open_screen(dialog_manager, Histories.list, MeetingDraft(meeting_id=press.meeting_id), below=True)
    await callback.answer()


async def to_calendar(callback: CallbackQuery, press: ToCalendar, dialog_manager: DialogManager) -> None:
    """The meeting as a file."""
    assert callback.bot is not None, "updates are decoded with their bot"
    await send_calendar_file(callback.bot, Scene.of(dialog_manager), press.meeting_id)
    await callback.answer()


async def left(callback: CallbackQuery, press: LeftFor, dialog_manager: DialogManager) -> None:
    """The closer has left for the meeting of the card."""
    scene = Scene.of(dialog_manager)
    view = await scene.db.write(on_the_way.leave, scene.person, press.meeting_id, scene.now, receipt=scene.receipt)
    await _show(callback, view, scene)


async def arrived(callback: CallbackQuery, press: ArrivedAt, dialog_manager: DialogManager) -> None:
    """The closer is there."""
    scene = Scene.of(dialog_manager)
    view = await scene.db.write(on_the_way.arrive, scene.person, press.meeting_id, scene.now, receipt=scene.receipt)
    await _show(callback, view, scene)


async def _show(callback: CallbackQuery, view: MeetingView, scene: Scene) -> None:
    ahead = view.card.starts_at > scene.now
    card = meeting_card("meeting-soon", view.card, scene.words, ahead=ahead, way=view.way)
    await put(callback, card, scene.standing)
    await callback.answer()
