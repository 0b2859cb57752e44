"""What a closer's presses and answers do while a meeting is reported."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from aiogram import Bot
from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from domain.deals import LONGEST_NUMBER, LONGEST_STEP, ensure_amount, ensure_step_day, read_day
from domain.errors import NotYours, SignedInFuture, TextTooLong
from domain.funnel import Outcome
from domain.money import Money, parse_amount
from domain.typed import line
from domain.workdays import WorkCalendar, local_day
from handlers.closer.draft import CALLS, NOT_OURS, REFUSALS, ReportDraft
from handlers.letters import edit
from handlers.scene import Scene
from handlers.states import Meetings
from handlers.widgets.choices import chosen, number
from services import corrections, handovers, next_meetings, outcomes
from services.next_meetings import NextMeeting
from services.outcomes import OutcomeReport
from views.meetings import reported_card

_LONGEST_REASON = 500

ASKS_MORE: dict[Outcome, State] = {
    Outcome.CONTRACT: Meetings.amount,
    Outcome.PROPOSAL: Meetings.step,
    Outcome.REFUSAL: Meetings.reason,
    Outcome.NOT_OURS: Meetings.reason,
}
"""Where the outcomes are told that one tap does not tell."""


async def pick_outcome(manager: DialogManager, key: str) -> None:
    """Report this outcome, or ask for what belongs to it."""
    outcome = chosen(Outcome, key)
    draft = ReportDraft.of(manager).but(manager, outcome=outcome)
    if outcome in ASKS_MORE:
        await manager.switch_to(ASKS_MORE[outcome])
    else:
        await _report(manager, at_once(draft.meeting_id, outcome, Scene.of(manager)))


def at_once(meeting_id: int, outcome: Outcome, scene: Scene) -> OutcomeReport:
    """The report that one tap makes."""
    steps = {Outcome.ANOTHER_MEETING: "step-next-meeting", Outcome.TOOK_PLACE: "step-ask-outcome"}
    step = scene.words.plain(steps[outcome]) if outcome in steps else ""
    return OutcomeReport(meeting_id, outcome, next_step=step)


async def begin_correction(manager: DialogManager) -> None:
    """Another outcome for the meeting in view; it is a report of its own."""
    draft = ReportDraft.of(manager)
    replace(draft.afresh(Scene.of(manager).receipt, draft.meeting_id), corrects=True).keep(manager)
    await manager.switch_to(Meetings.correct)


# --- a contract


async def read_amount(manager: DialogManager, text: str) -> None:
    """The sum of the contract."""
    amount = parse_amount(text)
    ensure_amount(amount)
    ReportDraft.of(manager).but(manager, outcome=Outcome.CONTRACT, amount=amount)
    await manager.switch_to(Meetings.confirm)


async def read_number(manager: DialogManager, text: str) -> None:
    """The number of the contract."""
    ReportDraft.of(manager).but(manager, number=line(text, LONGEST_NUMBER))


async def keep_page(manager: DialogManager, file_id: str, kind: str) -> None:
    """The signed page."""
    ReportDraft.of(manager).but(manager, document_id=file_id, document_kind=kind)


async def pick_signed_on(manager: DialogManager, key: str) -> None:
    """The day it was signed."""
    scene, day = Scene.of(manager), chosen(date.fromisoformat, key)
    if day > local_day(scene.now, scene.person.zone):
        raise SignedInFuture
    ReportDraft.of(manager).but(manager, signed_on=day)
    await manager.switch_to(Meetings.confirm)


async def confirm(manager: DialogManager) -> None:
    """The contract was read back and is right."""
    draft = ReportDraft.of(manager)
    report = OutcomeReport(
        draft.meeting_id,
        Outcome.CONTRACT,
        amount=draft.amount,
        number=draft.number,
        signed_on=draft.signed_on,
        document_id=draft.document_id,
        document_kind=draft.document_kind,
    )
    await _report(manager, report)


async def pick_manager(manager: DialogManager, key: str) -> None:
    """Offer the client to this account manager instead."""
    scene, draft = Scene.of(manager), ReportDraft.of(manager)
    receipt = f"handed:{scene.person.id}:{draft.key}"
    given = (scene.person, draft.handover_id, number(key), scene.now)
    view = await scene.db.write(handovers.give, *given, receipt=receipt)
    draft.but(manager, taker=view.card.manager, key=scene.receipt)
    await manager.switch_to(Meetings.reported)


# --- a proposal


async def pick_call(manager: DialogManager, key: str) -> None:
    """Call then: step and day at once."""
    if key not in CALLS:
        raise NotYours
    scene = Scene.of(manager)
    day = local_day(scene.now, scene.person.zone) + timedelta(days=CALLS[key])
    calendar = WorkCalendar()
    on = day if calendar.is_working(day) else calendar.next_working(day)
    await _proposed(manager, scene.words.plain("step-call"), on)


async def read_step(manager: DialogManager, text: str) -> None:
    """A step in the closer's own words."""
    ReportDraft.of(manager).but(manager, step=line(text, LONGEST_STEP))
    await manager.switch_to(Meetings.step_day)


