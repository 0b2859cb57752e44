"""What presses and answers about absences do."""

from collections.abc import Sequence
from datetime import date, timedelta

from aiogram_dialog import DialogManager

from domain.absences import AbsenceKind
from domain.errors import AbsenceUnclear, NotYours
from domain.phrases.spans import days_said
from domain.typed import quote
from domain.workdays import local_day
from handlers.absences.draft import AbsenceDraft
from handlers.drafts import PersonDraft, StandInDraft
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Absences, People
from handlers.widgets.choices import chosen, number
from services import absences, leaving
from services.leaving import UNDECIDED

DAYS_SHOWN = 15
_DAY = timedelta(days=1)


def staff_id(manager: DialogManager) -> int:
    """Whose absences these are."""
    return AbsenceDraft.of(manager).staff_id or Scene.of(manager).person.id


def today(manager: DialogManager) -> date:
    """The department's day."""
    scene = Scene.of(manager)
    return local_day(scene.now, scene.person.zone)


def firsts(draft: AbsenceDraft, day: date) -> Sequence[date]:
    """The days an absence may begin on, seen on `day`; an illness may have begun the day before."""
    begins = day - _DAY if draft.kind is AbsenceKind.SICK else day
    return [begins + timedelta(days=ahead) for ahead in range(DAYS_SHOWN)]


def lasts(draft: AbsenceDraft) -> Sequence[date]:
    """The days it may end on."""
    if draft.first_day is None:
        raise NotYours
    return [draft.first_day + timedelta(days=later) for later in range(DAYS_SHOWN)]


async def to_person(manager: DialogManager) -> None:
    """Back to the person a director came from."""
    await open_screen(manager, People.person, PersonDraft(staff_id=staff_id(manager)))


async def pick_kind(manager: DialogManager, key: str) -> None:
    """Away for this reason; the absence begins anew."""
    scene, draft = Scene.of(manager), AbsenceDraft.of(manager)
    kind = chosen(AbsenceKind, key)
    draft.but(manager, key=scene.receipt, kind=kind, first_day=None, last_day=None, absence_id=0)
    await manager.switch_to(Absences.days)


async def pick_usual(manager: DialogManager, key: str) -> None:
    """Today, tomorrow, or what is left of the week."""
    day = today(manager)
    days = {"today": (day, day), "tomorrow": (day + _DAY, day + _DAY), "week": (day, end_of_week(day))}
    if key not in days:
        raise NotYours
    await _enter(manager, *days[key])


def end_of_week(day: date) -> date:
    """The Sunday of a week.

    >>> end_of_week(date(2026, 11, 24)).isoformat(), end_of_week(date(2026, 11, 29)).isoformat()
    ('2026-11-29', '2026-11-29')
    """
    return day + timedelta(days=7 - day.isoweekday())


async def pick_first(manager: DialogManager, key: str) -> None:
    """It begins on this day."""
    draft = AbsenceDraft.of(manager)
    draft.but(manager, first_day=_offered(key, firsts(draft, today(manager))), last_day=None)
    await manager.switch_to(Absences.last)


async def pick_last(manager: DialogManager, key: str) -> None:
    """It ends on this day: that is all there is to know."""
    draft = AbsenceDraft.of(manager)
    last = _offered(key, lasts(draft))
    assert draft.first_day is not None, "the last days are counted from it"
    await _enter(manager, draft.first_day, last)


async def read_days(manager: DialogManager, text: str) -> None:
    """From when till when, in words; they are read back."""
    days = days_said(text, today(manager))
    if days is None:
        raise AbsenceUnclear(quote(text))
    AbsenceDraft.of(manager).but(manager, first_day=days[0], last_day=days[1])
    await manager.switch_to(Absences.check)


async def read_last(manager: DialogManager, text: str) -> None:
    """Till when, in words, seen from the first day."""
    draft = AbsenceDraft.of(manager)
    days = None if draft.first_day is None else days_said(text, draft.first_day)
    if days is None:
        raise AbsenceUnclear(quote(text))
    draft.but(manager, last_day=days[1])
    await manager.switch_to(Absences.check)


async def confirm(manager: DialogManager) -> None:
    """The days were read back and are right."""
    draft = AbsenceDraft.of(manager)
    if draft.first_day is None or draft.last_day is None:
        raise NotYours
    await _enter(manager, draft.first_day, draft.last_day, checked=True)


async def _enter(manager: DialogManager, first: date, last: date, *, checked: bool = False) -> None:
    """Enter the days; with meetings on them, what becomes of these is shown first."""
    scene, draft = Scene.of(manager), AbsenceDraft.of(manager)
    if draft.kind is None:
        raise NotYours
    subject = staff_id(manager)
    if not checked:
        falls = await scene.db.read(leaving.preview, scene.person, subject, draft.kind, first, last, scene.now)
        if falls.meetings:
            draft.but(manager, first_day=first, last_day=last)
            await manager.switch_to(Absences.check)
            return
    entered = await scene.db.write(
        absences.enter, scene.person, subject, draft.kind, first, last, scene.now, receipt=f"absence:{draft.key}"
    )
    draft.but(manager, first_day=first, last_day=last, absence_id=entered.absence.absence_id)
    await manager.switch_to(Absences.entered)


async def pick_absence(manager: DialogManager, key: str) -> None:
    """Look at this absence."""
    AbsenceDraft.of(manager).but(manager, absence_id=number(key))
    await manager.switch_to(Absences.absence)


async def to_stand_ins(manager: DialogManager) -> None:
    """A director sees who could hold the meetings of these days."""
    scene, draft = Scene.of(manager), AbsenceDraft.of(manager)
    plan = await scene.db.read(leaving.stand_ins, scene.person, draft.absence_id, UNDECIDED, scene.now)
    opened = StandInDraft(staff_id=plan.staff_id, absence_id=draft.absence_id, decided=plan.decided)
    await open_screen(manager, People.stand_ins, opened)


async def make_paid(manager: DialogManager) -> None:
    """The fixed pay goes on in it."""
    await _set_paid(manager, paid=True)


async def make_unpaid(manager: DialogManager) -> None:
    """It is at the person's own cost."""
    await _set_paid(manager, paid=False)


async def _set_paid(manager: DialogManager, *, paid: bool) -> None:
    scene, draft = Scene.of(manager), AbsenceDraft.of(manager)
    await scene.db.write(absences.set_paid, scene.person, draft.absence_id, paid, scene.now, receipt=scene.receipt)


async def cancel(manager: DialogManager) -> None:
    """It does not count any more, or is over early."""
    scene, draft = Scene.of(manager), AbsenceDraft.of(manager)
    await scene.db.write(absences.cancel, scene.person, draft.absence_id, scene.now, receipt=scene.receipt)
    draft.but(manager, absence_id=0)
    await manager.switch_to(Absences.list)


def _offered(key: str, days: Sequence[date]) -> date:
    found = next((day for day in days if day.isoformat() == key), None)
    if found is None:
        raise NotYours
    return found
