"""Buttons of cards that came to a closer: the question how a meeting went, above all."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.errors import AlreadyReported
from domain.funnel import Outcome
from handlers.closer.draft import ReportDraft
from handlers.closer.outcome_actions import ASKS_MORE, at_once
from handlers.filters import Pressed
from handlers.letters import put
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Meetings
from services import chasing, meetings, outcomes
from views.cards import Card
from views.meetings import asked_card, later_card, reported_card, told_card
from views.presses import AskAgain, MeetAgain, OpenMeeting, ReportOutcome, StillOn


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="closer")
    router.callback_query.register(report, Pressed(ReportOutcome))
    router.callback_query.register(open_meeting, Pressed(OpenMeeting))
    router.callback_query.register(meet_again, Pressed(MeetAgain))
    router.callback_query.register(still_on, Pressed(StillOn))
    router.callback_query.register(ask_again, Pressed(AskAgain))
    return router


async def report(callback: CallbackQuery, press: ReportOutcome, dialog_manager: DialogManager) -> None:
    """The answer to the question, one tap; what needs a sum or a reason is asked for in the same message."""
    scene = Scene.of(dialog_manager)
    view = await scene.db.read(meetings.view, scene.person, press.meeting_id)
    if view.outcome is not None:
        await put(callback, told_card(view.card, view.outcome, scene.words), scene.standing)
    elif press.outcome in ASKS_MORE:
        question_id = callback.message.message_id if callback.message is not None else 0
        draft = ReportDraft(meeting_id=press.meeting_id, question_id=question_id, outcome=press.outcome)
        await open_screen(dialog_manager, ASKS_MORE[press.outcome], draft)
    else:
        card = await _told(press, scene)
        await put(callback, card, scene.standing)
    await callback.answer()


async def _told(press: ReportOutcome, scene: Scene) -> Card:
    outcome = at_once(press.meeting_id, press.outcome, scene)
    try:
        told = await scene.db.write(outcomes.report, scene.person, outcome, scene.now, receipt=scene.receipt)
    except AlreadyReported:
        view = await scene.db.read(meetings.view, scene.person, press.meeting_id)
        if view.outcome is None:
            raise
        return told_card(view.card, view.outcome, scene.words)
    return reported_card(told.company, told.outcome, told.amount, told.earned, told.state, scene.words, told.meeting_id)


async def open_meeting(callback: CallbackQuery, press: OpenMeeting, dialog_manager: DialogManager) -> None:
    """A closer's meeting."""
    await open_screen(dialog_manager, Meetings.meeting, ReportDraft(meeting_id=press.meeting_id), below=True)
    await callback.answer()


async def meet_again(callback: CallbackQuery, press: MeetAgain, dialog_manager: DialogManager) -> None:
    """The next meeting with a company that was met: its day comes first."""
    draft = ReportDraft(meeting_id=press.meeting_id, reported=Outcome.ANOTHER_MEETING)
    await open_screen(dialog_manager, Meetings.next_day, draft)
    await callback.answer()


async def still_on(callback: CallbackQuery, press: StillOn, dialog_manager: DialogManager) -> None:
    """The question comes again in half an hour; one that was answered meanwhile shows the answer."""
    scene = Scene.of(dialog_manager)
    view = await scene.db.read(meetings.view, scene.person, press.meeting_id)
    if view.outcome is None:
        await scene.db.write(chasing.still_on, scene.person, press.meeting_id, scene.now, receipt=scene.receipt)
        card = later_card(view.card, scene.words)
    else:
        card = told_card(view.card, view.outcome, scene.words)
    await put(callback, card, scene.standing)
    await callback.answer()


async def ask_again(callback: CallbackQuery, press: AskAgain, dialog_manager: DialogManager) -> None:
    """A director lets the closer be asked once more."""
    scene = Scene.of(dialog_manager)
    view = await scene.db.read(meetings.view, scene.person, press.meeting_id)
    if view.outcome is None:
        asked = await scene.db.write(
            chasing.ask_closer, scene.person, press.meeting_id, scene.now, receipt=scene.receipt
        )
        card = asked_card(view.card, asked, scene.words)
    else:
        card = told_card(view.card, view.outcome, scene.words)
    await put(callback, card, scene.standing)
    await callback.answer()
