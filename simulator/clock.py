"""The virtual clock everybody in the local Telegram lives by, and the only reader of the machine's own clock here.

The clock runs at `rate` (1.0 real speed, 0 frozen) from where it was last set. Telegram's rules that speak of age
(150 s for a press, 24 h for an update, 48 h for deleting) follow it; pauses on the wire (long polling, webhook retries,
slow answers) are real seconds, since a bot's HTTP client waits in real time.
"""

import time
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from zoneinfo import ZoneInfo

MORNING = time_of_day(9, 30)
EVENING = time_of_day(19, 0)
MONTH = time_of_day(10, 0)


class VirtualClock:
    """A clock that can be set, moved on, slowed down and frozen."""

    def __init__(self, start: datetime | None = None, rate: float = 1.0) -> None:
        """Begin at `start` (aware; the machine's moment when it is not given)."""
        self._base = datetime.now(UTC) if start is None else _aware(start)
        self._read_at = time.monotonic()
        self._rate = rate
        self.version = 0
        """Grows whenever somebody moves the clock or changes its rate."""

    @property
    def rate(self) -> float:
        """Virtual seconds per real second."""
        return self._rate

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return self._base + timedelta(seconds=(time.monotonic() - self._read_at) * self._rate)

    def unix(self) -> int:
        """The moment as the Bot API writes it: whole seconds since 1970."""
        return int(self.now().timestamp())

    def set(self, moment: datetime | None = None, rate: float | None = None) -> None:
        """Go to `moment` (stay where it is when None) and from there on at `rate` (unchanged when None).

        Raises: ValueError when the moment has no zone or the rate is negative.
        """
        if rate is not None and rate < 0:
            raise ValueError("The rate is 0 (frozen) or more; a clock does not run backwards.")
        moment = self.now() if moment is None else _aware(moment)
        self._base, self._read_at = moment, time.monotonic()
        self._rate = self._rate if rate is None else rate
        self.version += 1


def next_named(now: datetime, name: str, zone: str) -> datetime:
    """The next `morning` (09:30), `evening` (19:00) or `month` (10:00 on the 1st) after `now`, in `zone`.

    >>> next_named(datetime(2026, 11, 24, 7, tzinfo=UTC), "month", "Europe/Moscow").isoformat()
    '2026-12-01T07:00:00+00:00'

    Raises: ValueError for another name, ZoneInfoNotFoundError for an unknown zone.
    """
    local = now.astimezone(ZoneInfo(zone))
    day = local.date()
    if name == "month":
        first = day.replace(day=1)
        if local >= datetime.combine(first, MONTH, local.tzinfo):
            first = (first + timedelta(days=32)).replace(day=1)
        return datetime.combine(first, MONTH, local.tzinfo).astimezone(UTC)
    times = {"morning": MORNING, "evening": EVENING}
    if name not in times:
        raise ValueError(f"The clock goes to morning, evening or month, not to {name!r}.")
    then = datetime.combine(day, times[name], local.tzinfo)
    if local >= then:
        then = datetime.combine(day + timedelta(days=1), times[name], local.tzinfo)
    return then.astimezone(UTC)


def iso(moment: datetime) -> str:
    """How the control API writes a moment: `2026-11-24T07:30:00.000000Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A moment needs its zone: 2026-11-24T10:30:00+03:00 or ...Z.")
    return moment.astimezone(UTC)
