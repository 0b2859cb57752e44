"""Another closer for a meeting that is being booked, by buttons or by a sentence."""

from dataclasses import replace
from datetime import UTC

from aiogram_dialog import DialogManager

from domain.errors import NotYours
from handlers.caller.draft import BookingDraft, booking_of, steps_of
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import number
from services import closer_choices, meetings
from services.closer_choices import CloserChoice
from services.meetings import Wish
from views.turn import closer_label, holder_line
from views.wording import Safe

ANYBODY = "0"
"""The key of the button for whoever is in turn."""


async def closers(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Who may hold the meeting."""
    return {"closers": await closer_options(Scene.of(dialog_manager), booking_of(dialog_manager))}


async def closer_options(scene: Scene, draft: BookingDraft) -> list[Option]:
    """Whoever is in turn, and everybody who holds meetings with the free time nearest to the chosen one."""
    words = scene.words
    named = [
        Option(str(one.closer_id), closer_label(one.name, one.nearest, one.ahead, words))
        for one in await _choices(scene, draft)
    ]
    return [Option(ANYBODY, words.plain("move-any-closer")), *named]


async def pick_closer(manager: DialogManager, key: str) -> None:
    """This one shall hold it: at the chosen time if that is free, else another is chosen; 0: whoever is in turn."""
    scene, draft, steps = Scene.of(manager), booking_of(manager), steps_of(manager)
    if key == ANYBODY:
        replace(draft, wanted_id=0, starts_at=None).keep(manager)
        await manager.switch_to(steps.time if draft.day else steps.day)
        return
    chosen = await picked(scene, draft, key)
    if draft.starts_at is not None and chosen.nearest == draft.starts_at:
        replace(draft, wanted_id=chosen.closer_id, closer_id=chosen.closer_id).keep(manager)
        await manager.switch_to(steps.confirm)
    else:
        replace(draft, wanted_id=chosen.closer_id, starts_at=None).keep(manager)
        await manager.switch_to(steps.day)


async def picked(scene: Scene, draft: BookingDraft, key: str) -> CloserChoice:
    """The closer of a button. Raises NotYours for one that was forged."""
    closer_id = number(key)
    for one in await _choices(scene, draft):
        if one.closer_id == closer_id:
            return one
    raise NotYours


async def wanted(scene: Scene, draft: BookingDraft) -> tuple[int | None, dict[str, object]]:
    """The closer who is wanted, if still at work; and what windows of days and times show of it."""
    named = await scene.db.read(meetings.closers, scene.person)
    closer_id = draft.wanted_id if draft.wanted_id in named else None
    whose = "" if closer_id is None else scene.words("booking-times-of", closer=named[closer_id])
    return closer_id, {"whose": whose, "others": len(named) > 1}


async def holder(scene: Scene, draft: BookingDraft) -> Safe:
    """Who would hold the meeting as it stands in the draft, and why, as long as the time is to be had."""
    if draft.starts_at is None:
        raise NotYours
    wish = Wish(draft.lead_id, draft.starts_at.astimezone(UTC), draft.closer_id, by_turn=draft.by_turn)
    would_be = await scene.db.read(meetings.would_be, scene.person, wish, scene.now)
    if would_be is not None:
        return holder_line(would_be.closer, would_be.chosen_by, scene.words)
    named = await scene.db.read(meetings.closers, scene.person)
    return holder_line(named.get(draft.closer_id or 0, ""), None, scene.words)


async def _choices(scene: Scene, draft: BookingDraft) -> list[CloserChoice]:
    return await scene.db.read(
        closer_choices.closer_choices, scene.person, draft.lead_id or None, draft.starts_at, scene.now
    )
