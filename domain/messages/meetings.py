"""Messages about meetings: booked, moved, asked about, told of; consultants; callbacks."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.consultations import Off, Reply
from domain.funnel import Outcome
from domain.money import Money


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """A meeting as its people need to see it."""

    meeting_id: int
    company: str
    person: str
    phone: str
    address: str
    note: str
    starts_at: datetime
    ends_at: datetime
    caller: str
    closer: str
    confirmed: bool = False
    """Whether the company said, asked the evening before, that it stands."""
    consultants: tuple[str, ...] = ()
    """Who comes along; known where a closer is told of the meeting."""


@dataclass(frozen=True, slots=True)
class MeetingBooked:
    """To the closer, at once: you have a meeting."""

    card: MeetingCard
    has_consultants: bool = False
    """Whether there is anybody to ask along."""


@dataclass(frozen=True, slots=True)
class MeetingWithdrawn:
    """To the closer who has its card already: the meeting was booked by mistake and is off."""

    card: MeetingCard


@dataclass(frozen=True, slots=True)
class MeetingMoved:
    """To everybody concerned but the one who did it, once: the meeting is at another time, or another closer's."""

    card: MeetingCard
    was_at: datetime
    was_closer: str
    reason: str
    by: str
    mine: bool
    """Whether the reader is to hold it."""
    changeable: bool
    """Whether the reader may move it on: the closer who has it no more may not."""


@dataclass(frozen=True, slots=True)
class MeetingCancelled:
    """To everybody concerned but the one who did it, once: the meeting is off, and why."""

    card: MeetingCard
    reason: str
    by: str
    lead_id: int
    """The company to book again with; 0 when the reader does not call."""


@dataclass(frozen=True, slots=True)
class ConsultationAsked:
    """To a consultant, at once: the closer would like to take you along."""

    card: MeetingCard


@dataclass(frozen=True, slots=True)
class ConsultationMoved:
    """To a consultant, once: a meeting they were asked to is at another time, which asks anew, or another closer's."""

    card: MeetingCard
    was_at: datetime
    was_closer: str
    reason: str
    accepted: bool
    """Whether what they promised still holds: the time is the same."""


@dataclass(frozen=True, slots=True)
class ConsultationOff:
    """To a consultant, once: you are not needed after all."""

    card: MeetingCard
    why: Off
    reason: str
    """"" unless the meeting was called off."""


@dataclass(frozen=True, slots=True)
class ConsultationReminder:
    """To a consultant who comes: the evening before, or an hour before (`soon`)."""

    card: MeetingCard
    soon: bool


@dataclass(frozen=True, slots=True)
class ConsultantReplied:
    """To the closer: whether a consultant comes along."""

    card: MeetingCard
    consultant: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class CallAhead:
    """To the caller, the evening before: ask the company whether the meeting stands."""

    card: MeetingCard


@dataclass(frozen=True, slots=True)
class DayRoute:
    """To the closer, in the morning: the meetings of the day."""

    day: date
    stops: tuple[MeetingCard, ...]


@dataclass(frozen=True, slots=True)
class MeetingTomorrow:
    """To the closer, the evening before."""

    card: MeetingCard


@dataclass(frozen=True, slots=True)
class MeetingSoon:
    """To the closer, an hour before."""

    card: MeetingCard


@dataclass(frozen=True, slots=True)
class OutcomeQuestion:
    """To the closer, 30 minutes after the planned end: how did it go?"""

    card: MeetingCard


@dataclass(frozen=True, slots=True)
class OutcomeReported:
    """To the caller who booked: how the meeting went and what it earned."""

    meeting_id: int
    company: str
    starts_at: datetime
    closer: str
    outcome: Outcome
    earned: Money
    lead_id: int
    reason: str = ""
    """Why the company is no client of ours."""
    back: bool = True
    """Whether a company that was not met may be booked again."""
    corrected: bool = False
    """Whether another outcome was told before."""


@dataclass(frozen=True, slots=True)
class ObjectionMade:
    """To the directors: a caller disagrees that the company was no client of ours."""

    card: MeetingCard
    outcome_reason: str
    """What the closer said."""
    reason: str


@dataclass(frozen=True, slots=True)
class ObjectionDecided:
    """To the caller: what the director decided."""

    card: MeetingCard
    upheld: bool


@dataclass(frozen=True, slots=True)
class OutcomeMissing:
    """To directors, on the second working day: nobody has told how the meeting went."""

    card: MeetingCard


@dataclass(frozen=True, slots=True)
class OutcomeNoted:
    """To the closer: a director wrote down how the meeting went."""

    card: MeetingCard
    outcome: Outcome
    director: str


@dataclass(frozen=True, slots=True)
class CallbackDue:
    """To the caller who promised it, on time; to colleagues (`mine` is False) when that one is away."""

    lead_id: int
    call_id: int
    company: str
    person: str
    phone: str
    note: str
    zone: str
    """IANA name: what the clocks show there."""
    promised_by: str
    callback_at: datetime
    mine: bool
