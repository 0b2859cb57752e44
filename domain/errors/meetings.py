"""What goes wrong with time, meetings and their outcomes."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.errors.base import DomainError


@dataclass
class SlotTaken(DomainError):
    """Somebody booked the closer's time first; carries the nearest free time, of the wanted closer if there is any."""

    taken: datetime
    nearest: datetime | None
    nearest_closer_id: int | None
    key = "error-slot-taken"


@dataclass
class SlotNotOffered(DomainError):
    """The time is past, or not one of the closer's working slots."""

    key = "error-slot-not-offered"


@dataclass
class MomentNotUnderstood(DomainError):
    """A day or a time could not be read."""

    text: str
    key = "error-moment-not-understood"


@dataclass
class NoClosers(DomainError):
    """There is no closer in the department yet."""

    key = "error-no-closers"


@dataclass
class HoursDoNotFit(DomainError):
    """A closer's working day must end after it begins, and hold at least one meeting."""

    opens: str
    closes: str
    minutes: int
    key = "error-hours-do-not-fit"


@dataclass
class NoDayLeft(DomainError):
    """A closer meets on at least one weekday; who is away for a time has an absence."""

    key = "error-no-day-left"


@dataclass
class AbsenceUnclear(DomainError):
    """It could not be read from when till when somebody is away."""

    text: str
    key = "error-absence-unclear"


@dataclass
class AbsencePast(DomainError):
    """Days that have gone by are not entered any more, but for an illness since yesterday."""

    key = "error-absence-past"


@dataclass
class AbsenceTooFar(DomainError):
    """An absence begins within a year."""

    key = "error-absence-too-far"


@dataclass
class AbsenceTooLong(DomainError):
    """An absence has a longest length, in days."""

    limit: int
    key = "error-absence-too-long"


@dataclass
class AbsenceOverlaps(DomainError):
    """The person is away on some of these days already; says when."""

    first_day: date
    last_day: date
    key = "error-absence-overlaps"


@dataclass
class MeetingAlreadyAhead(DomainError):
    """The company has a meeting without an outcome; it may be moved instead."""

    company: str
    starts_at: datetime
    key = "error-meeting-already-ahead"


@dataclass
class MeetingNotAhead(DomainError):
    """The meeting has begun, has its outcome, or is off: nothing about its time can be changed."""

    company: str
    key = "error-meeting-not-ahead"


@dataclass
class MeetingIsMoved(DomainError):
    """What was asked of the meeting was asked of a time that it has no more."""

    company: str
    starts_at: datetime
    key = "error-meeting-is-moved"


@dataclass
class ConsultantNotFree(DomainError):
    """The consultant is away that day, or at another meeting then."""

    consultant: str
    key = "error-consultant-not-free"


@dataclass
class OtherMeetingThen(DomainError):
    """The consultant has promised to be at another meeting at that time."""

    company: str
    key = "error-other-meeting-then"


@dataclass
class InvitationOff(DomainError):
    """The closer took the invitation back."""

    company: str
    key = "error-invitation-off"


@dataclass
class NotOnTheWay(DomainError):
    """The way to a meeting is told of from 3 hours before it begins until it ends."""

    company: str
    key = "error-not-on-the-way"


@dataclass
class MeetingNotOver(DomainError):
    """The meeting has not begun: there is nothing to report yet."""

    starts_at: datetime
    key = "error-meeting-not-over"


@dataclass
class AlreadyReported(DomainError):
    """A meeting gets one outcome; carries the first report."""

    outcome: str
    key = "error-already-reported"


@dataclass
class TooLateToCorrect(DomainError):
    """An outcome is corrected by its author within a day, later by a director."""

    key = "error-too-late-to-correct"


@dataclass
class CompanyMovedOn(DomainError):
    """Something rests on the outcome by now: a meeting, a call, a step or a contract with the company."""

    company: str
    key = "error-company-moved-on"
