"""A closer reports: one tap from the question, or a contract read back, or a reason."""

from datetime import date, timedelta

import pytest
from aiogram.types import InlineKeyboardMarkup
from phone import Phone, Shown
from sample_answers import NOW, board, meeting_card

from domain.errors import AlreadyReported, MeetingNotOver, NotYours
from domain.funnel import MeetingState, Outcome
from domain.messages import OutcomeQuestion
from domain.money import Money
from handlers.keyboards import inline
from services import meeting_board, meetings, outcomes
from views.messages import card_of
from views.wording import Words

QUESTION = 50
OVER = meeting_card(starts_at=NOW - timedelta(hours=3))


async def asked() -> Phone:
    """The question came by itself."""
    phone = Phone()
    card = card_of(OutcomeQuestion(OVER), Words("ru", "Europe/Moscow"))
    keyboard = inline(card.buttons)
    assert isinstance(keyboard, InlineKeyboardMarkup)
    await phone.card(Shown(QUESTION, card.text, keyboard, protected=False))

    def report(who: object, told: outcomes.OutcomeReport, now: object) -> object:
        phone.db.answers[meetings.view] = meetings.MeetingView(OVER, told.outcome.meeting_state, told.outcome)
        earned = Money.rub(17_500) if told.outcome is Outcome.CONTRACT else Money.zero()
        return outcomes.Reported(
            meeting_id=told.meeting_id, company="Ромашка", outcome=told.outcome, earned=earned, amount=told.amount
        )

    phone.db.answers[meetings.view] = meetings.MeetingView(OVER, MeetingState.BOOKED, None)
    phone.db.answers[outcomes.report] = report
    return phone


def told(phone: Phone) -> list[outcomes.OutcomeReport]:
    """The reports made."""
    return [arguments[1] for name, arguments, _ in phone.db.writes if name == "report"]


ONE_TAP = {
    Outcome.NO_SHOW: "Не пришли",
    Outcome.POSTPONED: "Перенос",
}


@pytest.mark.parametrize("outcome", ONE_TAP)
async def test_one_tap(outcome: Outcome) -> None:
    """The question becomes what was reported; nothing of it can be pressed any more."""
    phone = await asked()
    await phone.presses(ONE_TAP[outcome])

    assert told(phone) == [outcomes.OutcomeReport(17, outcome)]
    assert list(phone.messages) == [QUESTION]
    assert "✅ <b>Ромашка</b>" in phone.text
    assert phone.labels == "🤝 Мои встречи | ✏️ Исправить"
    for again in (phone.again, phone.replay):
        await again()
        assert "Ромашка" in phone.text
        assert "Не пришли" not in phone.labels
    assert len(told(phone)) == 1


async def test_every_other_button_afterwards_shows_the_first_report() -> None:
    phone = await asked()
    keyboard = phone.messages[QUESTION].keyboard
    await phone.presses("Не пришли")
    assert keyboard is not None
    for row in keyboard.inline_keyboard:
        for button in row:
            await phone.forges(button.callback_data or "", QUESTION)
            assert "клиент не пришёл" in phone.messages[QUESTION].text

    assert len(told(phone)) == 1


async def test_a_colleague_was_quicker() -> None:
    """A director reported between the look and the press."""
    phone = await asked()
    refused = meetings.MeetingView(OVER, MeetingState.HELD, Outcome.REFUSAL)
    views = iter([phone.db.answers[meetings.view], refused])
    phone.db.answers[meetings.view] = lambda who, meeting_id: next(views)
    phone.db.answers[outcomes.report] = AlreadyReported(Outcome.REFUSAL.value)
    await phone.presses("Не пришли")

    assert "Итог: отказ" in phone.text


@pytest.mark.parametrize("error", [MeetingNotOver(NOW), NotYours()])
async def test_a_refusal_comes_below_the_card(error: Exception) -> None:
    phone = await asked()
    phone.db.answers[outcomes.report] = error
    await phone.presses("Не пришли")

    assert phone.text.startswith("⚠️")
    assert "Меню" in phone.labels
    assert phone.messages[QUESTION].keyboard is not None


async def signed(phone: Phone, number: str | None = "А-7/26") -> None:
    """Up to the question whether all is right."""
    await phone.presses("Договор подписан")
    await phone.types("1,2 млн")
    if number is not None:
        await phone.types(number)


@pytest.mark.parametrize("number", ["А-7/26", None])
async def test_a_contract_is_read_back(number: str | None) -> None:
    phone = await asked()
    await signed(phone, number)
    assert "1\u202f200\u202f000\u202f₽" in phone.text
    assert (number or "Без номера") in phone.text
    assert told(phone) == []
    await phone.presses("верно")

    assert told(phone) == [
        outcomes.OutcomeReport(17, Outcome.CONTRACT, amount=Money.rub(1_200_000), number=number or "")
    ]
    assert "17\u202f500" in phone.text
    assert phone.screen.protected, "money is not for forwarding"


async def test_the_question_above_says_what_was_reported() -> None:
    phone = await asked()
    await signed(phone)
    await phone.presses("верно")

    assert "договор подписан" in phone.messages[QUESTION].text
    assert "17\u202f500" not in phone.messages[QUESTION].text, "its message cannot be protected any more"


@pytest.mark.parametrize("again", ["again", "replay"])
async def test_a_contract_is_recorded_once(again: str) -> None:
    phone = await asked()
    await signed(phone)
    await phone.presses("верно")
    await getattr(phone, again)()

    assert len(told(phone)) == 1
    assert "✅ <b>Ромашка</b>" in phone.text


