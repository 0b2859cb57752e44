"""The department: its zone decides what day it is, its schedule when meetings are held."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.calling import DEFAULT_CALLING, CallingRules
from domain.slots import Schedule
from domain.turn import TurnMode
from domain.workdays import Month, WorkCalendar, local_day

_DAY = timedelta(days=1)
_MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True)
class Closing:
    """When a month is closed: on which day of the next one, at what hour, and whether the director looks first."""

    day: int = 1
    hour: int = 10
    approved: bool = False


DEFAULT_CLOSING = Closing()
"""The issue: on the 1st at 10:00."""


@dataclass(frozen=True, slots=True)
class Department:
    """A department at work. Its days, months and reminders are of `zone`, an IANA name (law 7).

    >>> kamchatka = Department(1, "Отдел", "Asia/Kamchatka", Schedule(), datetime(2026, 9, 1, tzinfo=UTC))
    >>> evening_in_moscow = datetime(2026, 11, 30, 18, tzinfo=UTC)
    >>> kamchatka.today(evening_in_moscow), kamchatka.at(date(2026, 12, 1), time(10)).isoformat()
    (datetime.date(2026, 12, 1), '2026-11-30T22:00:00+00:00')
    """

    id: int
    name: str
    zone: str
    schedule: Schedule
    founded_at: datetime
    calling: CallingRules = DEFAULT_CALLING
    turn: TurnMode = TurnMode.FLEXIBLE
    closing: Closing = DEFAULT_CLOSING

    @property
    def calendar(self) -> WorkCalendar:
        """Which days the department works."""
        return WorkCalendar()

    def today(self, now: datetime) -> date:
        """The local day of an instant."""
        return local_day(now, self.zone)

    def local(self, instant: datetime) -> datetime:
        """The instant on the department's clocks."""
        return instant.astimezone(ZoneInfo(self.zone))

    def at(self, day: date, clock: time) -> datetime:
        """The instant, in UTC, at which the department's clocks show this on that day."""
        return datetime.combine(day, clock, ZoneInfo(self.zone)).astimezone(UTC)

    def day(self, day: date) -> tuple[datetime, datetime]:
        """A local day as instants in UTC: its beginning, and the beginning of the next."""
        return self.at(day, _MIDNIGHT), self.at(day + _DAY, _MIDNIGHT)

    def closes_at(self, month: Month) -> datetime:
        """The instant at which a month is closed.

        >>> Department(1, "Отдел", "Europe/Moscow", Schedule(), datetime.min).closes_at(Month(2026, 11)).isoformat()
        '2026-12-01T07:00:00+00:00'
        """
        return self.at(month.next().first.replace(day=self.closing.day), time(self.closing.hour))

    def month(self, month: Month) -> tuple[datetime, datetime]:
        """A local month as instants in UTC: its beginning, and the beginning of the next."""
        return self.at(month.first, _MIDNIGHT), self.at(month.next().first, _MIDNIGHT)
