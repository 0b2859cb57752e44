"""What a collector sees of leads brought and tasks given, read anew each time."""

from aiogram_dialog import DialogManager

from domain.fates import Fate
from handlers.collector.fates import ALL
from handlers.collector.fates_draft import FatesDraft, TasksDraft
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import fates, segments
from views.fates import SIGNS, appeal_state_text, fate_text, fates_text
from views.leads import lead_text, where
from views.segments import brief_text, pace_text, segment_label

_TASKS_A_PAGE = 8


async def leads(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """What became of the leads, counted and one by one."""
    scene, draft = Scene.of(dialog_manager), FatesDraft.of(dialog_manager)
    mine = await scene.db.read(fates.mine, scene.person, draft.fate, draft.ever, draft.page, scene.now)
    words, added = scene.words, mine.counted.added
    total = (
        words("my-leads-ever", count=added) if draft.ever else words("my-leads-month", count=added, today=mine.today)
    )
    counted = fates_text(mine.counted, words)
    kinds = [fate for fate in Fate if mine.counted.by_fate.get(fate)]
    sifters = [Option(fate.value, words.plain("fate-filter", fate=fate)) for fate in kinds if fate is not draft.fate]
    if draft.fate is not None:
        sifters.insert(0, Option(ALL, words.plain("fate-all")))
    shown = words("my-leads-of", fate=draft.fate) if draft.fate is not None and mine.leads else ""
    return {
        "counts": f"{total}\n{counted}" if counted else total,
        "shown": shown or ("" if mine.leads else words("my-leads-nothing")),
        "leads": [Option(str(one.lead_id), f"{SIGNS[one.fate]} {one.company}") for one in mine.leads],
        "page": mine.page,
        "pages": mine.pages,
        "sifters": sifters if len(kinds) > 1 or draft.fate is not None else [],
        "ever": draft.ever,
        "month": not draft.ever,
    }


async def lead(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """A lead and what became of it."""
    scene, draft = Scene.of(dialog_manager), FatesDraft.of(dialog_manager)
    one = await scene.db.read(fates.fate, scene.person, draft.lead_id)
    words = scene.words
    return {
        "lead": lead_text(one.company, one.person, one.phone, where(one.city, one.address), "", words),
        "segment": words("fate-segment", segment=one.segment) if one.segment else "",
        "fate": fate_text(one.fate, one.state, one.confirmed_at, one.rejected_at, one.rejected_as, words),
        "appeal": appeal_state_text(one.appealed_at, one.upheld, words),
        "may_be_appealed": one.may_be_appealed,
    }


async def tasks(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The tasks given."""
    scene, draft = Scene.of(dialog_manager), TasksDraft.of(dialog_manager)
    mine = await scene.db.read(segments.my_list, scene.person)
    shown = page_of(mine, draft.page, _TASKS_A_PAGE)
    return {
        "hint": scene.words("my-segments-hint" if mine else "my-segments-none"),
        "tasks": [
            Option(str(one.segment_id), segment_label(one.name, one.confirmed, None, scene.words))
            for one in shown.items
        ],
        "page": shown.page,
        "pages": shown.pages,
    }


async def task(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """A task: what it asks for, how far it is, and what it has earned."""
    scene, draft = Scene.of(dialog_manager), TasksDraft.of(dialog_manager)
    found = await scene.db.read(segments.my_segment, scene.person, draft.segment_id, scene.now)
    brief, words = found.brief, scene.words
    mine = [words("segment-none-added")]
    if found.mine.added:
        mine = [words("segment-mine", count=found.mine.added), fates_text(found.mine, words)]
    return {
        "task": brief_text(brief, words),
        "pace": pace_text(brief.target, found.confirmed, found.pace, brief.deadline, words),
        "mine": "\n".join(mine),
        "earned": "" if found.earned is None else words("segment-earned", earned=found.earned),
    }
