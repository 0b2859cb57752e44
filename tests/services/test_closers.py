"""A closer's own hours: what is offered follows them at once, what is booked stays."""

import json
from collections.abc import Sequence
from datetime import time

import pytest
from office import Crew, Office
from sqlalchemy import select

from domain.errors import HoursDoNotFit, NoDayLeft, NotAllowed, NotYours, SlotTaken
from domain.people import Person, Role
from services import closers, meetings
from services.closers import Hours, Setting
from storage.database import Database
from storage.tables import audit, closer_quarter


async def sets(office: Office, who: Person, setting: Setting, minutes: int | None, of: Person | None = None) -> Hours:
    return await office.db.write(closers.set_hours, who, (of or who).id, setting, minutes, office.now)


async def free_hours(office: Office, who: Person, day: str = "2026-11-25") -> list[str]:
    free = await office.db.read(meetings.free_times, who, office.at(f"{day} 12:00").date(), office.now)
    return [f"{office.department.local(one.starts_at):%H:%M}" for one in free]


async def test_slots_follow_a_closers_own_hours(office: Office, crew: Crew) -> None:
    await sets(office, crew.viktor, Setting.OPENS, 11 * 60 + 30)
    await sets(office, crew.viktor, Setting.CLOSES, 15 * 60)
    assert await free_hours(office, crew.anna) == ["11:30", "12:30", "13:30"]

    own = await sets(office, crew.viktor, Setting.MEETING, 120)
    assert await free_hours(office, crew.anna) == ["11:30", "12:30"]
    assert (own.opens, own.closes, own.meeting_minutes, own.travel_minutes) == (time(11, 30), time(15), 120, 30)
    assert own.own == (Setting.OPENS, Setting.CLOSES, Setting.MEETING)


async def test_as_in_the_department_resets_one_thing(office: Office, crew: Crew) -> None:
    await sets(office, crew.viktor, Setting.OPENS, 12 * 60)
    await sets(office, crew.viktor, Setting.CLOSES, 14 * 60)
    own = await sets(office, crew.viktor, Setting.CLOSES, None)

    assert own.own == (Setting.OPENS,)
    assert await free_hours(office, crew.anna) == ["12:00", "13:00", "14:00", "15:00", "16:00", "17:00"]


async def test_a_day_may_end_at_midnight(office: Office, crew: Crew) -> None:
    own = await sets(office, crew.viktor, Setting.CLOSES, 24 * 60)
    assert own.closes == time(0)
    assert (await free_hours(office, crew.anna))[-1] == "23:00"


@pytest.mark.parametrize(
    ("setting", "minutes"),
    [
        (Setting.OPENS, 18 * 60),
        (Setting.OPENS, 17 * 60 + 30),
        (Setting.CLOSES, 10 * 60),
        (Setting.CLOSES, 10 * 60 + 30),
    ],
)
async def test_hours_that_do_not_fit_change_nothing(office: Office, crew: Crew, setting: Setting, minutes: int) -> None:
    refusal = await office.refuses(HoursDoNotFit, sets(office, crew.viktor, setting, minutes))
    assert isinstance(refusal, HoursDoNotFit)
    assert f"{minutes // 60}:{minutes % 60:02}" in (refusal.opens, refusal.closes)
    assert (await office.db.read(closers.hours, crew.viktor, crew.viktor.id, office.now)).own == ()


@pytest.mark.parametrize(
    ("setting", "minutes"),
    [
        (Setting.OPENS, 10 * 60 + 15),
        (Setting.OPENS, 24 * 60),
        (Setting.CLOSES, 0),
        (Setting.CLOSES, 10**9),
        (Setting.MEETING, 0),
        (Setting.MEETING, 50),
        (Setting.TRAVEL, 10),
    ],
)
async def test_minutes_that_are_not_offered_were_forged(
    office: Office, crew: Crew, setting: Setting, minutes: int
) -> None:
    await office.refuses(NotYours, sets(office, crew.viktor, setting, minutes))


async def test_a_weekday_off(office: Office, crew: Crew) -> None:
    own = await office.db.write(closers.set_day_off, crew.viktor, crew.viktor.id, 3, True, office.now)
    assert own.days_off == (3,)
    assert await free_hours(office, crew.anna, "2026-11-25") == []
    assert await free_hours(office, crew.anna, "2026-11-26")

    await office.db.write(closers.set_day_off, crew.viktor, crew.viktor.id, 3, False, office.now)
    assert await free_hours(office, crew.anna, "2026-11-25")


async def test_one_weekday_is_left(office: Office, crew: Crew) -> None:
    for weekday in (1, 2, 3, 4):
        await office.db.write(closers.set_day_off, crew.viktor, crew.viktor.id, weekday, True, office.now)
    await office.refuses(
        NoDayLeft, office.db.write(closers.set_day_off, crew.viktor, crew.viktor.id, 5, True, office.now)
    )
    assert await free_hours(office, crew.anna, "2026-11-27")


