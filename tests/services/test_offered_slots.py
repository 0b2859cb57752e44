"""Whatever closers' hours and absences are, and whatever is booked: what is offered may be had, and nothing else is."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import Office

from domain.absences import AbsenceKind
from domain.errors import AbsenceOverlaps, HoursDoNotFit, LeadNotFree, NoDayLeft, SlotTaken
from domain.people import Person, Role
from domain.slots import Slot
from domain.turn import TurnMode
from services import absences, closers, departments, meetings
from services.closers import LENGTHS, TRAVELS, Setting
from services.diary import Diary
from storage.database import Database
from stories.databases import Fresh

MONDAY = "2026-11-30 08:00"
DAYS = 14
ZONES = ["Europe/Moscow", "Asia/Kamchatka"]


@dataclass(frozen=True)
class SetHours:
    """A closer has an hour or a length of their own, or the department's again."""

    closer: int
    setting: Setting
    minutes: int | None


@dataclass(frozen=True)
class TickDayOff:
    """A weekday off, or not any more."""

    closer: int
    weekday: int
    off: bool


@dataclass(frozen=True)
class GoAway:
    """A closer is away for some days."""

    closer: int
    first: int
    length: int


@dataclass(frozen=True)
class BookOffered:
    """One of the times that are offered is booked; with a closer of the caller's choice, or in turn."""

    day: int
    place: int
    chosen: int | None


closer = st.integers(0, 1)
half_hours = st.integers(14, 47).map(lambda half: half * 30)
values = {
    Setting.OPENS: half_hours,
    Setting.CLOSES: half_hours | st.just(24 * 60),
    Setting.MEETING: st.sampled_from(LENGTHS),
    Setting.TRAVEL: st.sampled_from(TRAVELS),
}
set_hours = st.sampled_from(Setting).flatmap(
    lambda setting: st.builds(SetHours, closer, st.just(setting), st.none() | values[setting])
)
book = st.builds(BookOffered, st.integers(0, DAYS), st.integers(0, 30), st.none() | closer)
deeds = st.lists(
    st.one_of(
        set_hours,
        set_hours,
        st.builds(TickDayOff, closer, st.integers(1, 7), st.booleans()),
        st.builds(GoAway, closer, st.integers(0, DAYS), st.integers(1, 5)),
        book,
        book,
        book,
    ),
    min_size=3,
    max_size=14,
)


moments = st.lists(st.integers(-4, (DAYS + 1) * 24 * 4), max_size=40)
"""Quarter-hours from now that somebody may agree upon."""


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_what_is_offered_may_be_had(engine: str, request: pytest.FixtureRequest) -> None:
    fresh: Fresh = request.getfixturevalue(f"fresh_{engine}")
    url = fresh()

    @settings(deadline=None, max_examples=20 if engine == "sqlite" else 8, database=None)
    @given(done=deeds, mode=st.sampled_from(TurnMode), zone=st.sampled_from(ZONES), agreed=moments)
    def whatever_they_do(done: Sequence[object], mode: TurnMode, zone: str, agreed: list[int]) -> None:
        asyncio.run(_live(url, done, mode, zone, agreed))

    whatever_they_do()


async def _live(url: str, done: Sequence[object], mode: TurnMode, zone: str, agreed: list[int]) -> None:
    async with await Database.open(url) as db:
        office = await Office.found(db, zone, at=MONDAY)
        irina, anna = await office.hires("Ирина", Role.DIRECTOR), await office.hires("Анна", Role.CALLER)
        both = [await office.hires(name, Role.CLOSER) for name in ("Виктор", "Галина")]
        await db.write(closers.set_turn, irina, mode, office.now)
        for deed in done:
            # What was told so far forbids some of it, in so many words.
            with suppress(HoursDoNotFit, NoDayLeft, AbsenceOverlaps):
                await _do(office, deed, irina, anna, both)
        for one in both:
            await _only_free_time_is_offered(office, irina, one, agreed)


async def _do(office: Office, deed: object, irina: Person, anna: Person, both: Sequence[Person]) -> None:
    match deed:
        case SetHours(number, setting, minutes):
            one = both[number]
            await office.db.write(closers.set_hours, one, one.id, setting, minutes, office.now)
        case TickDayOff(number, weekday, off):
            one = both[number]
            await office.db.write(closers.set_day_off, irina, one.id, weekday, off, office.now)
        case GoAway(number, first, length):
            begins = office.department.today(office.now) + timedelta(days=first)
            ends, one = begins + timedelta(days=length - 1), both[number]
            await office.db.write(absences.enter, one, one.id, AbsenceKind.TRIP, begins, ends, office.now)
        case BookOffered(number, place, chosen):
            await _book_offered(office, irina, anna, number, place, None if chosen is None else both[chosen])


async def _book_offered(
    office: Office, irina: Person, anna: Person, number: int, place: int, wanted: Person | None
) -> None:
    """No time that is offered is refused."""
    day = office.department.today(office.now) + timedelta(days=number)
    closer_id = None if wanted is None else wanted.id
    offered = await office.db.read(meetings.free_times, anna, day, office.now, None, closer_id)
    if not offered:
        return
    chosen = offered[place % len(offered)]
    company = await office.lead("Ромашка", by=irina)
    at = office.department.local(chosen.starts_at).strftime("%Y-%m-%d %H:%M")
    try:
        card = await office.books(anna, company, at, wanted)
    except (SlotTaken, LeadNotFree) as refusal:
        raise AssertionError(f"{at} was offered and refused") from refusal
    assert (card.starts_at, card.ends_at, card.closer) == (chosen.starts_at, chosen.ends_at, chosen.closer)


async def _only_free_time_is_offered(office: Office, irina: Person, one: Person, agreed: list[int]) -> None:
    view = await office.db.read(closers.hours, irina, one.id, office.now)
    away = (await office.db.read(absences.of_person, irina, one.id, office.now)).absences
    booked = await office.db.read(meetings.ahead, one, office.now)
    busy = [Slot(meeting.card.starts_at, meeting.card.ends_at) for meeting in booked]
    department = await office.db.read(departments.of, office.department.id)
    diary = await office.db.read(Diary.read, department, office.now)
    today = department.today(office.now)
    offered = [slot for number in range(-1, DAYS + 2) for slot in diary.free_of(one.id, today + timedelta(days=number))]
    begun = office.now.replace(minute=0)
    asked = (diary.slot_at(one.id, begun + timedelta(minutes=15 * number)) for number in agreed)
    offered += (slot for slot in asked if slot is not None and diary.is_free(one.id, slot))
    for slot in offered:
        starts, ends = (_wall(office, instant) for instant in (slot.starts_at, slot.ends_at))
        day = starts.date()
        closes = datetime.combine(day + timedelta(days=view.closes == time(0)), view.closes)
        assert today <= day <= today + timedelta(days=DAYS)
        assert slot.starts_at > office.now
        assert starts.minute % 15 == 0
        assert datetime.combine(day, view.opens) <= starts
        assert ends <= closes
        assert (ends - starts) == timedelta(minutes=view.meeting_minutes)
        assert _works(office, day)
        assert day.isoweekday() not in view.days_off
        assert not any(absence.first_day <= day <= absence.last_day for absence in away)
        assert not any(slot.collides(other, view.travel_minutes) for other in busy)


def _wall(office: Office, instant: datetime) -> datetime:
    return office.department.local(instant).replace(tzinfo=None)


def _works(office: Office, day: date) -> bool:
    return office.department.calendar.is_working(day)
