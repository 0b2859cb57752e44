"""From the marks of a sentence to one moment, or to what must be asked. Nothing is assumed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from domain.phrases.marks import (
    At,
    Doubt,
    Either,
    InDays,
    InMinutes,
    InMonths,
    InMoscow,
    Mark,
    OnDate,
    OnWeekday,
    PartOfDay,
    Week,
)
from domain.phrases.words import PARTS

HALF_YEAR = timedelta(days=183)
"""A date without a year that went by within this is past; an older one is the next year's."""
LONGEST_AHEAD = timedelta(days=3 * 366)
"""Nobody plans farther: a longer span is a slip."""
_LAST_AFTERNOON_HOUR = 7
_LAST_HOUR = 23
_MOSCOW = timedelta(hours=3)
_DayMark = InDays | InMonths | OnDate | OnWeekday
_HourReading = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Moment:
    """When: aware in the zone, or None with what to ask ("day", "time", "past"), and what is sure all the same.

    `hours` are those of a part of the day that was said, while the time is asked; empty when none was.
    """

    starts_at: datetime | None
    ask: tuple[str, ...]
    day: date | None = None
    clock: time | None = None
    hours: tuple[int, ...] = ()


def moment_of(marks: Sequence[Mark], now: datetime, zone: tzinfo) -> Moment:
    """The one moment that the marks give, seen at `now` (aware) in `zone`.

    >>> now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    >>> moment_of([InDays(1), At(2)], now, UTC).starts_at.isoformat()
    '2026-11-25T14:00:00+00:00'
    >>> moment_of([At(2)], now, UTC).ask
    ('day',)
    """
    local = now.astimezone(zone)
    days, hours, doubts = _sort_out(marks)
    spans = {mark.minutes for mark in marks if isinstance(mark, InMinutes)}
    day, day_asks = _one_day(days, local.date())
    asks = doubts | day_asks
    if spans:
        return _counted(spans, hours, days, day, asks, local)
    parts = [mark.part for mark in marks if isinstance(mark, PartOfDay)]
    clock, hour_asks = _one_hour(hours, parts)
    asks |= hour_asks
    past = day is not None and day < local.date()
    if past or day is None or clock is None or asks:
        return _asking(asks | {"past"} if past else asks, day, clock, parts)
    start = _on_the_clock(day, clock, zone)
    if start is None or (InMoscow() in marks and start.utcoffset() != _MOSCOW):
        return _asking({"time"}, day)
    return _asking({"past"}, day, clock) if start <= local else Moment(start, ())


def day_of(marks: Sequence[Mark], today: date) -> date | None:
    """The one day that the marks give, seen on `today`; None when they leave a doubt, or say an hour as well.

    >>> day_of([OnWeekday(4)], date(2026, 11, 24)), day_of([InDays(1), At(2)], date(2026, 11, 24))
    (datetime.date(2026, 11, 27), None)
    """
    days, hours, doubts = _sort_out(marks)
    day, asks = _one_day(days, today)
    return None if hours or doubts or asks else day


def _asking(
    asks: Iterable[str], day: date | None = None, clock: _HourReading = None, parts: Sequence[int] = ()
) -> Moment:
    wanted = set(asks)
    said = [PARTS[part] for part in parts if part >= 0]
    return Moment(
        None,
        tuple(what for what in ("day", "time", "past") if what in wanted),
        None if "day" in wanted else day,
        None if "time" in wanted or clock is None or clock[0] > _LAST_HOUR else time(*clock),
        tuple(sorted(frozenset.intersection(*said))) if said and "time" in wanted else (),
    )


def _sort_out(marks: Sequence[Mark]) -> tuple[list[_DayMark], list[At], set[str]]:
    """Days, hours and doubts; what may be either becomes the one that is missing."""
    days: list[_DayMark] = [mark for mark in marks if isinstance(mark, InDays | InMonths | OnDate | OnWeekday)]
    hours = [mark for mark in marks if isinstance(mark, At)]
    doubts = {mark.what for mark in marks if isinstance(mark, Doubt)}
    timed = bool(hours) or any(isinstance(mark, InMinutes) for mark in marks)
    for mark in sorted((mark for mark in marks if isinstance(mark, Either)), key=lambda either: either.after_in):
        if timed or not (days or mark.after_in):
            days.append(OnDate(mark.first, mark.second))
        else:
            hours.append(At(mark.first, mark.second))
            timed = True
            if not days:
                doubts |= {"day", "time"}
    return days, hours, doubts


