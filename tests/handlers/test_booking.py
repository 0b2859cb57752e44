"""A caller books: taps, double taps, slips, and somebody who was quicker."""

from datetime import UTC, timedelta

import pytest
from phone import Phone
from sample_answers import START

from domain.errors import LeadNotFree, NoClosers, NotYours, SlotTaken, TextTooLong
from services import leads, meetings


async def at_confirm() -> Phone:
    """Four taps from the menu."""
    phone = Phone()
    await phone.types("/menu")
    for step in ("Назначить встречу", "Ромашка", "25", "15:00"):
        await phone.presses(step)
    return phone


def booked(phone: Phone) -> list[str]:
    """Receipts of the bookings made."""
    return [receipt or "" for name, _, receipt in phone.db.writes if name == "book"]


async def test_a_meeting_in_five_taps_and_one_message() -> None:
    phone = await at_confirm()
    assert "15:00" in phone.text
    assert "Ромашка" in phone.text
    await phone.presses("Назначить")

    assert "назначена" in phone.text
    assert len(booked(phone)) == 1
    assert len(phone.messages) == 1, "every step was in the same message"
    (_, arguments, _) = phone.db.writes[-1]
    assert arguments[1] == meetings.Wish(5, START, 3, "", by_turn=True)
    assert arguments[1].starts_at.tzinfo is UTC


@pytest.mark.parametrize("step", ["Назначить встречу", "Ромашка", "25", "15:00", "Назначить"])
async def test_any_step_pressed_twice_is_that_step(step: str) -> None:
    """The second press finds the truth, and one meeting is booked in the end."""
    phone = Phone()
    await phone.types("/menu")
    for now in ("Назначить встречу", "Ромашка", "25", "15:00", "Назначить"):
        await phone.presses(now)
        if now == step:
            seen = phone.text
            await phone.again()
            assert phone.text == seen

    assert len(booked(phone)) == 1


@pytest.mark.parametrize("step", ["Назначить встречу", "Ромашка", "25", "15:00", "Назначить"])
async def test_any_step_replayed_comes_out_the_same(step: str) -> None:
    """The process was killed before the press was marked handled."""
    phone = Phone()
    await phone.types("/menu")
    for now in ("Назначить встречу", "Ромашка", "25", "15:00", "Назначить"):
        await phone.presses(now)
        if now == step:
            seen = phone.text
            await phone.replay()
            assert phone.text == seen

    assert len(booked(phone)) == 1
    assert "назначена" in phone.text


async def test_the_next_booking_has_a_receipt_of_its_own() -> None:
    phone = await at_confirm()
    await phone.presses("Назначить")
    await phone.presses("Ещё встречу")
    for step in ("Ромашка", "25", "15:00", "Назначить"):
        await phone.presses(step)

    assert len(set(booked(phone))) == 2


async def test_the_time_was_taken() -> None:
    """The sentence, the nearest free time as one tap, and the meeting is booked at it."""
    phone = await at_confirm()
    nearest = START + timedelta(hours=2)
    book = phone.db.answers[meetings.book]
    phone.db.answers[meetings.book] = lambda who, wish, now: (
        book if wish.starts_at == nearest else SlotTaken(START, nearest, 4)
    )
    await phone.presses("Назначить")
    assert "только что заняли" in phone.text
    assert "17:00" in phone.labels
    await phone.again()
    assert "17:00" in phone.labels
    await phone.presses("17:00")

    assert "назначена" in phone.text
    (wish,) = [arguments[1] for name, arguments, _ in phone.db.writes if name == "book"]
    assert (wish.starts_at, wish.closer_id) == (nearest, 4)


async def test_the_time_was_taken_and_no_other_is_free() -> None:
    phone = await at_confirm()
    phone.db.answers[meetings.book] = SlotTaken(START, None, None)
    await phone.presses("Назначить")

    assert "День" in phone.labels
    assert "Меню" in phone.labels


@pytest.mark.parametrize("error", [LeadNotFree("Ромашка"), NoClosers(), NotYours()])
async def test_a_refusal_keeps_the_draft(error: Exception) -> None:
    """The sentence stands above the question; once the reason is gone the same press books."""
    phone = await at_confirm()
    book = phone.db.answers[meetings.book]
    phone.db.answers[meetings.book] = error
    await phone.presses("Назначить")
    assert phone.text.startswith("⚠️")
    assert "15:00" in phone.text
    phone.db.answers[meetings.book] = book
    await phone.presses("Назначить")

    assert "назначена" in phone.text


