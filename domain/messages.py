"""What the department tells its people by itself: one class per kind of message.

A message is a fact's parameters, not its words: it waits in `outbox` and is worded in the reader's language and time
zone when it is sent (law 4). Instants are UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.calling import CallResult
from domain.funnel import Outcome
from domain.imports import Purpose
from domain.ledger import Kind
from domain.money import Money
from domain.people import Role
from domain.workdays import Month


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


@dataclass(frozen=True, slots=True)
class MeetingBooked:
    """To the closer, at once: you have a meeting."""

    card: MeetingCard


@dataclass(frozen=True, slots=True)
class MeetingWithdrawn:
    """To the closer who has its card already: the meeting was booked by mistake and is off."""

    card: MeetingCard


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


@dataclass(frozen=True, slots=True)
class SegmentBrief:
    """A segment as its collectors need to know it; what is None is not set."""

    segment_id: int
    name: str
    task: str
    rate: Money | None
    target: int | None
    deadline: date | None


@dataclass(frozen=True, slots=True)
class SegmentGiven:
    """To a collector, at once: a task for you."""

    segment: SegmentBrief


@dataclass(frozen=True, slots=True)
class SegmentChanged:
    """To its collectors: the task asks for something else now."""

    segment: SegmentBrief


@dataclass(frozen=True, slots=True)
class SegmentOver:
    """To its collectors: nothing more is to be added, the segment is closed or somebody else's."""

    name: str


@dataclass(frozen=True, slots=True)
class AppealCall:
    """A call with an appealed lead."""

    at: datetime
    caller: str
    result: CallResult
    reason: str


@dataclass(frozen=True, slots=True)
class AppealCard:
    """An appeal as whoever decides it needs to see it."""

    lead_id: int
    company: str
    person: str
    phone: str
    """E.164, with ";ext=12" after it when there is an extension."""
    address: str
    segment: str
    collector: str
    reason: str
    made_at: datetime
    rejected_as: CallResult | None
    """None when the lead is back in the queue by now."""
    calls: tuple[AppealCall, ...]
    """The last ones, newest first."""


@dataclass(frozen=True, slots=True)
class AppealMade:
    """To the directors: a collector disagrees with a rejected lead."""

    card: AppealCard


@dataclass(frozen=True, slots=True)
class AppealDecided:
    """To the collector: what the director decided."""

    lead_id: int
    company: str
    upheld: bool


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


@dataclass(frozen=True, slots=True)
class QuotaReminder:
    """To each caller, closer and collector on a working morning."""

    day: date
    lines: tuple["QuotaLine", ...]
    meetings_today: tuple[MeetingCard, ...]


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


@dataclass(frozen=True, slots=True)
class DigestMonth:
    """The month so far, for the same digest."""

    booked: int
    held: int
    contracts: int
    revenue: Money


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One ledger row as a person reads it."""

    kind: Kind
    date: date
    fact: str
    quantity: int
    rate: str
    amount: Money
    late: bool = False
    """Whether its own month was closed already when it was entered."""


@dataclass(frozen=True, slots=True)
class StatementReady:
    """To each member of staff on the 1st: what the closed month earned, line by line."""

    number: str
    month: Month
    name: str
    lines: tuple[StatementLine, ...]
    total: Money


@dataclass(frozen=True, slots=True)
class RegisterReady:
    """To directors and accountants on the 1st: the closed month, a line per person."""

    month: Month
    people: tuple[tuple[str, Money], ...]
    total: Money


@dataclass(frozen=True, slots=True)
class ImportExample:
    """A row that did not get in: its number in the file, and the error as its key and parameters."""

    row: int
    reason: str
    params: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class ImportDone:
    """To whom sent the file: what became of it."""

    file_name: str
    """"" for a pasted list."""
    purpose: Purpose
    stopped: bool
    """Whether the person stopped it before its end."""
    rows: int
    rows_done: int
    added: int
    duplicates: int
    refused: int
    examples: tuple[ImportExample, ...]


@dataclass(frozen=True, slots=True)
class RefusedRows:
    """To the same person: the rows that did not get in, as a file to mend and send again."""

    import_id: int
    file_name: str
    rows: int


Message: TypeAlias = (
    MeetingBooked
    | MeetingWithdrawn
    | MeetingTomorrow
    | MeetingSoon
    | OutcomeQuestion
    | OutcomeReported
    | CallbackDue
    | SegmentGiven
    | SegmentChanged
    | SegmentOver
    | AppealMade
    | AppealDecided
    | PersonJoined
    | PersonUnreachable
    | UpdateSetAside
    | SomethingFailed
    | MessageUndelivered
    | QuotaReminder
    | DirectorDigest
    | StatementReady
    | RegisterReady
    | ImportDone
    | RefusedRows
)
