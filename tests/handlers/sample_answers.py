"""What services would answer: a usual day, a hostile one full of markup and length, and an empty one."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from consultant_answers import consultant_answers, guests
from deal_answers import deal_answers
from earnings_answers import earnings_answers
from pay_answers import pay_answers
from sample_base import base_answers

from domain.absences import AbsenceKind
from domain.calling import CallingRules, CallResult, Queue
from domain.columns import Field
from domain.department import Closing
from domain.disputes import DisputeState
from domain.funnel import LeadState, MeetingState, Outcome
from domain.histories import Event, EventKind
from domain.imports import ImportState, Purpose
from domain.ledger import Kind
from domain.meeting_changes import Change, Corrected, Moved, Told
from domain.meetings import CalendarEntry, Way
from domain.messages import (
    DigestMonth,
    DirectorDigest,
    MeetingCard,
    ObjectionMade,
    QuotaLine,
    QuotaReminder,
    StatementLine,
    StepDue,
)
from domain.money import Money
from domain.people import Person, Role
from domain.registers import RegisterHead, RegisterPerson
from domain.slots import Slot
from domain.statements import Statement
from domain.turn import TurnMode
from domain.workdays import Month
from services import (
    absences,
    attention,
    bookings,
    calendar_entries,
    calls,
    chasing,
    closer_choices,
    closers,
    closing,
    corrections,
    departments,
    disputes,
    histories,
    imports,
    invites,
    leads,
    leaving,
    meeting_board,
    meetings,
    moves,
    next_meetings,
    objections,
    on_the_way,
    outcomes,
    quotas,
    registers,
    reports,
    staff,
    statements,
)
from services.segments import SegmentChoice
from storage.disputes import Said

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
START = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
NASTY = '<b>Рога & "Копыта"</i> {company} \u202e\x00\ud83c🌾' + "Ы" * 150
NOVEMBER = Month(2026, 11)

Answer = Callable[..., Any]


def person(language: str = "ru", *roles: Role, name: str = "Анна Смирнова") -> Person:
    """A member of staff; by default one who holds every role."""
    return Person(1, 1, 1002, name, language, "Europe/Moscow", frozenset(roles or Role))


def meeting_card(text: str = "Ромашка", meeting_id: int = 17, starts_at: datetime = START) -> MeetingCard:
    """A meeting of an hour."""
    return MeetingCard(
        meeting_id,
        text,
        text,
        "+79123456789",
        text,
        text,
        starts_at,
        starts_at + timedelta(hours=1),
        text,
        text,
    )


def lines(text: str, count: int) -> tuple[StatementLine, ...]:
    """Rows of the ledger, of every kind."""
    kinds = list(Kind)
    return tuple(
        StatementLine(
            kinds[row % len(kinds)],
            date(2026, 11, 1 + row % 28),
            text,
            1 + row % 3,
            "7.5%",
            Money.rub(2000 - row),
            late=row % 5 == 0,
        )
        for row in range(count)
    )


def quota(day: date = date(2026, 11, 24), text: str = "Ромашка") -> QuotaReminder:
    """A morning of one who holds three roles."""
    norms = (
        QuotaLine(Role.CALLER, 20, 13, 2, Money.rub(4000)),
        QuotaLine(Role.CLOSER, 4, 1, 1, Money.zero()),
        QuotaLine(Role.COLLECTOR, 500, 501, 0, Money.zero()),
    )
    return QuotaReminder(
        day, norms, (meeting_card(text),), (StepDue(31, text, text, date(2026, 11, 23)), StepDue(32, text, "", day))
    )


def digest(count: int = 5) -> DirectorDigest:
    """An evening."""
    month = DigestMonth(count, count, count, Money.rub(350_000))
    revenue = Money.rub(1_234_567)
    return DirectorDigest(
        date(2026, 11, 24),
        count,
        count,
        count,
        count,
        count,
        revenue,
        month,
        unreported=count,
        set_aside=count,
        idle=count,
    )


def statement(text: str = "Ромашка", rows: int = 3) -> Statement:
    """A closed month."""
    numbered = tuple(replace(line, id=place) for place, line in enumerate(lines(text, rows), 1))
    return Statement("2026-11-007", NOVEMBER, text, text, numbered, Money.rub(19_500), agreed=rows > 3)


def dispute(text: str = "Ромашка", many: int = 3) -> disputes.DisputeView:
    """A dispute that waits, about a line or about what is missing."""
    about = next(iter(lines(text, min(many, 1))), None)
    said = tuple(Said(text, text * 3, NOW) for _ in range(many))
    return disputes.DisputeView(5, text, "2026-11-007", NOVEMBER, about, DisputeState.OPEN, said, may_decide=True)


def register_head(many: int, *, closed: bool = True) -> RegisterHead:
    """A month of a department; a minus of somebody is carried over."""
    return RegisterHead(NOVEMBER, many, Money.rub(19_000 * many), Money.rub(19_500 * many), closed)


def register_person(text: str, staff_id: int, rows: int = 0) -> RegisterPerson:
    """Somebody's month; every third one is negative."""
    total = Money.rub(-500 if staff_id % 3 == 0 else 19_500)
    number = f"2026-11-{staff_id:03}" if rows else ""
    return RegisterPerson(staff_id, text, number, NOVEMBER, total, lines(text, rows))


