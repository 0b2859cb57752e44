"""Messages of a day: the norm in the morning, the digest in the evening."""

from dataclasses import dataclass
from datetime import date

from domain.messages.meetings import MeetingCard
from domain.money import Money
from domain.people import Role


@dataclass(frozen=True, slots=True)
class QuotaReminder:
    """To each caller, closer and collector on a working morning."""

    day: date
    lines: tuple["QuotaLine", ...]
    meetings_today: tuple[MeetingCard, ...]
    steps: tuple["StepDue", ...] = ()
    """Next steps of a closer's deals that are due today or late, the latest first."""


@dataclass(frozen=True, slots=True)
class StepDue:
    """The next step of a deal."""

    deal_id: int
    company: str
    step: str
    on: date


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One norm of the month: done of norm, and what it asks of today."""

    role: Role
    norm: int
    done: int
    asks_today: int
    worth: Money
    """What reaching today's share earns; zero when pay does not come by the piece."""


@dataclass(frozen=True, slots=True)
class DirectorDigest:
    """To the directors at 19:00: the day in a few lines."""

    day: date
    leads: int
    booked: int
    held: int
    no_shows: int
    contracts: int
    revenue: Money
    month: "DigestMonth"
    unreported: int
    """Meetings that are over and wait for their outcome."""
    set_aside: int
    """Updates waiting in quarantine."""
    idle: int = 0
    """Open deals that nobody has touched for 14 days."""
    disputes: int = 0
    """Disputes about pay that wait for a decision."""


@dataclass(frozen=True, slots=True)
class DigestMonth:
    """The month so far, for the same digest."""

    booked: int
    held: int
    contracts: int
    revenue: Money
