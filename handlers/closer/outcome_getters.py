"""What the windows of a report show, read anew each time."""

from datetime import date

from aiogram_dialog import DialogManager

from domain.deals import NewContract
from domain.errors import NotYours
from domain.funnel import Outcome
from domain.money import Money
from domain.workdays import WorkCalendar, local_day
from handlers.closer.draft import CALLS, NOT_OURS, REFUSALS, ReportDraft
from handlers.scene import Scene
from handlers.widgets import Option
from services import corrections, handovers, meetings, next_meetings
from views.dates import day_label, time_text
from views.deals import paper_text, taker_text
from views.meetings import meeting_text, meeting_view_text, reported_text

_DAYS = 8


async def about(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The meeting that something is asked about."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    view = await scene.db.read(meetings.view, scene.person, draft.meeting_id)
    return {"meeting": meeting_view_text(view.card, view.outcome, scene.words), "company": view.card.company}


async def contract(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The contract as told so far; the meeting must still be open to report."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    facts = await about(dialog_manager)
    today = local_day(scene.now, scene.person.zone)
    amount, signed_on = draft.amount or Money.zero(), draft.signed_on or today
    told = NewContract(amount, draft.number, signed_on, draft.document_id, draft.document_kind)
    return {**facts, "contract": paper_text(str(facts["company"]), told, scene.words)}


async def signed_days(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The days on which it may have been signed: today, and the working days before it."""
    scene = Scene.of(dialog_manager)
    days = [local_day(scene.now, scene.person.zone)]
    while len(days) < _DAYS:
        days.append(WorkCalendar().previous_working(days[-1]))
    return {**await contract(dialog_manager), "days": _options(days, scene)}


async def calls(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """What comes after a proposal: a call, by its day."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    options = [Option(key, scene.words.plain("step-call-then", key=key)) for key in CALLS]
    priced = "" if draft.amount is None else scene.words("proposal-amount-is", amount=draft.amount)
    return {**await about(dialog_manager), "calls": options, "priced": priced}


async def step_days(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The days the step may be on: today, and the working days after it."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    days = [local_day(scene.now, scene.person.zone)]
    while len(days) < _DAYS:
        days.append(WorkCalendar().next_working(days[-1]))
    return {**await about(dialog_manager), "step": draft.step, "days": _options(days, scene)}


async def reasons(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The usual reasons of a refusal, or why a company is no client of ours."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    not_ours = draft.outcome is Outcome.NOT_OURS
    usual, words = (NOT_OURS, "not-ours") if not_ours else (REFUSALS, "refusal")
    return {
        **await about(dialog_manager),
        "question": scene.words(f"{words}-why"),
        "reasons": [Option(reason, scene.words.plain(f"{words}-{reason}")) for reason in usual],
    }


async def next_days(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The days on which the closer has time to meet the company again."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    facts = await about(dialog_manager)
    free = await scene.db.read(next_meetings.days, scene.person, draft.meeting_id, scene.now)
    question = "next-meeting-day" if free else "next-meeting-none"
    return {"question": scene.words(question, company=facts["company"]), "days": _options(free, scene)}


async def next_times(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The closer's free times on that day."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    if draft.day is None:
        raise NotYours
    facts = await about(dialog_manager)
    free = await scene.db.read(next_meetings.times, scene.person, draft.meeting_id, draft.day, scene.now)
    question = "booking-time" if free else "booking-no-times"
    return {
        "question": scene.words(question, company=facts["company"], day=draft.day),
        "times": [
            Option(str(int(slot.starts_at.timestamp())), time_text(slot.starts_at, scene.words.zone)) for slot in free
        ],
    }


async def next_booked(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The next meeting."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    view = await scene.db.read(meetings.view, scene.person, draft.next_id)
    return {"meeting": meeting_text(view.card, scene.words)}


async def reported(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """What was recorded."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    view = await scene.db.read(meetings.view, scene.person, draft.meeting_id)
    outcome = view.outcome or draft.reported or Outcome.PROPOSAL
    amount = draft.amount if outcome is Outcome.CONTRACT else None
    earned = draft.earned or Money.zero()
    signed = bool(draft.handover_id) and outcome is Outcome.CONTRACT
    named = await scene.db.read(handovers.managers, scene.person) if signed else {}
    return {
        "reported": reported_text(view.card.company, outcome, amount, earned, draft.state, scene.words),
        "handed": taker_text(draft.taker, scene.words) if signed else "",
        "others": any(name != draft.taker for name in named.values()),
        "may_correct": await scene.db.read(corrections.may_correct, scene.person, draft.meeting_id, scene.now),
    }


async def managers(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Who may take the client over."""
    scene = Scene.of(dialog_manager)
    named = await scene.db.read(handovers.managers, scene.person)
    return {"managers": [Option(str(staff_id), name) for staff_id, name in named.items()]}


def _options(days: list[date], scene: Scene) -> list[Option]:
    return [Option(day.isoformat(), day_label(day, scene.words.language)) for day in days]
