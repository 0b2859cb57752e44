"""The director gives tasks to collectors, who see how far they are and what they have earned."""

import pytest

from domain.calling import CallResult
from stories.deeds import adds_lead, calls_next, logs, opens_menu
from stories.town import Person, Town
from stories.trouble import OF_THE_WIRE, Trouble

TASK = "Все автосервисы Москвы и области, с которыми мы ещё не работаем"
TROUBLES = pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
NEW = "Новое задание"
GIVE = "Дать задание"


async def writes_task(director: Person, *collectors: str) -> None:
    """Answer every question about a new task, up to the last look at it."""
    await opens_menu(director)
    ticks = [f"⬜ {name}" for name in collectors]
    await director.walks("🎯 Задания", NEW, f"={TASK}", "50 ₽", "500", "=30 ноября", *ticks, "Готово", "Без подсказки")


async def gives_task(director: Person, *collectors: str, under: Trouble = Trouble.NONE) -> None:
    """Give a task to these collectors."""
    await writes_task(director, *collectors)
    await director.presses(GIVE, under=under)


@pytest.mark.both_engines
@TROUBLES
async def test_a_task_is_given(town: Town, trouble: Trouble) -> None:
    """Written once, it is on the collector's phone once, with all it asks for and the way to begin."""
    irina, denis = await town.director("Ирина"), await town.collector("Денис")
    elena = await town.collector("Елена")
    denis.news()
    elena.news()
    await gives_task(irina, "Денис", under=trouble)
    await town.minutes_pass(2)

    (card,) = denis.news()
    for words in ("Новое задание", TASK, "50\u202f₽ за подтверждённый контакт", "500", "пн 30 ноября"):
        assert words in card.text, denis.transcript()
    assert any("Добавить контакт" in label for label in card.labels)
    assert elena.news() == []
    assert await town.facts.letters("SegmentGiven") == ["Денис sent"]
    assert "Поручено: Денис" in irina.screen.text, irina.transcript()


@pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())
async def test_what_changes_is_told_once(town: Town, trouble: Trouble) -> None:
    """The rate to those who have the task, the whole task to whom it is given later, the end to all of them."""
    irina, denis = await town.director("Ирина"), await town.collector("Денис")
    elena = await town.collector("Елена")
    await gives_task(irina, "Денис")
    denis.news()
    elena.news()

    await irina.walks("💰 Ставка")
    await irina.types("70", under=trouble)
    await town.minutes_pass(2)
    assert "70\u202f₽" in denis.hears_once("Задание изменилось").text
    assert elena.letters("Задание изменилось") == []

    await irina.walks("👥 Сборщики", "⬜ Елена")
    await irina.presses("Готово", under=trouble)
    await town.minutes_pass(2)
    assert "70\u202f₽" in elena.hears_once("Новое задание").text
    assert len(denis.letters("Новое задание")) == 1

    await irina.presses("🗄 Закрыть", under=trouble)
    await town.minutes_pass(2)
    for collector in (denis, elena):
        collector.hears_once("закончено")
    await irina.presses("Открыть снова")
    await irina.presses("🗄 Закрыть")
    assert await town.facts.letters("SegmentOver") == ["Денис sent", "Елена sent"] * 2


async def test_every_answer_may_be_skipped_and_mended(town: Town) -> None:
    """What was entered stays through every slip and every way back."""
    irina = await town.director("Ирина")
    await opens_menu(irina)
    await irina.walks("🎯 Задания", NEW, f"={TASK}", "=бесплатно")
    assert irina.screen.text.startswith("⚠️"), irina.transcript()
    assert TASK in irina.screen.text
    await irina.walks("Как в условиях", "=полтысячи", "Без цели", "=вчера")
    assert "прошёл" in irina.screen.text, irina.transcript()
    await irina.types("когда-нибудь")
    assert "Не понял день" in irina.screen.text
    await irina.walks("Без срока", "Готово", "=Здравствуйте! Мы чиним фары.")
    for words in (TASK, "как в условиях", "Здравствуйте! Мы чиним фары.", "никому не поручено"):
        assert words in irina.screen.text, irina.transcript()

    await irina.walks("🏷 Название", "=Автосервисы", "🎯 Цель", "1000", "← К заданиям")
    assert await town.facts.letters("SegmentGiven") == []
    await irina.walks(NEW, "=Стоматологии", "← Назад", "← Назад", NEW, "=Стоматологии", "20 ₽")
    await irina.walks("Без цели", "Конец месяца", "Готово", "Без подсказки", GIVE)
    assert "✅ Задание дано" in irina.screen.text
    await irina.walks("← К заданиям")
    assert any("Стоматологии" in label for label in irina.screen.labels), irina.transcript()