def call_card(text: str = "Ромашка", many: int = 3) -> calls.CallCard:
    """A lead in hand, in Vladivostok, with calls of the past."""
    past = tuple(
        calls.PastCall(list(CallResult)[number % len(CallResult)], text, text, NOW - timedelta(days=number + 1))
        for number in range(min(many, 5))
    )
    return calls.CallCard(
        5,
        text,
        text,
        ("+79123456789",) * max(min(many, 5), 1),
        text,
        text,
        text,
        text * 3,
        "Asia/Vladivostok",
        text,
        text * 10,
        Queue.CALLBACK if many else Queue.FRESH,
        NOW if many else None,
        past,
        NOW + timedelta(hours=1),
    )


def logged(text: str = "Ромашка", result: CallResult = CallResult.NO_ANSWER) -> calls.Logged:
    """A result that was recorded just now."""
    return calls.Logged(31, text, result, NOW + timedelta(hours=3), NOW + timedelta(seconds=60))


def import_view(
    text: str = "Ромашка", state: ImportState = ImportState.PREVIEW, many: int = 3, **more: Any
) -> imports.ImportView:
    """A file on its way into the base; by default read, with columns of every kind."""
    fields = [*Field, None]
    columns = tuple(
        imports.ShownColumn(text, fields[number % len(fields)], (text,) * min(many, 3)) for number in range(many)
    )
    first = ((text,) * many,) * min(many, 5)
    shown = imports.ImportView(7, state, Purpose.LEADS, file_name=text, segment=text, columns=columns, first=first)
    return replace(shown, rows=many, rows_done=many // 2, sheet=text, others=(text,) * min(many, 3), **more)


def board(text: str = "Ромашка", many: int = 3) -> meeting_board.Board:
    """A board on which meetings wait for a closer, for the directors, and for their day."""
    over = meeting_card(text, 18, NOW - timedelta(hours=3))
    kinds = (
        meeting_board.BoardMeeting(over, 3, MeetingState.BOOKED, None, over.ends_at, text),
        meeting_board.BoardMeeting(over, 1, MeetingState.BOOKED, None, NOW - timedelta(days=2), text),
        meeting_board.BoardMeeting(over, 3, MeetingState.BOOKED, None, NOW - timedelta(minutes=5), ""),
        meeting_board.BoardMeeting(meeting_card(text), 3, MeetingState.BOOKED, None, None, text),
        meeting_board.BoardMeeting(over, 3, MeetingState.HELD, Outcome.REFUSAL, None, text),
    )
    shown = tuple(kinds[number % len(kinds)] for number in range(many))
    days = tuple((date(2026, 11, 24) + timedelta(days=n), n + 1) for n in range(min(many, 20)))
    return meeting_board.Board(shown, many, many, days, ((3, text, many),) * min(many, 9))


def changes(text: str) -> tuple[Change, ...]:
    """Every kind of change there is."""
    return (
        Moved(NOW, text, START, text, START, text, text),
        Told(NOW, text, Outcome.REFUSAL, text),
        Corrected(NOW, text, Outcome.REFUSAL, Outcome.PROPOSAL, ""),
        Told(NOW, text, None, text),
    )


def events(text: str, many: int) -> tuple[Event, ...]:
    """What was done about a company: something of every kind."""
    whats = {
        EventKind.CALL: CallResult.REFUSED,
        EventKind.MEETING: Outcome.PROPOSAL,
        EventKind.MOVE: "",
        EventKind.STEP: text,
        EventKind.CONTRACT: "17",
    }
    kinds = list(EventKind)
    return tuple(
        Event(kind, NOW - timedelta(days=number), whats[kind], text, text, START if kind is EventKind.MOVE else None)
        for number in range(5 * many)
        for kind in [kinds[number % len(kinds)]]
    )


def answers(text: str = "Ромашка", many: int = 3) -> dict[Answer, Any]:
    """By service function: what it answers. `many` is how many there are of everything."""
    lead = leads.LeadCard(
        5, text, text, "+79123456789", text, text, text, text, "Europe/Moscow", LeadState.NEW, text, text
    )
    view = meetings.MeetingView(meeting_card(text), MeetingState.BOOKED, None)
    over = meetings.MeetingView(meeting_card(text, 18, NOW - timedelta(hours=3)), MeetingState.BOOKED, None)
    over = replace(over, guests=guests(text, many), has_consultants=bool(many))
    leaver = leaving.Leaving(
        9,
        text,
        many,
        tuple(
            leaving.MeetingLine(meeting_card(text, one), ((9, text), (8, text)), 9, text) for one in range(max(many, 1))
        ),
        tuple(leaving.DealPart(one, text, 9, text) for one in range(many)),
        ((9, text), (8, text)),
    )
    colleague = staff.Colleague(9, text, (Role.CALLER, Role.CLOSER), unreachable=True, has_account=not many)
    hours = closers.Hours(
        9,
        text,
        time(10),
        time(0),
        60,
        30 if many else 0,
        (5, 6)[: min(many, 2)],
        tuple(closers.Setting)[:many],
        (meeting_card(text),) * many,
    )
    segments = tuple(closers.FieldSegment(n, text, given=n % 2 == 0) for n in range(many))
    share = closers.Share(9, text, 50, segments, (text.casefold(),) * min(many, closers.MOST_CITIES))
    shares = tuple(closers.TurnShare(text, n, 50, has_field=n % 2 == 1) for n in range(many))
    turn = closers.Turn(TurnMode.STRICT if many else TurnMode.FLEXIBLE, (text,) * many, shares)
    away = absences.AbsenceView(4, 9, text, AbsenceKind.LEAVE, date(2026, 11, 25), date(2026, 12, 8), paid=many > 1)
    free = [meetings.FreeTime(START + timedelta(hours=n), START, 3, text) for n in range(min(many, 8))]
    return {
        calls.next_lead: call_card(text, many),
        calls.in_hand: call_card(text, many),
        calls.take: call_card(text, many),
        calls.undo: call_card(text, many),
        calls.to_undo: logged(text, CallResult.MEETING) if many else None,
        calls.let_go: None,
        calls.log: logged(text),
        calls.my_day: calls.MyCalls(many, many, many, Money.rub(2000 * many)),
        calls.queue_outlook: calls.Outlook(calls.Quiet.LATER, NOW + timedelta(hours=1))
        if many
        else calls.Outlook(calls.Quiet.EMPTY, None),
        departments.calling_rules: CallingRules(),
        departments.set_calling_rule: CallingRules(busy_minutes=60),
        leads.to_book: (lead,) * min(many, 8),
        leads.card: lead,
        leads.add: lead,
        leads.ensure_new: None,
        leads.segments_to_add_to: leads.SegmentsToAddTo(
            tuple(SegmentChoice(n, text) for n in range(1, 1 + min(many, 12))), 1 if many else None
        ),
        imports.begin_pasted: None,
        **base_answers(text, many),
        bookings.companies: bookings.Companies((lead,) * min(many, 5), is_sure=many == 1),
        bookings.offer: bookings.Offer(None, tuple(free[:4])),
        bookings.book_sentence: meeting_card(text),
        meetings.free_days: [date(2026, 11, 24) + timedelta(days=n) for n in range(min(many, 14))],
        meetings.free_times: free,
        meetings.would_be: free[0] if free else None,
        closer_choices.closer_choices: [
            closer_choices.CloserChoice(3 + n, text, NOW + timedelta(hours=n) if n else None, n) for n in range(many)
        ],
        meetings.closers: {3 + n: text for n in range(max(many, 1))},
        meetings.ahead: [view] * many,
        meetings.to_report: [over] * many,
        meetings.waiting: [over] * many,
        meetings.view: over,
        meeting_board.board: board(text, many),
        meeting_board.one: board(text).meetings[0],
        meeting_board.changes: changes(text)[: 2 * many],
        meetings.book: meeting_card(text),
        histories.of_meeting: histories.History(text, events(text, many)),
        calendar_entries.of_meeting: CalendarEntry(meeting_card(text), many, is_off=not many),
        on_the_way.leave: replace(view, way=Way(left_at=NOW)),
        on_the_way.arrive: replace(view, way=Way(left_at=NOW, arrived_at=NOW)),
        moves.movable: moves.Movable(meeting_card(text), 3, {3 + n: text for n in range(max(many, 1))}),
        moves.outline: meeting_card(text),
        moves.free_days: [date(2026, 11, 24) + timedelta(days=n) for n in range(min(many, 14))],
        moves.free_times: free,
        moves.move: meeting_card(text),
        moves.cancel: meeting_card(text),
        outcomes.report: outcomes.Reported(
            meeting_id=17, company=text, outcome=Outcome.CONTRACT, earned=Money.rub(17_500), amount=Money.rub(350_000)
        ),
        next_meetings.days: [date(2026, 11, 24) + timedelta(days=n) for n in range(min(many, 14))],
        next_meetings.times: [Slot(NOW + timedelta(hours=n), NOW + timedelta(hours=n + 1)) for n in range(many)],
        next_meetings.book: meeting_card(text),
        next_meetings.days_of_deal: [date(2026, 11, 24) + timedelta(days=n) for n in range(min(many, 14))],
        next_meetings.times_of_deal: [
            Slot(NOW + timedelta(hours=n), NOW + timedelta(hours=n + 1)) for n in range(many)
        ],
        next_meetings.book_of_deal: meeting_card(text),
        corrections.may_correct: bool(many),
        chasing.still_on: None,
        objections.make: meeting_card(text),
        objections.waiting: (ObjectionMade(meeting_card(text), text, text),) * many,
        objections.count_waiting: many,
        objections.one: ObjectionMade(meeting_card(text), text, text),
        objections.decide: objections.Decided(text, upheld=True),
        chasing.ask_closer: text,
        closers.hours: hours,
        closers.set_hours: hours,
        closers.set_day_off: hours,
        closers.share: share,
        closers.set_weight: share,
        closers.give_segment: share,
        closers.set_cities: share,
        closers.turn: turn,
        closers.set_turn: turn,
        absences.of_person: absences.Absences(9, text, (away,) * many),
        absences.who_is_away: [away, replace(away, kind=None)] * many,
        absences.one: absences.Entered(away, many, many),
        absences.enter: absences.Entered(away, many),
        absences.cancel: away,
        absences.set_paid: away,
        **earnings_answers(text, START, many, tuple(replace(line, id=n) for n, line in enumerate(lines(text, many)))),
        statements.my_statements: [statements.StatementHead("2026-11/7", NOVEMBER, Money.rub(19_500))] * many,
        statements.statement: statement(text, many),
        statements.of_month: "2026-11-007",
        statements.agree: NOVEMBER,
        statements.approve: NOVEMBER,
        statements.send_again: None,
        disputes.begin: 5,
        disputes.listed: [disputes.DisputeHead(n, text, NOVEMBER, list(DisputeState)[n % 3]) for n in range(many)],
        disputes.view: dispute(text, many),
        disputes.say: None,
        disputes.accept: None,
        disputes.refuse: None,
        closing.rules: Closing(),
        closing.set_rule: Closing(approved=True),
        registers.months: [register_head(many, closed=month > 0) for month in range(min(many, 50))],
        registers.people: (register_head(many), [register_person(text, one + 1) for one in range(many)]),
        registers.person: register_person(text, 3, many),
        quotas.my_day: quota(text=text),
        reports.today: digest(many),
        attention.needs_attention: [attention.Attention(42, text, text, NOW)] * many,
        staff.colleagues: [colleague] * many,
        staff.colleague: colleague,
        leaving.change_roles: colleague,
        leaving.dismiss: colleague,
        leaving.plan: leaver,
        leaving.losing: leaver,
        leaving.preview: leaver,
        leaving.stand_ins: leaver,
        leaving.pass_on: leaver,
        staff.choose_language: None,
        **deal_answers(text, many),
        **consultant_answers(meeting_card(text), text, many),
        **pay_answers(text, many),
        imports.view: import_view(text, many=many),
        imports.columns: import_view(text, many=many),
        imports.take_column_for: import_view(text, many=many),
        invites.invite_member: invites.Invitation((Role.CALLER,), "t" * 22, NOW + timedelta(hours=48)),
        invites.invite: invites.Invitation((Role.CALLER,), "t" * 22, NOW + timedelta(hours=48)),
    }


@dataclass
class FakeDatabase:
    """Answers by service function, an error if that is the answer; remembers every write."""

    answers: dict[Answer, Any]
    writes: list[tuple[str, tuple[Any, ...], str | None]] = field(default_factory=list)
    receipts: dict[str, Any] = field(default_factory=dict)

    async def read(self, function: Answer, *arguments: Any) -> Any:
        return self._answer(function, arguments)

    async def write(self, function: Answer, *arguments: Any, receipt: str | None = None) -> Any:
        if receipt is not None and receipt in self.receipts:
            return self.receipts[receipt]
        answer = self._answer(function, arguments)
        self.writes.append((function.__name__, arguments, receipt))
        if receipt is not None:
            self.receipts[receipt] = answer
        return answer

    def _answer(self, function: Answer, arguments: tuple[Any, ...]) -> Any:
        answer = self.answers[function]
        if callable(answer):
            answer = answer(*arguments)
        if isinstance(answer, Exception):
            raise answer
        return answer
