"""Every message of the department, in both languages: Telegram takes it, whatever people have typed into its facts."""

from dataclasses import replace
from datetime import date, time
from typing import get_args

import pytest
from consultant_answers import consultant_messages
from deal_answers import deal_messages
from pay_answers import pay_messages
from sample_answers import NASTY, NOVEMBER, START, digest, lines, meeting_card, quota, statement
from sample_base import appeal, brief
from telegram_limits import check_rows, shown_text

from domain.absences import AbsenceKind
from domain.disputes import DisputeState
from domain.funnel import Outcome
from domain.imports import Purpose
from domain.messages import (
    AbsenceCancelled,
    AbsenceNoted,
    AppealDecided,
    AppealMade,
    BadCells,
    CallAhead,
    CallbackDue,
    DayRoute,
    DisputeNews,
    DraftPay,
    DraftRegister,
    FactsMissing,
    HistoryDone,
    HoursChanged,
    ImportDone,
    ImportExample,
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
    RefusedRows,
    RegisterReady,
    RegisterTable,
    SegmentBrief,
    SegmentChanged,
    SegmentGiven,
    SegmentOver,
    SomethingFailed,
    StatementReady,
    UpdateSetAside,
)
from domain.money import Money
from domain.people import Role
from views.cards import Card
from views.html import split
from views.messages import card_of
from views.wording import Words


def import_done(text: str, purpose: Purpose) -> ImportDone:
    """A report of a file, with a row refused for every reason."""
    reasons: list[tuple[str, dict[str, str | int]]] = [
        ("error-phone-invalid", {"text": text}),
        ("error-phone-missing", {}),
        ("error-inn-invalid", {"text": text}),
        ("error-text-missing", {}),
        ("error-text-too-long", {"limit": 200}),
        ("error-lead-already-there", {"company": text, "collector": text}),
        ("error-lead-excluded", {"kind": "client"}),
        ("already-excluded", {}),
    ]
    examples = tuple(ImportExample(row, *reason) for row, reason in enumerate(reasons, 2))
    return ImportDone(text, purpose, False, 12_345, 12_345, 1, 2, 5, examples)


