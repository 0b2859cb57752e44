"""What a person can do wrong, or too late: each error knows the sentence that is read (a Fluent message id).

The fields of an error are the placeables of its sentence. The way on is a button, put there by the conversation.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import ClassVar

from domain.workdays import Month


class DomainError(Exception):
    """A rule of the department said no; `key` names the sentence in views/locales."""

    key: ClassVar[str]

    def params(self) -> dict[str, object]:
        """The values its sentence names."""
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]  # every subclass is a dataclass

    def __str__(self) -> str:
        return f"{self.key} {self.params()}"


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
class TextMissing(DomainError):
    """Something had to be written, and nothing was."""

    key = "error-text-missing"


@dataclass
class TextTooLong(DomainError):
    """What was written does not fit."""

    limit: int
    key = "error-text-too-long"


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


@dataclass
class SlotTaken(DomainError):
    """Somebody booked the closer's time first; carries the nearest free time, of the wanted closer if there is any."""

    taken: datetime
    nearest: datetime | None
    nearest_closer_id: int | None
    key = "error-slot-taken"


@dataclass
class SlotNotOffered(DomainError):
    """The time is past, or not one of the closer's working slots."""

    key = "error-slot-not-offered"


@dataclass
class MomentNotUnderstood(DomainError):
    """A day or a time could not be read."""

    text: str
    key = "error-moment-not-understood"


@dataclass
class NoClosers(DomainError):
    """There is no closer in the department yet."""

    key = "error-no-closers"


@dataclass
class HoursDoNotFit(DomainError):
    """A closer's working day must end after it begins, and hold at least one meeting."""

    opens: str
    closes: str
    minutes: int
    key = "error-hours-do-not-fit"


@dataclass
class NoDayLeft(DomainError):
    """A closer meets on at least one weekday; who is away for a time has an absence."""

    key = "error-no-day-left"


@dataclass
class AbsenceUnclear(DomainError):
    """It could not be read from when till when somebody is away."""

    text: str
    key = "error-absence-unclear"


@dataclass
class AbsencePast(DomainError):
    """Days that have gone by are not entered any more, but for an illness since yesterday."""

    key = "error-absence-past"


@dataclass
class AbsenceTooFar(DomainError):
    """An absence begins within a year."""

    key = "error-absence-too-far"


@dataclass
class AbsenceTooLong(DomainError):
    """An absence has a longest length, in days."""

    limit: int
    key = "error-absence-too-long"


@dataclass
class AbsenceOverlaps(DomainError):
    """The person is away on some of these days already; says when."""

    first_day: date
    last_day: date
    key = "error-absence-overlaps"


@dataclass
class MeetingAlreadyAhead(DomainError):
    """The company has a meeting without an outcome; it may be moved instead."""

    company: str
    starts_at: datetime
    key = "error-meeting-already-ahead"


@dataclass
class MeetingNotAhead(DomainError):
    """The meeting has begun, has its outcome, or is off: nothing about its time can be changed."""

    company: str
    key = "error-meeting-not-ahead"


@dataclass
class MeetingIsMoved(DomainError):
    """What was asked of the meeting was asked of a time that it has no more."""

    company: str
    starts_at: datetime
    key = "error-meeting-is-moved"


@dataclass
class ConsultantNotFree(DomainError):
    """The consultant is away that day, or at another meeting then."""

    consultant: str
    key = "error-consultant-not-free"


@dataclass
class OtherMeetingThen(DomainError):
    """The consultant has promised to be at another meeting at that time."""

    company: str
    key = "error-other-meeting-then"


@dataclass
class InvitationOff(DomainError):
    """The closer took the invitation back."""

    company: str
    key = "error-invitation-off"


@dataclass
class NotOnTheWay(DomainError):
    """The way to a meeting is told of from 3 hours before it begins until it ends."""

    company: str
    key = "error-not-on-the-way"


@dataclass
class MeetingNotOver(DomainError):
    """The meeting has not begun: there is nothing to report yet."""

    starts_at: datetime
    key = "error-meeting-not-over"


@dataclass
class AlreadyReported(DomainError):
    """A meeting gets one outcome; carries the first report."""

    outcome: str
    key = "error-already-reported"


@dataclass
class TooLateToCorrect(DomainError):
    """An outcome is corrected by its author within a day, later by a director."""

    key = "error-too-late-to-correct"


@dataclass
class CompanyMovedOn(DomainError):
    """Something rests on the outcome by now: a meeting, a call, a step or a contract with the company."""

    company: str
    key = "error-company-moved-on"


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


@dataclass
class InviteUnknown(DomainError):
    """No such invitation: mistyped, or never made."""

    key = "error-invite-unknown"


@dataclass
class InviteUsed(DomainError):
    """An invitation works once."""

    key = "error-invite-used"


@dataclass
class InviteExpired(DomainError):
    """An invitation lives 48 hours."""

    key = "error-invite-expired"


@dataclass
class AlreadyInTheBot(DomainError):
    """A link was asked for, of somebody who has opened one already."""

    key = "error-already-in-the-bot"


@dataclass
class AlreadyInDepartment(DomainError):
    """The person works in another department of this bot already."""

    key = "error-already-in-department"


@dataclass
class RolesMissing(DomainError):
    """An invitation names at least one role."""

    key = "error-roles-missing"


@dataclass
class LastDirector(DomainError):
    """A department keeps at least one director."""

    key = "error-last-director"


@dataclass
class PlanChanged(DomainError):
    """What was to go to others changed while the director looked at it."""

    key = "error-plan-changed"


@dataclass
class FileTooLarge(DomainError):
    """A bot may not download it; says how large a file may be, in megabytes."""

    limit: int
    key = "error-file-too-large"


@dataclass
class ImportPassed(DomainError):
    """The import is not where it was when the button was shown: it has begun, or ended."""

    key = "error-import-passed"


@dataclass
class ColumnMissing(DomainError):
    """No column is taken for what a table must have; `field` is a domain.columns.Field."""

    field: str
    key = "error-column-missing"
