"""What goes wrong with sums, terms, months and disputes."""

from dataclasses import dataclass

from domain.errors.base import DomainError
from domain.workdays import Month


@dataclass
class AmountNotPositive(DomainError):
    """A contract is for more than nothing."""

    key = "error-amount-not-positive"


@dataclass
class AmountTooLarge(DomainError):
    """A contract sum beyond what any ledger of this department can hold: surely a slip of the finger."""

    key = "error-amount-too-large"


@dataclass
class AdjustmentEmpty(DomainError):
    """An adjustment adds something or takes it; nothing is no adjustment."""

    key = "error-adjustment-empty"


@dataclass
class TermsUnclear(DomainError):
    """What was typed as pay terms could not be read; `what` says of what kind it was to be."""

    what: str
    text: str
    key = "error-terms-unclear"


@dataclass
class MonthClosed(DomainError):
    """Pay of a closed month does not change (law 6)."""

    month: Month
    key = "error-month-closed"


@dataclass
class MonthNotOver(DomainError):
    """A month is closed after its last day."""

    month: Month
    key = "error-month-not-over"


@dataclass
class AlreadyDisputed(DomainError):
    """What is wrong about this line is being talked about already."""

    key = "error-already-disputed"


@dataclass
class DisputeOver(DomainError):
    """A dispute is decided once."""

    key = "error-dispute-over"


@dataclass
class WhatIfUnclear(DomainError):
    """A question about the rest of the month has no number, or several."""

    text: str
    key = "error-what-if-unclear"


@dataclass
class TermsBegun(DomainError):
    """Terms that pay somebody by now are not taken back: others may follow them."""

    key = "error-terms-begun"