def samples(text: str) -> list[Message]:
    """A message of every kind, and the kinds within a kind."""
    card = meeting_card(text)
    return [
        *(MeetingBooked(card, has_consultants) for has_consultants in (True, False)),
        *pay_messages(text),
        MeetingWithdrawn(card),
        *(
            MeetingMoved(card, START, closer, text, text, mine=mine, changeable=mine)
            for closer in ("Galina", text)
            for mine in (True, False)
        ),
        *(MeetingCancelled(card, text, text, lead_id) for lead_id in (5, 0)),
        MeetingTomorrow(replace(card, confirmed=True)),
        CallAhead(card),
        DayRoute(date(2026, 11, 25), tuple(replace(card, confirmed=confirmed) for confirmed in (True, False) * 8)),
        MeetingSoon(card),
        OutcomeQuestion(card),
        *(OutcomeReported(17, text, START, text, outcome, Money.rub(2000 * outcome.held), 5) for outcome in Outcome),
        OutcomeReported(17, text, START, text, Outcome.NOT_OURS, Money.zero(), 5, text, back=False),
        OutcomeNoted(card, Outcome.REFUSAL, text),
        OutcomeMissing(card),
        ObjectionMade(card, text, text),
        *(ObjectionDecided(card, upheld) for upheld in (True, False)),
        *(
            CallbackDue(5, 31, text, text, "+79123456789", text, "Asia/Omsk", text, START, mine)
            for mine in (True, False)
        ),
        SegmentGiven(brief(text * 5)),
        SegmentGiven(SegmentBrief(4, text, text, None, None, None)),
        SegmentChanged(brief(text)),
        SegmentOver(text),
        AppealMade(appeal(text)),
        AppealMade(appeal(text, many=0)),
        *(AppealDecided(5, text, upheld) for upheld in (True, False)),
        PersonJoined(text, tuple(Role)),
        PersonUnreachable(text),
        *(AbsenceNoted(text, kind, date(2026, 11, 25), date(2026, 12, 8), 3) for kind in AbsenceKind),
        HoursChanged(text, time(10), time(0), 60, 0, (5,), 3),
        HoursChanged(text, time(10), time(18), 60, 30, (), 0),
        AbsenceNoted(text, AbsenceKind.SICK, date(2026, 11, 25), date(2026, 11, 25), 0),
        *(AbsenceCancelled(text, kind, date(2026, 11, 25), date(2026, 12, 8)) for kind in AbsenceKind),
        *deal_messages(text),
        *consultant_messages(card, text),
        UpdateSetAside(2**53, text),
        UpdateSetAside(-(2**47), None),
        SomethingFailed(),
        MessageUndelivered(text, "MeetingBooked"),
        quota(text=text),
        digest(0),
        digest(1),
        digest(12_345),
        statement(text).ready,
        StatementReady("2026-11-008", NOVEMBER, text, Money.zero()),
        DraftRegister(NOVEMBER, (DraftPay(text, Money.rub(9), statement(text, 9).ready.parts),) * 200, Money.rub(5)),
        FactsMissing(NOVEMBER, START, (meeting_card(text),) * 40, ()),
        FactsMissing(NOVEMBER, START, (), (meeting_card(text),)),
        *(
            DisputeNews(5, "2026-11-008", NOVEMBER, text, line, text, text, state, opened, amount, decides=opened)
            for line, state, opened, amount in (
                (lines(text, 1)[0], DisputeState.OPEN, True, None),
                (None, DisputeState.OPEN, False, None),
                (None, DisputeState.ACCEPTED, False, Money.rub(1)),
                (None, DisputeState.REFUSED, False, None),
            )
        ),
        replace(statement(text, 40).ready, total=Money.rub(-500)),
        *(import_done(text, purpose) for purpose in Purpose),
        ImportDone("", Purpose.LEADS, True, 3, 2, 0, 0, 0, ()),
        RefusedRows(7, text, 1),
        HistoryDone((("staff", 12), ("leads", 0), ("absences", 1)), (NOVEMBER, NOVEMBER.next())),
        HistoryDone((), ()),
        BadCells(7, text, 5_001),
        BadCells(7, text, 21),
        RegisterReady(NOVEMBER, 12, Money.rub(1)),
        RegisterReady(NOVEMBER, 0, Money.zero(), closed=False),
        RegisterTable(NOVEMBER),
    ]


def test_there_is_a_sample_of_every_kind() -> None:
    assert {type(message) for message in samples("А")} == set(get_args(Message))


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("text", ["Ромашка", NASTY, ""], ids=["usual", "hostile", "empty"])
def test_telegram_takes_it(text: str, language: str) -> None:
    for message in samples(text):
        card = card_of(message, Words(language, "Europe/Moscow"))
        read = "".join(shown_text(part) for part in split(card.text))
        assert check_rows([[(b.label, b.data, b.url) for b in row] for row in card.buttons]) >= 1, "a way on"
        if language == "en" and not text:
            assert not any("а" <= letter <= "я" for letter in read.lower()), read


def worded(message: Message) -> Card:
    return card_of(message, Words("ru", "Europe/Moscow"))


def test_money_cannot_be_forwarded() -> None:
    for message in samples("Ромашка"):
        pays = isinstance(message, OutcomeReported) and bool(message.earned)
        if pays or isinstance(message, StatementReady | RegisterReady | RegisterTable | DraftRegister | DisputeNews):
            assert worded(message).protect


def test_a_meeting_in_the_departments_time() -> None:
    """12:00 UTC is 15:00 in Moscow."""
    card = worded(MeetingBooked(meeting_card()))
    assert "ср 25 ноября, 15:00" in card.text
    assert "+7 912 345-67-89" in card.text


def test_numbers_stand_beside_their_norm() -> None:
    text = worded(quota()).text
    assert "13 из 20" in text
    assert "На сегодня: 2, это 4\u202f000\u202f₽" in text
    assert "Норма месяца выполнена" in text


def test_a_company_that_was_not_met_can_be_booked_again() -> None:
    for outcome in (Outcome.NO_SHOW, Outcome.POSTPONED):
        (button,) = worded(OutcomeReported(17, "А", START, "В", outcome, Money.zero(), 5)).buttons[0]
        assert button.data == "again:5"
    out = OutcomeReported(17, "А", START, "В", Outcome.NO_SHOW, Money.zero(), 5, back=False)
    assert "again:5" not in [button.data for row in worded(out).buttons for button in row]
