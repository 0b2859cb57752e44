"""The director looks after the meetings: which there are, whom they wait for, and what was done to them."""

import pytest

from domain.funnel import Outcome
from stories.deeds import books, opens_menu, reports
from stories.town import Person, Town
from stories.trouble import Trouble

ALL = "Встречи отдела"


async def two_closers(town: Town) -> tuple[Person, Person, Person, Person]:
    """Irina directs, Anna calls; Viktor has Ромашка on Wednesday, Galina Лопух on Thursday."""
    irina, anna = await town.director("Ирина"), await town.caller("Анна")
    viktor = await town.closer("Виктор")
    for company in ("Ромашка", "Лопух"):
        await town.lead(company, by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    galina = await town.closer("Галина")
    await books(anna, "Лопух", "26", "11:00")
    return irina, anna, viktor, galina


async def test_by_day_and_by_closer(town: Town) -> None:
    irina, *_ = await two_closers(town)
    await opens_menu(irina)
    await irina.walks(ALL)
    assert irina.has("25.11 15:00 Виктор · Ромашка"), irina.transcript()
    assert irina.has("26.11 11:00 Галина · Лопух")

    await irina.walks("Какие", "чт 26 нояб: 1")
    assert irina.has("Лопух"), irina.transcript()
    assert not irina.has("Ромашка")
    await irina.walks("Какие", "Без итога", "Чьи", "Виктор: 1")
    assert irina.has("Ромашка")
    assert not irina.has("Лопух")


async def test_everybody_sees_whom_a_meeting_waits_for(town: Town) -> None:
    """Director, closer and caller, and since when."""
    irina, anna, viktor, galina = await two_closers(town)
    await town.clock_to("2026-11-25 19:10")
    for person, place, words in (
        (irina, ALL, "Ромашка: 3 ч, отвечает Виктор"),
        (viktor, "Мои встречи", "Ромашка: 3 ч, ждём вас"),
        (anna, "Назначенные мной", "Ромашка: 3 ч, отвечает Виктор"),
    ):
        await opens_menu(person)
        await person.walks(place)
        assert words in person.screen.text, person.transcript()
    await opens_menu(galina)
    await galina.walks("Мои встречи")
    assert "Ромашка" not in galina.screen.text

    await irina.walks("⏳ 25.11")
    assert "Ждёт итога 3 ч, отвечает Виктор" in irina.screen.text, irina.transcript()
    viktor.news()
    await irina.presses("Спросить ещё раз")
    assert "отвечает Виктор" in irina.screen.text
    await town.minutes_pass(1)
    (asked,) = viktor.news()
    assert "Как прошла встреча" in asked.text


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.DOUBLE_TAP, Trouble.REDELIVERED, Trouble.BROKEN])
async def test_a_wrong_outcome_is_corrected_from_the_list(town: Town, trouble: Trouble) -> None:
    """Days later; old and new stay on the card, the caller's pay follows."""
    irina, _, viktor, _ = await two_closers(town)
    await town.clock_to("2026-11-25 16:30")
    await reports(viktor, Outcome.REFUSAL)
    await town.clock_to("2026-11-27 12:00")
    await opens_menu(irina)
    await irina.walks(ALL, "Какие", "Прошедшие", "Ромашка", "Исправить")
    await irina.presses("Не пришли", under=trouble)
    await town.minutes_pass(2)

    assert "Ромашка 11-25 15:00 Виктор no_show" in await town.facts.meetings()
    assert await town.facts.ledger() == ["Анна meeting 2000.00 2026-11", "Анна reversal -2000.00 2026-11"]
    await opens_menu(irina)
    await irina.walks(ALL, "Какие", "Прошедшие", "Ромашка")
    assert "Виктор пишет итог: отказ" in irina.screen.text, irina.transcript()
    assert "Ирина исправляет: было «отказ», стало «клиент не пришёл»" in irina.screen.text


async def test_moved_and_called_off_from_the_list(town: Town) -> None:
    """With the reason; all concerned hear once."""
    irina, anna, viktor, galina = await two_closers(town)
    for person in (anna, viktor, galina):
        person.news()
    await opens_menu(irina)
    await irina.walks(ALL, "Ромашка", "Перенести", "27", "10:00", "Просит клиент")
    await opens_menu(irina)
    await irina.walks(ALL, "Лопух", "Отменить", "Уже купили")
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-27 10:00 Виктор booked", "Лопух 11-26 11:00 Галина cancelled"]
    assert [["Ромашка" in told.text, "Лопух" in told.text] for told in anna.news()] == [[True, False], [False, True]]
    assert len(viktor.news()) == len(galina.news()) == 1
    await opens_menu(irina)
    await irina.walks(ALL, "Ромашка")
    assert "Ирина переносит" in irina.screen.text, irina.transcript()


async def test_nobody_else_has_the_list(town: Town) -> None:
    """A forged press brings a caller a sentence, and a closer no more than their own."""
    _, anna, viktor, _ = await two_closers(town)
    for person in (anna, viktor):
        await opens_menu(person)
        assert not person.has(ALL)
        await person.forges("go:all_meetings", person.screen.message_id)
    assert "⚠️" in anna.screen.text, anna.transcript()
    assert viktor.has("Ромашка"), viktor.transcript()
    assert not viktor.has("Лопух")


@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.DOUBLE_TAP, Trouble.CUT_OFF, Trouble.FORGED])
async def test_objections_wait_in_a_list_until_they_are_decided(town: Town, trouble: Trouble) -> None:
    """The menu says that one waits; decided, it is gone for every director, and the caller hears once."""
    irina, anna, viktor, _ = await two_closers(town)
    oleg = await town.director("Олег")
    await town.clock_to("2026-11-25 16:30")
    await reports(viktor, Outcome.NOT_OURS)
    await town.minutes_pass(1)
    await anna.walks("Не согласен", "=Закупают каждый месяц")
    await town.minutes_pass(1)
    anna.news()

    await opens_menu(irina)
    assert "Ждут вашего решения: 1" in irina.screen.text, irina.transcript()
    await irina.walks("Возражения по встречам", "Ромашка")
    assert "Закупают каждый месяц" in irina.screen.text
    await irina.presses("Считать проведённой", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.ledger() == ["Анна meeting 2000.00 2026-11"]
    anna.hears_once("Руководитель с вами согласен")
    for director in (irina, oleg):
        await opens_menu(director)
        assert not director.has("Возражения по встречам"), director.transcript()
