"""A closer's time: the slots a meeting may take, and which of them are free.

Working hours are the wall clock of the department's zone; slots are instants in UTC, so that neither
daylight saving nor midnight in another zone can shift them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from domain.workdays import WorkCalendar, local_day

QUARTER = timedelta(minutes=15)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a closer meets: hours of the wall clock, a meeting's length, the grid of starts, the way between two.

    Starts lie on quarter-hours; `closes` of 00:00 is the midnight that ends the day. `days_ahead`: how far
    ahead meetings are offered, in calendar days.
    """

    opens: time = time(10)
    closes: time = time(18)
    meeting_minutes: int = 60
    step_minutes: int = 60
    travel_minutes: int = 30
    days_ahead: int = 14

    def __post_init__(self) -> None:
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("working hours are of the wall clock, without a zone")
        if self.closes != _MIDNIGHT and self.closes <= self.opens:
            raise ValueError(f"closes at {self.closes}, before it opens at {self.opens}")
        if self.opens.minute % 15 or self.opens.second or self.opens.microsecond or self.step_minutes % 15:
            raise ValueError("meetings start on quarter-hours")
        if min(self.meeting_minutes, self.step_minutes) <= 0 or min(self.travel_minutes, self.days_ahead) < 0:
            raise ValueError("lengths of time are positive")


@dataclass(frozen=True, order=True, slots=True)
class Slot:
    """The time of one meeting, from its start up to its end; both instants aware and in UTC."""

    starts_at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        if self.starts_at.tzinfo is not UTC or self.ends_at.tzinfo is not UTC:
            raise ValueError("a slot is in UTC")
        if self.starts_at >= self.ends_at:
            raise ValueError("a slot ends after it starts")

    def collides(self, other: "Slot", travel_minutes: int) -> bool:
        """Whether one closer cannot hold both: they overlap, or the way between them is too short.

        >>> ten, eleven = (Slot(_EPOCH.replace(hour=h), _EPOCH.replace(hour=h + 1)) for h in (10, 11))
        >>> ten.collides(eleven, travel_minutes=0), ten.collides(eleven, travel_minutes=30)
        (False, True)
        """
        travel = timedelta(minutes=travel_minutes)
        return self.starts_at < other.ends_at + travel and other.starts_at < self.ends_at + travel


@lru_cache(maxsize=1024)  # asked for every closer of every day that is offered
def slots_of_day(day: date, schedule: Schedule, zone: str, calendar: WorkCalendar) -> tuple[Slot, ...]:
    """All slots of a local day, free or not, by start; none on a day off.

    A start that the wall clock skips on a spring night is left out; of a repeated one the first is meant.

    >>> slots = slots_of_day(date(2026, 11, 24), Schedule(), "Europe/Moscow", WorkCalendar())
    >>> len(slots), slots[0].starts_at.isoformat(), slots[-1].ends_at.isoformat()
    (8, '2026-11-24T07:00:00+00:00', '2026-11-24T15:00:00+00:00')
    """
    if not calendar.is_working(day):
        return ()
    info = ZoneInfo(zone)
    closes_at = _closing(day, schedule, info)
    length, step = timedelta(minutes=schedule.meeting_minutes), timedelta(minutes=schedule.step_minutes)
    slots = []
    wall = datetime.combine(day, schedule.opens)
    while wall.date() == day:
        starts_at = wall.replace(tzinfo=info).astimezone(UTC)
        if starts_at + length > closes_at:
            break
        if starts_at.astimezone(info).replace(tzinfo=None) == wall:
            slots.append(Slot(starts_at, starts_at + length))
        wall += step
    return tuple(slots)


