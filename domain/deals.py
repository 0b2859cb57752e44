"""Deals: companies in work with a closer. Each has a next step and its day, so that none is forgotten.

Rows are kept by these words, so they are part of the schema. Days are the department's.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.errors import (
    AmountNotPositive,
    AmountTooLarge,
    DayNotClear,
    SignedInFuture,
    StepInPast,
    StepMissing,
    StepTooFar,
)
from domain.histories import Event
from domain.money import LARGEST_AMOUNT, Money
from domain.phrases.sentence import read_phrase
from domain.typed import line, quote

IDLE = timedelta(days=14)
"""A deal that its closer has not touched for so long is shown to the director (the issue)."""
LONGEST_STEP = 300
LONGEST_REASON = 1000
LONGEST_NUMBER = 100
_FARTHEST = timedelta(days=366)


class DealState(StrEnum):
    """What became of a deal."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done about a deal, and on which day."""

    what: str
    on: date

    @classmethod
    def checked(cls, what: str, on: date, today: date) -> "Step":
        """The step as it is kept. Raises: StepMissing, TextTooLong, StepInPast, StepTooFar.

        >>> Step.checked("  позвонить ", date(2026, 11, 27), date(2026, 11, 24))
        Step(what='позвонить', on=datetime.date(2026, 11, 27))
        """
        kept = line(what, LONGEST_STEP)
        if not kept:
            raise StepMissing
        ensure_step_day(on, today)
        return cls(kept, on)


@dataclass(frozen=True, slots=True)
class DealLine:
    """An open deal in a list; the step has no words when it is still to be named."""

    deal_id: int
    company: str
    closer: str
    step: Step
    amount: Money | None
    overdue: bool
    idle: bool
    """Nobody touched it for 14 days, or its closer works here no more."""


@dataclass(frozen=True, slots=True)
class DealCard:
    """A deal with all that is known; phones are E.164, the first with ";ext=12" after it."""

    deal_id: int
    lead_id: int
    company: str
    person: str
    phones: tuple[str, ...]
    address: str
    note: str
    closer_id: int
    closer: str
    state: DealState
    amount: Money | None
    step: Step
    overdue: bool
    history: tuple[Event, ...]
    """The oldest first."""


@dataclass(frozen=True, slots=True)
class NewContract:
    """A contract as it was signed; the document is Telegram's id of the signed page, its kind "photo" or "document"."""

    amount: Money
    number: str
    signed_on: date
    document_id: str | None = None
    document_kind: str | None = None

    def checked(self, today: date) -> "NewContract":
        """The contract as it is kept. Raises: AmountNotPositive, AmountTooLarge, TextTooLong, SignedInFuture."""
        ensure_amount(self.amount)
        if self.signed_on > today:
            raise SignedInFuture
        return replace(self, number=line(self.number, LONGEST_NUMBER))


@dataclass(frozen=True, slots=True)
class ContractCard:
    """A contract as directors see it."""

    contract_id: int
    company: str
    closer: str
    number: str
    amount: Money
    signed_on: date
    has_document: bool
    cancelled: bool


def ensure_amount(amount: Money) -> None:
    """A deal is about more than nothing, and less than a trillion. Raises: AmountNotPositive, AmountTooLarge."""
    if amount <= Money.zero():
        raise AmountNotPositive
    if amount > LARGEST_AMOUNT:
        raise AmountTooLarge


def ensure_step_day(on: date, today: date) -> None:
    """A next step is today or later, and within a year. Raises: StepInPast, StepTooFar."""
    if on < today:
        raise StepInPast
    if on > today + _FARTHEST:
        raise StepTooFar


def read_day(text: str, now: datetime, zone: str) -> date:
    """The day a person typed, of today or later. Raises: DayNotClear, StepInPast.

    >>> from datetime import UTC
    >>> tuesday = datetime(2026, 11, 24, 9, tzinfo=UTC)
    >>> read_day("в пятницу", tuesday, "Europe/Moscow"), read_day("1.12", tuesday, "Europe/Moscow")
    (datetime.date(2026, 11, 27), datetime.date(2026, 12, 1))
    """
    asked: set[str] = set()
    # A step has a day and no hour: the last minute of it stands for the hour that was not typed.
    for typed in (text, f"{text} в 23:59"):
        read = read_phrase(typed, now, ZoneInfo(zone))
        if read.starts_at is not None:
            return read.starts_at.date()
        asked |= set(read.ask)
    if "past" in asked:
        raise StepInPast
    raise DayNotClear(quote(text))
