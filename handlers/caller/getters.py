"""What a caller's windows show, read anew each time."""

from datetime import date, datetime

from aiogram_dialog import DialogManager

from domain.calling import CallResult
from domain.errors import NotYours
from domain.funnel import MeetingState
from handlers.at_hand import facts_at_hand
from handlers.caller.closers import holder, wanted
from handlers.caller.draft import BookedDraft, BookingDraft, booking_of
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import calls, leads, meetings
from views.cards import short_name
from views.dates import day_label, time_text
from views.leads import lead_text, where
from views.meeting_board import Waiting, waiting_text, waits_text
from views.meetings import booking_text, meeting_label, meeting_text, meeting_view_text
from views.turn import holder_line
from views.wording import Safe

_MEETINGS_A_PAGE = 8


async def companies(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """A few companies a meeting may be booked with: those at hand, or those that were searched for."""
    scene, draft = Scene.of(dialog_manager), BookingDraft.of(dialog_manager)
    found = await scene.db.read(leads.to_book, scene.person, draft.query, scene.now)
    question = "booking-company" if found else "booking-found-none" if draft.query else "booking-no-leads"
    return {
        "question": scene.words(question, query=draft.query),
        "searching": bool(draft.query),
        "companies": [Option(str(lead.lead_id), lead.company) for lead in found],
    }


async def days(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The days on which any closer is free."""
    scene, draft = Scene.of(dialog_manager), booking_of(dialog_manager)
    lead = await scene.db.read(leads.card, scene.person, draft.lead_id)
    closer_id, whose = await wanted(scene, draft)
    free = await scene.db.read(meetings.free_days, scene.person, scene.now, draft.lead_id, closer_id)
    address = where(lead.city, lead.address)
    none = "booking-no-days" if closer_id is None else "booking-no-days-of"
    return {
        **whose,
        "lead": lead_text(lead.company, lead.person, lead.phone, address, lead.note, scene.words),
        "question": scene.words("booking-day" if free else none),
        "days": [Option(day.isoformat(), day_label(day, scene.words.language)) for day in free],
    }


async def times(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The free times of the chosen day."""
    scene, draft = Scene.of(dialog_manager), booking_of(dialog_manager)
    lead = await scene.db.read(leads.card, scene.person, draft.lead_id)
    if not draft.day:
        raise NotYours
    day, words = date.fromisoformat(draft.day), scene.words
    closer_id, whose = await wanted(scene, draft)
    free = await scene.db.read(meetings.free_times, scene.person, day, scene.now, draft.lead_id, closer_id)
    question = "booking-time" if free else "booking-no-times"
    return {
        **whose,
        "question": words(question, company=lead.company, day=day),
        "times": [
            Option(
                time_key(slot.starts_at, slot.closer_id),
                f"{time_text(slot.starts_at, words.zone)} {short_name(slot.closer)}",
            )
            for slot in free
        ],
    }


async def wish(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The meeting as it would be booked."""
    scene, draft = Scene.of(dialog_manager), booking_of(dialog_manager)
    lead = await scene.db.read(leads.card, scene.person, draft.lead_id)
    if draft.starts_at is None:
        raise NotYours
    whose = (await wanted(scene, draft))[1]
    who, address = await holder(scene, draft), where(lead.city, lead.address)
    text = booking_text(lead.company, draft.starts_at, who, address, draft.note, scene.words)
    return {"booking": text, "others": whose["others"]}


async def taken(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The time that is gone, and the nearest one that is not: of the closer who is wanted, if there is any."""
    scene, draft = Scene.of(dialog_manager), booking_of(dialog_manager)
    words = scene.words
    closer_id, whose = await wanted(scene, draft)
    nearest, question = [], "booking-none-near"
    if draft.starts_at is not None:
        named = await scene.db.read(meetings.closers, scene.person)
        label = words.plain("booking-take", starts_at=draft.starts_at)
        nearest = [Option("nearest", f"{label} {short_name(named.get(draft.closer_id or 0, ''))}")]
        question = "booking-nearest" if closer_id in (None, draft.closer_id) else "booking-nearest-others"
    return {
        "sentence": words("error-slot-taken", taken=draft.taken or scene.now),
        "question": words(question),
        "nearest": nearest,
        "others": whose["others"],
    }


async def booked(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The meeting as it was booked."""
    scene, draft = Scene.of(dialog_manager), booking_of(dialog_manager)
    view = await scene.db.read(meetings.view, scene.person, draft.meeting_id)
    closer = holder_line(view.card.closer, view.chosen_by, scene.words)
    last = await scene.db.read(calls.to_undo, scene.person, scene.now)
    way_back = []
    if last is not None and last.result is CallResult.MEETING and last.company == view.card.company:
        way_back = [Option(str(last.call_id), scene.words.plain("call-undo", company=last.company))]
    return {"meeting": f"{meeting_text(view.card, scene.words)}\n{closer}", "undo": way_back}


async def booked_list(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The caller's meetings: those that wait for their outcome, then those ahead."""
    scene, draft = Scene.of(dialog_manager), BookedDraft.of(dialog_manager)
    over = await scene.db.read(meetings.waiting, scene.person, scene.now)
    ahead = await scene.db.read(meetings.ahead, scene.person, scene.now)
    waiting = {view.card.meeting_id for view in over}
    ahead = [view for view in ahead if view.card.meeting_id not in waiting]
    shown = page_of([*over, *ahead], draft.page, _MEETINGS_A_PAGE)
    options = [
        Option(
            str(view.card.meeting_id),
            ("⏳ " if view.card.meeting_id in waiting else "") + meeting_label(view.card, scene.words),
        )
        for view in shown.items
    ]
    summary = scene.words("meetings-ahead", count=len(ahead)) if ahead else scene.words("booked-none")
    if over:
        lines = [Waiting(one.card.company, one.card.ends_at, answers_for(one), mine=False) for one in over]
        heading = scene.words("meetings-to-report", count=len(over))
        summary = Safe(f"{heading}\n{waiting_text(lines, scene.now, scene.words)}\n\n{summary}")
    return {"summary": summary, "meetings": options, "page": shown.page, "pages": shown.pages}


async def booked_meeting(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One of the caller's meetings."""
    scene, draft = Scene.of(dialog_manager), BookedDraft.of(dialog_manager)
    view = await scene.db.read(meetings.view, scene.person, draft.meeting_id)
    waits = view.state is MeetingState.BOOKED and view.card.ends_at <= scene.now
    told = meeting_view_text(view.card, view.outcome, scene.words, closer=True)
    if waits:
        for_whom = waits_text(view.card.ends_at, answers_for(view), scene.now, scene.words)
        told = Safe(f"{told}\n\n{for_whom}")
    return {
        "meeting": told,
        "ahead": view.state is MeetingState.BOOKED and view.card.starts_at > scene.now,
        **facts_at_hand(view, scene),
    }


def answers_for(view: meetings.MeetingView) -> str:
    """Whose word a meeting waits for; "" when the directors answer for it."""
    return view.card.closer if view.closer_at_work else ""


def time_key(starts_at: datetime, closer_id: int) -> str:
    """A free time as its button sends it."""
    return f"{int(starts_at.timestamp())}_{closer_id}"
