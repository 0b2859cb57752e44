"""Being away: two taps, told to the directors once, and no meetings on those days."""

import pytest

from domain.people import Role
from stories.deeds import BOOK, books, opens_menu
from stories.town import Town
from stories.trouble import OF_THE_WIRE, Trouble

AWAY = "Меня не будет"


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_two_taps(town: Town, trouble: Trouble) -> None:
    """Why, and tomorrow: that is all there is to say, on any kind of day."""
    irina, anna, viktor = await town.director("Ирина"), await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    irina.news()
    await opens_menu(viktor)
    await viktor.walks(AWAY, "Болезнь")
    await viktor.presses("Завтра", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.absences() == ["Виктор sick 11-25 11-25"]
    (told,) = irina.news()
    assert "🤒 Виктор: болезнь, ср 25 ноября." in told.text
    assert "Отмечено" in viktor.screen.text, viktor.transcript()
    await opens_menu(anna)
    await anna.walks(BOOK, "Ромашка")
    assert not anna.has("25")
    assert anna.has("26")


@pytest.mark.parametrize(
    ("steps", "fact"),
    [
        (("Отгул", "Сегодня"), "day_off 11-24 11-24"),
        (("Отпуск", "До конца недели"), "leave 11-24 11-29"),
        (("Командировка", "С … по …", "пт 27", "пн 30"), "trip 11-27 11-30"),
        (("Болезнь", "С … по …", "пн 23", "вт 24"), "sick 11-23 11-24"),
        (("Отпуск", "=с 1 по 14 декабря", "верно"), "leave 12-01 12-14"),
        (("Отгул", "=до пятницы", "верно"), "day_off 11-24 11-27"),
        (("Отпуск", "С … по …", "пт 27", "=10 декабря", "верно"), "leave 11-27 12-10"),
        (("Отпуск", "=завтра", "Другие дни", "=послезавтра", "верно"), "leave 11-26 11-26"),
    ],
    ids=" ".join,
)
async def test_every_way_to_say_it(town: Town, steps: tuple[str, ...], fact: str) -> None:
    anna = await town.caller("Анна")
    await opens_menu(anna)
    await anna.walks(AWAY, *steps)
    assert await town.facts.absences() == [f"Анна {fact}"], anna.transcript()


@pytest.mark.parametrize("role", [Role.CALLER, Role.COLLECTOR, Role.ACCOUNTANT, Role.CONSULTANT, Role.ACCOUNT_MANAGER])
async def test_everybody_may_be_away(town: Town, role: Role) -> None:
    person = await town.hires("Сотрудник", role)
    await opens_menu(person)
    await person.walks(AWAY, "Отгул", "Завтра")
    assert await town.facts.absences() == ["Сотрудник day_off 11-25 11-25"]


async def test_what_cannot_be_is_said_in_a_sentence_and_asked_again(town: Town) -> None:
    anna = await town.caller("Анна")
    await opens_menu(anna)
    await anna.walks(AWAY, "Отпуск")
    for typed, sentence in (
        ("=потом", "Не понял дни «потом»"),
        ("=1 ноября", "Эти дни уже прошли"),
        ("=с 1 декабря по 31 марта", "больше 90 дней"),
    ):
        await anna.walks(typed)
        if anna.has("верно"):
            await anna.walks("верно")
        assert sentence in anna.screen.text, anna.transcript()
        if anna.has("Другие дни"):
            await anna.walks("Другие дни")
    await anna.walks("Завтра", "К списку", "Болезнь", "Завтра")
    assert "Часть этих дней уже отмечена: ср 25 ноября – ср 25 ноября" in anna.screen.text
    assert await town.facts.absences() == ["Анна leave 11-25 11-25"]


async def test_meetings_on_these_days_are_counted(town: Town) -> None:
    irina, anna, viktor = await town.director("Ирина"), await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    await opens_menu(viktor)
    await viktor.walks(AWAY, "Отпуск", "=до пятницы")
    assert "назначена 1 встреча" in viktor.screen.text
    await viktor.walks("верно")

    assert "назначена 1 встреча" in irina.hears_once("Виктор: отпуск").text
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]


@pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())
async def test_back_early(town: Town, trouble: Trouble) -> None:
    """The days gone by stay as they were; the directors hear of it."""
    irina, viktor = await town.director("Ирина"), await town.closer("Виктор")
    await opens_menu(viktor)
    await viktor.walks(AWAY, "Болезнь", "=3 дня", "верно")
    await town.clock_to("2026-11-25 10:00")
    await opens_menu(viktor)
    await viktor.walks(AWAY, "🤒 вт 24")
    await viktor.presses("Отменить", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.absences() == ["Виктор sick 11-24 11-24"]
    assert "Ничего не отмечено" in viktor.screen.text, viktor.transcript()
    irina.hears_once("болезнь отменена")


async def test_the_director_enters_anybodys(town: Town) -> None:
    """The person hears of it and may cancel it."""
    irina, anna = await town.director("Ирина"), await town.caller("Анна")
    await opens_menu(irina)
    await irina.walks("Люди", "Анна", "Не будет", "Отпуск", "=на следующей неделе", "верно")
    assert await town.facts.absences() == ["Анна leave 11-30 12-06"]
    anna.hears_once("Анна: отпуск, пн 30 ноября – вс 6 декабря")
    await irina.walks("К списку", "К человеку")
    assert irina.has("Уволить")

    await opens_menu(anna)
    await anna.walks(AWAY, "🌴 пн 30", "Отменить")
    assert await town.facts.absences() == []
    irina.hears_once("отпуск отменён")


async def test_colleagues_see_when_and_not_why(town: Town) -> None:
    irina, anna, viktor = await town.director("Ирина"), await town.caller("Анна"), await town.closer("Виктор")
    await opens_menu(viktor)
    await viktor.walks(AWAY, "Болезнь", "Завтра")
    await opens_menu(anna)
    await anna.walks(AWAY)
    assert "Виктор: ср 25 ноября" in anna.screen.text
    assert "болезнь" not in anna.screen.text
    await opens_menu(irina)
    await irina.walks(AWAY)
    assert "Виктор: ср 25 ноября, болезнь" in irina.screen.text


async def test_no_reminder_on_a_day_away(town: Town) -> None:
    anna, boris = await town.caller("Анна"), await town.caller("Борис")
    await opens_menu(anna)
    await anna.walks(AWAY, "Отгул", "Завтра")
    for person in (anna, boris):
        person.news()
    await town.clock_to("2026-11-25 09:35")
    assert not anna.news()
    assert boris.news()
    await town.clock_to("2026-11-26 09:35")
    assert anna.news()


async def test_somebody_elses_absence_is_not_there(town: Town) -> None:
    """A forged press cannot cancel it."""
    viktor, anna = await town.closer("Виктор"), await town.caller("Анна")
    await opens_menu(viktor)
    await viktor.walks(AWAY, "Отгул", "Завтра")
    await opens_menu(anna)
    await anna.walks(AWAY, "Отгул", "=пятница", "верно", "К списку")
    data = anna.screen.data_of("🏠 пт 27")
    assert data is not None
    await anna.forges(data.rsplit(":", 1)[0] + ":1", anna.screen.message_id)

    assert "Не нашёл" in anna.screen.text, anna.transcript()
    assert await town.facts.absences() == ["Виктор day_off 11-25 11-25", "Анна day_off 11-27 11-27"]
