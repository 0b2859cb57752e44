"""What goes wrong with deals, contracts and handovers."""

from dataclasses import dataclass

from domain.errors.base import DomainError


@dataclass
class StepMissing(DomainError):
    """A deal without a next step is a forgotten one."""

    key = "error-step-missing"


@dataclass
class StepInPast(DomainError):
    """The next step is on a day that has gone by."""

    key = "error-step-in-past"


@dataclass
class StepTooFar(DomainError):
    """A next step is within a year."""

    key = "error-step-too-far"


@dataclass
class DayNotClear(DomainError):
    """A day could not be read."""

    text: str
    key = "error-day-not-clear"


@dataclass
class DealClosed(DomainError):
    """The deal is won or lost by now."""

    company: str
    key = "error-deal-closed"


@dataclass
class MeetingDecides(DomainError):
    """A meeting with the company is ahead, or waits for its outcome: a contract is told as its outcome."""

    company: str
    key = "error-meeting-decides"


@dataclass
class SignedInFuture(DomainError):
    """A contract is entered when it is signed, not before."""

    key = "error-signed-in-future"


@dataclass
class AlreadyCancelled(DomainError):
    """A contract is cancelled once."""

    key = "error-already-cancelled"


@dataclass
class DocumentGone(DomainError):
    """Telegram has the signed page no more."""

    key = "error-document-gone"


@dataclass
class HandoverSettled(DomainError):
    """The client was accepted already, or the contract was cancelled."""

    company: str
    key = "error-handover-settled"


@dataclass
class AlreadyAnswered(DomainError):
    """The question was answered; carries the answer."""

    answer: str
    key = "error-already-answered"
