"""The card of a lead: one tap per result, each recorded once and for the company it was pressed for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from phone import Phone
from sample_answers import NOW, call_card, logged, person

from domain.calling import CallingRules, CallResult
from domain.errors import LeadHeld, LeadNotHeld, NotAllowed, TooLateToUndo
from domain.people import Role
from services import calls, departments, meetings
from services.calls import CallCard, CallEntry, Outlook, Quiet

CARDS = {
    5: call_card(),
    6: replace(call_card("Василёк"), lead_id=6, zone="Europe/Moscow", callback_at=None, history=()),
    7: replace(call_card("Лютик"), lead_id=7),
}


class Queue:
    """A queue of three leads, as services would hand them out."""

    def __init__(self, phone: Phone, *order: int) -> None:
        self.order = list(order or (5, 6, 7))
        self.phone = phone
        phone.db.answers |= {
            calls.next_lead: lambda *_: self.hand,
            calls.in_hand: lambda *_: self.hand,
            calls.log: self._log,
            calls.let_go: self._let_go,
            calls.undo: self._undo,
        }

    @property
    def hand(self) -> CallCard | None:
        return CARDS[self.order[0]] if self.order else None

    def _log(self, who: Any, entry: CallEntry, now: datetime) -> Any:
        assert entry.lead_id == self.order[0]
        company = CARDS[self.order.pop(0)].company
        return replace(logged(company, entry.result), due_at=entry.callback_at or NOW + timedelta(hours=3))

    def _let_go(self, who: Any, lead_id: int, now: datetime) -> None:
        self.order.remove(lead_id)

    def _undo(self, who: Any, call_id: int, now: datetime) -> Any:
        self.order.insert(0, 5)
        return CARDS[5]

    @property
    def entries(self) -> list[CallEntry]:
        """What was recorded."""
        return [arguments[1] for name, arguments, _ in self.phone.db.writes if name == "log"]


async def calling(*order: int) -> tuple[Phone, Queue]:
    """A caller with the first card before them."""
    phone = Phone()
    queue = Queue(phone, *order)
    await phone.types("/menu")
    await phone.presses("Следующий контакт")
    return phone, queue


async def test_the_card_says_all_that_is_known() -> None:
    phone, _ = await calling()
    for words in ("Ромашка", "+7 912 345-67-89", "У них 19:00", "Ждут звонка", "Как звонили раньше", "Что сказать"):
        assert words in phone.text
    assert "Сегодня: 3 звонка, 3 дозвона, 3 встречи, 6\u202f000\u202f₽" in phone.text
    assert not phone.screen.protected, "a number is to be copied"


@pytest.mark.parametrize(
    ("label", "result"),
    [
        ("Не отвечает", CallResult.NO_ANSWER),
        ("Занято", CallResult.BUSY),
        ("Не тот номер", CallResult.WRONG_NUMBER),
        ("Не существует", CallResult.NOT_EXISTING),
        ("Не наш сегмент", CallResult.NOT_SEGMENT),
        ("Не звонить", CallResult.DO_NOT_CALL),
    ],
)
async def test_one_tap_and_the_next_card_follows_in_place(label: str, result: CallResult) -> None:
    phone, queue = await calling()
    await phone.presses(label)

    assert queue.entries == [CallEntry(5, result)]
    assert phone.text.startswith("✓ <b>Ромашка</b>")
    assert "<b>Василёк</b>" in phone.text
    assert "Отменить: Ромашка" in phone.labels
    assert len(phone.messages) == 1


@pytest.mark.parametrize("again", [Phone.again, Phone.replay])
@pytest.mark.parametrize("label", ["Следующий контакт", "Не отвечает", "Вернуть в очередь"])
async def test_twice_is_once_and_never_for_the_next_company(label: str, again: Any) -> None:
    phone = Phone()
    queue = Queue(phone)
    await phone.types("/menu")
    await phone.presses("Следующий контакт")
    if label != "Следующий контакт":
        await phone.presses(label)
    seen, order = phone.text, list(queue.order)
    await again(phone)

    assert (phone.text, queue.order) == (seen, order)
    assert len(queue.entries) <= 1


async def test_a_press_meant_for_the_card_before() -> None:
    """It comes late, with another result: nothing is recorded for the company that stands there now."""
    phone, queue = await calling()
    late = phone.screen.data_of("Занято")
    await phone.presses("Не отвечает")
    seen = phone.text
    await phone.forges(late, phone.last_screen)

    assert queue.entries == [CallEntry(5, CallResult.NO_ANSWER)]
    assert phone.text == seen


@pytest.mark.parametrize(("chip", "reason"), [("Дорого", "Дорого"), ("Без причины", "")])
async def test_refused_in_two_taps(chip: str, reason: str) -> None:
    phone, queue = await calling()
    await phone.presses("Отказ")
    assert "почему отказались" in phone.text
    await phone.again()
    await phone.presses(chip)
    await phone.again()

    assert queue.entries == [CallEntry(5, CallResult.REFUSED, reason)]
    assert "<b>Василёк</b>" in phone.text


async def test_refused_in_own_words() -> None:
    phone, queue = await calling()
    await phone.presses("Отказ")
    await phone.types("закрываются <в мае>")

    assert queue.entries == [CallEntry(5, CallResult.REFUSED, "закрываются <в мае>")]
    assert "<b>Василёк</b>" in phone.text


async def test_call_back_by_a_chip_in_the_companys_time() -> None:
    """Tomorrow at ten in Vladivostok is three in the morning in Moscow."""
    phone, queue = await calling()
    await phone.presses("Перезвонить")
    assert "у них сейчас 19:00" in phone.text
    assert "Через час" not in phone.labels, "they are closed by then"
    await phone.presses("Завтра 10:00")

    (entry,) = queue.entries
    assert entry.callback_at == datetime(2026, 11, 25, 0, 0, tzinfo=UTC)
    assert "перезвонить ср 25 ноября, 03:00 (у них 10:00)" in phone.text


async def test_call_back_in_an_hour() -> None:
    phone, queue = await calling(6, 5)
    await phone.presses("Перезвонить")
    await phone.presses("Через час")

    assert [entry.callback_at for entry in queue.entries] == [NOW + timedelta(hours=1)]
    assert "перезвонить в 13:00" in phone.text


async def test_call_back_as_typed() -> None:
    phone, queue = await calling(6, 5)
    await phone.presses("Перезвонить")
    await phone.types("завтра в 15:30")

    assert [entry.callback_at for entry in queue.entries] == [datetime(2026, 11, 25, 12, 30, tzinfo=UTC)]
    assert "<b>Ромашка</b>" in phone.text


@pytest.mark.parametrize(
    ("said", "steps", "hour"),
    [
        ("в 15:30", ("ср 25",), 12.5),
        ("завтра утром", ("10:30",), 7.5),
        ("завтра утром", ("11:00",), 8),
        ("как-нибудь", ("ср 25", "17:00"), 14),
        ("послезавтра или завтра", ("ср 25", "09:00"), 6),
    ],
)
async def test_what_was_not_said_is_asked(said: str, steps: tuple[str, ...], hour: float) -> None:
    phone, queue = await calling(6, 5)
    await phone.presses("Перезвонить")
    await phone.types(said)
    for step in steps:
        assert queue.entries == []
        await phone.presses(step)
        if step != steps[-1]:
            await phone.again()

    midnight = datetime(2026, 11, 25, tzinfo=UTC)
    assert [entry.callback_at for entry in queue.entries] == [midnight + timedelta(hours=hour)]


async def test_only_hours_that_go_with_what_was_said_are_offered() -> None:
    phone, _ = await calling(6, 5)
    await phone.presses("Перезвонить")
    await phone.types("завтра утром")

    assert "10:00" in phone.labels
    assert "15:00" not in phone.labels


async def test_the_past_is_refused_and_asked_again() -> None:
    phone, queue = await calling(6, 5)
    await phone.presses("Перезвонить")
    await phone.types("вчера в 10:00")
    assert phone.text.startswith("⚠️")
    assert "когда перезвонить" in phone.text
    await phone.presses("К карточке")

    assert queue.entries == []
    assert "Не отвечает" in phone.labels


@pytest.mark.parametrize(("chip", "hour"), [("05:30 у нас", 2), ("12:30 у них", 2), ("05:30 у них", -5)])
async def test_whose_clocks_were_meant_is_asked(chip: str, hour: float) -> None:
    """A time typed for a company of another zone; both ways are said on each button."""
    phone, queue = await calling()
    await phone.presses("Перезвонить")
    await phone.types("послезавтра в 5:30 утра")
    assert "По чьим часам" in phone.text
    await phone.presses(chip)

    assert [entry.callback_at for entry in queue.entries] == [
        datetime(2026, 11, 26, 0, 30, tzinfo=UTC) + timedelta(hours=hour)
    ]


async def test_a_span_of_time_is_the_same_by_all_clocks() -> None:
    phone, queue = await calling()
    await phone.presses("Перезвонить")
    await phone.types("через 16 часов")

    assert [entry.callback_at for entry in queue.entries] == [NOW + timedelta(hours=16)]


async def test_a_meeting_in_four_taps_and_the_next_lead() -> None:
    """Result, day, time, confirm: with this lead, in this message."""
    phone, queue = await calling()
    for step in ("Встреча", "25", "15:00", "Назначить"):
        await phone.presses(step)
        seen = phone.text
        await phone.again()
        assert phone.text == seen

    (wish,) = [arguments[1] for name, arguments, _ in phone.db.writes if name == "book"]
    assert wish.lead_id == 5
    assert "назначена" in phone.text
    assert "Отменить: Ромашка" in phone.labels
    queue.order.remove(5)
    await phone.presses("Следующий контакт")
    assert "<b>Василёк</b>" in phone.text
    assert phone.text.startswith("✓ <b>Ромашка</b>: встреча назначена")
    assert len(phone.messages) == 1


async def test_a_booking_that_is_left_comes_back_to_the_card() -> None:
    phone, _ = await calling()
    await phone.presses("Встреча")
    await phone.presses("К карточке")

    assert "Не отвечает" in phone.labels
    assert [name for name, _, _ in phone.db.writes if name == "book"] == []


async def test_a_slip_of_the_finger_is_undone() -> None:
    phone, queue = await calling()
    await phone.presses("Не существует")
    await phone.presses("Отменить")
    assert "Отменили: <b>Ромашка</b> снова у вас" in phone.text
    assert "Не отвечает" in phone.labels
    await phone.again()
    await phone.presses("Занято")

    assert [entry.result for entry in queue.entries] == [CallResult.NOT_EXISTING, CallResult.BUSY]
    receipts = [receipt for name, _, receipt in phone.db.writes if name in ("log", "undo")]
    assert len(set(receipts)) == 3


async def test_undo_is_there_for_a_minute() -> None:
    phone, queue = await calling()
    await phone.presses("Не отвечает")
    pressed = phone.screen.data_of("Отменить")
    phone.now = NOW + timedelta(seconds=61)
    phone.db.answers[calls.undo] = TooLateToUndo()
    await phone.forges(pressed, phone.last_screen)

    assert phone.text.startswith("⚠️")
    assert "Отменить" not in phone.labels
    assert "<b>Василёк</b>" in phone.text
    assert len(queue.entries) == 1


async def test_the_hour_is_over_and_another_has_it() -> None:
    """A clear sentence, and the next lead at one tap."""
    phone, queue = await calling()
    phone.db.answers[calls.log] = LeadNotHeld("Ромашка")
    phone.db.answers[calls.in_hand] = None
    await phone.presses("Не отвечает")
    assert phone.text.startswith("⚠️")
    assert "Не отвечает" not in phone.labels
    queue.order.remove(5)
    phone.db.answers[calls.in_hand] = lambda *_: queue.hand
    await phone.presses("Следующий контакт")

    assert "<b>Василёк</b>" in phone.text


@pytest.mark.parametrize(
    ("outlook", "words"),
    [
        (Outlook(Quiet.EMPTY, None), "База обзвонена"),
        (Outlook(Quiet.LATER, NOW + timedelta(hours=2)), "Ближайший: в 14:00"),
        (Outlook(Quiet.NIGHT, NOW + timedelta(hours=18)), "по их часам. Ближайший: ср 25 ноября, 06:00"),
    ],
)
async def test_nobody_to_call(outlook: Outlook, words: str) -> None:
    """Why, when the next comes, and a button to look again."""
    phone = Phone()
    queue = Queue(phone, 5)
    phone.db.answers[calls.queue_outlook] = outlook
    await phone.types("/menu")
    await phone.presses("Следующий контакт")
    await phone.presses("Не отвечает")
    assert words in phone.text
    assert "Отменить: Ромашка" in phone.labels
    queue.order.append(6)
    await phone.presses("Проверить снова")

    assert "<b>Василёк</b>" in phone.text


@pytest.mark.parametrize("key", ["5_riches", "5_", "x_busy", "", "5_meeting_", "-5_busy", "6_busy", "5"])
async def test_forged_results(key: str) -> None:
    phone, queue = await calling()
    intent = phone.screen.data_of("Меню").partition("\x1d")[0]
    for widget in ("results_0", "undo", "let_go"):
        await phone.forges(f"{intent}\x1d{widget}:{key}", phone.last_screen)

    assert queue.entries == []
    assert "Меню" in phone.labels


@pytest.mark.parametrize("key", ["5_m61", "5_t99999999999999", "5_t", "5_x", "6_m60", "5_t-1"])
async def test_forged_moments(key: str) -> None:
    phone, queue = await calling()
    await phone.presses("Перезвонить")
    intent = phone.screen.data_of("Меню").partition("\x1d")[0]
    await phone.forges(f"{intent}\x1dmoment:{key}", phone.last_screen)

    assert queue.entries == []
    assert "когда перезвонить" in phone.text


async def test_a_callback_that_rings_is_taken_in_place() -> None:
    phone, _ = await calling(7, 5)
    phone.db.answers[calls.take] = lambda who, lead_id, now: CARDS[lead_id]
    await phone.forges("take:7", phone.last_screen)
    assert "<b>Лютик</b>" in phone.text
    assert "Не отвечает" in phone.labels


async def test_a_callback_that_a_colleague_has() -> None:
    """The card that rang stays; the sentence comes below it."""
    phone = Phone()
    await phone.types("/menu")
    card = phone.last_screen
    phone.db.answers[calls.take] = LeadHeld("Ромашка", "Борис")
    await phone.forges("take:5", card)

    assert phone.text.startswith("⚠️")
    assert "Борис" in phone.text
    assert phone.last_screen != card


async def test_who_is_no_caller_any_more() -> None:
    phone = Phone()
    await phone.types("/menu")
    phone.person = person("ru", Role.COLLECTOR)
    for function in (calls.next_lead, calls.in_hand, calls.my_day):
        phone.db.answers[function] = NotAllowed()
    await phone.presses("Следующий контакт")

    assert "другая роль" in phone.text
    assert "Меню" in phone.labels


async def test_the_time_of_a_meeting_was_taken() -> None:
    """As in any booking: the nearest free time is one tap away."""
    phone, _ = await calling()
    await phone.presses("Встреча")
    await phone.presses("25")
    await phone.presses("15:00")
    book = phone.db.answers[meetings.book]
    nearest = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)
    phone.db.answers[meetings.book] = lambda who, wish, now: (
        book if wish.starts_at == nearest else meetings.SlotTaken(wish.starts_at, nearest, 4)
    )
    await phone.presses("Назначить")
    await phone.presses("17:00")

    assert "назначена" in phone.text


async def test_the_director_sets_the_rules_of_calling() -> None:
    phone = Phone()
    rules = CallingRules()
    phone.db.answers[departments.calling_rules] = lambda *_: rules

    def change(who: Any, rule: departments.CallingRule, value: int, now: datetime) -> CallingRules:
        nonlocal rules
        rules = replace(rules, **{rule.value: value})
        return rules

    phone.db.answers[departments.set_calling_rule] = change
    await phone.types("/menu")
    await phone.presses("Правила обзвона")
    assert "Занято: через 30 мин" in phone.labels
    await phone.presses("Занято")
    assert "✓ через 30 мин" in phone.labels
    await phone.presses("через 1 ч")
    await phone.again()

    assert "Занято: через 1 ч" in phone.labels
    assert rules == CallingRules(busy_minutes=60)
