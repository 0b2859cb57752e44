"""Messages about people: who comes, who is away, and what went wrong with the bot."""

from dataclasses import dataclass
from datetime import date, time

from domain.absences import AbsenceKind
from domain.people import Role


@dataclass(frozen=True, slots=True)
class PersonJoined:
    """To the directors: an invitation was used."""

    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class PersonUnreachable:
    """To the directors, once: somebody blocked the bot."""

    name: str


@dataclass(frozen=True, slots=True)
class HoursChanged:
    """To a closer: a director has set their hours; as they stand now."""

    by: str
    opens: time
    closes: time
    meeting_minutes: int
    travel_minutes: int
    days_off: tuple[int, ...]
    """ISO weekdays."""
    outside: int
    """Meetings ahead that lie outside of these hours."""


@dataclass(frozen=True, slots=True)
class AbsenceNoted:
    """To the directors, and to the person when a director entered it: somebody will be away on these days."""

    name: str
    kind: AbsenceKind
    first_day: date
    last_day: date
    meetings: int
    """Meetings ahead that fall into it."""
    absence_id: int = 0
    """Named to whoever may say who stands in."""


@dataclass(frozen=True, slots=True)
class AbsenceCancelled:
    """To the same: on these days the person works after all."""

    name: str
    kind: AbsenceKind
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class UpdateSetAside:
    """To the directors: something a person sent could not be handled; `kombain doctor` has the details."""

    update_id: int
    name: str | None
    """Whose it was, when that is a member of staff."""


@dataclass(frozen=True, slots=True)
class SomethingFailed:
    """To the person whose update was set aside: it did not work, and those who can help know."""


@dataclass(frozen=True, slots=True)
class MessageUndelivered:
    """To the directors: Telegram refused a message of ours for good."""

    name: str
    kind: str
