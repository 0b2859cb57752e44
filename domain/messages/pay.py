"""Messages about pay: statements, terms, adjustments, disputes, registers."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.disputes import DisputeState
from domain.ledger import FactKind, Kind
from domain.messages.meetings import MeetingCard
from domain.money import Money
from domain.pay import PayTerms
from domain.people import Role
from domain.workdays import Month


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