async def test_a_collector_sees_progress_pace_and_earnings(town: Town) -> None:
    """Added, confirmed and rejected with the reason; what the deadline asks of a day; what confirmed leads earned."""
    irina, denis = await town.director("Ирина"), await town.collector("Денис")
    anna = await town.caller("Анна")
    await gives_task(irina, "Денис")
    for company, phone in (("Гараж", "+7 900 100-00-01"), ("Мотор", "+7 900 100-00-02"), ("Вираж", "+7 900 100-00-03")):
        await adds_lead(denis, company, phone)
    await calls_next(anna)
    await logs(anna, CallResult.WRONG_NUMBER)
    await logs(anna, CallResult.REFUSED)
    await anna.presses("Дорого")

    await opens_menu(denis)
    await denis.walks("Мои задания", "Все автосервисы")
    text = denis.screen.text
    for words in (
        "Ваши контакты: 3",
        "Подтверждены: 1",
        "Отклонены: 1 (не тот номер: 1)",
        "Ждут звонка: 1",
        "По заданию подтверждено 1 из 500",
        # 500 wanted, 1 confirmed, 1 may still be; Tuesday to Monday are five working days.
        "Нужно 100 в день",
        "Заработано: 50\u202f₽",
    ):
        assert words in text, denis.transcript()
    assert denis.screen.protected

    await denis.walks("Добавить контакт", "=Поршень", "=+7 900 100-00-04", "Сохранить")
    assert len(await town.facts.segments()) == 4
    assert "Контакт в базе" in denis.screen.text, denis.transcript()

    await opens_menu(irina)
    await irina.walks("🎯 Задания", "Все автосервисы")
    assert "подтверждено 1 из 500" in irina.screen.text


async def test_what_is_urgent_is_called_first(town: Town) -> None:
    """The director moves a task up, and its leads come first, with its script on the card."""
    irina, denis = await town.director("Ирина"), await town.collector("Денис")
    anna = await town.caller("Анна")
    await town.lead("Ромашка", by=irina)
    await gives_task(irina, "Денис")
    await adds_lead(denis, "Гараж", "+7 900 100-00-01")
    await irina.walks("💬 Что говорить", "=Здравствуйте! Мы чиним фары.", "▲ Звонить раньше")
    assert "Очередь обзвона: 4 из 9" in irina.screen.text, irina.transcript()

    await calls_next(anna)
    assert "Гараж" in anna.screen.text
    assert "Мы чиним фары" in anna.screen.text, anna.transcript()


async def test_an_outside_collector_sees_nothing_else(town: Town) -> None:
    """Neither the tasks of others, nor the buttons of a director pressed by force."""
    irina, denis = await town.director("Ирина"), await town.collector("Денис")
    pavel = await town.collector("Павел")
    await gives_task(irina, "Денис")
    await opens_menu(pavel)
    await pavel.walks("Мои задания")
    assert "Заданий сейчас нет" in pavel.screen.text
    assert not any("автосервис" in label.lower() for label in pavel.labels)

    await town.expect_refusal("message is not modified")
    for message in (*irina.messages, *denis.messages):
        for row in message.rows:
            for _, data in row:
                if data is not None:
                    await pavel.forges(data)
    assert not any("автосервис" in message.text.lower() for message in pavel.messages), pavel.transcript()
    assert await town.facts.letters("SegmentOver") == []
