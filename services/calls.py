"""Calling: the next lead, what the call ended with, and the way back from a slip of the finger."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.calling import CallResult, Queue
from domain.money import Money
from domain.people import Person
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class PastCall:
    """A call of the past, as the next caller needs to know it."""

    result: CallResult
    reason: str
    caller: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CallCard:
    """A lead in a caller's hands; phones are E.164, the first with ";ext=12" after it when there is an extension."""

    lead_id: int
    company: str
    person: str
    phones: tuple[str, ...]
    city: str
    address: str
    site: str
    note: str
    zone: str
    """IANA name: what the clocks show there."""
    segment: str
    """The segment's name; "" without one."""
    script: str
    """What to say."""
    queue: Queue | None
    """Why it is called; None for one that was not waiting."""
    callback_at: datetime | None
    """When it was promised to be called back."""
    history: tuple[PastCall, ...]
    """The newest first, at most 5."""
    held_until: datetime


@dataclass(frozen=True, slots=True)
class CallEntry:
    """What a call ended with, as the caller says."""

    lead_id: int
    result: CallResult
    reason: str = ""
    callback_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """What was recorded; `due_at` is when the company is called again, None when it is not."""

    call_id: int
    company: str
    result: CallResult
    due_at: datetime | None
    undo_until: datetime


@dataclass(frozen=True, slots=True)
class MyCalls:
    """A caller's day: `reached` are calls in which somebody of the company answered."""

    calls: int
    reached: int
    meetings: int
    earned: Money


class Quiet(StrEnum):
    """Why there is nothing to call."""

    EMPTY = "empty"
    """No lead waits at all."""
    LATER = "later"
    """All that wait are to be called later."""
    NIGHT = "night"
    """Leads are due, and it is not between 09:00 and 18:00 where they are."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Why nothing is to be called now, and when the next lead is; None when none waits."""

    why: Quiet
    next_at: datetime | None


def next_lead(tx: Tx, who: Person, now: datetime) -> CallCard | None:
    """The lead in hand, or else the next to call, which is in hand for 60 minutes; None: nothing to call now.

    Raises: NotAllowed.
    """
    raise NotImplementedError


def take(tx: Tx, who: Person, lead_id: int, now: datetime) -> CallCard:
    """Take a certain lead in hand; what was in hand goes back.

    Raises: NotAllowed, NotYours, LeadHeld (a colleague has it, or has promised to call back), LeadNotFree.
    """
    raise NotImplementedError


def in_hand(tx: Tx, who: Person, now: datetime) -> CallCard | None:
    """The lead in hand, None without one. Raises: NotAllowed."""
    raise NotImplementedError


def let_go(tx: Tx, who: Person, lead_id: int, now: datetime) -> None:
    """Put the lead in hand back into the queue without a call; others have it first. Raises: NotAllowed, NotYours."""
    raise NotImplementedError


def log(tx: Tx, who: Person, entry: CallEntry, now: datetime) -> Logged:
    """Record what a call ended with, with all that follows.

    Raises: NotAllowed, NotYours, LeadNotHeld, CallbackInPast, CallbackTooFar, TextTooLong.
    """
    raise NotImplementedError


def undo(tx: Tx, who: Person, call_id: int, now: datetime) -> CallCard:
    """Take a result back within 60 seconds: the lead is in hand again, as if there had been no call.

    Raises: NotAllowed, NotYours, TooLateToUndo.
    """
    raise NotImplementedError


def my_day(tx: Tx, who: Person, now: datetime) -> MyCalls:
    """How the caller's day goes, by the department's clocks. Raises: NotAllowed."""
    raise NotImplementedError


def queue_outlook(tx: Tx, who: Person, now: datetime) -> Outlook:
    """Why nothing is to be called now, and when something is. Raises: NotAllowed."""
    raise NotImplementedError
