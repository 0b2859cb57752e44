"""What presses and answers do while a meeting is moved or called off."""

from datetime import UTC, date, datetime

from aiogram_dialog import DialogManager

from domain.errors import NotYours, SlotTaken
from handlers.moving.draft import MoveDraft
from handlers.scene import Scene
from handlers.states import Moving
from handlers.widgets.choices import chosen, number
from services import moves
from views.moves import CANCEL_REASONS, MOVE_REASONS

_LAST_SECOND = 253_402_214_400  # the year 9999


async def pick_closer(manager: DialogManager, key: str) -> None:
    """Show this closer's times; 0: everybody's."""
    MoveDraft.of(manager).but(manager, closer_id=number(key))
    await manager.switch_to(Moving.day)


async def pick_day(manager: DialogManager, key: str) -> None:
    """Move to this day."""
    day = chosen(date.fromisoformat, key)
    MoveDraft.of(manager).but(manager, day=day.isoformat())
    await manager.switch_to(Moving.time)


async def pick_time(manager: DialogManager, key: str) -> None:
    """Move to this time of this closer."""
    typed, _, closer = key.partition("_")
    seconds = number(typed)
    if seconds > _LAST_SECOND:
        raise NotYours
    starts_at = datetime.fromtimestamp(seconds, UTC)
    MoveDraft.of(manager).but(manager, starts_at=starts_at, to_closer_id=number(closer))
    await manager.switch_to(Moving.why)


async def pick_reason(manager: DialogManager, key: str) -> None:
    """One of the usual reasons."""
    if key not in MOVE_REASONS:
        raise NotYours
    await read_reason(manager, Scene.of(manager).words.plain("move-reason", reason=key))


async def read_reason(manager: DialogManager, text: str) -> None:
    """The reason, which moves the meeting."""
    await _move(manager, MoveDraft.of(manager).but(manager, reason=text))


async def take_nearest(manager: DialogManager, _: str) -> None:
    """Move to the free time that was offered instead."""
    await _move(manager, MoveDraft.of(manager))


async def _move(manager: DialogManager, draft: MoveDraft) -> None:
    scene = Scene.of(manager)
    if draft.starts_at is None:
        raise NotYours
    wanted = (draft.meeting_id, draft.starts_at.astimezone(UTC), draft.to_closer_id, draft.reason)
    try:
        await scene.db.write(
            moves.move, scene.person, *wanted, scene.now, receipt=f"move:{scene.person.id}:{draft.key}"
        )
    except SlotTaken as late:
        closer_id = late.nearest_closer_id or 0
        draft.but(manager, taken=late.taken, starts_at=late.nearest, to_closer_id=closer_id)
        await manager.switch_to(Moving.taken)
    else:
        await manager.switch_to(Moving.moved)


async def pick_cancel_reason(manager: DialogManager, key: str) -> None:
    """One of the usual reasons."""
    if key not in CANCEL_REASONS:
        raise NotYours
    await read_cancel_reason(manager, Scene.of(manager).words.plain("cancel-reason", reason=key))


async def read_cancel_reason(manager: DialogManager, text: str) -> None:
    """The reason, which calls the meeting off."""
    scene, draft = Scene.of(manager), MoveDraft.of(manager)
    await scene.db.write(
        moves.cancel, scene.person, draft.meeting_id, text, scene.now, receipt=f"cancel:{scene.person.id}:{draft.key}"
    )
    await manager.switch_to(Moving.cancelled)
