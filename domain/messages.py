"""What the department tells its people by itself: one class per kind of message.

A message is a fact's parameters, not its words: it waits in `outbox` and is worded in the reader's language and time
zone when it is sent (law 4). Instants are UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

from domain.absences import AbsenceKind
from domain.calling import CallResult
from domain.consultations import Off, Reply
from domain.disputes import DisputeState
from domain.funnel import Outcome
from domain.imports import Purpose
from domain.ledger import FactKind, Kind
from domain.money import Money
from domain.pay import PayTerms
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


@dataclass(frozen=True, slots=True)
class DealGiven:
    """To both closers: the director gave a deal from the one to the other."""

    deal_id: int
    company: str
    before: str
    after: str
    next_step: str
    next_step_on: date
    mine: bool
    """Whether the reader has it from now on."""


@dataclass(frozen=True, slots=True)
class DealsGiven:
    """To a closer, once: the deals of somebody who works here no more are theirs now."""

    before: str
    companies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandoverCard:
    """A new client as those see it who take over; the closer's pay is not among it."""

    handover_id: int
    contract_id: int
    company: str
    person: str
    phones: tuple[str, ...]
    """E.164, the first with ";ext=12" after it when there is an extension."""
    address: str
    agreements: str
    number: str
    amount: Money
    signed_on: date
    has_document: bool
    closer: str
    manager: str
    """"" when there is no account manager."""


@dataclass(frozen=True, slots=True)
class HandoverOffered:
    """To the account manager in turn, at once; to the directors when there is none."""

    card: HandoverCard


@dataclass(frozen=True, slots=True)
class HandoverReminder:
    """To the account manager who has not accepted within a working day."""

    card: HandoverCard


@dataclass(frozen=True, slots=True)
class HandoverUnaccepted:
    """To the directors, a working day later."""

    card: HandoverCard


@dataclass(frozen=True, slots=True)
class HandoverGiven:
    """To the account manager who has it no more: it went to another."""

    company: str
    after: str


@dataclass(frozen=True, slots=True)
class HandoverAccepted:
    """To the closer: the client is in good hands."""

    company: str
    manager: str


@dataclass(frozen=True, slots=True)
class HandoverQuestion:
    """To the closer: something is asked back about a client."""

    question_id: int
    company: str
    asker: str
    question: str


@dataclass(frozen=True, slots=True)
class HandoverAnswer:
    """To who asked: the closer's answer."""

    handover_id: int
    company: str
    closer: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ContractCancelled:
    """To the closer and the account manager: the director cancelled a contract."""

    company: str
    number: str
    amount: Money
    reason: str
    deal_id: int
    """The deal that goes on from here; 0 when none does, or it is not the reader's."""


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
    id: int = 0
    fact_kind: FactKind = FactKind.MONTH
    fact_id: int = 0
    role: str = ""
    reverses_id: int | None = None
    """The row it undoes, when it is a reversal."""
    terms: Month | None = None
    """Since when the pay terms were in force that it was counted by."""
    segment: str = ""
    """Of a lead."""

    @property
    def about(self) -> tuple[object, ...]:
        """What it pays, among the rows of one person (`domain.ledger.shown`)."""
        return (self.kind, self.role, self.fact_kind, self.fact_id)


@dataclass(frozen=True, slots=True)
class StatementPart:
    """What one kind of rows came to."""

    kind: Kind
    count: int
    amount: Money


@dataclass(frozen=True, slots=True)
class StatementReady:
    """To each member of staff when the month is closed: what it came to; the lines are in the document."""

    number: str
    month: Month
    name: str
    total: Money
    parts: tuple[StatementPart, ...] = ()
    corrections: tuple[StatementPart, ...] = ()
    """Of facts whose own months had been closed already."""


@dataclass(frozen=True, slots=True)
class AdjustmentMade:
    """To the person, at once: a director added to their pay or took from it, and why."""

    amount: Money
    reason: str
    director: str
    month: Month
    """Where it counts."""


