"""What goes wrong anywhere: not yours, not allowed, not understood."""

from dataclasses import dataclass

from domain.errors.base import DomainError


@dataclass
class NotYours(DomainError):
    """The thing is another person's, of another department, or does not exist: the wording is one (law 9)."""

    key = "error-not-yours"


@dataclass
class NotAllowed(DomainError):
    """The person's roles do not give this."""

    key = "error-not-allowed"


@dataclass
class NotAnAmount(DomainError):
    """A sum of money could not be read."""

    text: str
    key = "error-not-an-amount"


@dataclass
class TextMissing(DomainError):
    """Something had to be written, and nothing was."""

    key = "error-text-missing"


@dataclass
class TextTooLong(DomainError):
    """What was written does not fit."""

    limit: int
    key = "error-text-too-long"
