"""Months, and the days on which the department works: the Russian production calendar and its own days.

Days are local dates of the department; `local_day` is how an instant becomes one.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Self
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


def local_day(instant: datetime, zone: str) -> date:
    """The calendar day of an instant in an IANA zone: facts belong to the department's days (law 7).

    Raises: ValueError for a naive datetime.

    >>> from datetime import UTC
    >>> last_minutes = datetime(2026, 11, 30, 21, 30, tzinfo=UTC)
    >>> local_day(last_minutes, "Europe/Kaliningrad"), local_day(last_minutes, "Europe/Moscow")
    (datetime.date(2026, 11, 30), datetime.date(2026, 12, 1))
    """
    if instant.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {instant!r}")
    return instant.astimezone(ZoneInfo(zone)).date()


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month, the unit of quotas and pay; ordered as time goes.

    >>> Month(2026, 12).next(), Month(2024, 2).last
    (Month(year=2027, month=1), datetime.date(2024, 2, 29))
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.year <= 9999 and 1 <= self.month <= 12):
            raise ValueError(f"no such month: {self.year}-{self.month}")

    @classmethod
    def of(cls, day: date) -> Self:
        """The month of a local day. An instant is refused: its month depends on the zone (`local_day`).

        >>> Month.of(date(2026, 11, 30))
        Month(year=2026, month=11)
        """
        if isinstance(day, datetime):
            raise TypeError("an instant has no month without a zone: use local_day first")
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The month written as YYYY-MM. Raises: ValueError.

        >>> Month.parse("2026-11")
        Month(year=2026, month=11)
        """
        match = _MONTH.fullmatch(text)
        if match is None:
            raise ValueError(f"not a month (YYYY-MM): {text!r}")
        return cls(int(match[1]), int(match[2]))

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def days(self) -> tuple[date, ...]:
        """All its days."""
        return tuple(date(self.year, self.month, day) for day in range(1, self.last.day + 1))

    def next(self) -> Self:
        """The month after it."""
        return type(self)(self.year + self.month // 12, self.month % 12 + 1)

    def previous(self) -> Self:
        """The month before it."""
        return type(self)(self.year - (self.month == 1), (self.month - 2) % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days the department works.

    The Labour Code's holidays (art. 112) with the transfers decreed by the government for each year,
    working Saturdays included; a short day before a holiday is a working day. A department adds its own
    days off and working days. In a year whose decree the library does not know yet, the Code's holidays and
    weekends stand without transfers.

    >>> calendar = WorkCalendar()
    >>> calendar.is_working(date(2025, 11, 1)), calendar.is_working(date(2025, 11, 3))  # Saturday for Monday
    (True, False)
    """

    extra_days_off: frozenset[date] = frozenset()
    extra_working_days: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if both := self.extra_days_off & self.extra_working_days:
            raise ValueError(f"both a day off and a working day: {sorted(both)}")

    def is_working(self, day: date) -> bool:
        """Whether the department works on this local day."""
        if day in self.extra_days_off:
            return False
        return day in self.extra_working_days or day in _official_working_days(day.year)

    def working_days(self, month: Month) -> tuple[date, ...]:
        """The working days of a month, in order.

        >>> len(WorkCalendar().working_days(Month(2026, 11)))
        20
        """
        return tuple(day for day in month.days if self.is_working(day))

    def next_working(self, day: date) -> date:
        """The first working day after this one.

        >>> WorkCalendar().next_working(date(2026, 12, 30))
        datetime.date(2027, 1, 11)
        """
        day += _DAY
        while not self.is_working(day):
            day += _DAY
        return day

    def previous_working(self, day: date) -> date:
        """The last working day before this one.

        >>> WorkCalendar().previous_working(date(2027, 1, 11))
        datetime.date(2026, 12, 30)
        """
        day -= _DAY
        while not self.is_working(day):
            day -= _DAY
        return day


@lru_cache(maxsize=64)
def _official_working_days(year: int) -> frozenset[date]:
    import holidays  # half a second of CPU: paid by the first question about a day, not by every import

    official = holidays.country_holidays("RU", years=year)
    days = (day for month in range(1, 13) for day in Month(year, month).days)
    return frozenset(day for day in days if official.is_working_day(day))