async def test_meetings_outside_of_new_hours_stay_and_are_listed(office: Office, crew: Crew) -> None:
    for number, at in enumerate(("2026-11-25 10:00", "2026-11-25 12:00", "2026-11-26 12:00")):
        await office.books(crew.anna, await office.lead(f"Компания {number}", by=crew.irina), at)
    own = await sets(office, crew.viktor, Setting.OPENS, 11 * 60)
    assert [card.company for card in own.outside] == ["Компания 0"]

    own = await office.db.write(closers.set_day_off, crew.viktor, crew.viktor.id, 4, True, office.now)
    assert [card.company for card in own.outside] == ["Компания 0", "Компания 2"]
    assert len(await office.facts.meetings()) == 3


async def test_a_shorter_way_frees_the_time_after_a_meeting(office: Office, crew: Crew) -> None:
    """What was taken for the longer way must not be refused to whom it is offered."""
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    await sets(office, crew.viktor, Setting.TRAVEL, 0)
    assert "16:00" in await free_hours(office, crew.anna)
    await office.books(crew.anna, await office.lead("Василёк", by=crew.irina), "2026-11-25 16:00")

    assert [line.split()[2] for line in await office.facts.meetings()] == ["15:00", "16:00"]


async def test_a_longer_way_keeps_what_is_booked(office: Office, crew: Crew) -> None:
    await sets(office, crew.viktor, Setting.TRAVEL, 0)
    for number, hour in enumerate(("12:00", "13:00", "15:00")):
        await office.books(crew.anna, await office.lead(f"Компания {number}", by=crew.irina), f"2026-11-25 {hour}")
    await sets(office, crew.viktor, Setting.TRAVEL, 60)

    assert await free_hours(office, crew.anna) == ["10:00", "17:00"]
    # Two meetings on end, the hour on the way behind the second, a meeting, and the hour behind it.
    assert len(await office.db.read(lambda tx: tx.all(select(closer_quarter)))) == 5 * 4
    late = await office.lead("Поздно", by=crew.irina)
    await office.refuses(SlotTaken, office.books(crew.anna, late, "2026-11-25 16:00", crew.viktor))


async def test_each_closer_has_their_own(office: Office, crew: Crew) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    await sets(office, crew.viktor, Setting.CLOSES, 12 * 60)
    await sets(office, galina, Setting.OPENS, 12 * 60)
    free = await office.db.read(meetings.free_times, crew.anna, office.at("2026-11-25 12:00").date(), office.now)

    assert {one.closer for one in free if office.department.local(one.starts_at).hour < 12} == {"Виктор"}
    assert {one.closer for one in free if office.department.local(one.starts_at).hour >= 12} == {"Галина"}


async def test_the_director_keeps_any_closers_hours_and_nobody_else_does(office: Office, crew: Crew) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    await sets(office, crew.irina, Setting.OPENS, 12 * 60, of=crew.viktor)
    assert (await office.db.read(closers.hours, crew.viktor, crew.viktor.id, office.now)).opens == time(12)

    await office.refuses(NotYours, sets(office, galina, Setting.OPENS, 9 * 60, of=crew.viktor))
    await office.refuses(NotYours, office.db.read(closers.hours, galina, crew.viktor.id, office.now))
    await office.refuses(NotAllowed, sets(office, crew.anna, Setting.OPENS, 9 * 60, of=crew.viktor))
    for not_a_closer in (crew.anna, crew.irina):
        await office.refuses(NotYours, sets(office, crew.irina, Setting.OPENS, 9 * 60, of=not_a_closer))


async def test_closers_of_another_department_do_not_exist(db: Database) -> None:
    moscow, kazan = await Office.found(db), await Office.found(db)
    irina = await moscow.hires("Ирина", Role.DIRECTOR)
    marat = await kazan.hires("Марат", Role.CLOSER)

    await moscow.refuses(NotYours, sets(moscow, irina, Setting.OPENS, 9 * 60, of=marat))
    await moscow.refuses(NotYours, db.read(closers.share, irina, marat.id))


async def test_the_audit_keeps_old_and_new(office: Office, crew: Crew) -> None:
    await sets(office, crew.irina, Setting.OPENS, 12 * 60, of=crew.viktor)
    await office.db.write(closers.set_weight, crew.irina, crew.viktor.id, 50, office.now)

    notes = await noted(office, ["hours_set", "weight_set"])
    assert notes == [
        (crew.irina.id, crew.viktor.id, {"what": "opens", "before": "None", "after": "12:00:00"}),
        (crew.irina.id, crew.viktor.id, {"before": 100, "after": 50}),
    ]


async def noted(office: Office, actions: Sequence[str]) -> list[tuple[int, int, dict[str, object]]]:
    rows = await office.db.read(
        lambda tx: tx.all(select(audit).where(audit.c.action.in_(actions)).order_by(audit.c.id))
    )
    return [(row.actor_id, row.object_id, json.loads(row.detail)) for row in rows]
