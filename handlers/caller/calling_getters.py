"""What the card of a lead and the questions about its call show, read anew each time."""

from datetime import datetime

from aiogram_dialog import DialogManager

from handlers.caller import getters
from handlers.caller.callbacks import chips, days_to_ask, hours_to_ask
from handlers.caller.draft import REASONS, CallingDraft
from handlers.scene import Scene
from handlers.widgets import Option
from services import calls
from services.calls import CallCard, Quiet
from views.calls import (
    RESULT_ROWS,
    chip_label,
    day_line,
    lead_card,
    logged_line,
    moment_near,
    past_call,
    promised,
    result_label,
    same_clocks,
    script_text,
    there,
    two_clocks,
)
from views.dates import day_label, time_text
from views.wording import Words

RESULT_LISTS = tuple(f"results_{row}" for row in range(len(RESULT_ROWS)))
"""Names of the rows of results, as the getter gives them."""

_WHY_QUIET = {
    Quiet.EMPTY: "call-quiet-empty",
    Quiet.LATER: "call-quiet-later",
    Quiet.NIGHT: "call-quiet-night",
}


async def card(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The lead in hand, with a button for each result."""
    scene, draft = Scene.of(dialog_manager), CallingDraft.of(dialog_manager)
    held = await scene.db.read(calls.in_hand, scene.person, scene.now)
    gone = held is None or held.lead_id != draft.lead_id
    words = scene.words
    rows: dict[str, object] = {
        name: [] if gone else [Option(f"{draft.lead_id}_{result}", result_label(result, words)) for result in row]
        for name, row in zip(RESULT_LISTS, RESULT_ROWS, strict=True)
    }
    return rows | {
        "lead": words("call-gone") if gone or held is None else _lead_text(held, scene.now, words),
        "gone": gone,
        "let_go": [] if gone else [Option(str(draft.lead_id), words.plain("call-let-go"))],
        **_last(draft, scene),
        **await _day(scene),
    }


async def quiet(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Why nothing is to be called now, and when something is."""
    scene, draft = Scene.of(dialog_manager), CallingDraft.of(dialog_manager)
    outlook = await scene.db.read(calls.queue_outlook, scene.person, scene.now)
    words = scene.words
    near = None if outlook.next_at is None else moment_near(outlook.next_at, scene.now, words)
    why = words(_WHY_QUIET[outlook.why], next=near or words("call-quiet-unknown"))
    return {"why": why, **_last(draft, scene), **await _day(scene)}


async def booked(dialog_manager: DialogManager, **more: object) -> dict[str, object]:
    """The meeting as it was booked, and the way back for as long as there is one."""
    meeting = await getters.booked(dialog_manager, **more)
    return meeting | _last(CallingDraft.of(dialog_manager), Scene.of(dialog_manager))


async def reasons(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Why companies refuse."""
    scene, draft = Scene.of(dialog_manager), CallingDraft.of(dialog_manager)
    return {
        "company": draft.company,
        "reasons": [Option(f"{draft.lead_id}_{reason}", scene.words.plain(f"refusal-{reason}")) for reason in REASONS],
    }


async def moments(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """When to call back."""
    scene, draft = Scene.of(dialog_manager), CallingDraft.of(dialog_manager)
    words, zone = scene.words, draft.zone or scene.person.zone
    offered = chips(scene.now, zone)
    soon = {60: words.plain("call-chip-hour"), 180: words.plain("call-chip-hours")}
    theirs = "" if _same_now(scene, zone) else words("call-back-by-theirs", time=time_text(scene.now, zone))
    return {
        "company": draft.company,
        "theirs": theirs,
        "moments": [
            *(Option(f"{draft.lead_id}_m{minutes}", soon[minutes]) for minutes in offered.minutes),
            *(
                Option(f"{draft.lead_id}_t{int(at.timestamp())}", chip_label(at, zone, scene.now, words))
                for at in offered.moments
            ),
        ],
    }


async def callback_days(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The day of a callback that was not said."""
    scene, draft = Scene.of(dialog_manager), CallingDraft.of(dialog_manager)
    days = [
        Option(f"{draft.lead_id}_{day.isoformat()}", day_label(day, scene.words.language))
        for day in days_to_ask(dialog_manager)
    ]
    return {"company": draft.company, "said": _said(draft, scene.words), "callback_days": days}


async def callback_hours(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The time of a callback that was not said."""
    scene, draft = Scene.of(dialog_manager), CallingDraft.of(dialog_manager)
    hours = [Option(f"{draft.lead_id}_{clock:%H:%M}", f"{clock:%H:%M}") for clock in hours_to_ask(dialog_manager)]
    return {"company": draft.company, "said": _said(draft, scene.words), "callback_hours": hours}


async def clocks(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Whose clocks a typed time was meant by."""
    scene, draft = Scene.of(dialog_manager), CallingDraft.of(dialog_manager)
    words, zone = scene.words, draft.zone or scene.person.zone
    options = [
        Option(f"{draft.lead_id}_t{int(at.timestamp())}", two_clocks(at, zone, words, theirs=number > 0))
        for number, at in enumerate(draft.meant)
    ]
    return {
        "company": draft.company,
        "said": _said(draft, words),
        "time": time_text(scene.now, zone),
        "clocks": options,
    }


def _lead_text(held: CallCard, now: datetime, words: Words) -> str:
    whom = lead_card(held.company, held.segment, held.person, held.phones, "", held.site, held.note, words)
    parts: list[str] = [f"{whom}\n{there(held.city, held.address, held.zone, now, words)}"]
    if held.callback_at is not None:
        parts[0] += f"\n{promised(held.callback_at, now, words)}"
    if held.history:
        lines = [past_call(past.result, past.reason, past.caller, past.at, words) for past in held.history]
        parts.append("\n".join([words("call-history"), *lines]))
    if held.script:
        parts.append(script_text(held.script, words))
    return "\n\n".join(parts)


def _last(draft: CallingDraft, scene: Scene) -> dict[str, object]:
    """The line about the result before, and its way back for as long as there is one."""
    last, words = draft.last, scene.words
    if last is None:
        return {"line": words("call-undone", company=draft.undone) if draft.undone else "", "undo": []}
    zone = draft.last_zone or scene.person.zone
    line = logged_line(last.company, last.result, last.due_at, zone, scene.now, words)
    way_back = Option(str(last.call_id), words.plain("call-undo", company=last.company))
    return {"line": line, "undo": [way_back] if scene.now <= last.undo_until else []}


async def _day(scene: Scene) -> dict[str, object]:
    today = await scene.db.read(calls.my_day, scene.person, scene.now)
    return {"today": day_line(today.calls, today.reached, today.meetings, today.earned, scene.words)}


def _said(draft: CallingDraft, words: Words) -> str:
    return words("call-back-said", said=draft.said) if draft.said else ""


def _same_now(scene: Scene, zone: str) -> bool:
    return same_clocks(scene.now, zone, scene.person.zone)
