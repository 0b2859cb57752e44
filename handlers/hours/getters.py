"""What the windows of hours, share and turn show, read anew each time."""

from collections.abc import Callable

from aiogram_dialog import DialogManager

from domain.people import Role
from domain.turn import TurnMode
from handlers.drafts import PersonDraft
from handlers.hours.actions import DAYS_OFF, staff_id
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.screen import Getter
from services import closers
from services.closers import LENGTHS, TRAVELS, WEIGHTS, Hours, Setting
from views.hours import cities_text, clock_text, hours_text, outside_text, share_text, turn_text, weekday_option
from views.wording import Words

_HALF_HOUR = 30
_OFFERED = {
    Setting.OPENS: range(7 * 60, 13 * 60 + 1, _HALF_HOUR),
    Setting.CLOSES: range(12 * 60, 22 * 60 + 1, _HALF_HOUR),
    Setting.MEETING: LENGTHS,
    Setting.TRAVEL: TRAVELS,
}
_WEEKDAYS = range(1, 7)
_MOST_SEGMENTS = 90
"""As many buttons as Telegram takes in a message, and a few for the way on."""


async def hours(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The hours as they stand, and what may be changed."""
    scene, of_another = Scene.of(dialog_manager), bool(PersonDraft.of(dialog_manager).staff_id)
    view = await scene.db.read(closers.hours, scene.person, staff_id(dialog_manager), scene.now)
    words = scene.words
    opens, closes = clock_text(view.opens), clock_text(view.closes, ends=True)
    settings = [
        Option(Setting.OPENS, words.plain("hours-set-opens", clock=opens)),
        Option(Setting.CLOSES, words.plain("hours-set-closes", clock=closes)),
        Option(Setting.MEETING, words.plain("hours-set-meeting", minutes=view.meeting_minutes)),
        Option(Setting.TRAVEL, words.plain("hours-set-travel", minutes=view.travel_minutes)),
        Option(DAYS_OFF, words.plain("hours-set-days-off")),
    ]
    return {
        **_shown(view, of_another, words),
        "outside": outside_text(view.outside, words),
        "settings": settings,
        "directs": scene.person.has(Role.DIRECTOR),
        "of_another": of_another,
    }


def setting(of: Setting) -> Getter:
    """The values one setting may have; the one in force is marked."""

    async def getter(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
        scene, of_another = Scene.of(dialog_manager), bool(PersonDraft.of(dialog_manager).staff_id)
        view = await scene.db.read(closers.hours, scene.person, staff_id(dialog_manager), scene.now)
        label, now = _LABELS[of](scene.words), _minutes(view, of)
        return {
            **_shown(view, of_another, scene.words),
            "values": [
                Option(str(value), f"✓ {label(value)}" if value == now else label(value)) for value in _OFFERED[of]
            ],
            "own": of in view.own,
        }

    return getter


async def days_off(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Weekdays to tick."""
    scene, of_another = Scene.of(dialog_manager), bool(PersonDraft.of(dialog_manager).staff_id)
    view = await scene.db.read(closers.hours, scene.person, staff_id(dialog_manager), scene.now)
    off = frozenset(view.days_off)
    options = [
        Option(f"{day}{'-' if day in off else '+'}", weekday_option(day, day in off, scene.words)) for day in _WEEKDAYS
    ]
    return {**_shown(view, of_another, scene.words), "weekdays": options}


async def share(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """How the closer comes into the turn."""
    scene = Scene.of(dialog_manager)
    view, words = await scene.db.read(closers.share, scene.person, staff_id(dialog_manager)), scene.words
    given = [segment.name for segment in view.segments if segment.given]
    return {
        "name": view.name,
        "share": share_text(view.weight, view.cities, given, words),
        "parts": [
            Option("weight", words.plain("share-set-weight", weight=view.weight)),
            Option("segments", words.plain("share-set-segments")),
            Option("cities", words.plain("share-set-cities")),
        ],
        "weights": [
            Option(str(weight), ("✓ " if weight == view.weight else "") + words.plain("share-percent", weight=weight))
            for weight in WEIGHTS
        ],
        "question": words("share-segments" if view.segments else "share-no-segments"),
        "segments": [
            Option(f"{one.segment_id}{'-' if one.given else '+'}", f"{'☑️' if one.given else '⬜'} {one.name}")
            for one in view.segments[:_MOST_SEGMENTS]
        ],
        "any_cities": bool(view.cities),
        "cities": cities_text(view.cities),
    }


async def turn(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """How meetings are shared out, and who is next."""
    scene = Scene.of(dialog_manager)
    view, words = await scene.db.read(closers.turn, scene.person, scene.now), scene.words
    return {
        "turn": turn_text(
            view.mode,
            view.order,
            [(one.name, one.taken, one.weight, one.has_field) for one in view.shares],
            words,
        ),
        "modes": [
            Option(mode, ("✓ " if mode is view.mode else "") + words.plain("turn-mode", mode=mode)) for mode in TurnMode
        ],
    }


def _shown(view: Hours, of_another: bool, words: Words) -> dict[str, object]:
    text = hours_text(view.opens, view.closes, view.meeting_minutes, view.travel_minutes, view.days_off, words)
    title = words("hours-title-of", name=view.name) if of_another else words("hours-title")
    return {"title": title, "hours": text}


def _minutes(view: Hours, of: Setting) -> int:
    match of:
        case Setting.OPENS:
            return view.opens.hour * 60 + view.opens.minute
        case Setting.CLOSES:
            return view.closes.hour * 60 + view.closes.minute or 24 * 60
        case Setting.MEETING:
            return view.meeting_minutes
    return view.travel_minutes


def _clock(words: Words) -> Callable[[int], str]:  # noqa: ARG001  # a clock is the same in every language
    return lambda minutes: f"{minutes // 60:02}:{minutes % 60:02}"


def _length(words: Words) -> Callable[[int], str]:
    return lambda minutes: words.plain("hours-minutes", minutes=minutes)


_LABELS = {Setting.OPENS: _clock, Setting.CLOSES: _clock, Setting.MEETING: _length, Setting.TRAVEL: _length}
