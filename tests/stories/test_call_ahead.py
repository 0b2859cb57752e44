"""The evening before a meeting its caller asks the company whether it stands; the closer's morning says so."""

from datetime import UTC, datetime

import pytest

from stories.deeds import books, opens_menu
from stories.team import Team, team
from stories.town import FoundTown, Town
from stories.trouble import OF_THE_WIRE, Trouble

ASKED = "Подтвердите встречу"
CONFIRMED, SILENT, MOVE, CANCEL = "Подтвердили", "Не отвечает", "📅 Перенести", "✖️ Отменить"


async def asked(town: Town) -> Team:
    """It is five in the evening before."""
    people = await team(town)
    await town.clock_to("2026-11-24 17:00")
    return people


@pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())
async def test_asked_at_five_once(town: Town, trouble: Trouble) -> None:
    """The caller has what is needed to call: who, where and when; nobody else is asked."""
    people = await team(town)
    await town.clock_to("2026-11-24 16:55")
    assert not people.anna.letters(ASKED)
    await town.clock_to("2026-11-24 17:00", under=trouble)
    question = people.anna.hears_once(ASKED)
    for words in ("Ромашка", "ср 25 ноября, 15:00", "Ольга", "+7 900", "Проводит: Виктор"):
        assert words in question.text, people.anna.transcript()
    assert await town.facts.letters("CallAhead") == ["Анна sent"]


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_confirmed_in_one_tap(town: Town, trouble: Trouble) -> None:
    """The closer reads it in the morning; the caller is not asked again."""
    people = await asked(town)
    await people.anna.presses(CONFIRMED, under=trouble)
    await town.minutes_pass(2)
    assert "Встреча подтверждена" in people.anna.screen.text, people.anna.transcript()
    await town.clock_to("2026-11-25 09:05")

    assert "Подтверждена" in people.viktor.hears_once("1 встреча\n").text
    assert not people.anna.letters(ASKED)
    assert await town.facts.letters("CallAhead") == ["Анна sent"]
    assert await town.facts.confirmed() == ["Ромашка"]


@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.REDELIVERED, Trouble.DOUBLE_TAP, Trouble.FORGED])
async def test_nobody_answers(town: Town, trouble: Trouble) -> None:
    """Asked again at nine, once; nothing is assumed of a meeting that nobody could confirm."""
    people = await asked(town)
    await people.anna.presses(SILENT, under=trouble)
    assert "Напомню утром" in people.anna.screen.text, people.anna.transcript()
    await town.clock_to("2026-11-25 08:55")
    assert not people.anna.letters(ASKED)
    await town.clock_to("2026-11-25 09:00")
    people.anna.hears_once(ASKED)
    await people.anna.presses(SILENT)
    assert "Напомню" not in people.anna.screen.text, "this morning was the last one"
    await town.clock_to("2026-11-25 14:30")

    assert await town.facts.letters("CallAhead") == ["Анна sent", "Анна sent"]
    assert await town.facts.confirmed() == []
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]


async def test_confirmed_before_the_morning_it_is_not_asked_again(town: Town) -> None:
    """They called back themselves."""
    people = await asked(town)
    question = people.anna.button(CONFIRMED)
    await people.anna.presses(SILENT)
    await people.anna.forges(str(question["data"]), people.anna.screen.message_id)
    await town.clock_to("2026-11-25 09:05")
    assert await town.facts.letters("CallAhead") == ["Анна sent", "Анна withdrawn"]


@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.DOUBLE_TAP])
async def test_moved_from_the_question(town: Town, trouble: Trouble) -> None:
    """They ask for another day: it is confirmed anew, the evening before that one."""
    people = await asked(town)
    await people.anna.walks(MOVE, "27", "11:00")
    await people.anna.presses("Просит клиент", under=trouble)
    assert await town.facts.meetings() == ["Ромашка 11-27 11:00 Виктор booked"]
    await town.clock_to("2026-11-25 17:05")
    assert await town.facts.letters("CallAhead") == ["Анна sent"]
    await town.clock_to("2026-11-26 17:05")
    assert len(await town.facts.letters("CallAhead")) == 2


async def test_called_off_from_the_question(town: Town) -> None:
    people = await asked(town)
    await people.anna.presses(SILENT)
    await people.anna.walks(CANCEL, "Нет связи")
    people.viktor.hears_once("Встреча отменена")
    await town.clock_to("2026-11-25 09:05")
    assert await town.facts.letters("CallAhead") == ["Анна sent", "Анна withdrawn"]
    assert not people.viktor.letters("1 встреча\n")


async def test_a_question_of_the_old_time_confirms_no_new_one(town: Town) -> None:
    """Viktor moved it while Anna was calling: what they said was said of the old time."""
    people = await asked(town)
    await people.viktor.walks(MOVE, "26", "11:00", "Не успеваем")
    question = next(message for message in people.anna.messages if ASKED in message.text)
    data = question.data_of(CONFIRMED)
    assert data is not None
    await people.anna.forges(data, question.message_id)

    assert await town.facts.confirmed() == []
    assert any("чт 26 ноября, 11:00" in message.text for message in people.anna.messages)
    await town.clock_to("2026-11-25 17:05")
    assert len(await town.facts.letters("CallAhead")) == 2


