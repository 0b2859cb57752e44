"""What the buttons of cards send back: a short word and its fields, within Telegram's 64 bytes of callback data.

Anybody can send any callback data, so what comes back is parsed strictly and means nothing until a service has
checked it (law 5).
"""

import re
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Self, cast, get_type_hints

from domain.funnel import Outcome
from domain.imports import Purpose

_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")


@dataclass(frozen=True, slots=True)
class Press:
    """A press; fields are whole numbers from zero up to 18 digits, or words of an enumeration."""

    prefix: ClassVar[str]

    def pack(self) -> str:
        """The callback data.

        >>> ReportOutcome(17, Outcome.NO_SHOW).pack()
        'out:17:no_show'
        """
        return ":".join([self.prefix, *(str(getattr(self, field.name)) for field in fields(self))])

    @classmethod
    def parse(cls, data: str) -> Self | None:
        """The press in callback data; None if it is another one, or forged.

        >>> ReportOutcome.parse("out:17:no_show"), ReportOutcome.parse("out:-1:riches")
        (ReportOutcome(meeting_id=17, outcome=<Outcome.NO_SHOW: 'no_show'>), None)
        """
        prefix, *parts = data.split(":")
        kinds = _kinds(cast(type, cls))
        if prefix != cls.prefix or len(parts) != len(kinds):
            return None
        try:
            return cls(*(_value(kind, part) for kind, part in zip(kinds, parts, strict=True)))
        except ValueError:
            return None


class Place(StrEnum):
    """Where a button may lead."""

    MENU = "menu"
    HELP = "help"
    SETTINGS = "settings"
    CALLING = "calling"
    BOOKING = "booking"
    BOOKED = "booked"
    MEETINGS = "meetings"
    ALL_MEETINGS = "all_meetings"
    CONSULTATIONS = "consultations"
    DEALS = "deals"
    HANDOVERS = "handovers"
    ADD_LEAD = "add_lead"
    MY_LEADS = "my_leads"
    MY_SEGMENTS = "my_segments"
    SEGMENTS = "segments"
    EXCLUSIONS = "exclusions"
    APPEALS = "appeals"
    OBJECTIONS = "objections"
    TODAY = "today"
    PEOPLE = "people"
    INVITE = "invite"
    CALLING_RULES = "calling_rules"
    ATTENTION = "attention"
    HOURS = "hours"
    TURN = "turn"
    ABSENCES = "absences"
    EARNINGS = "earnings"
    STATEMENTS = "statements"
    REGISTERS = "registers"
    DISPUTES = "disputes"
    DEPARTMENT_PAY = "department_pay"
    """Everything about the department's pay, one press below the director's menu."""
    CLOSING = "closing"
    PAY_TERMS = "pay_terms"
    PLANS = "plans"
    ADJUSTING = "adjusting"


class Language(StrEnum):
    """A language to choose in the settings."""

    RU = "ru"
    EN = "en"


class Verdict(StrEnum):
    """What a director decides on an appeal; the order is the order of the buttons."""

    UPHOLD = "uphold"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Go(Press):
    """Lead on in the same message, as menus do."""

    prefix = "go"
    place: Place


@dataclass(frozen=True, slots=True)
class Open(Press):
    """Open a screen below, so that the card stays as it came."""

    prefix = "open"
    place: Place


@dataclass(frozen=True, slots=True)
class ReportOutcome(Press):
    """How the meeting went."""

    prefix = "out"
    meeting_id: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Object(Press):
    """Disagree that the company of a meeting was no client of ours."""

    prefix = "object"
    meeting_id: int


@dataclass(frozen=True, slots=True)
class DecideObjection(Press):
    """The director's word on that."""

    prefix = "objd"
    meeting_id: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class StillOn(Press):
    """The meeting goes on: ask later."""

    prefix = "still"
    meeting_id: int


@dataclass(frozen=True, slots=True)
class AskAgain(Press):
    """Let the closer be asked once more how the meeting went."""

    prefix = "ask"
    meeting_id: int


@dataclass(frozen=True, slots=True)
class MeetAgain(Press):
    """Book the next meeting with the company of a held one."""

    prefix = "meetagain"
    meeting_id: int


@dataclass(frozen=True, slots=True)
class OpenMeeting(Press):
    """Show a closer's meeting."""

    prefix = "meet"
    meeting_id: int


@dataclass(frozen=True, slots=True)
class ShowHistory(Press):
    """What was done about the company of a meeting."""

    prefix = "past"
    meeting_id: int


@dataclass(frozen=True, slots=True)
class ToCalendar(Press):
    """A meeting as a file for a calendar."""

    prefix = "ics"
    meeting_id: int


@dataclass(frozen=True, slots=True)
class LeftFor(Press):
    """The closer has left for a meeting."""

    prefix = "left"
    meeting_id: int


@dataclass(frozen=True, slots=True)
class ArrivedAt(Press):
    """The closer is there."""

    prefix = "there"
    meeting_id: int


