"""A caller works through the cold base: a card, one tap, the next card."""

import pytest

from domain.calling import CallResult
from domain.people import Role
from services import departments, invites
from services.invites import NewInvite
from stories.deeds import CONFIRM_BOOKING, NEXT_LEAD, RESULTS, calls_next, logs, opens_menu
from stories.town import FoundTown, Person, Town
from stories.trouble import Trouble

TROUBLES = pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())


async def with_base(town: Town, *companies: str) -> tuple[Person, Person]:
    """A director who has brought these companies, and a caller."""
    irina = await town.director("Ирина")
    anna = await town.caller("Анна")
    for company in companies:
        await town.lead(company, by=irina)
    return irina, anna


@pytest.mark.both_engines
@TROUBLES
async def test_a_result_is_one_tap_and_the_next_card_follows(town: Town, trouble: Trouble) -> None:
    """On any kind of day it is recorded once, for the company it was pressed for, and the next one is in hand."""
    _, anna = await with_base(town, "Ромашка", "Василёк", "Лютик")
    await calls_next(anna)
    assert "Ромашка" in anna.screen.text, anna.transcript()
    await logs(anna, CallResult.NO_ANSWER, under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.calls() == ["Анна Ромашка no_answer"]
    assert await town.facts.hands() == {"Анна": "Василёк"}
    assert "Ромашка retry 11-24 12:40" in await town.facts.queue()
    assert "Василёк" in anna.screen.text, anna.transcript()


@TROUBLES
async def test_asking_for_the_next_lead(town: Town, trouble: Trouble) -> None:
    """However it is pressed, a caller has one lead in hand."""
    _, anna = await with_base(town, "Ромашка", "Василёк")
    await calls_next(anna, under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.hands() == {"Анна": "Ромашка"}
    assert "Ромашка" in anna.screen.text, anna.transcript()


async def test_the_card_has_all_a_caller_needs(town: Town) -> None:
    """Company, person, phone, where and what time it is there, and every result as a button; then the day in a line."""
    irina, anna = await with_base(town)
    await town.lead("Ромашка", by=irina, city="Екатеринбург")
    await calls_next(anna)
    for words in ("Ромашка", "Ольга", "+7 900", "Екатеринбург, ул. Лесная, 5", "У них 11:40", "Сегодня: 0 звонков"):
        assert words in anna.screen.text, anna.transcript()
    assert [label for label in RESULTS.values() if not anna.has(label)] == []

    await logs(anna, CallResult.BUSY)
    assert "Сегодня: 1 звонок, 0 дозвонов, 0 встреч" in anna.screen.text


@pytest.mark.both_engines
async def test_two_callers_never_get_one_company(town: Town) -> None:
    """Asked at the same moment, again and again."""
    _, anna = await with_base(town, *(f"Компания {number}" for number in range(8)))
    boris = await town.caller("Борис")
    await opens_menu(anna)
    await opens_menu(boris)
    await town.together(anna.presses(NEXT_LEAD, settle=False), boris.presses(NEXT_LEAD, settle=False))
    for _ in range(3):
        hands = await town.facts.hands()
        assert len(set(hands.values())) == 2, hands
        label = RESULTS[CallResult.WRONG_NUMBER]
        await town.together(anna.presses(label, settle=False), boris.presses(label, settle=False))

    companies = [line.split(" ", 1)[1] for line in await town.facts.calls()]
    assert len(companies) == len(set(companies)) == 6


@pytest.mark.both_engines
@TROUBLES
async def test_a_slip_is_undone(town: Town, trouble: Trouble) -> None:
    """Within the minute the lead is in hand again, as if there had been no call."""
    _, anna = await with_base(town, "Ромашка", "Василёк")
    await calls_next(anna)
    await logs(anna, CallResult.NOT_EXISTING)
    assert await town.facts.leads() == ["Ромашка rejected", "Василёк new"]
    await anna.presses("Отменить: Ромашка", under=trouble)
    await town.minutes_pass(0.5)

    assert await town.facts.calls() == []
    assert await town.facts.leads() == ["Ромашка new", "Василёк new"]
    assert await town.facts.hands() == {"Анна": "Ромашка"}
    await logs(anna, CallResult.BUSY)
    assert await town.facts.calls() == ["Анна Ромашка busy"]


async def test_after_a_minute_it_is_too_late_to_undo(town: Town) -> None:
    """The button may still stand there; it says so, and the call stays."""
    _, anna = await with_base(town, "Ромашка", "Василёк")
    await calls_next(anna)
    await logs(anna, CallResult.NOT_EXISTING)
    await town.minutes_pass(1.1)
    await anna.presses("Отменить: Ромашка")

    assert anna.screen.text.startswith("⚠️"), anna.transcript()
    assert not anna.has("Отменить")
    assert await town.facts.calls() == ["Анна Ромашка not_existing"]
    assert "Василёк" in anna.screen.text


async def test_no_answer_comes_back_five_times(town: Town) -> None:
    """In three hours, then each next day, and no more after the fifth."""
    _, anna = await with_base(town, "Ромашка")
    await calls_next(anna)
    await logs(anna, CallResult.NO_ANSWER)
    assert "снова в 12:40" in anna.screen.text, anna.transcript()
    assert "Ближайший: в 12:40" in anna.screen.text
    await town.clock_to("2026-11-24 12:39")
    await anna.presses("Проверить снова")
    assert "Звонить сейчас некому" in anna.screen.text
    for moment, queue in (
        ("2026-11-24 12:40", ["Ромашка retry 11-25 09:00"]),
        ("2026-11-25 09:00", ["Ромашка retry 11-26 09:00"]),
        ("2026-11-26 09:00", ["Ромашка retry 11-27 09:00"]),
        ("2026-11-27 09:00", []),
    ):
        await town.clock_to(moment)
        await calls_next(anna)
        assert "Ромашка" in anna.screen.text, anna.transcript()
        await logs(anna, CallResult.NO_ANSWER)
        assert await town.facts.queue() == queue

    assert "больше не звоним" in anna.screen.text
    assert "База обзвонена" in anna.screen.text
    assert await town.facts.leads() == ["Ромашка unreached"]


async def test_busy_is_called_again_in_half_an_hour(town: Town) -> None:
    """Busy is no try."""
    _, anna = await with_base(town, "Ромашка")
    await calls_next(anna)
    for moment in ("2026-11-24 10:10", "2026-11-24 10:40"):
        await logs(anna, CallResult.BUSY)
        assert await town.facts.queue() == [f"Ромашка retry {moment[5:]}"]
        await town.clock_to(moment)
        await anna.presses("Проверить снова")
        assert "Ромашка" in anna.screen.text, anna.transcript()


@TROUBLES
async def test_refused_with_a_reason_rests_for_half_a_year(town: Town, trouble: Trouble) -> None:
    """Two taps; the company comes back in six months."""
    _, anna = await with_base(town, "Ромашка", "Василёк")
    await calls_next(anna)
    await logs(anna, CallResult.REFUSED)
    await anna.presses("Дорого", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.calls() == ["Анна Ромашка refused"]
    assert await town.facts.leads() == ["Ромашка refused", "Василёк new"]
    assert "Ромашка retry 05-24 09:40" in await town.facts.queue()
    assert "Василёк" in anna.screen.text


async def test_the_reason_stands_in_the_history(town: Town) -> None:
    """The next caller knows what was said, by whom and when."""
    _, anna = await with_base(town, "Ромашка")
    await calls_next(anna)
    await logs(anna, CallResult.CALL_BACK)
    await anna.types("сегодня в 12:00")
    await town.clock_to("2026-11-24 12:00")
    await calls_next(anna)

    assert "вт 24 ноября, 09:40: перезвонить, Анна" in anna.screen.text, anna.transcript()
    assert "Ждут звонка: в 12:00" in anna.screen.text


async def test_do_not_call_is_everywhere_and_at_once(town: Town) -> None:
    """Also in another department, and out of the hands of the one who is about to dial."""
    _, anna = await with_base(town, "Ромашка", "Василёк")
    phone = "+7 900 777-00-77"
    irina, other = (
        await town.director("Ирина"),
        await town.db.write(departments.found, "Второй", "Europe/Moscow", town.now),
    )
    await town.lead("Лютик", by=irina, phone=phone)
    guests = []
    for name, role in (("Глеб", Role.DIRECTOR), ("Борис", Role.CALLER)):
        new = NewInvite((role,), f"second-department-{role}")
        invitation = await town.db.write(invites.invite_from_console, other.id, new, town.now)
        guests.append(await town.stranger(name))
        await guests[-1].starts(invitation.token)
    gleb, boris = guests
    await town.lead("Лютик и Ко", by=gleb, phone=phone)
    await calls_next(boris)
    assert (await town.facts.hands())["Борис"] == "Лютик и Ко"
    await calls_next(anna)
    await logs(anna, CallResult.WRONG_NUMBER)
    await logs(anna, CallResult.WRONG_NUMBER)
    await logs(anna, CallResult.DO_NOT_CALL)

    assert (await town.facts.leads())[2:] == ["Лютик excluded", "Лютик и Ко excluded"]
    assert await town.facts.hands() == {}
    assert await town.facts.queue() == []
    await logs(boris, CallResult.BUSY)
    assert boris.screen.text.startswith("⚠️"), boris.transcript()
    assert boris.has(NEXT_LEAD)


@TROUBLES
async def test_a_meeting_in_four_taps(town: Town, trouble: Trouble) -> None:
    """Result, day, time, confirm, all in one message; then the next lead."""
    _, anna = await with_base(town, "Ромашка", "Василёк")
    viktor = await town.closer("Виктор")
    viktor.news()
    await calls_next(anna)
    card = anna.screen.message_id
    await anna.walks(RESULTS[CallResult.MEETING], "25", "15:00")
    assert anna.screen.message_id == card
    await anna.presses(CONFIRM_BOOKING, under=trouble)
    # What had to wait for another try goes out.
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]
    assert await town.facts.calls() == ["Анна Ромашка meeting"]
    (news,) = viktor.news()
    assert "Ромашка" in news.text
    await anna.presses(NEXT_LEAD)
    assert "Василёк" in anna.screen.text, anna.transcript()
    assert "0 звонков" not in anna.screen.text


async def test_a_meeting_booked_by_a_slip_is_taken_back(town: Town) -> None:
    """Its time is free again, and the lead in hand."""
    _, anna = await with_base(town, "Ромашка", "Василёк")
    await town.closer("Виктор")
    await calls_next(anna)
    await anna.walks(RESULTS[CallResult.MEETING], "25", "15:00", CONFIRM_BOOKING, "Отменить: Ромашка")

    assert await town.facts.calls() == []
    assert await town.facts.hands() == {"Анна": "Ромашка"}
    assert not any("booked" in meeting for meeting in await town.facts.meetings())
    await anna.walks(RESULTS[CallResult.MEETING], "25", "15:00", CONFIRM_BOOKING)
    assert (await town.facts.meetings())[-1] == "Ромашка 11-25 15:00 Виктор booked"


async def test_nobody_is_called_outside_their_working_hours(found_town: FoundTown) -> None:
    """09:00 to 18:00 by the company's own clocks; until then the caller reads when the next one is."""
    town = await found_town(at="2026-11-24 18:30")
    irina, anna = await with_base(town)
    await town.lead("Ромашка", by=irina)
    await town.lead("Камчатка-Авто", by=irina, city="Петропавловск-Камчатский")
    await calls_next(anna)
    assert "по их часам" in anna.screen.text, anna.transcript()
    assert "Ближайший: ср 25 ноября, 00:00" in anna.screen.text
    # Midnight in Moscow is nine in the morning there.
    await town.clock_to("2026-11-25 00:00")
    await anna.presses("Проверить снова")
    assert "Камчатка-Авто" in anna.screen.text
    await logs(anna, CallResult.WRONG_NUMBER)
    assert "Ближайший: в 09:00" in anna.screen.text, anna.transcript()
    await town.clock_to("2026-11-25 09:00")
    await anna.presses("Проверить снова")

    assert "Ромашка" in anna.screen.text


async def test_a_lead_left_in_hand_returns_by_itself(town: Town) -> None:
    """After an hour it is anybody's; who had it reads so, and has the next one at a tap."""
    _, anna = await with_base(town, "Ромашка")
    boris = await town.caller("Борис")
    await calls_next(anna)
    await calls_next(boris)
    assert "Звонить сейчас некому" in boris.screen.text
    await town.minutes_pass(61)
    await boris.presses("Проверить снова")
    assert "Ромашка" in boris.screen.text, boris.transcript()
    await logs(anna, CallResult.BUSY)

    assert anna.screen.text.startswith("⚠️"), anna.transcript()
    assert await town.facts.calls() == []
    await anna.presses(NEXT_LEAD)
    assert "Звонить сейчас некому" in anna.screen.text
    assert await town.facts.hands() == {"Борис": "Ромашка"}


async def test_a_long_call_is_still_recorded(town: Town) -> None:
    """After the hour, as long as nobody else has had the lead since."""
    _, anna = await with_base(town, "Ромашка")
    await calls_next(anna)
    await town.minutes_pass(75)
    await logs(anna, CallResult.REFUSED)
    await anna.presses("Не нужно")

    assert await town.facts.calls() == ["Анна Ромашка refused"]


async def test_a_lead_goes_back_into_the_queue(town: Town) -> None:
    """Without a call; the next one comes, and a colleague may have it."""
    _, anna = await with_base(town, "Ромашка", "Василёк")
    await calls_next(anna)
    await anna.presses("Вернуть в очередь")

    assert "Василёк" in anna.screen.text, anna.transcript()
    assert await town.facts.calls() == []
    assert await town.facts.hands() == {"Анна": "Василёк"}


async def test_leaving_the_card_keeps_the_lead(town: Town) -> None:
    """To the menu and back, on another screen: the lead in hand is the same."""
    _, anna = await with_base(town, "Ромашка", "Василёк")
    await calls_next(anna)
    await anna.presses("Меню")
    await calls_next(anna)

    assert "Ромашка" in anna.screen.text
    assert await town.facts.hands() == {"Анна": "Ромашка"}


async def test_the_director_changes_the_rules(town: Town) -> None:
    """They hold from the next call on."""
    irina, anna = await with_base(town, "Ромашка")
    await opens_menu(irina)
    await irina.walks("Правила обзвона", "Не ответили", "через 1 ч", "Без ответа", "3 попытки")
    assert irina.has("Не ответили: через 1 ч"), irina.transcript()
    await calls_next(anna)
    await logs(anna, CallResult.NO_ANSWER)

    assert await town.facts.queue() == ["Ромашка retry 11-24 10:40"]


async def test_callers_do_not_list_the_base(town: Town) -> None:
    """A few companies to book, no pages, and a search by a letter or two is refused."""
    _, anna = await with_base(town, *(f"Компания {number:02}" for number in range(20)), "Василёк")
    await opens_menu(anna)
    await anna.presses("Назначить встречу")
    assert sum("Компания" in label for label in anna.screen.labels) == 8
    assert not anna.has("›")
    await anna.types("ко")
    assert anna.screen.text.startswith("⚠️"), anna.transcript()
    await anna.types("компания")
    assert sum("Компания" in label for label in anna.screen.labels) == 8
    await anna.types("васил")
    assert anna.has("Василёк")
    assert not anna.has("Компания")


async def test_calling_in_english(town: Town) -> None:
    """The same by English words."""
    irina = await town.director("Ирина")
    anna = await town.caller("Anna", language="en")
    await town.lead("Ромашка", by=irina)
    await opens_menu(anna)
    await anna.walks("Next lead", "Call back", "Tomorrow 10:00")

    assert "call back Wed 25 November, 10:00" in anna.screen.text, anna.transcript()
    assert "Every lead waits for its time" in anna.screen.text
