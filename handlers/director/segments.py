"""What a director's presses and answers do to segments."""

from dataclasses import replace
from datetime import date
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from domain.errors import TextMissing
from domain.money import Money
from domain.segments import LONGEST_NAME, LONGEST_SCRIPT, LONGEST_TASK, name_of, read_deadline, read_rate, read_target
from domain.typed import line, text
from handlers.director.segments_draft import SegmentDraft
from handlers.scene import Scene
from handlers.states import Segments
from handlers.widgets.choices import chosen, number
from services import segments
from services.segments import SegmentPlan

NONE = "none"
"""What the button of "without" sends."""
WALK: tuple[State, ...] = (
    Segments.task,
    Segments.rate,
    Segments.target,
    Segments.deadline,
    Segments.collectors,
    Segments.script,
    Segments.check,
)
"""The questions about a new segment, in order."""


# --- the list


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list."""
    SegmentDraft.of(manager).but(manager, page=page)


async def turn_over(manager: DialogManager) -> None:
    """From open segments to closed ones, and back."""
    draft = SegmentDraft.of(manager)
    draft.but(manager, closed=not draft.closed, page=0)


async def pick(manager: DialogManager, key: str) -> None:
    """Look at this segment."""
    last = SegmentDraft.of(manager)
    SegmentDraft(last.key, number(key), page=last.page, closed=last.closed).keep(manager)
    await manager.switch_to(Segments.segment)


async def begin(manager: DialogManager) -> None:
    """Begin a new segment."""
    SegmentDraft(Scene.of(manager).receipt, walking=True).keep(manager)
    await manager.switch_to(Segments.task)


# --- the answers


async def read_task(manager: DialogManager, typed: str) -> None:
    """Whom to find. A name that was taken from the task goes on following it."""
    task = text(typed, LONGEST_TASK)
    if not task:
        raise TextMissing
    scene, draft = Scene.of(manager), SegmentDraft.of(manager)
    changes: dict[str, Any] = {"task": task}
    if draft.segment_id:
        plan = (await scene.db.read(segments.view, scene.person, draft.segment_id, scene.now)).plan
        if plan.name == name_of(plan.task):
            changes["name"] = ""
    await _answer(manager, **changes)


async def read_name(manager: DialogManager, typed: str) -> None:
    """What it is called in lists."""
    await _answer(manager, name=line(typed, LONGEST_NAME))


async def read_typed_rate(manager: DialogManager, typed: str) -> None:
    """What a confirmed lead costs."""
    await _answer(manager, rate=read_rate(typed))


async def pick_rate(manager: DialogManager, key: str) -> None:
    """What a confirmed lead costs, by a button."""
    await _answer(manager, rate=None if key == NONE else Money.rub(number(key)))


async def read_typed_target(manager: DialogManager, typed: str) -> None:
    """How many confirmed leads are wanted."""
    await _answer(manager, target=read_target(typed))


async def pick_target(manager: DialogManager, key: str) -> None:
    """How many confirmed leads are wanted, by a button."""
    await _answer(manager, target=None if key == NONE else number(key))


async def read_typed_deadline(manager: DialogManager, typed: str) -> None:
    """The last day."""
    scene = Scene.of(manager)
    await _answer(manager, deadline=read_deadline(typed, scene.now, scene.person.zone))


async def pick_deadline(manager: DialogManager, key: str) -> None:
    """The last day, by a button."""
    day = None if key == NONE else chosen(date.fromisoformat, key)
    await _answer(manager, deadline=day)


async def edit_collectors(manager: DialogManager) -> None:
    """Begin with the collectors as they are."""
    scene, draft = Scene.of(manager), SegmentDraft.of(manager)
    if draft.segment_id:
        view = await scene.db.read(segments.view, scene.person, draft.segment_id, scene.now)
        draft.but(manager, collectors=view.plan.collectors)
    await manager.switch_to(Segments.collectors)


async def tick_collector(manager: DialogManager, key: str) -> None:
    """Tick a collector ("7+") or take the tick back ("7-"): pressing twice changes nothing."""
    draft, one = SegmentDraft.of(manager), number(key[:-1])
    others = tuple(known for known in draft.collectors if known != one)
    draft.but(manager, collectors=(*others, one) if key.endswith("+") else others)


async def give(manager: DialogManager) -> None:
    """The ticked collectors work on it."""
    await _answer(manager, collectors=SegmentDraft.of(manager).collectors)


async def read_script(manager: DialogManager, typed: str) -> None:
    """What callers say."""
    await _answer(manager, script=text(typed, LONGEST_SCRIPT))


async def no_script(manager: DialogManager) -> None:
    """Callers know what to say."""
    await _answer(manager, script="")


async def back(manager: DialogManager) -> None:
    """To the question before, or to the whole."""
    draft, at = SegmentDraft.of(manager), manager.current_context().state
    if draft.segment_id:
        await manager.switch_to(Segments.segment)
    elif not draft.walking:
        await manager.switch_to(Segments.check)
    else:
        asked = WALK.index(at) if at in WALK else 0
        await manager.switch_to(WALK[asked - 1] if asked else Segments.list)


async def create(manager: DialogManager) -> None:
    """Give the task."""
    scene, draft = Scene.of(manager), SegmentDraft.of(manager)
    receipt = f"segment:{draft.key}"
    segment_id = await scene.db.write(segments.create, scene.person, draft.plan, scene.now, receipt=receipt)
    draft.but(manager, segment_id=segment_id, notice="segment-created", walking=False)
    await manager.switch_to(Segments.segment)


async def _answer(manager: DialogManager, **changes: Any) -> None:
    """Keep an answer: in the draft of a new segment, or at once in one that exists."""
    draft = SegmentDraft.of(manager)
    if draft.segment_id:
        await _change(manager, **changes)
        await manager.switch_to(Segments.segment)
        return
    at = manager.current_context().state
    draft = draft.but(manager, **changes)
    if draft.walking and at in WALK:
        at = WALK[WALK.index(at) + 1]
        draft.but(manager, walking=at is not Segments.check)
        await manager.switch_to(at)
    else:
        await manager.switch_to(Segments.check)


# --- a segment that exists


async def call_sooner(manager: DialogManager) -> None:
    """Its leads are called sooner."""
    await _change(manager, priority=-1)


async def call_later(manager: DialogManager) -> None:
    """Its leads are called later."""
    await _change(manager, priority=1)


async def close(manager: DialogManager) -> None:
    """No more leads for it."""
    scene, draft = Scene.of(manager), SegmentDraft.of(manager)
    await scene.db.write(segments.close, scene.person, draft.segment_id, scene.now, receipt=scene.receipt)
    draft.but(manager, notice="")


async def reopen(manager: DialogManager) -> None:
    """It goes on."""
    scene, draft = Scene.of(manager), SegmentDraft.of(manager)
    await scene.db.write(segments.reopen, scene.person, draft.segment_id, scene.now, receipt=scene.receipt)
    draft.but(manager, notice="")


async def _change(manager: DialogManager, *, priority: int = 0, **changes: Any) -> None:
    scene, draft = Scene.of(manager), SegmentDraft.of(manager)
    view = await scene.db.read(segments.view, scene.person, draft.segment_id, scene.now)
    plan: SegmentPlan = replace(view.plan, priority=view.plan.priority + priority, **changes)
    await scene.db.write(segments.change, scene.person, draft.segment_id, plan, scene.now, receipt=scene.receipt)
    draft.but(manager, notice="")
