"""What the windows show while a meeting is moved or called off, read anew each time."""

from datetime import date

from aiogram_dialog import DialogManager

from domain.errors import NotYours
from handlers.moving.draft import MoveDraft
from handlers.scene import Scene
from handlers.widgets import Option
from services import moves
from services.moves import Movable
from views.dates import day_label
from views.meetings import meeting_view_text
from views.moves import CANCEL_REASONS, MOVE_REASONS, time_label
from views.wording import Words


async def days(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The days the meeting may be moved to."""
    scene, draft = Scene.of(dialog_manager), MoveDraft.of(dialog_manager)
    movable = await _movable(scene, draft)
    whose = _whose(draft, movable)
    free = await scene.db.read(moves.free_days, scene.person, draft.meeting_id, whose, scene.now)
    return {
        "meeting": _meeting(movable, scene.words),
        "question": scene.words("move-day" if free else "move-no-days"),
        "days": [Option(day.isoformat(), day_label(day, scene.words.language)) for day in free],
    }


async def closers(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Who may hold the meeting."""
    scene = Scene.of(dialog_manager)
    movable = await _movable(scene, MoveDraft.of(dialog_manager))
    anybody = Option("0", scene.words.plain("move-any-closer"))
    return {
        "meeting": _meeting(movable, scene.words),
        "closers": [anybody, *(Option(str(closer_id), name) for closer_id, name in movable.closers.items())],
    }


async def times(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The free times of the chosen day, each with whose it is and why."""
    scene, draft = Scene.of(dialog_manager), MoveDraft.of(dialog_manager)
    movable = await _movable(scene, draft)
    if not draft.day:
        raise NotYours
    day, words = date.fromisoformat(draft.day), scene.words
    whose = _whose(draft, movable)
    free = await scene.db.read(moves.free_times, scene.person, draft.meeting_id, whose, day, scene.now)
    return {
        "question": words("move-time" if free else "move-no-times", day=day),
        "times": [
            Option(
                f"{int(time.starts_at.timestamp())}_{time.closer_id}",
                time_label(time.starts_at, time.closer, time.chosen_by, words),
            )
            for time in free
        ],
    }


async def reasons(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The meeting as it is and as it would be, and why it is moved."""
    scene, draft = Scene.of(dialog_manager), MoveDraft.of(dialog_manager)
    movable = await _movable(scene, draft)
    if draft.starts_at is None:
        raise NotYours
    closer = movable.closers.get(draft.to_closer_id, "")
    return {
        "meeting": _meeting(movable, scene.words),
        "new_time": scene.words("move-new-time", starts_at=draft.starts_at, closer=closer),
        "reasons": [Option(key, scene.words.plain("move-reason", reason=key)) for key in MOVE_REASONS],
    }


async def taken(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The time that is gone, and the nearest one that is not."""
    scene, draft = Scene.of(dialog_manager), MoveDraft.of(dialog_manager)
    near = draft.starts_at
    return {
        "sentence": scene.words("error-slot-taken", taken=draft.taken or scene.now),
        "question": scene.words("booking-none-near" if near is None else "booking-nearest"),
        "nearest": [] if near is None else [Option("nearest", scene.words.plain("booking-take", starts_at=near))],
    }


async def cancel_reasons(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The meeting, and why it will not take place."""
    scene = Scene.of(dialog_manager)
    movable = await _movable(scene, MoveDraft.of(dialog_manager))
    return {
        "meeting": _meeting(movable, scene.words),
        "reasons": [Option(key, scene.words.plain("cancel-reason", reason=key)) for key in CANCEL_REASONS],
    }


async def done(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The meeting as it is now."""
    scene, draft = Scene.of(dialog_manager), MoveDraft.of(dialog_manager)
    card = await scene.db.read(moves.outline, scene.person, draft.meeting_id)
    return {"meeting": meeting_view_text(card, None, scene.words, closer=True)}


async def _movable(scene: Scene, draft: MoveDraft) -> Movable:
    return await scene.db.read(moves.movable, scene.person, draft.meeting_id, scene.now)


def _whose(draft: MoveDraft, movable: Movable) -> int | None:
    """Of its own closer at first; of one who works here no more there are no times."""
    if draft.closer_id is not None:
        return draft.closer_id or None
    return movable.closer_id if movable.closer_id in movable.closers else None


def _meeting(movable: Movable, words: Words) -> str:
    return meeting_view_text(movable.card, None, words, closer=True)
