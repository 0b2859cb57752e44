"""What the department tells its people by itself: one class per kind of message.

A message is a fact's parameters, not its words: it waits in `outbox` and is worded in the reader's language and time
zone when it is sent (law 4). Instants are UTC.
"""

from typing import TypeAlias

from domain.messages.cold_base import (
    AppealCall,
    AppealCard,
    AppealDecided,
    AppealMade,
    BadCells,
    HistoryDone,
    ImportDone,
    ImportExample,
    RefusedRows,
    SegmentBrief,
    SegmentChanged,
    SegmentGiven,
    SegmentOver,
)
from domain.messages.days import DigestMonth, DirectorDigest, QuotaLine, QuotaReminder, StepDue
from domain.messages.deals import (
    ContractCancelled,
    DealGiven,
    DealsGiven,
    HandoverAccepted,
    HandoverAnswer,
    HandoverCard,
    HandoverGiven,
    HandoverOffered,
    HandoverQuestion,
    HandoverReminder,
    HandoverUnaccepted,
)
from domain.messages.meetings import (
    CallAhead,
    CallbackDue,
    ConsultantReplied,
    ConsultationAsked,
    ConsultationMoved,
    ConsultationOff,
    ConsultationReminder,
    DayRoute,
    MeetingBooked,
    MeetingCancelled,
    MeetingCard,
    MeetingMoved,
    MeetingSoon,
    MeetingTomorrow,
    MeetingWithdrawn,
    ObjectionDecided,
    ObjectionMade,
    OutcomeMissing,
    OutcomeNoted,
    OutcomeQuestion,
    OutcomeReported,
)
from domain.messages.pay import (
    AdjustmentMade,
    DisputeNews,
    DraftPay,
    DraftRegister,
    FactsMissing,
    RegisterReady,
    RegisterTable,
    StatementLine,
    StatementPart,
    StatementReady,
    TermsQuestion,
    TermsSet,
)
from domain.messages.people import (
    AbsenceCancelled,
    AbsenceNoted,
    HoursChanged,
    MessageUndelivered,
    PersonJoined,
    PersonUnreachable,
    SomethingFailed,
    UpdateSetAside,
)

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

__all__ = [
    "AbsenceCancelled",
    "AbsenceNoted",
    "AdjustmentMade",
    "AppealCall",
    "AppealCard",
    "AppealDecided",
    "AppealMade",
    "BadCells",
    "CallAhead",
    "CallbackDue",
    "ConsultantReplied",
    "ConsultationAsked",
    "ConsultationMoved",
    "ConsultationOff",
    "ConsultationReminder",
    "ContractCancelled",
    "DayRoute",
    "DealGiven",
    "DealsGiven",
    "DigestMonth",
    "DirectorDigest",
    "DisputeNews",
    "DraftPay",
    "DraftRegister",
    "FactsMissing",
    "HandoverAccepted",
    "HandoverAnswer",
    "HandoverCard",
    "HandoverGiven",
    "HandoverOffered",
    "HandoverQuestion",
    "HandoverReminder",
    "HandoverUnaccepted",
    "HistoryDone",
    "HoursChanged",
    "ImportDone",
    "ImportExample",
    "MeetingBooked",
    "MeetingCancelled",
    "MeetingCard",
    "MeetingMoved",
    "MeetingSoon",
    "MeetingTomorrow",
    "MeetingWithdrawn",
    "Message",
    "MessageUndelivered",
    "ObjectionDecided",
    "ObjectionMade",
    "OutcomeMissing",
    "OutcomeNoted",
    "OutcomeQuestion",
    "OutcomeReported",
    "PersonJoined",
    "PersonUnreachable",
    "QuotaLine",
    "QuotaReminder",
    "RefusedRows",
    "RegisterReady",
    "RegisterTable",
    "SegmentBrief",
    "SegmentChanged",
    "SegmentGiven",
    "SegmentOver",
    "SomethingFailed",
    "StatementLine",
    "StatementPart",
    "StatementReady",
    "StepDue",
    "TermsQuestion",
    "TermsSet",
    "UpdateSetAside",
]