@dataclass(frozen=True, slots=True)
class TermsSet:
    """To everybody they concern but the one who set them, once: what is paid from a month on."""

    month: Month
    role: Role | None
    """None: the reader's own terms."""
    terms: PayTerms
    withdrawn: bool = False
    """Whether they were told of before, and will not come."""


@dataclass(frozen=True, slots=True)
class TermsQuestion:
    """To the first director of a department, once: what is its work to be paid?"""

    terms: tuple[tuple[Role, PayTerms], ...]
    """What is paid until the director says otherwise."""


@dataclass(frozen=True, slots=True)
class DraftPay:
    """What an open month would pay a person."""

    name: str
    total: Money
    parts: tuple[StatementPart, ...]


@dataclass(frozen=True, slots=True)
class DraftRegister:
    """To the directors who look first, every day until they close the month: what it would pay."""

    month: Month
    people: tuple[DraftPay, ...]
    total: Money


@dataclass(frozen=True, slots=True)
class FactsMissing:
    """On the last working evening of a month: meetings whose outcome nobody has told, so that they may slip into the
    next month."""

    month: Month
    closes_at: datetime
    to_report: tuple[MeetingCard, ...]
    """Of the reader as a closer."""
    awaited: tuple[MeetingCard, ...]
    """That the reader booked, and others are to report."""


@dataclass(frozen=True, slots=True)
class DisputeNews:
    """To the other side of a dispute: it was opened, answered, accepted or refused."""

    dispute_id: int
    number: str
    month: Month
    name: str
    """Whose statement it is."""
    about: StatementLine | None
    """None: something is missing."""
    author: str
    text: str
    state: DisputeState
    opened: bool
    """Whether this is its beginning."""
    amount: Money | None = None
    """What was added, when it was accepted."""
    decides: bool = False
    """Whether the reader is to decide."""


@dataclass(frozen=True, slots=True)
class RegisterReady:
    """To directors and accountants when a month is closed, or when they ask: what is paid out, with the register for
    people as a document."""

    month: Month
    people: int
    to_pay: Money
    closed: bool = True


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """The same register after it, as a table for 1C."""

    month: Month


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


@dataclass(frozen=True, slots=True)
class HistoryDone:
    """To the director who sent a history: it is in; rows by file, and the months that were closed."""

    counts: tuple[tuple[str, int], ...]
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class BadCells:
    """To the director who sent a history: what is to be put right in it, as a table."""

    import_id: int
    file_name: str
    cells: int


Message: TypeAlias = (
    MeetingBooked
    | MeetingWithdrawn
    | MeetingMoved
    | MeetingCancelled
    | ConsultationAsked
    | ConsultationMoved
    | ConsultationOff
    | ConsultationReminder
    | ConsultantReplied
    | CallAhead
    | DayRoute
    | MeetingTomorrow
    | MeetingSoon
    | OutcomeQuestion
    | OutcomeReported
    | OutcomeNoted
    | OutcomeMissing
    | ObjectionMade
    | ObjectionDecided
    | CallbackDue
    | DealGiven
    | DealsGiven
    | HandoverOffered
    | HandoverReminder
    | HandoverUnaccepted
    | HandoverGiven
    | HandoverAccepted
    | HandoverQuestion
    | HandoverAnswer
    | ContractCancelled
    | SegmentGiven
    | SegmentChanged
    | SegmentOver
    | AppealMade
    | AppealDecided
    | PersonJoined
    | PersonUnreachable
    | HoursChanged
    | AbsenceNoted
    | AbsenceCancelled
    | UpdateSetAside
    | SomethingFailed
    | MessageUndelivered
    | QuotaReminder
    | DirectorDigest
    | StatementReady
    | DraftRegister
    | FactsMissing
    | DisputeNews
    | AdjustmentMade
    | TermsSet
    | TermsQuestion
    | RegisterReady
    | RegisterTable
    | ImportDone
    | RefusedRows
    | HistoryDone
    | BadCells
)