async def test_its_caller_is_away(town: Town) -> None:
    """Any other caller asks, moves and calls off instead."""
    people = await team(town)
    boris, galya = await town.caller("Борис"), await town.caller("Галя")
    await opens_menu(people.anna)
    await people.anna.walks("Меня не будет", "Болезнь", "Сегодня")
    await town.clock_to("2026-11-24 17:00")
    assert await town.facts.letters("CallAhead") == ["Борис sent", "Галя sent"]
    await boris.presses(CONFIRMED)
    assert "Встреча подтверждена" in boris.screen.text, boris.transcript()
    await galya.walks(MOVE, "26", "11:00", "Просит клиент")
    assert await town.facts.meetings() == ["Ромашка 11-26 11:00 Виктор booked"]
    assert await town.facts.confirmed() == []


async def test_who_is_there_answers_for_nobody_else(town: Town) -> None:
    """A colleague's press is refused while the caller is there, and a press about nothing always is."""
    await asked(town)
    boris = await town.caller("Борис")
    seconds = int(datetime(2026, 11, 25, 12, tzinfo=UTC).timestamp())
    for data in ("sure:1", f"sure:1:{seconds}", f"silent:1:{seconds}", "sure:1:0", f"silent:999:{seconds}"):
        await boris.forges(data)
    assert await town.facts.confirmed() == []
    await town.clock_to("2026-11-25 09:05")
    assert await town.facts.letters("CallAhead") == ["Анна sent"]


async def test_booked_that_evening_it_needs_no_asking(found_town: FoundTown) -> None:
    """They have just said yes."""
    town = await found_town(at="2026-11-24 17:01")
    await team(town)
    await town.clock_to("2026-11-25 09:05")
    assert await town.facts.letters("CallAhead") == []


async def test_before_a_monday_it_is_asked_on_friday(found_town: FoundTown) -> None:
    """Nobody calls on Sunday; who could not be reached on Friday is called on Monday at nine."""
    town = await found_town(at="2026-11-26 09:40")
    people = await team(town, "30", "11:00")
    await town.clock_to("2026-11-26 17:05")
    assert await town.facts.letters("CallAhead") == []
    await town.clock_to("2026-11-27 17:05")
    assert "пн 30 ноября, 11:00" in people.anna.hears_once(ASKED).text
    await people.anna.presses(SILENT)
    await town.clock_to("2026-11-29 20:00")
    assert not people.anna.letters(ASKED)
    await town.clock_to("2026-11-30 09:00")
    people.anna.hears_once(ASKED)


@pytest.mark.both_engines
async def test_two_who_stand_in_answer_at_the_same_moment(town: Town) -> None:
    """One heard yes, the other called it off: an end that both see."""
    people = await team(town)
    boris, galya = await town.caller("Борис"), await town.caller("Галя")
    await opens_menu(people.anna)
    await people.anna.walks("Меня не будет", "Болезнь", "Сегодня")
    await town.clock_to("2026-11-24 17:00")
    await galya.presses(CANCEL)
    await town.together(boris.presses(CONFIRMED, settle=False), galya.presses("Нет связи", settle=False))
    await town.minutes_pass(2)
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор cancelled"]
    people.viktor.hears_once("Встреча отменена")
    await town.clock_to("2026-11-25 08:35")
    assert not people.viktor.letters("1 встреча\n")


@pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())
async def test_the_mornings_route(town: Town, trouble: Trouble) -> None:
    """Stop by stop, in order, with who to see there, where it is and whether it stands; who has none hears nothing."""
    people = await team(town)
    await town.lead("Василёк", by=people.irina)
    await books(people.anna, "Василёк", "25", "10:00")
    galina = await town.closer("Галина")
    await town.clock_to("2026-11-24 17:00")
    question = next(one for one in people.anna.letters(ASKED) if "Ромашка" in one.text)
    data = question.data_of(CONFIRMED)
    assert data is not None
    await people.anna.forges(data, question.message_id)
    await town.clock_to("2026-11-25 08:25")
    galina.news()
    await town.clock_to("2026-11-25 08:30", under=trouble)

    route = people.viktor.hears_once("🚗 ср 25 ноября: 2 встречи").text
    first, second = route.index("10:00–11:00 Василёк"), route.index("15:00–16:00 Ромашка")
    assert first < second < route.index("Подтверждена"), "the other one is not confirmed"
    for words in ("Ольга", "+7 900", "ул. Лесная, 5", "Кто назначил: Анна"):
        assert route.count(words) == 2, words
    assert galina.news() == []
    assert await town.facts.letters("DayRoute") == ["Виктор sent"]
