"""What a director sees of segments, read anew each time."""

from datetime import timedelta

from aiogram_dialog import DialogManager

from domain.money import Money
from domain.segments import FIRST, LAST
from domain.workdays import Month, local_day
from handlers.director.segments import NONE
from handlers.director.segments_draft import SegmentDraft
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import segments
from views.dates import day_label
from views.fates import fates_text
from views.money import money_text
from views.segments import pace_text, segment_label, setting_text

_A_PAGE = 8
_RATES = (20, 30, 50, 100)
_TARGETS = (500, 1000)
_MONTH_OF_DAYS = timedelta(days=30)


async def listed(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The segments, open or closed."""
    scene, draft = Scene.of(dialog_manager), SegmentDraft.of(dialog_manager)
    found = await scene.db.read(segments.listed, scene.person, draft.closed)
    shown, words = page_of(found.lines, draft.page, _A_PAGE), scene.words
    hint = words("segments-hint" if found.lines else "segments-none")
    return {
        "title": words("segments-closed-title" if draft.closed else "segments-title"),
        "hint": "" if draft.closed else hint,
        "segments": [
            Option(str(one.segment_id), segment_label(one.name, one.confirmed, one.target, words))
            for one in shown.items
        ],
        "page": shown.page,
        "pages": shown.pages,
        "count": found.closed,
        "has_closed": found.closed > 0 and not draft.closed,
        "closed": draft.closed,
        "open": not draft.closed,
    }


async def segment(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """A segment with its progress."""
    scene, draft = Scene.of(dialog_manager), SegmentDraft.of(dialog_manager)
    view = await scene.db.read(segments.view, scene.person, draft.segment_id, scene.now)
    plan, words = view.plan, scene.words
    progress = [pace_text(plan.target, view.fates.confirmed, view.pace, plan.deadline, words)]
    progress.append(fates_text(view.fates, words) or words("segment-none-added"))
    return {
        "notice": words(draft.notice) if draft.notice else "",
        "segment": setting_text(view.brief, plan.script, plan.priority, view.collectors, words),
        "state": words("segment-closed") if view.closed else "",
        "progress": "\n".join(part for part in progress if part),
        "closed": view.closed,
        "open": not view.closed,
        "sooner": plan.priority > FIRST and not view.closed,
        "later": plan.priority < LAST and not view.closed,
    }


async def step(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """A question about a segment, with the buttons that answer it."""
    scene = Scene.of(dialog_manager)
    words = scene.words
    today = local_day(scene.now, scene.person.zone)
    ends = {"segment-month-end": Month.of(today).last, "segment-in-30-days": today + _MONTH_OF_DAYS}
    shown = await _whole(dialog_manager)
    return {
        "segment": shown["segment"],
        "name": shown["name"],
        "rates": [Option(str(rate), money_text(Money.rub(rate), words.language)) for rate in _RATES],
        "no_rate": [Option(NONE, words.plain("segment-by-terms"))],
        "targets": [Option(str(target), str(target)) for target in _TARGETS],
        "no_target": [Option(NONE, words.plain("segment-no-target"))],
        "deadlines": [
            Option(day.isoformat(), f"{words.plain(label)}, {day_label(day, words.language)}")
            for label, day in ends.items()
        ],
        "no_deadline": [Option(NONE, words.plain("segment-no-deadline"))],
    }


async def collectors(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Whom a segment may be given to, with ticks."""
    scene, draft = Scene.of(dialog_manager), SegmentDraft.of(dialog_manager)
    people = await scene.db.read(segments.collectors, scene.person)
    return {
        "question": scene.words("segment-ask-collectors" if people else "segment-no-collectors"),
        "collectors": [
            Option(f"{one}-", f"☑️ {name}") if one in draft.collectors else Option(f"{one}+", f"⬜ {name}")
            for one, name in people.items()
        ],
    }


async def whole(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """A segment as it would be made."""
    return await _whole(dialog_manager)


async def _whole(dialog_manager: DialogManager) -> dict[str, object]:
    scene, draft = Scene.of(dialog_manager), SegmentDraft.of(dialog_manager)
    if draft.segment_id:
        view = await scene.db.read(segments.view, scene.person, draft.segment_id, scene.now)
        shown = setting_text(view.brief, view.plan.script, view.plan.priority, view.collectors, scene.words)
        return {"segment": shown, "name": view.plan.name}
    if not draft.task:
        return {"segment": "", "name": ""}
    people = await scene.db.read(segments.collectors, scene.person)
    names = [people[one] for one in draft.collectors if one in people]
    return {"segment": setting_text(draft.brief, draft.script, None, names, scene.words), "name": draft.brief.name}