def _counted(
    spans: set[int],
    hours: Sequence[At],
    days: Sequence[_DayMark],
    day: date | None,
    asks: set[str],
    local: datetime,
) -> Moment:
    """The moment so many minutes from now: exact, whatever the clocks do meanwhile."""
    wanted = asks - ({"day"} if not days else set())
    minutes = min(spans)
    if len(spans) > 1 or hours or abs(minutes) > LONGEST_AHEAD // timedelta(minutes=1):
        return _asking(wanted | {"time"})
    start = (local.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(local.tzinfo)
    if day is not None and day != start.date():
        wanted |= {"day"}
    if start <= local:
        wanted |= {"past"}
    return _asking(wanted) if wanted else Moment(start, ())


def _one_day(marks: Sequence[_DayMark], today: date) -> tuple[date | None, set[str]]:
    """The day all marks agree on; weekdays beside a date only check it."""
    definite = [mark for mark in marks if not isinstance(mark, OnWeekday)]
    weekdays = [mark for mark in marks if isinstance(mark, OnWeekday)]
    read = {_day(mark, today) for mark in definite} or {_weekday(mark, today) for mark in weekdays}
    day = read.pop() if len(read) == 1 else None
    if day is None or (definite and any(mark.weekday != day.weekday() for mark in weekdays)):
        return None, {"day"}
    return day, set()


def _day(mark: InDays | InMonths | OnDate, today: date) -> date | None:
    if isinstance(mark, InDays):
        return today + timedelta(days=mark.days) if abs(mark.days) <= LONGEST_AHEAD.days else None
    if isinstance(mark, InMonths):
        return _months_later(today, mark.months, today.day) if mark.months <= LONGEST_AHEAD.days // 30 else None
    if mark.month is None:
        return _months_later(today, 0 if mark.day >= today.day else 1, mark.day)
    if mark.year is not None:
        return _date(mark.year, mark.month, mark.day)
    years = (today.year - 1, today.year, today.year + 1)
    for day in (_date(year, mark.month, mark.day) for year in years):
        if day is not None and today - HALF_YEAR <= day <= today + timedelta(days=366):
            return day
    return None


def _months_later(today: date, months: int, day: int) -> date | None:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return _date(year, month + 1, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _weekday(mark: OnWeekday, today: date) -> date | None:
    """The weekday meant; None where people would mean different days."""
    monday = today - timedelta(days=today.weekday())
    if mark.week is not Week.ANY:
        shift = {Week.THIS: 0, Week.NEXT: 7, Week.LAST: -7}[mark.week]
        day = monday + timedelta(days=shift + mark.weekday)
        return None if day == today else day
    if mark.weekday == today.weekday() or mark.weeks * 7 > LONGEST_AHEAD.days:
        return None
    day = today + timedelta(days=(mark.weekday - today.weekday()) % 7 + 7 * mark.weeks)
    of_that_week = monday + timedelta(days=7 * mark.weeks + mark.weekday)
    return None if mark.counted_first and day != of_that_week else day


def _one_hour(hours: Sequence[At], parts: Sequence[int]) -> tuple[_HourReading, set[str]]:
    """The hour all marks agree on, in the part of the day said."""
    read = {_clock(at, parts) for at in hours}
    clock = read.pop() if len(read) == 1 else None
    if clock is None:
        return None, {"time"}
    by_night = clock[0] == 24 or (clock[0] == 0 and any(at.said for at in hours))
    return (None, {"day"}) if by_night else (clock, set())


def _clock(at: At, parts: Sequence[int]) -> _HourReading:
    """Hour and minute of the day; 24 is midnight, whose day is doubtful. None: to be asked.

    >>> _clock(At(7), ()), _clock(At(7), (0,)), _clock(At(8), ()), _clock(At(9, part=2), ())
    ((19, 0), (7, 0), (8, 0), (21, 0))
    """
    said_parts = [*parts, *([] if at.part is None else [at.part])]
    if -1 in said_parts:
        said_parts.remove(-1)
        if not said_parts:
            return None
    hour = at.hour
    if said_parts:
        fitting = frozenset(range(24)).intersection(*(PARTS[part] for part in said_parts))
        candidates = {hour % 24, (hour + 12) % 24} if at.said and hour <= 12 else {hour % 24}
        if hour < 10 and at.said and hour > 0 and hour in fitting and hour + 12 in fitting:
            return None
        hours = candidates & fitting
        return (hours.pop(), at.minute) if len(hours) == 1 else None
    if not at.said:
        return hour, at.minute
    if hour == 0:
        return None
    return hour + 12 if hour <= _LAST_AFTERNOON_HOUR else hour, at.minute


def _on_the_clock(day: date, clock: tuple[int, int], zone: tzinfo) -> datetime | None:
    """The moment; None when the clocks skip it or show it twice that day."""
    naive = datetime.combine(day, time(*clock))
    start = naive.replace(tzinfo=zone)
    twice = start.utcoffset() != start.replace(fold=1).utcoffset()
    return None if twice else start
