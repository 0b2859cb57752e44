"""Closers and directors keep hours, shares and the turn in chat; callers are offered what follows from them."""

import pytest

from stories.deeds import BOOK, books, opens_menu
from stories.town import Person, Town
from stories.trouble import Trouble

HOURS, TURN = "Мои часы", "Очередь встреч"


async def offered(caller: Person, company: str, day: str) -> list[str]:
    """The times a caller may choose from."""
    await opens_menu(caller)
    await caller.walks(BOOK, company, day)
    return [label.split()[0] for label in caller.screen.labels if ":" in label]


@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_a_closer_sets_hours_in_two_taps(town: Town, trouble: Trouble) -> None:
    """Menu, hours, what to change, the new value: callers are offered nothing before it."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await opens_menu(viktor)
    await viktor.walks(HOURS)
    assert "с 10:00 до 18:00" in viktor.screen.text
    await viktor.walks("Начало")
    await viktor.presses("12:00", under=trouble)

    assert "с 12:00 до 18:00" in viktor.screen.text, viktor.transcript()
    assert await offered(anna, "Ромашка", "25") == ["12:00", "13:00", "14:00", "15:00", "16:00", "17:00"]
    await opens_menu(viktor)
    await viktor.walks(HOURS, "Начало", "Как в отделе")
    assert "с 10:00 до 18:00" in viktor.screen.text


async def test_everything_of_the_hours_is_in_one_place(town: Town) -> None:
    viktor = await town.closer("Виктор")
    await opens_menu(viktor)
    await viktor.walks(HOURS, "Встреча", "90 мин", "Дорога", "45 мин", "Конец", "20:00", "Выходные", "пт", "Назад")
    for words in ("до 20:00", "Встреча: 90 мин", "встречами: 45 мин", "Выходной, кроме обычных: пятница"):
        assert words in viktor.screen.text, viktor.transcript()


async def test_hours_that_do_not_fit_are_one_sentence(town: Town) -> None:
    """And the choice stays open."""
    viktor = await town.closer("Виктор")
    await opens_menu(viktor)
    await viktor.walks(HOURS, "Конец", "12:00", "Встреча", "120 мин", "Начало", "10:30")

    assert "С 10:30 до 12:00 встреча на 120 мин не поместится" in viktor.screen.text
    await viktor.walks("09:00")
    assert "с 09:00 до 12:00" in viktor.screen.text


async def test_a_weekday_is_left_for_work(town: Town) -> None:
    viktor = await town.closer("Виктор")
    await opens_menu(viktor)
    await viktor.walks(HOURS, "Выходные", "пн", "вт", "ср", "чт", "пт")
    assert "Хотя бы один будний день" in viktor.screen.text


async def test_what_is_booked_outside_of_new_hours_is_told(town: Town) -> None:
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "10:00")
    await opens_menu(viktor)
    await viktor.walks(HOURS, "Начало", "12:00")

    assert "Вне этих часов назначена 1 встреча" in viktor.screen.text
    assert "25.11 10:00 Ромашка" in viktor.screen.text
    assert await town.facts.meetings() == ["Ромашка 11-25 10:00 Виктор booked"]


async def test_the_director_keeps_a_closers_hours_and_share(town: Town) -> None:
    """From the person and back to the person."""
    irina, viktor = await town.director("Ирина"), await town.closer("Виктор")
    await opens_menu(irina)
    await irina.walks("Люди", "Виктор", "Часы и очередь", "Начало", "11:00")
    assert "Часы: Виктор" in irina.screen.text
    assert "с 11:00" in irina.screen.text
    await irina.walks("Конец", "20:00")
    await town.minutes_pass(3)
    assert "с 11:00 до 20:00" in viktor.hears_once("Ирина меняет ваши часы").text
    await irina.walks("⚖️ Очередь", "Доля", "25 %", "Города", "=Казань, нижний новгород")
    assert "Доля встреч: 25 %" in irina.screen.text
    assert "Казань, Нижний Новгород" in irina.screen.text
    await irina.walks("Города", "Без городов", "Назад", "К человеку")
    assert "Уволить" in " ".join(irina.screen.labels)

    await opens_menu(viktor)
    await viktor.walks(HOURS)
    assert "с 11:00" in viktor.screen.text
    assert not viktor.has("Очередь")


async def test_people_without_meetings_have_no_hours(town: Town) -> None:
    irina, anna = await town.director("Ирина"), await town.caller("Анна")
    await opens_menu(irina)
    await irina.walks("Люди", "Анна")
    assert not irina.has("Часы")
    for place in ("hours", "turn"):
        await opens_menu(anna)
        await anna.forges(f"go:{place}", anna.screen.message_id)
        assert "⚠️" in anna.screen.text, anna.transcript()
        assert anna.has("Меню")


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.DOUBLE_TAP, Trouble.REDELIVERED, Trouble.FORGED])
async def test_the_turn_is_strict_when_the_director_says_so(town: Town, trouble: Trouble) -> None:
    """Then only the times of the one in turn are offered."""
    irina, anna = await town.director("Ирина"), await town.caller("Анна")
    viktor = await town.closer("Виктор")
    await town.closer("Галина")
    for company in ("Ромашка", "Василёк"):
        await town.lead(company, by=irina)
    await opens_menu(viktor)
    await viktor.walks(HOURS, "Начало", "13:00")
    assert "10:00" in await offered(anna, "Ромашка", "25")

    await opens_menu(irina)
    await irina.walks(TURN)
    assert "Сейчас: гибкая" in irina.screen.text
    await irina.presses("Строгая", under=trouble)
    assert "Сейчас: строгая" in irina.screen.text, irina.transcript()
    assert "Виктор, Галина" in irina.screen.text
    assert (await offered(anna, "Ромашка", "25"))[0] == "13:00"
    await books(anna, "Ромашка", "25", "13:00")
    assert (await offered(anna, "Василёк", "25"))[0] == "10:00"
