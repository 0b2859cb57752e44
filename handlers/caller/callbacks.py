"""When to call back: chosen, or typed and read; what was not said, or may mean two moments, is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from domain.calling import CallResult, may_be_called
from domain.errors import CallbackInPast, NotYours
from domain.phrases import Phrase, read_phrase
from domain.workdays import WorkCalendar
from handlers.caller.calling import moment_of, of_this_lead, record
from handlers.caller.draft import CallingDraft
from handlers.scene import Scene
from handlers.states import Calling
from handlers.widgets.choices import chosen
from services.calls import CallEntry

SOON = (60, 180)
"""Minutes from now."""
_CLOCKS = (time(10), time(15))
_DAYS = 2
_DAYS_ASKED = 9
_HOURS_ASKED = tuple(time(minutes // 60, minutes % 60) for minutes in range(9 * 60, 18 * 60, 30))
_LONGEST_SAID = 300


@dataclass(frozen=True, slots=True)
class Chips:
    """Moments to choose from: so many minutes from now, and moments of the next working days."""

    minutes: tuple[int, ...]
    moments: tuple[datetime, ...]


def chips(now: datetime, zone: str) -> Chips:
    """When companies are called back most; only times at which they work by their own clocks."""
    soon = tuple(minutes for minutes in SOON if may_be_called(now + timedelta(minutes=minutes), zone))
    clocks, day = ZoneInfo(zone), now.astimezone(ZoneInfo(zone)).date()
    moments: list[datetime] = []
    for _ in range(_DAYS):
        day = WorkCalendar().next_working(day)
        moments += [datetime.combine(day, at, clocks).astimezone(UTC) for at in _CLOCKS]
    return Chips(soon, tuple(moments))


async def pick_moment(manager: DialogManager, key: str) -> None:
    """Call back in so many minutes ("m60"), or at this moment ("t1795593600")."""
    word = of_this_lead(manager, key)
    if word is None:
        return
    if word[:1] == "t":
        await _call_back(manager, moment_of(word[1:]))
    elif word in [f"m{minutes}" for minutes in SOON]:
        await _call_back(manager, Scene.of(manager).now + timedelta(minutes=int(word[1:])))
    else:
        raise NotYours


async def read_moment(manager: DialogManager, text: str) -> None:
    """Call back when it was typed. Raises CallbackInPast."""
    await _hear(manager, text)


async def pick_day(manager: DialogManager, key: str) -> None:
    """The day that was not said."""
    word = of_this_lead(manager, key)
    if word is None:
        return
    day = chosen(date.fromisoformat, word)
    await _hear(manager, _with_day(CallingDraft.of(manager).said, day))


async def pick_hour(manager: DialogManager, key: str) -> None:
    """The time that was not said."""
    word = of_this_lead(manager, key)
    if word is None:
        return
    clock = chosen(time.fromisoformat, word)
    await _hear(manager, _with_hour(CallingDraft.of(manager).said, clock))


def days_to_ask(manager: DialogManager) -> list[date]:
    """The next days that go with what was said."""
    scene, draft = Scene.of(manager), CallingDraft.of(manager)
    today = scene.now.astimezone(ZoneInfo(scene.person.zone)).date()
    return [day for day in _next_days(today) if _fits(scene, _with_day(draft.said, day), "day")]


def hours_to_ask(manager: DialogManager) -> list[time]:
    """The times of a working day that go with what was said."""
    scene, draft = Scene.of(manager), CallingDraft.of(manager)
    return [clock for clock in _HOURS_ASKED if _fits(scene, _with_hour(draft.said, clock), "time")]


async def _hear(manager: DialogManager, said: str) -> None:
    scene, draft = Scene.of(manager), CallingDraft.of(manager)
    said = said[:_LONGEST_SAID]
    phrase = _read(scene, said, scene.person.zone)
    if phrase.starts_at is not None:
        await _understood(manager, said, phrase.starts_at)
    elif "past" in phrase.ask:
        raise CallbackInPast
    elif "day" in phrase.ask:
        _keep_what_helps(manager, draft, said)
        await manager.switch_to(Calling.callback_day)
    else:
        draft.but(manager, said=said)
        if not hours_to_ask(manager):
            # A day and a part of it that no hour goes with: both are asked anew.
            draft.but(manager, said="")
            await manager.switch_to(Calling.callback_day)
        else:
            await manager.switch_to(Calling.callback_time)


def _keep_what_helps(manager: DialogManager, draft: CallingDraft, said: str) -> None:
    """Keep what was said, unless no day goes with it: then nothing of it is known."""
    draft.but(manager, said=said)
    if not days_to_ask(manager):
        draft.but(manager, said="")


async def _understood(manager: DialogManager, said: str, ours: datetime) -> None:
    """Call back then; where the company has other clocks, whose were meant is asked."""
    scene, draft = Scene.of(manager), CallingDraft.of(manager)
    theirs = _read(scene, said, draft.zone or scene.person.zone).starts_at
    meant = tuple(dict.fromkeys(moment.astimezone(UTC) for moment in (ours, theirs) if moment is not None))
    if len(meant) == 1:
        await _call_back(manager, meant[0])
    else:
        draft.but(manager, said=said, meant=meant)
        await manager.switch_to(Calling.callback_clock)


async def _call_back(manager: DialogManager, at: datetime) -> None:
    lead_id = CallingDraft.of(manager).lead_id
    await record(manager, CallEntry(lead_id, CallResult.CALL_BACK, callback_at=at.astimezone(UTC)))


def _read(scene: Scene, said: str, zone: str) -> Phrase:
    return read_phrase(said, scene.now, ZoneInfo(zone))


def _fits(scene: Scene, said: str, asked: str) -> bool:
    ask = _read(scene, said, scene.person.zone).ask
    return asked not in ask and "past" not in ask


def _with_day(said: str, day: date) -> str:
    return f"{said} {day:%d.%m.%Y}".strip()


def _with_hour(said: str, clock: time) -> str:
    return f"{said} в {clock:%H:%M}".strip()


def _next_days(today: date) -> Iterator[date]:
    yield today
    day = today
    for _ in range(_DAYS_ASKED - 1):
        day = WorkCalendar().next_working(day)
        yield day
