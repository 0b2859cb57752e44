"""What a rule can find in a sentence about the moment meant: days, hours, spans, doubts."""

from dataclasses import dataclass
from enum import Enum


class Week(Enum):
    """The calendar week a weekday was said of."""

    ANY = "any"
    THIS = "this"
    NEXT = "next"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class InDays:
    """A day counted from today."""

    days: int


@dataclass(frozen=True, slots=True)
class InMonths:
    """The same day some months later."""

    months: int


@dataclass(frozen=True, slots=True)
class OnDate:
    """A date; without a month it is the next such day, without a year the one the rules choose. May be impossible."""

    day: int
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A weekday (Monday is 0) of a week, or `weeks` after that; `counted_first`: "через неделю в пятницу"."""

    weekday: int
    week: Week = Week.ANY
    weeks: int = 0
    counted_first: bool = False


@dataclass(frozen=True, slots=True)
class At:
    """An hour of the day. `said` hours are read by habit (two is 14:00), others as they stand ("03:00", "3 pm")."""

    hour: int
    minute: int = 0
    said: bool = True
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Either:
    """ "10.11": an hour or a date; the rest of the sentence decides. `after_in`: "в 10.11"."""

    first: int
    second: int
    after_in: bool


@dataclass(frozen=True, slots=True)
class InMinutes:
    """An exact moment counted from now."""

    minutes: int


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of the day: an index into `words.PARTS`."""

    part: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """The day or the time is spoken of, yet not given: "после 15", "около девяти"."""

    what: str


@dataclass(frozen=True, slots=True)
class InMoscow:
    """The hour was said by Moscow."""


@dataclass(frozen=True, slots=True)
class Aside:
    """About time, yet not the moment meant: a duration, "на неделе"."""


Mark = InDays | InMonths | OnDate | OnWeekday | At | Either | InMinutes | PartOfDay | Doubt | InMoscow | Aside
