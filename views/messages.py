"""Every message of the department as a card in its reader's language."""

from typing import assert_never

from domain.meetings import Way
from domain.messages import (
    AbsenceCancelled,
    AbsenceNoted,
    AdjustmentMade,
    AppealDecided,
    AppealMade,
    BadCells,
    CallAhead,
    CallbackDue,
    ConsultantReplied,
    ConsultationAsked,
    ConsultationMoved,
    ConsultationOff,
    ConsultationReminder,
    ContractCancelled,
    DayRoute,
    DealGiven,
    DealsGiven,
    DirectorDigest,
    DisputeNews,
    DraftRegister,
    FactsMissing,
    HandoverAccepted,
    HandoverAnswer,
    HandoverGiven,
    HandoverOffered,
    HandoverQuestion,
    HandoverReminder,
    HandoverUnaccepted,
    HistoryDone,
    HoursChanged,
    ImportDone,
    MeetingBooked,
    MeetingCancelled,
    MeetingMoved,
    MeetingSoon,
    MeetingTomorrow,
    MeetingWithdrawn,
    Message,
    MessageUndelivered,
    ObjectionDecided,
    ObjectionMade,
    OutcomeMissing,
    OutcomeNoted,
    OutcomeQuestion,
    OutcomeReported,
    PersonJoined,
    PersonUnreachable,
    QuotaReminder,
    RefusedRows,
    RegisterReady,
    RegisterTable,
    SegmentChanged,
    SegmentGiven,
    SegmentOver,
    SomethingFailed,
    StatementReady,
    TermsQuestion,
    TermsSet,
    UpdateSetAside,
)
from views import (
    absences,
    calls,
    consultations,
    deals,
    department,
    disputes,
    fates,
    handovers,
    history,
    hours,
    imports,
    leaving,
    meetings,
    moves,
    objections,
    pay_terms,
    registers,
    routes,
    segments,
    statements,
)
from views.cards import Card
from views.wording import Words


def card_of(message: Message, words: Words) -> Card:
    """The message, worded and with the buttons that answer it."""
    match message:
        case MeetingBooked():
            return meetings.booked_card(message, words)
        case MeetingWithdrawn(card):
            return meetings.meeting_card("meeting-withdrawn", card, words)
        case MeetingMoved():
            return moves.moved_card(message, words)
        case MeetingCancelled():
            return moves.cancelled_card(message, words)
        case ConsultationAsked(card):
            return consultations.asked_card(card, words)
        case ConsultationMoved():
            return consultations.moved_card(message, words)
        case ConsultationOff():
            return consultations.off_card(message, words)
        case ConsultationReminder():
            return consultations.reminder_card(message, words)
        case ConsultantReplied():
            return consultations.replied_card(message, words)
        case CallAhead():
            return routes.call_ahead_card(message, words)
        case DayRoute():
            return routes.route_card(message, words)
        case MeetingTomorrow(card):
            return meetings.meeting_card("meeting-tomorrow", card, words, ahead=True)
        case MeetingSoon(card):
            return meetings.meeting_card("meeting-soon", card, words, ahead=True, way=Way())
        case OutcomeQuestion(card):
            return meetings.outcome_question(card, words)
        case ObjectionMade():
            return objections.made_card(message, words)
        case ObjectionDecided():
            return objections.answer_card(message, words)
        case OutcomeMissing(card):
            return meetings.missing_card(card, words)
        case OutcomeNoted():
            return meetings.noted_card(message, words)
        case OutcomeReported():
            return meetings.outcome_for_caller(message, words)
        case DealGiven():
            return deals.given_card(message, words)
        case DealsGiven():
            return leaving.deals_given_card(message, words)
        case ContractCancelled():
            return deals.cancelled_card(message, words)
        case HandoverOffered(card):
            return handovers.offered_card("handover-offered", card, words)
        case HandoverReminder(card):
            return handovers.offered_card("handover-reminder", card, words)
        case HandoverUnaccepted(card):
            return handovers.unaccepted_card(card, words)
        case HandoverGiven() | HandoverAccepted():
            return handovers.news_card(message, words)
        case HandoverQuestion():
            return handovers.question_card(message, words)
        case HandoverAnswer():
            return handovers.answer_card(message, words)
        case CallbackDue():
            return calls.callback_card(message, words)
        case SegmentGiven():
            return segments.given_card(message, words)
        case SegmentChanged():
            return segments.changed_card(message, words)
        case SegmentOver():
            return segments.over_card(message, words)
        case AppealMade():
            return fates.appeal_card(message, words)
        case AppealDecided():
            return fates.answer_card(message, words)
        case PersonJoined():
            return department.joined_card(message, words)
        case PersonUnreachable():
            return department.unreachable_card(message, words)
        case HoursChanged():
            return hours.changed_card(message, words)
        case AbsenceNoted():
            return absences.noted_card(message, words)
        case AbsenceCancelled():
            return absences.cancelled_card(message, words)
        case UpdateSetAside():
            return department.set_aside_card(message, words)
        case SomethingFailed():
            return department.failed_card(words)
        case MessageUndelivered():
            return department.undelivered_card(message, words)
        case QuotaReminder():
            return department.quota_card(message, words)
        case DirectorDigest():
            return department.digest_card(message, words)
        case StatementReady():
            return statements.statement_card(message, words)
        case DraftRegister():
            return statements.draft_card(message, words)
        case FactsMissing():
            return statements.facts_missing_card(message, words)
        case DisputeNews():
            return disputes.news_card(message, words)
        case AdjustmentMade():
            return pay_terms.adjustment_card(message, words)
        case TermsSet():
            return pay_terms.set_card(message, words)
        case TermsQuestion():
            return pay_terms.question_card(message, words)
        case RegisterReady():
            return registers.ready_card(message, words)
        case RegisterTable():
            return registers.table_card(message, words)
        case ImportDone():
            return imports.done_card(message, words)
        case RefusedRows():
            return imports.refused_caption(message, words)
        case HistoryDone():
            return history.done_card(message, words)
        case BadCells():
            return history.bad_caption(message, words)
    assert_never(message)
