"""What goes wrong with leads, calls and the base."""

from dataclasses import dataclass

from domain.errors.base import DomainError


@dataclass
class PhoneInvalid(DomainError):
    """The phone number does not exist in any numbering plan."""

    text: str
    key = "error-phone-invalid"


@dataclass
class PhoneMissing(DomainError):
    """A lead without a phone cannot be called."""

    key = "error-phone-missing"


@dataclass
class InnInvalid(DomainError):
    """The ИНН fails its check digits."""

    text: str
    key = "error-inn-invalid"


@dataclass
class LeadAlreadyThere(DomainError):
    """The phone is in the cold base already; says who brought it first."""

    company: str
    collector: str
    key = "error-lead-already-there"


@dataclass
class LeadExcluded(DomainError):
    """The company is on the exclusion list; `kind` is an ExclusionKind. Whose client it is, nobody is told."""

    kind: str
    key = "error-lead-excluded"


@dataclass
class SeveralInns(DomainError):
    """A company has one ИНН."""

    key = "error-several-inns"


@dataclass
class RateOutOfRange(DomainError):
    """A confirmed lead costs something, and not a fortune."""

    most: int
    """In rubles."""
    key = "error-rate-out-of-range"


@dataclass
class TargetOutOfRange(DomainError):
    """A target is a whole number of leads, one at least."""

    most: int
    key = "error-target-out-of-range"


@dataclass
class DayNotUnderstood(DomainError):
    """A day could not be read."""

    text: str
    key = "error-day-not-understood"


@dataclass
class DayInPast(DomainError):
    """A deadline is today or later."""

    key = "error-day-in-past"


@dataclass
class LeadNotRejected(DomainError):
    """There is nothing to appeal against: the lead is not rejected, or not any more."""

    company: str
    key = "error-lead-not-rejected"


@dataclass
class AlreadyAppealed(DomainError):
    """A lead is appealed once, ever."""

    company: str
    key = "error-already-appealed"


@dataclass
class AlreadyDecided(DomainError):
    """An appeal is decided once."""

    company: str
    key = "error-already-decided"


@dataclass
class LeadNotFree(DomainError):
    """The company has a meeting ahead, or is a client by now."""

    company: str
    key = "error-lead-not-free"


@dataclass
class LeadHeld(DomainError):
    """A colleague has the company in hand, or has promised to call back."""

    company: str
    holder: str
    key = "error-lead-held"


@dataclass
class LeadNotHeld(DomainError):
    """The caller's 60 minutes are over, and the company is in other hands or has moved on."""

    company: str
    key = "error-lead-not-held"


@dataclass
class CallbackInPast(DomainError):
    """A callback is promised for a time to come."""

    key = "error-callback-in-past"


@dataclass
class CallbackTooFar(DomainError):
    """A callback is promised within a year."""

    key = "error-callback-too-far"


@dataclass
class TooLateToUndo(DomainError):
    """A result may be taken back within a minute, while nothing followed it."""

    key = "error-too-late-to-undo"


@dataclass
class QueryTooShort(DomainError):
    """A search by fewer characters would list the base."""

    least: int
    key = "error-query-too-short"