@pytest.mark.parametrize("typed", ["много", "0", "-5", "9" * 30, "<b>", "350 0000"])
async def test_a_slip_in_the_amount(typed: str) -> None:
    """Asked again, with the reason; the next answer counts."""
    phone = await asked()
    await phone.presses("Договор подписан")
    await phone.types(typed)
    assert phone.text.startswith("⚠️")
    assert "На какую сумму" in phone.text
    await phone.types("350к")

    assert "350\u202f000" in phone.text


async def test_a_picture_instead_of_an_amount() -> None:
    phone = await asked()
    await phone.presses("Договор подписан")
    await phone.types(None, caption="договор")

    assert "нужен текст" in phone.text
    assert "На какую сумму" in phone.text


async def test_a_long_number_is_asked_again() -> None:
    phone = await asked()
    await signed(phone, "1" * 101)
    assert "100" in phone.text
    await phone.types("17")

    assert "Номер: 17" in phone.text


async def test_the_amount_can_be_changed() -> None:
    phone = await asked()
    await signed(phone)
    await phone.presses("Другая сумма")
    await phone.types("900 000")
    await phone.types("18")
    await phone.presses("верно")

    assert told(phone)[0].amount == Money.rub(900_000)
    assert told(phone)[0].number == "18"


async def test_a_proposal_is_two_taps() -> None:
    """The tap and the call that comes next; Friday's call in three days waits for Monday."""
    phone = await asked()
    await phone.presses("Предложение")
    await phone.presses("Позвонить завтра")

    tomorrow = (NOW + timedelta(days=1)).date()
    assert told(phone) == [outcomes.OutcomeReport(17, Outcome.PROPOSAL, next_step="позвонить", next_step_on=tomorrow)]


async def test_a_proposal_with_a_step_of_ones_own_and_a_sum() -> None:
    phone = await asked()
    await phone.presses("Предложение")
    await phone.presses("Указать сумму")
    await phone.types("350к")
    await phone.types("Отправить образцы")
    await phone.types("1.12")

    (report,) = told(phone)
    assert (report.amount, report.next_step, report.next_step_on) == (
        Money.rub(350_000),
        "Отправить образцы",
        date(2026, 12, 1),
    )


async def test_another_meeting_is_one_tap_and_its_time_follows() -> None:
    """Recorded by the tap; the day and the hour of the next one are chosen in place."""
    phone = await asked()
    await phone.presses("Ещё встреча")
    assert told(phone) == [outcomes.OutcomeReport(17, Outcome.ANOTHER_MEETING, next_step="назначить встречу")]
    await phone.presses("Назначить встречу")
    assert "Когда встречаетесь снова" in phone.text
    await phone.presses("25")
    await phone.presses(":")

    assert [name for name, _, _ in phone.db.writes] == ["report", "book"]
    assert "Встреча назначена" in phone.text


async def test_who_is_no_client_of_ours_has_a_reason() -> None:
    phone = await asked()
    await phone.presses("Не наш клиент")
    assert "Почему это не наш клиент" in phone.text
    await phone.presses("Слишком мал")

    assert told(phone) == [outcomes.OutcomeReport(17, Outcome.NOT_OURS, reason="Слишком мал")]


async def test_the_day_and_the_signed_page_of_a_contract() -> None:
    phone = await asked()
    await phone.presses("Договор подписан")
    await phone.types("1,2 млн")
    await phone.presses("Другая дата")
    await phone.presses("23")
    assert "23" in phone.text
    await phone.presses("верно")

    assert told(phone)[0].signed_on == date(2026, 11, 23)


async def test_a_refusal_has_a_reason() -> None:
    phone = await asked()
    await phone.presses("Отказ")
    await phone.presses("Дорого")

    assert told(phone) == [outcomes.OutcomeReport(17, Outcome.REFUSAL, reason="Дорого")]


async def test_a_reason_in_own_words() -> None:
    phone = await asked()
    await phone.presses("Отказ")
    await phone.types("Ждут <нового> директора")

    assert told(phone) == [outcomes.OutcomeReport(17, Outcome.REFUSAL, reason="Ждут <нового> директора")]


async def test_a_question_beneath_an_unfinished_contract() -> None:
    """The second meeting is answered; the first contract goes on where it stood."""
    phone = await asked()
    await phone.presses("Договор подписан")
    await phone.types("1,2 млн")
    first = phone.last_screen
    card = card_of(OutcomeQuestion(meeting_card("Василёк", 18)), Words("ru", "Europe/Moscow"))
    await phone.card(Shown(300, card.text, inline(card.buttons), protected=False))
    await phone.presses("Не пришли", 300)
    phone.db.answers[meetings.view] = meetings.MeetingView(OVER, MeetingState.BOOKED, None)
    await phone.types("19")

    assert "1\u202f200\u202f000" in phone.messages[first].text


async def test_from_the_list_of_meetings() -> None:
    phone = await asked()
    phone.db.answers[meeting_board.board] = board(many=1)
    await phone.types("/menu")
    for step in ("🤝 Мои встречи", "⏳", "Перенос"):
        await phone.presses(step)

    assert told(phone)[0].outcome is Outcome.POSTPONED
    assert "встреча перенесена" in phone.text


async def test_a_meeting_ahead_has_no_outcomes_yet() -> None:
    phone = await asked()
    phone.db.answers[meetings.view] = meetings.MeetingView(meeting_card(), MeetingState.BOOKED, None)
    await phone.forges("meet:17", QUESTION)

    assert "когда встреча начнётся" in phone.text
    assert "Договор" not in phone.labels
