"""A director sets what is paid and what is to be reached, and adjusts: those whom it concerns hear at once."""

import pytest

from domain.funnel import Outcome
from stories.deeds import books, opens_menu, reports
from stories.town import Person, Town


def plain(person: Person) -> str:
    """What is on the screen, with usual spaces."""
    return person.screen.text.replace("\u202f", " ").replace("\u00a0", " ")


async def meets(town: Town, irina: Person, anna: Person, viktor: Person, company: str, day: str) -> None:
    """Anna books a meeting, and Viktor holds it."""
    await town.lead(company, by=irina)
    await books(anna, company, day, "15:00")
    await town.clock_to(f"2026-11-{day} 16:30")
    await reports(viktor, Outcome.REFUSAL)


@pytest.mark.both_engines
async def test_terms_are_set_after_a_look_at_what_they_cost(town: Town) -> None:
    """The preview writes nothing; once they are saved, Anna hears, and her meetings of the month pay by them."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await meets(town, irina, anna, viktor, "Ромашка", "25")
    anna.news()

    await opens_menu(irina)
    await irina.walks(
        "Оплата отдела", "Условия оплаты", "Первая линия", "Изменить", "Встреча", "=много", "=5000", "С 1 ноября"
    )
    await irina.walks("Ступени встреч", "=со 2-й 6к", "Посчитать")
    assert "Анна: было 2 000 ₽, стало бы 5 000 ₽" in plain(irina), irina.transcript()
    assert irina.screen.protected
    assert await town.facts.ledger() == ["Анна meeting 2000.00 2026-11"]

    await irina.presses("Сохранить")
    (news,) = anna.news()
    assert "С 1 ноября 2026" in news.text
    assert news.protected
    await meets(town, irina, anna, viktor, "Василёк", "26")
    assert (await town.facts.ledger())[1:] == [
        "Анна reversal -2000.00 2026-11",
        "Анна meeting 5000.00 2026-11",
        "Анна meeting 6000.00 2026-11",
    ]


async def test_the_first_director_is_asked_for_the_terms_once(town: Town) -> None:
    irina = await town.director("Ирина")
    question = irina.hears_once("Как платим за результат?")
    assert "2 000" in question.text.replace("\u202f", " ")
    await irina.presses("Оставить")
    assert "Условия остаются" in irina.screen.text
    galina = await town.director("Галина")
    assert not galina.letters("Как платим")


async def test_own_terms_of_a_person_are_told_to_nobody_else_and_taken_back(town: Town) -> None:
    irina, anna, boris = await town.director("Ирина"), await town.caller("Анна"), await town.caller("Борис")
    anna.news()
    await opens_menu(irina)
    await irina.walks("Люди", "Анна", "💰 Условия", "Изменить", "Оклад", "=40 000", "Посчитать", "Сохранить")
    (news,) = anna.news()
    assert "ваши личные" in news.text
    assert not boris.letters("Оклад")

    await irina.presses("Отозвать")
    (withdrawn,) = anna.news()
    assert "отозваны" in withdrawn.text


@pytest.mark.both_engines
async def test_an_adjustment_is_read_back_and_told_with_its_reason(town: Town) -> None:
    irina, anna = await town.director("Ирина"), await town.caller("Анна")
    anna.news()
    await opens_menu(irina)
    await irina.walks("Люди", "Анна", "Корректировка", "=0", "=минус 1 500", "=Аванс <наличными>")
    assert "−1 500 ₽" in plain(irina), irina.transcript()
    assert await town.facts.ledger() == []
    await irina.presses("Начислить")
    assert await town.facts.ledger() == ["Анна adjustment -1500.00 2026-11"]
    (news,) = anna.news()
    assert "Аванс &lt;наличными&gt;" in news.text or "Аванс <наличными>" in news.text
    assert news.protected
    await anna.walks("Мой заработок", "Корректировк")
    assert anna.has("Аванс"), anna.transcript()


async def test_a_plan_is_set_and_watched(town: Town) -> None:
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await opens_menu(irina)
    await irina.walks(
        "Оплата отдела", "План отдела", "ноябрь", "Встречи", "=2", "Выручка", "=мало", "=3 млн", "Выручка", "Без этой"
    )
    await meets(town, irina, anna, viktor, "Ромашка", "25")
    await opens_menu(irina)
    await irina.walks("Оплата отдела", "План отдела")
    assert "Проведённые встречи: 1 из 2" in plain(irina), irina.transcript()
    assert "Отдел: 50 %" in plain(irina)


async def test_pay_is_set_by_a_director_alone(town: Town) -> None:
    await town.director("Ирина")
    anna = await town.caller("Анна")
    await town.expect_refusal("message is not modified")
    for data in ("terms_ok", "go:pay_terms", "go:plans", "go:adjusting"):
        await anna.forges(data)
        assert "Это может другая роль" in anna.screen.text, anna.transcript()