async def test_a_company_that_went_meanwhile() -> None:
    """The window re-checks it: the sentence, and a way on; nothing is left hanging."""
    phone = await at_confirm()
    phone.db.answers[leads.card] = LeadNotFree("Ромашка")
    await phone.presses("Время")
    assert "в работе" in phone.text
    assert "Меню" in phone.labels
    await phone.presses("Меню")

    assert "Назначить встречу" in phone.labels


async def test_companies_are_searched_by_typing() -> None:
    """The list moves below what was typed, and the old one has no buttons left to mislead."""
    phone = Phone()
    await phone.types("/menu")
    await phone.presses("Назначить встречу")
    asked: list[str] = []
    page = phone.db.answers[leads.to_book]
    phone.db.answers[leads.to_book] = lambda who, query, now: (asked.append(query), page)[1]
    await phone.types("  ромаш ")

    assert set(asked) == {"ромаш"}
    assert len(phone.messages) == 2
    assert phone.messages[100].keyboard is None
    await phone.presses("Показать все")
    assert asked[-1] == ""


async def test_a_note_for_the_closer_is_typed() -> None:
    phone = await at_confirm()
    await phone.types("Спросить <про> парковку")
    assert "&lt;про&gt;" in phone.text
    await phone.presses("Назначить")

    assert phone.db.writes[-1][1][1].note == "Спросить <про> парковку"


async def test_a_note_too_long_is_asked_again() -> None:
    phone = await at_confirm()
    phone.db.answers[meetings.book] = TextTooLong(500)
    await phone.types("я" * 3000)
    await phone.presses("Назначить")

    assert "500" in phone.text
    assert "Назначить" in phone.labels


async def test_a_card_beneath_does_not_break_the_screen() -> None:
    """A press edits the pressed message, wherever it stands."""
    phone = await at_confirm()
    await phone.types("/menu")
    screen = min(phone.messages)
    await phone.presses("Назначить", screen)

    assert "назначена" in phone.messages[screen].text


async def test_two_bookings_side_by_side() -> None:
    """Each message is a screen of its own with its own draft."""
    phone = await at_confirm()
    first = phone.last_screen
    await phone.types("/menu")
    second = phone.last_screen
    await phone.presses("Назначить встречу", second)
    await phone.presses("Ромашка", second)
    await phone.presses("Время", first)
    assert "Во сколько" in phone.messages[first].text
    await phone.presses("15:00", first)
    await phone.presses("Назначить", first)
    assert "назначена" in phone.messages[first].text
    await phone.presses("25", second)

    assert "Во сколько" in phone.messages[second].text
    assert len(booked(phone)) == 1


async def test_the_oldest_screens_are_let_go() -> None:
    """A press on one shows the screen in use; nothing grows without end."""
    phone = Phone()
    for _ in range(12):
        await phone.types("/menu")
        await phone.presses("Назначить встречу", phone.last_screen)
    await phone.presses("Ромашка", min(phone.messages))
    assert "устарел" in phone.text
    kept = [record for record in phone.storage.storage.values() if record.data != "{}"]

    assert len(kept) <= 10


@pytest.mark.parametrize(
    "data", ["company:-1", "company:9999999999999999999999", "company:x", "company:٣", "nonsense", "company:"]
)
async def test_forged_data_of_a_window(data: str) -> None:
    """The library's own separator, any data behind it."""
    phone = Phone()
    await phone.types("/menu")
    await phone.presses("Назначить встречу")
    intent = phone.screen.data_of("Меню").partition("\x1d")[0]
    await phone.forges(f"{intent}\x1d{data}", phone.last_screen)

    assert "С кем встреча" in phone.text


@pytest.mark.parametrize("key", ["1_1", "99999999999999999_1", "1764072000", "x_y", "_", "1764072000_-4"])
async def test_forged_times(key: str) -> None:
    phone = await at_confirm()
    await phone.presses("Время")
    intent = phone.screen.data_of("Меню").partition("\x1d")[0]
    await phone.forges(f"{intent}\x1dtime:{key}", phone.last_screen)

    assert "Меню" in phone.labels


async def test_booking_again_from_a_card() -> None:
    """The card stays as it came; the booking opens below it, the company chosen."""
    phone = Phone()
    await phone.types("/menu")
    card = phone.last_screen
    await phone.forges("again:5", card)

    assert len(phone.messages) == 2
    assert phone.messages[card].keyboard is not None
    assert "В какой день" in phone.text