@dataclass(frozen=True, slots=True)
class MoveMeeting(Press):
    """Put a meeting at another time."""

    prefix = "move"
    meeting_id: int


@dataclass(frozen=True, slots=True)
class CancelMeeting(Press):
    """Call a meeting off."""

    prefix = "off"
    meeting_id: int


@dataclass(frozen=True, slots=True)
class ConfirmMeeting(Press):
    """The company says that the meeting stands at this time, in seconds of the epoch."""

    prefix = "sure"
    meeting_id: int
    asked_of: int


@dataclass(frozen=True, slots=True)
class NobodyAnswers(Press):
    """The company could not be asked whether the meeting stands at this time, in seconds of the epoch."""

    prefix = "silent"
    meeting_id: int
    asked_of: int


@dataclass(frozen=True, slots=True)
class CallConsultants(Press):
    """Choose who is to come along to a meeting."""

    prefix = "cons"
    meeting_id: int


@dataclass(frozen=True, slots=True)
class ComeAlong(Press):
    """The consultant comes to the meeting at this time, in seconds of the epoch."""

    prefix = "cons_yes"
    meeting_id: int
    asked_of: int


@dataclass(frozen=True, slots=True)
class StayAway(Press):
    """The consultant can't come to it at this time."""

    prefix = "cons_no"
    meeting_id: int
    asked_of: int


@dataclass(frozen=True, slots=True)
class PassMeetings(Press):
    """Say who stands in on the days of an absence."""

    prefix = "standin"
    absence_id: int


@dataclass(frozen=True, slots=True)
class OpenDeal(Press):
    """Show a deal."""

    prefix = "deal"
    deal_id: int


@dataclass(frozen=True, slots=True)
class OpenHandover(Press):
    """Show a client on the way to an account manager."""

    prefix = "hand"
    handover_id: int


@dataclass(frozen=True, slots=True)
class AcceptHandover(Press):
    """Take a client over."""

    prefix = "hand_ok"
    handover_id: int


@dataclass(frozen=True, slots=True)
class AskHandover(Press):
    """Ask something back about a client."""

    prefix = "hand_ask"
    handover_id: int


@dataclass(frozen=True, slots=True)
class AnswerHandover(Press):
    """Answer what was asked about a client."""

    prefix = "hand_tell"
    question_id: int


@dataclass(frozen=True, slots=True)
class GiveHandover(Press):
    """Offer a client to another account manager."""

    prefix = "hand_to"
    handover_id: int


@dataclass(frozen=True, slots=True)
class ShowContract(Press):
    """Send the signed page."""

    prefix = "paper"
    contract_id: int


@dataclass(frozen=True, slots=True)
class BookAgain(Press):
    """Book another meeting with a company."""

    prefix = "again"
    lead_id: int


@dataclass(frozen=True, slots=True)
class AddLeadTo(Press):
    """Add a lead for this segment."""

    prefix = "add"
    segment_id: int


@dataclass(frozen=True, slots=True)
class TakeLead(Press):
    """Take a lead in hand, to call it."""

    prefix = "take"
    lead_id: int


class ImportDeed(StrEnum):
    """What can be done about a file that is read."""

    START = "start"
    COLUMNS = "columns"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class ChooseImportPurpose(Press):
    """Say what a file is for."""

    prefix = "imp"
    import_id: int
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class ChooseImportSegment(Press):
    """Say which segment the leads of a file are for; 0 for none."""

    prefix = "ims"
    import_id: int
    segment_id: int


@dataclass(frozen=True, slots=True)
class SteerImport(Press):
    """Let a file in, correct its columns, or stop."""

    prefix = "imd"
    import_id: int
    deed: ImportDeed


@dataclass(frozen=True, slots=True)
class DecideAppeal(Press):
    """The director's word on a rejected lead."""

    prefix = "appeal"
    lead_id: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class KeepTerms(Press):
    """The pay terms the department began with are right."""

    prefix = "terms_ok"


@dataclass(frozen=True, slots=True)
class AgreeStatement(Press):
    """One's own statement of a month (202611) is right."""

    prefix = "pay_ok"
    month: int


@dataclass(frozen=True, slots=True)
class DisputeStatement(Press):
    """Something about one's own statement of a month is wrong."""

    prefix = "pay_no"
    month: int


@dataclass(frozen=True, slots=True)
class OpenDispute(Press):
    """Show what was said about a line of a statement."""

    prefix = "disp"
    dispute_id: int


@dataclass(frozen=True, slots=True)
class CloseMonth(Press):
    """The draft register is right: close the month."""

    prefix = "close"
    month: int


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Press):
    """Speak this language from now on."""

    prefix = "lang"
    language: Language


@cache
def _kinds(press: type) -> tuple[type[Any], ...]:
    hints = get_type_hints(press)
    return tuple(hints[field.name] for field in fields(press))


def _value(kind: type[Any], text: str) -> Any:
    if kind is int:
        if not _NUMBER.fullmatch(text):
            raise ValueError(text)
        return int(text)
    return kind(text)