def slot_at(starts_at: datetime, schedule: Schedule, zone: str, calendar: WorkCalendar) -> Slot | None:
    """The slot of a meeting agreed for a certain time: any quarter-hour within working hours, on the grid or off it.

    >>> half_past_three = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
    >>> slot_at(half_past_three, Schedule(), "Europe/Moscow", WorkCalendar()).ends_at.isoformat()
    '2026-11-25T13:30:00+00:00'
    >>> slot_at(half_past_three, Schedule(closes=time(16)), "Europe/Moscow", WorkCalendar()) is None
    True
    """
    day, info = local_day(starts_at, zone), ZoneInfo(zone)
    if (starts_at - _EPOCH) % QUARTER or not calendar.is_working(day):
        return None
    opens_at = datetime.combine(day, schedule.opens, info).astimezone(UTC)
    slot = Slot(starts_at.astimezone(UTC), starts_at.astimezone(UTC) + timedelta(minutes=schedule.meeting_minutes))
    return slot if opens_at <= slot.starts_at and slot.ends_at <= _closing(day, schedule, info) else None


def _closing(day: date, schedule: Schedule, info: ZoneInfo) -> datetime:
    closes_on = day if schedule.closes != _MIDNIGHT else day + timedelta(days=1)
    return datetime.combine(closes_on, schedule.closes, info).astimezone(UTC)


def days_offered(now: datetime, schedule: Schedule, zone: str, calendar: WorkCalendar) -> tuple[date, ...]:
    """The working days for which meetings may be booked now: today and `days_ahead` calendar days after it.

    >>> saturday = datetime(2026, 11, 28, 9, tzinfo=UTC)
    >>> [day.day for day in days_offered(saturday, Schedule(days_ahead=4), "Europe/Moscow", WorkCalendar())]
    [30, 1, 2]
    """
    today = local_day(now, zone)
    ahead = (today + timedelta(days=number) for number in range(schedule.days_ahead + 1))
    return tuple(day for day in ahead if calendar.is_working(day))


def free_slots(
    day: date, schedule: Schedule, zone: str, calendar: WorkCalendar, busy: Iterable[Slot], now: datetime
) -> tuple[Slot, ...]:
    """The slots of a local day that may be booked now: not begun, within `days_ahead`, clear of `busy`.

    >>> moscow = "Europe/Moscow", WorkCalendar()
    >>> day, now = date(2026, 11, 24), datetime(2026, 11, 24, 8, 30, tzinfo=UTC)  # 11:30 in Moscow
    >>> booked = Slot(datetime(2026, 11, 24, 12, tzinfo=UTC), datetime(2026, 11, 24, 13, tzinfo=UTC))
    >>> [slot.starts_at.hour + 3 for slot in free_slots(day, Schedule(), *moscow, [booked], now)]
    [12, 13, 17]
    """
    if not local_day(now, zone) <= day <= local_day(now, zone) + timedelta(days=schedule.days_ahead):
        return ()
    taken = tuple(busy)
    return tuple(
        slot
        for slot in slots_of_day(day, schedule, zone, calendar)
        if slot.starts_at > now and not any(slot.collides(other, schedule.travel_minutes) for other in taken)
    )


def nearest(wanted: datetime, slots: Iterable[Slot]) -> Slot | None:
    """The slot that starts closest to the wanted instant; of two equally close the earlier; None of none."""
    return min(slots, key=lambda slot: (abs(slot.starts_at - wanted), slot.starts_at), default=None)


def quarters(slot: Slot, travel_minutes: int) -> range:
    """Numbers, since the epoch, of the quarter-hours that a meeting and the way after it occupy.

    The database keeps a row for each with the closer in its primary key, which proves on both engines that
    no two meetings overlap. Meetings that collide always share a quarter; those that do not collide share
    none as long as they start on quarter-hours, which `Schedule` sees to.

    >>> quarters(Slot(_EPOCH, _EPOCH.replace(hour=1)), travel_minutes=30)
    range(0, 6)
    """
    begin, end = slot.starts_at - _EPOCH, slot.ends_at + timedelta(minutes=travel_minutes) - _EPOCH
    return range(begin // QUARTER, -(-end // QUARTER))
