"""When somebody is away. Rows are kept by these words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AbsenceKind(StrEnum):
    """Why a person is away; the order is the order of the buttons."""

    DAY_OFF = "day_off"
    LEAVE = "leave"
    SICK = "sick"
    TRIP = "trip"


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
