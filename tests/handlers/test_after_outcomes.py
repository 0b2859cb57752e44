"""What is done about an outcome afterwards: corrected, put off, asked for again, objected to."""

from dataclasses import replace
from datetime import timedelta

import pytest
from phone import Phone, Shown
from sample_answers import NOW, meeting_card

from domain.errors import AlreadyDecided, TooLateToCorrect
from domain.funnel import LeadState, MeetingState, Outcome
from domain.messages import Message, ObjectionMade, OutcomeMissing, OutcomeQuestion, OutcomeReported
from domain.money import Money
from handlers.keyboards import inline
from services import corrections, meetings, objections, outcomes
from views.messages import card_of
from views.wording import Words

CARD = 50
OVER = meeting_card(starts_at=NOW - timedelta(hours=3))


async def shown(message: Message, outcome: Outcome | None = None) -> Phone:
    """The message came by itself."""
    phone = Phone()
    card = card_of(message, Words("ru", "Europe/Moscow"))
    await phone.card(Shown(CARD, card.text, inline(card.buttons), protected=False))
    state = MeetingState.BOOKED if outcome is None else outcome.meeting_state
    phone.db.answers[meetings.view] = meetings.MeetingView(OVER, state, outcome)
    return phone


def written(phone: Phone) -> list[tuple[str, object]]:
    """What was done, and with what."""
    return [(name, arguments[1]) for name, arguments, _ in phone.db.writes]


async def test_a_wrong_outcome_is_corrected() -> None:
    """From the meeting: the right outcome, with what belongs to it."""
    phone = await shown(OutcomeQuestion(OVER), Outcome.REFUSAL)
    phone.db.answers[corrections.may_correct] = True
    phone.db.answers[corrections.correct] = outcomes.Reported(
        17, "Ромашка", Outcome.NOT_OURS, Money.zero(), None, LeadState.REJECTED
    )
    await phone.forges("meet:17", CARD)
    for step in ("Исправить", "Не наш клиент", "Слишком мал"):
        await phone.presses(step)

    assert written(phone) == [("correct", outcomes.OutcomeReport(17, Outcome.NOT_OURS, reason="Слишком мал"))]


async def test_who_may_not_correct_has_no_button() -> None:
    phone = await shown(OutcomeQuestion(OVER), Outcome.REFUSAL)
    phone.db.answers[corrections.may_correct] = False
    await phone.forges("meet:17", CARD)

    assert "отказ" in phone.text
    assert "Исправить" not in phone.labels


async def test_a_day_passed_meanwhile() -> None:
    phone = await shown(OutcomeQuestion(OVER), Outcome.REFUSAL)
    phone.db.answers[corrections.may_correct] = True
    phone.db.answers[corrections.correct] = TooLateToCorrect()
    await phone.forges("meet:17", CARD)
    for step in ("Исправить", "Не пришли"):
        await phone.presses(step)

    assert "в течение суток" in phone.text


async def test_the_meeting_still_goes_on() -> None:
    phone = await shown(OutcomeQuestion(OVER))
    await phone.presses("Ещё идёт")

    assert written(phone) == [("still_on", 17)]
    assert "через полчаса" in phone.text


@pytest.mark.parametrize(
    ("label", "done"),
    [
        ("Состоялась", ("report", outcomes.OutcomeReport(17, Outcome.TOOK_PLACE, next_step="узнать итог встречи"))),
        ("Не пришли", ("report", outcomes.OutcomeReport(17, Outcome.NO_SHOW))),
        ("Спросить ещё раз", ("ask_closer", 17)),
    ],
)
async def test_a_director_has_three_buttons(label: str, done: tuple[str, object]) -> None:
    phone = await shown(OutcomeMissing(OVER))
    assert phone.labels.count("|") == 2
    await phone.presses(label)
    assert written(phone) == [done]


@pytest.mark.parametrize("label", ["Ещё идёт", "Спросить ещё раз"])
async def test_what_was_told_meanwhile_is_shown(label: str) -> None:
    message = OutcomeQuestion(OVER) if label == "Ещё идёт" else OutcomeMissing(OVER)
    phone = await shown(message, Outcome.REFUSAL)
    await phone.presses(label)
    assert written(phone) == []
    assert "Итог: отказ" in phone.text


async def test_a_caller_objects() -> None:
    """The reason is typed; the card says what the closer said."""
    told = OutcomeReported(17, "Ромашка", NOW, "Виктор", Outcome.NOT_OURS, Money.zero(), 5, "Слишком мал", back=False)
    phone = await shown(told, Outcome.NOT_OURS)
    assert "Слишком мал" in phone.text
    await phone.presses("Не согласен")
    await phone.types("Закупают каждый месяц")

    ((name, arguments, _),) = phone.db.writes
    assert (name, arguments[1:3]) == ("make", (17, "Закупают каждый месяц"))
    assert "Отправлено руководителю" in phone.text


@pytest.mark.parametrize(("label", "upheld"), [("Считать проведённой", True), ("Не наш клиент", False)])
async def test_a_director_decides_by_one_tap(label: str, upheld: bool) -> None:
    phone = await shown(ObjectionMade(OVER, "Слишком мал", "Закупают каждый месяц"), Outcome.NOT_OURS)
    phone.db.answers[objections.decide] = objections.Decided("Ромашка", upheld)
    await phone.presses(label)

    ((_, decision),) = written(phone)
    assert isinstance(decision, objections.Decision)
    assert replace(decision, next_step="") == objections.Decision(17, upheld, "")
    assert ("считается проведённой" in phone.text) is upheld


async def test_a_colleague_decided_before() -> None:
    phone = await shown(ObjectionMade(OVER, "Слишком мал", "Закупают каждый месяц"), Outcome.NOT_OURS)
    phone.db.answers[objections.decide] = AlreadyDecided("Ромашка")
    phone.db.answers[objections.decided] = objections.Decided("Ромашка", upheld=True)
    await phone.presses("Не наш клиент")
    assert "считается проведённой" in phone.text
