"""Segments, the director's tasks for collectors: how they are named, what they may ask for, and the pace they need."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.errors import DayInPast, DayNotUnderstood, RateOutOfRange, TargetOutOfRange
from domain.money import Money, parse_amount
from domain.phrases import read_phrase
from domain.typed import LONGEST_TYPED, quote
from domain.workdays import WorkCalendar

LONGEST_NAME = 60
LONGEST_TASK = 1000
LONGEST_SCRIPT = 2000
MOST_RATE = 100_000
"""In rubles: whatever is more is a slip of the finger."""
MOST_TARGET = 1_000_000
FIRST, LAST = 1, 9
"""The priorities there are: 1 is called first."""

_LAST_MINUTE = time(23, 59)
_DAY = timedelta(days=1)


def name_of(task: str) -> str:
    """A segment's name for lists: the first line of its task, shortened at a word.

    >>> name_of("Все автосервисы Москвы и области, с которыми мы ещё не работаем")
    'Все автосервисы Москвы и области, с которыми мы ещё не…'
    >>> name_of("Стоматологии\\nЧастные, от трёх кресел")
    'Стоматологии'
    """
    first = (task.strip().splitlines() or [""])[0].strip()
    if len(first) <= LONGEST_NAME:
        return first
    short, _, _ = first[:LONGEST_NAME].rpartition(" ")
    return (short or first[: LONGEST_NAME - 1]).rstrip(" ,.;:") + "…"


def read_rate(text: str) -> Money:
    """What a confirmed lead is to cost, as typed. Raises: NotAnAmount, RateOutOfRange."""
    rate = parse_amount(text)
    ensure_rate(rate)
    return rate


def ensure_rate(rate: Money) -> None:
    """A rate that can be paid. Raises: RateOutOfRange."""
    if not Money.zero() < rate <= Money.rub(MOST_RATE):
        raise RateOutOfRange(MOST_RATE)


def read_target(text: str) -> int:
    """How many confirmed leads are wanted, as typed. Raises: TargetOutOfRange.

    >>> read_target("1 000"), read_target("500 контактов")
    (1000, 500)
    """
    digits = "".join(text[:LONGEST_TYPED].split()).casefold().rstrip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя. ")
    if not (digits.isascii() and digits.isdigit()):
        raise TargetOutOfRange(MOST_TARGET)
    target = int(digits)
    ensure_target(target)
    return target


def ensure_target(target: int) -> None:
    """A target that can be reached. Raises: TargetOutOfRange."""
    if not 1 <= target <= MOST_TARGET:
        raise TargetOutOfRange(MOST_TARGET)


def read_deadline(text: str, now: datetime, zone: str) -> date:
    """The last day of a segment, as typed, today or later in the department's zone.

    Raises: DayNotUnderstood, DayInPast.

    >>> from datetime import UTC
    >>> now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    >>> read_deadline("до 15 декабря", now, "Europe/Moscow"), read_deadline("через 30 дней", now, "Europe/Moscow")
    (datetime.date(2026, 12, 15), datetime.date(2026, 12, 24))
    """
    # A day is read as the last minute of it, so that today is not over yet.
    read = read_phrase(f"{text[:LONGEST_TYPED]} в {_LAST_MINUTE:%H:%M}", now, ZoneInfo(zone))
    if read.starts_at is not None:
        return read.starts_at.date()
    if "past" in read.ask:
        raise DayInPast
    raise DayNotUnderstood(quote(text))


@dataclass(frozen=True, slots=True)
class SegmentPace:
    """What a deadline asks of each day that is left."""

    missing: int
    a_day: int
    """Leads to add on each working day left, today among them; rounded up. All of `missing` when none is left."""
    late: bool
    """Whether the deadline has gone by."""


def segment_pace(target: int, brought: int, today: date, deadline: date, calendar: WorkCalendar) -> SegmentPace:
    """The pace that reaches the target; `brought` are the leads confirmed and those that may still be.

    >>> monday = date(2026, 11, 23)  # six working days are left
    >>> segment_pace(500, 356, monday, date(2026, 11, 30), WorkCalendar())
    SegmentPace(missing=144, a_day=24, late=False)
    """
    missing = max(target - brought, 0)
    left = sum(calendar.is_working(today + n * _DAY) for n in range((deadline - today).days + 1))
    return SegmentPace(missing, -(-missing // max(left, 1)), late=today > deadline)
