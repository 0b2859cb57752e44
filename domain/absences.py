"""When somebody is away. Rows are kept by these words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.errors import AbsenceOverlaps, AbsencePast, AbsenceTooFar, AbsenceTooLong, NotYours

LONGEST_ABSENCE = 90
"""Days; a longer leave is entered in parts, or is no leave."""
_FARTHEST = timedelta(days=366)
_DAY = timedelta(days=1)


class AbsenceKind(StrEnum):
    """Why a person is away; the order is the order of the buttons."""

    DAY_OFF = "day_off"
    LEAVE = "leave"
    SICK = "sick"
    TRIP = "trip"

    @property
    def paid(self) -> bool:
        """Whether the fixed pay goes on; a day off is at the person's own cost."""
        return self is not AbsenceKind.DAY_OFF


@dataclass(frozen=True, order=True, slots=True)
class Absence:
    """Days on which a person does not work, both ends included; days are the department's."""

    first_day: date
    last_day: date
    kind: AbsenceKind

    def covers(self, day: date) -> bool:
        """Whether the person is away on that day.

        >>> leave = Absence(date(2026, 11, 24), date(2026, 11, 27), AbsenceKind.LEAVE)
        >>> leave.covers(date(2026, 11, 27)), leave.covers(date(2026, 11, 28))
        (True, False)
        """
        return self.first_day <= day <= self.last_day

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.last_day - self.first_day).days + 1


def check_absence(new: Absence, others: Iterable[Absence], today: date) -> None:
    """Whether a person who has these other absences may be away on these days.

    A past day may be entered only for the day before, and only by who fell ill on it.

    Raises: AbsencePast, AbsenceTooFar, AbsenceTooLong, AbsenceOverlaps, NotYours when the days end before they begin.
    """
    if new.last_day < new.first_day:
        raise NotYours
    if new.first_day < (today - _DAY if new.kind is AbsenceKind.SICK else today):
        raise AbsencePast
    if new.first_day > today + _FARTHEST:
        raise AbsenceTooFar
    if new.days > LONGEST_ABSENCE:
        raise AbsenceTooLong(LONGEST_ABSENCE)
    for other in others:
        if other.first_day <= new.last_day and new.first_day <= other.last_day:
            raise AbsenceOverlaps(other.first_day, other.last_day)
