"""What presses and answers about hours, the share of meetings and the turn do."""

from collections.abc import Awaitable, Callable

from aiogram_dialog import DialogManager

from domain.errors import NotYours
from domain.turn import TurnMode
from handlers.drafts import PersonDraft
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Hours, People
from handlers.widgets.choices import Pick, chosen, number
from services import closers
from services.closers import Setting

WINDOWS = {
    Setting.OPENS: Hours.opens,
    Setting.CLOSES: Hours.closes,
    Setting.MEETING: Hours.meeting,
    Setting.TRAVEL: Hours.travel,
}
DAYS_OFF = "days_off"
PARTS_OF_SHARE = {"weight": Hours.weight, "segments": Hours.segments, "cities": Hours.cities}


def staff_id(manager: DialogManager) -> int:
    """Whose hours these are."""
    return PersonDraft.of(manager).staff_id or Scene.of(manager).person.id


async def to_person(manager: DialogManager) -> None:
    """Back to the person a director came from."""
    await open_screen(manager, People.person, PersonDraft(staff_id=staff_id(manager)))


async def pick_setting(manager: DialogManager, key: str) -> None:
    """Change this."""
    if key == DAYS_OFF:
        await manager.switch_to(Hours.days_off)
        return
    await manager.switch_to(WINDOWS[chosen(Setting, key)])


def give(setting: Setting) -> Pick:
    """Takes the minutes on a button for this setting."""

    async def pick(manager: DialogManager, key: str) -> None:
        await _set(manager, setting, number(key))

    return pick


def as_department(setting: Setting) -> Callable[[DialogManager], Awaitable[None]]:
    """Gives up what the closer has differently."""

    async def reset(manager: DialogManager) -> None:
        await _set(manager, setting, None)

    return reset


async def _set(manager: DialogManager, setting: Setting, minutes: int | None) -> None:
    scene = Scene.of(manager)
    await scene.db.write(
        closers.set_hours, scene.person, staff_id(manager), setting, minutes, scene.now, receipt=scene.receipt
    )
    await manager.switch_to(Hours.hours)


async def tick_day_off(manager: DialogManager, key: str) -> None:
    """A weekday becomes a day off, or a working day again."""
    scene = Scene.of(manager)
    weekday, off = ticked(key)
    await scene.db.write(
        closers.set_day_off, scene.person, staff_id(manager), weekday, off, scene.now, receipt=scene.receipt
    )


async def pick_part_of_share(manager: DialogManager, key: str) -> None:
    """Change this of the share."""
    if key not in PARTS_OF_SHARE:
        raise NotYours
    await manager.switch_to(PARTS_OF_SHARE[key])


async def pick_weight(manager: DialogManager, key: str) -> None:
    """So many percent of a full share."""
    scene = Scene.of(manager)
    await scene.db.write(
        closers.set_weight, scene.person, staff_id(manager), number(key), scene.now, receipt=scene.receipt
    )
    await manager.switch_to(Hours.share)


async def tick_segment(manager: DialogManager, key: str) -> None:
    """A segment goes to this closer first, or not any more."""
    scene = Scene.of(manager)
    segment_id, given = ticked(key)
    await scene.db.write(
        closers.give_segment, scene.person, staff_id(manager), segment_id, given, scene.now, receipt=scene.receipt
    )


async def read_cities(manager: DialogManager, text: str) -> None:
    """Cities whose companies go to this closer first."""
    scene = Scene.of(manager)
    await scene.db.write(closers.set_cities, scene.person, staff_id(manager), text, scene.now, receipt=scene.receipt)
    await manager.switch_to(Hours.share)


async def no_cities(manager: DialogManager) -> None:
    """No city goes to this closer first."""
    await read_cities(manager, "")


async def pick_turn(manager: DialogManager, key: str) -> None:
    """Share meetings out like this."""
    scene = Scene.of(manager)
    mode = chosen(TurnMode, key)
    await scene.db.write(closers.set_turn, scene.person, mode, scene.now, receipt=scene.receipt)


def ticked(key: str) -> tuple[int, bool]:
    """ "5+" or "5-", which says what is wanted: pressing twice changes nothing. Raises NotYours for anything else.

    >>> ticked("5+"), ticked("17-")
    ((5, True), (17, False))
    """
    wanted = {"+": True, "-": False}.get(key[-1:])
    if wanted is None:
        raise NotYours
    return number(key[:-1]), wanted
