"""Slots of a closer: the wall clock across zones, what is free, and the quarters that keep meetings apart."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.slots import Schedule, Slot, days_offered, free_slots, nearest, quarters, slots_of_day
from domain.workdays import Month, WorkCalendar, local_day

OFFICIAL = WorkCalendar()
RUSSIA = (
    *("Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Krasnoyarsk"),
    *("Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka"),
)
# Offsets of half and quarter hours, daylight saving of a whole and of half an hour, both sides of the date line.
ELSEWHERE = (
    *("Europe/Berlin", "America/New_York", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe"),
    *("Pacific/Chatham", "Pacific/Apia", "Pacific/Pago_Pago", "UTC"),
)

zones = st.sampled_from(RUSSIA + ELSEWHERE)
days = st.dates(date(2015, 1, 1), date(2037, 12, 31))
quarter_hours = st.integers(0, 4 * 24 - 1).map(lambda number: time(number // 4, number % 4 * 15))

instants = st.integers(0, 13 * 24 * 60).map(
    lambda minutes: datetime(2026, 3, 20, tzinfo=UTC) + timedelta(minutes=minutes)
)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    opens, closes = draw(quarter_hours), draw(quarter_hours)
    assume(closes == time(0) or opens < closes)
    return Schedule(
        opens=opens,
        closes=closes,
        meeting_minutes=draw(st.integers(1, 240)),
        step_minutes=draw(st.sampled_from([15, 30, 45, 60, 90])),
        travel_minutes=draw(st.integers(0, 120)),
        days_ahead=draw(st.integers(0, 20)),
    )


@st.composite
def slots(draw: st.DrawFn, *, grid_minutes: int) -> Slot:
    """A meeting within two days, so that two of them often meet; on quarter-hours or on any minute."""
    minutes = draw(st.integers(0, 2 * 24 * 60 // grid_minutes)) * grid_minutes
    starts_at = datetime(2026, 3, 28, tzinfo=UTC) + timedelta(minutes=minutes)
    return Slot(starts_at, starts_at + timedelta(minutes=draw(st.integers(1, 300))))


def every_day(day: date) -> WorkCalendar:
    return WorkCalendar(extra_working_days=frozenset({day}))


def wall(slot: Slot, zone: str) -> str:
    return f"{slot.starts_at.astimezone(ZoneInfo(zone)):%H:%M}"


@pytest.mark.parametrize("zone", RUSSIA)
def test_the_day_opens_and_closes_by_the_wall_clock(zone: str) -> None:
    day = slots_of_day(date(2026, 11, 24), Schedule(), zone, OFFICIAL)
    assert [wall(slot, zone) for slot in day] == [f"{hour}:00" for hour in range(10, 18)]
    assert {local_day(slot.starts_at, zone) for slot in day} == {date(2026, 11, 24)}


def test_morning_in_kamchatka_is_still_yesterday_in_utc() -> None:
    first = slots_of_day(date(2026, 12, 1), Schedule(), "Asia/Kamchatka", OFFICIAL)[0]
    assert first.starts_at == datetime(2026, 11, 30, 22, tzinfo=UTC)
    assert Month.of(local_day(first.starts_at, "Asia/Kamchatka")) == Month(2026, 12)


@pytest.mark.parametrize("day", ["2026-11-28", "2026-11-04", "2026-01-09", "2025-11-03"])
def test_nobody_meets_on_a_day_off(day: str) -> None:
    assert slots_of_day(date.fromisoformat(day), Schedule(), "Europe/Moscow", OFFICIAL) == ()


def test_a_working_saturday_has_slots() -> None:
    assert len(slots_of_day(date(2025, 11, 1), Schedule(), "Europe/Moscow", OFFICIAL)) == 8


@pytest.mark.parametrize(
    ("schedule", "starts"),
    [
        (Schedule(time(10), time(12)), ["10:00", "11:00"]),
        (Schedule(time(10), time(12), meeting_minutes=90), ["10:00"]),
        (Schedule(time(10), time(12), meeting_minutes=90, step_minutes=30), ["10:00", "10:30"]),
        (Schedule(time(10, 15), time(12, 10), meeting_minutes=50, step_minutes=45), ["10:15", "11:00"]),
        (Schedule(time(10), time(11), meeting_minutes=61), []),
        (Schedule(time(22), time(0)), ["22:00", "23:00"]),
        (Schedule(time(23), time(0), step_minutes=30), ["23:00"]),
    ],
)
def test_a_meeting_ends_by_closing_time(schedule: Schedule, starts: list[str]) -> None:
    day = slots_of_day(date(2026, 11, 24), schedule, "Europe/Moscow", OFFICIAL)
    assert [wall(slot, "Europe/Moscow") for slot in day] == starts


@pytest.mark.parametrize(
    ("zone", "day", "starts"),
    [
        ("Europe/Berlin", "2026-03-29", ["00:00", "01:00", "03:00", "04:00"]),  # no 02:00 that night
        ("Europe/Berlin", "2026-10-25", ["00:00", "01:00", "02:00", "03:00", "04:00"]),  # two of them: the first
        ("America/New_York", "2026-03-08", ["00:00", "01:00", "03:00", "04:00"]),
        ("America/New_York", "2026-11-01", ["00:00", "01:00", "02:00", "03:00", "04:00"]),
        ("Australia/Lord_Howe", "2026-10-04", ["00:00", "01:00", "03:00", "04:00"]),  # 02:00 becomes 02:30
        ("Europe/Moscow", "2014-10-26", ["00:00", "01:00", "02:00", "03:00", "04:00"]),  # the last change in Russia
    ],
)
def test_the_night_the_clock_changes(zone: str, day: str, starts: list[str]) -> None:
    on = date.fromisoformat(day)
    night = slots_of_day(on, Schedule(time(0), time(5)), zone, every_day(on))
    assert [wall(slot, zone) for slot in night] == starts
    assert all(slot.ends_at - slot.starts_at == timedelta(hours=1) for slot in night)
    assert not any(one.collides(other, 0) for one, other in pairwise(night))


@pytest.mark.parametrize(
    ("day", "utc_hour"), [("2026-03-27", 9), ("2026-03-30", 8), ("2026-10-23", 8), ("2026-10-26", 9)]
)
def test_ten_in_berlin_is_ten_all_year(day: str, utc_hour: int) -> None:
    first = slots_of_day(date.fromisoformat(day), Schedule(), "Europe/Berlin", OFFICIAL)[0]
    assert first.starts_at.hour == utc_hour


@given(days, schedules(), zones)
def test_slots_keep_to_their_day_and_to_working_hours(day: date, schedule: Schedule, zone: str) -> None:
    found = slots_of_day(day, schedule, zone, every_day(day))
    assert list(found) == sorted(set(found))
    for slot in found:
        starts = slot.starts_at.astimezone(ZoneInfo(zone))
        assert starts.date() == day
        assert starts.time() >= schedule.opens
        assert starts.minute % 15 == 0
        assert slot.starts_at.minute % 15 == 0
        assert slot.ends_at - slot.starts_at == timedelta(minutes=schedule.meeting_minutes)
        ends = slot.ends_at.astimezone(ZoneInfo(zone))
        assert (ends.date(), ends.time()) <= (day, schedule.closes) or schedule.closes == time(0)
        assert local_day(slot.ends_at - timedelta(microseconds=1), zone) == day


@given(
    schedules(),
    zones,
    st.lists(slots(grid_minutes=1), max_size=6),
    instants,
    st.dates(date(2026, 3, 27), date(2026, 3, 31)),
)
def test_free_slots_are_ahead_and_clear_of_busy_ones(
    schedule: Schedule, zone: str, busy: list[Slot], now: datetime, day: date
) -> None:
    """And no slot is withheld without one of these reasons."""
    offered = free_slots(day, schedule, zone, every_day(day), iter(busy), now)
    travel = timedelta(minutes=schedule.travel_minutes)
    within = local_day(now, zone) <= day <= local_day(now, zone) + timedelta(days=schedule.days_ahead)
    assert within or not offered
    for slot in slots_of_day(day, schedule, zone, every_day(day)):
        clear = all(slot.ends_at + travel <= one.starts_at or one.ends_at + travel <= slot.starts_at for one in busy)
        assert (slot in offered) == (within and slot.starts_at > now and clear)


@given(schedules(), zones, days)
def test_what_is_booked_is_not_offered_again(schedule: Schedule, zone: str, day: date) -> None:
    """Booking every offer until none is left never puts two meetings on one quarter."""
    now = datetime.combine(day, time(0), ZoneInfo(zone)).astimezone(UTC) - timedelta(minutes=1)
    schedule = Schedule(
        schedule.opens, schedule.closes, schedule.meeting_minutes, schedule.step_minutes, schedule.travel_minutes
    )
    booked: list[Slot] = []
    while offers := free_slots(day, schedule, zone, every_day(day), booked, now):
        booked.append(offers[len(booked) % len(offers)])
    taken = [number for slot in booked for number in quarters(slot, schedule.travel_minutes)]
    assert len(taken) == len(set(taken))
    assert booked or not slots_of_day(day, schedule, zone, every_day(day))


def at(clock: str, minutes: int = 60) -> Slot:
    """A meeting in Moscow on November 24, 2026."""
    starts_at = datetime.fromisoformat(f"2026-11-24 {clock}+03:00").astimezone(UTC)
    return Slot(starts_at, starts_at + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("now", "busy", "offered"),
    [
        ("09:00", [], "10 11 12 13 14 15 16 17"),
        ("13:59", [], "14 15 16 17"),
        ("14:00", [], "15 16 17"),  # what begins now is too late to book
        ("09:00", [at("13:00")], "10 11 15 16 17"),  # half an hour of way before and after
        ("09:00", [at("13:00", 30)], "10 11 14 15 16 17"),
        ("09:00", [at("12:30", 60)], "10 11 14 15 16 17"),
        ("09:00", [at("12:29", 60)], "10 14 15 16 17"),
        ("09:00", [at("12:30", 61)], "10 11 15 16 17"),
        ("09:00", [at("10:00", 480)], ""),
        ("18:00", [], ""),
    ],
)
def test_an_ordinary_day(now: str, busy: list[Slot], offered: str) -> None:
    free = free_slots(date(2026, 11, 24), Schedule(), "Europe/Moscow", OFFICIAL, busy, at(now).starts_at)
    assert " ".join(wall(slot, "Europe/Moscow")[:2] for slot in free) == offered


@pytest.mark.parametrize(("days_ahead", "last"), [(0, 24), (1, 25), (2, 26), (3, 27)])
def test_meetings_are_offered_from_today_to_the_last_day_ahead(days_ahead: int, last: int) -> None:
    schedule, now = Schedule(days_ahead=days_ahead), at("09:00").starts_at
    offered = [
        day for day in range(23, 28) if free_slots(date(2026, 11, day), schedule, "Europe/Moscow", OFFICIAL, [], now)
    ]
    assert offered == list(range(24, last + 1))
    assert offered == [day.day for day in days_offered(now, schedule, "Europe/Moscow", OFFICIAL)]


def test_meetings_that_touch_do_not_collide() -> None:
    assert not at("10:00").collides(at("11:00"), 0)
    assert not at("11:00").collides(at("10:00"), 0)
    assert at("10:00").collides(at("11:00"), 1)
    assert at("11:00").collides(at("10:00"), 1)


def share_a_quarter(one: Slot, other: Slot, travel_minutes: int) -> bool:
    return not set(quarters(one, travel_minutes)).isdisjoint(quarters(other, travel_minutes))


@given(slots(grid_minutes=15), slots(grid_minutes=15), st.integers(0, 180))
def test_meetings_on_the_grid_share_a_quarter_only_if_they_collide(one: Slot, other: Slot, travel: int) -> None:
    assert share_a_quarter(one, other, travel) == one.collides(other, travel) == other.collides(one, travel)


@given(slots(grid_minutes=1), slots(grid_minutes=1), st.integers(0, 180))
def test_meetings_at_any_minute_that_collide_share_a_quarter(one: Slot, other: Slot, travel: int) -> None:
    assert share_a_quarter(one, other, travel) or not one.collides(other, travel)


@pytest.mark.parametrize(
    ("minutes", "travel", "count"),
    [(60, 0, 4), (60, 30, 6), (60, 1, 5), (50, 0, 4), (50, 10, 4), (15, 0, 1), (1, 0, 1)],
)
def test_a_meeting_takes_whole_quarters_with_the_way_after_it(minutes: int, travel: int, count: int) -> None:
    starts_at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    taken = quarters(Slot(starts_at, starts_at + timedelta(minutes=minutes)), travel)
    assert len(taken) == count
    assert taken[0] == starts_at.timestamp() // 900


def test_quarters_before_the_epoch_are_negative_and_in_order() -> None:
    before = Slot(datetime(1969, 12, 31, 23, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC))
    assert list(quarters(before, 15)) == [-4, -3, -2, -1, 0]


def test_the_nearest_slot_is_offered_and_of_two_the_earlier() -> None:
    ten, eleven, twelve, fourteen = (
        Slot(datetime(2026, 11, 24, hour, tzinfo=UTC), datetime(2026, 11, 24, hour + 1, tzinfo=UTC))
        for hour in (10, 11, 12, 14)
    )
    assert nearest(eleven.starts_at, [fourteen, twelve, ten]) == ten
    assert nearest(datetime(2026, 11, 24, 13, 1, tzinfo=UTC), [ten, fourteen, twelve]) == fourteen
    assert nearest(eleven.starts_at, []) is None


def test_days_are_offered_from_today_on() -> None:
    new_years_eve = datetime(2026, 12, 30, 20, 59, tzinfo=UTC)
    moscow = days_offered(new_years_eve, Schedule(), "Europe/Moscow", OFFICIAL)
    kamchatka = days_offered(new_years_eve, Schedule(), "Asia/Kamchatka", OFFICIAL)
    assert moscow == (date(2026, 12, 30), date(2027, 1, 11), date(2027, 1, 12), date(2027, 1, 13))
    assert kamchatka == (date(2027, 1, 11), date(2027, 1, 12), date(2027, 1, 13), date(2027, 1, 14))


@pytest.mark.parametrize(
    "wrong",
    [
        {"opens": time(18), "closes": time(10)},
        {"opens": time(10), "closes": time(10)},
        {"opens": time(10, 5)},
        {"opens": time(10, 0, 1)},
        {"opens": time(10, tzinfo=UTC)},
        {"meeting_minutes": 0},
        {"step_minutes": 0},
        {"step_minutes": 20},
        {"travel_minutes": -15},
        {"days_ahead": -1},
    ],
)
def test_an_impossible_schedule_is_refused(wrong: dict[str, time | int]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Schedule(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("zone", ["UTC", "Europe/London", None])
def test_a_slot_is_in_utc_and_lasts(zone: str | None) -> None:
    starts_at = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo(zone) if zone else None)
    with pytest.raises(ValueError, match="UTC"):
        Slot(starts_at, starts_at + timedelta(hours=1))
    utc = datetime(2026, 11, 24, 12, tzinfo=UTC)
    with pytest.raises(ValueError, match="UTC"):
        Slot(utc, starts_at.replace(hour=13))
    with pytest.raises(ValueError, match="UTC"):
        Slot(starts_at.replace(hour=11), utc)
    with pytest.raises(ValueError, match="ends after"):
        Slot(utc, utc)