async def pick_step_day(manager: DialogManager, key: str) -> None:
    """The day of that step."""
    await _proposed(manager, ReportDraft.of(manager).step, chosen(date.fromisoformat, key))


async def read_step_day(manager: DialogManager, text: str) -> None:
    """The day of that step, typed."""
    scene = Scene.of(manager)
    await _proposed(manager, ReportDraft.of(manager).step, read_day(text, scene.now, scene.person.zone))


async def read_proposed(manager: DialogManager, text: str) -> None:
    """The sum of the proposal; the step is still to be told."""
    amount = parse_amount(text)
    ensure_amount(amount)
    ReportDraft.of(manager).but(manager, amount=amount)
    await manager.switch_to(Meetings.step)


async def _proposed(manager: DialogManager, step: str, on: date) -> None:
    scene, draft = Scene.of(manager), ReportDraft.of(manager)
    ensure_step_day(on, local_day(scene.now, scene.person.zone))
    report = OutcomeReport(draft.meeting_id, Outcome.PROPOSAL, amount=draft.amount, next_step=step, next_step_on=on)
    await _report(manager, report)


# --- a refusal, or no client of ours


async def pick_reason(manager: DialogManager, key: str) -> None:
    """One of the usual reasons."""
    scene, outcome = Scene.of(manager), _refused_as(manager)
    usual, words = (NOT_OURS, "not-ours") if outcome is Outcome.NOT_OURS else (REFUSALS, "refusal")
    if key not in usual:
        raise NotYours
    await _refused(manager, "" if key == "silent" else scene.words.plain(f"{words}-{key}"))


async def read_reason(manager: DialogManager, text: str) -> None:
    """A reason in the closer's own words."""
    if len(text) > _LONGEST_REASON:
        raise TextTooLong(_LONGEST_REASON)
    await _refused(manager, text)


async def _refused(manager: DialogManager, reason: str) -> None:
    await _report(manager, OutcomeReport(ReportDraft.of(manager).meeting_id, _refused_as(manager), reason=reason))


def _refused_as(manager: DialogManager) -> Outcome:
    return Outcome.NOT_OURS if ReportDraft.of(manager).outcome is Outcome.NOT_OURS else Outcome.REFUSAL


# --- another meeting


async def pick_next_day(manager: DialogManager, key: str) -> None:
    """The day of the next meeting."""
    ReportDraft.of(manager).but(manager, day=chosen(date.fromisoformat, key))
    await manager.switch_to(Meetings.next_time)


async def pick_next_time(manager: DialogManager, key: str) -> None:
    """The time of the next meeting, which is booked by that."""
    scene, draft = Scene.of(manager), ReportDraft.of(manager)
    wish = NextMeeting(draft.meeting_id, datetime.fromtimestamp(number(key), UTC))
    card = await scene.db.write(
        next_meetings.book, scene.person, wish, scene.now, receipt=f"next:{scene.person.id}:{draft.key}"
    )
    draft.but(manager, next_id=card.meeting_id)
    await manager.switch_to(Meetings.next_booked)


# --- all of them


async def _report(manager: DialogManager, report: OutcomeReport) -> None:
    scene, draft = Scene.of(manager), ReportDraft.of(manager)
    told = corrections.correct if draft.corrects else outcomes.report
    reported = await scene.db.write(
        told, scene.person, report, scene.now, receipt=f"report:{scene.person.id}:{draft.key}"
    )
    draft.but(
        manager,
        reported=reported.outcome,
        earned=reported.earned,
        state=reported.state,
        handover_id=reported.handover_id,
        taker=reported.manager,
    )
    if draft.question_id:
        bot: Bot = manager.middleware_data["bot"]
        # The question may stand above; what it says must not stay a question.
        card = reported_card(
            reported.company, reported.outcome, reported.amount, Money.zero(), reported.state, scene.words
        )
        await edit(bot, scene.person.telegram_id, draft.question_id, card, scene.standing)
    goes_on = reported.outcome is Outcome.ANOTHER_MEETING
    await manager.switch_to(Meetings.next_day if goes_on else Meetings.reported)
