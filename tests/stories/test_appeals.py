"""A collector sees what became of each lead, and may appeal a rejected one once."""

import pytest

from domain.calling import CallResult
from stories.deeds import calls_next, logs, opens_menu
from stories.town import Person, Town
from stories.trouble import Trouble

TROUBLES = pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
BACK, RIGHT = "Вернуть в обзвон", "Отклонение верно"


async def rejected(town: Town) -> tuple[Person, Person, Person]:
    """A director, a collector whose lead was rejected, and the caller who did."""
    irina, denis = await town.director("Ирина"), await town.collector("Денис")
    anna = await town.caller("Анна")
    await town.lead("Ромашка", by=denis)
    await calls_next(anna)
    await logs(anna, CallResult.WRONG_NUMBER)
    return irina, denis, anna


async def comes_to_appeal(collector: Person) -> None:
    """Open the rejected lead and begin to disagree."""
    await opens_menu(collector)
    await collector.walks("Мои контакты", "❌ Ромашка", "Оспорить")


async def appeals(collector: Person, *, under: Trouble = Trouble.NONE) -> None:
    """Disagree."""
    await comes_to_appeal(collector)
    await collector.types("Я сам туда звонил", under=under)


@pytest.mark.both_engines
@TROUBLES
async def test_a_rejected_lead_is_appealed(town: Town, trouble: Trouble) -> None:
    """The director has one card with the lead, the calls and the reason; the collector sees it waits."""
    irina, denis, _ = await rejected(town)
    irina.news()
    await appeals(denis, under=trouble)
    await town.minutes_pass(2)

    (card,) = irina.news()
    for words in ("Сборщик не согласен", "Ромашка", "Денис: «Я сам туда звонил»", "не тот номер, Анна"):
        assert words in card.text, irina.transcript()
    assert await town.facts.letters("AppealMade") == ["Ирина sent"]
    await opens_menu(denis)
    await denis.walks("Мои контакты", "❌ Ромашка")
    assert "ждём решения" in denis.screen.text, denis.transcript()
    assert not denis.has("Оспорить")


@pytest.mark.both_engines
@TROUBLES
async def test_the_director_brings_the_lead_back(town: Town, trouble: Trouble) -> None:
    """One tap on the card: it is called anew, and the collector hears of it once."""
    irina, denis, anna = await rejected(town)
    await appeals(denis)
    denis.news()
    await irina.presses(BACK, under=trouble)
    await town.minutes_pass(2)

    assert "снова в обзвоне" in irina.letters("Ромашка")[-1].text, irina.transcript()
    assert await town.facts.leads() == ["Ромашка new"]
    denis.hears_once("руководитель согласен")
    await calls_next(anna)
    assert "Ромашка" in anna.screen.text, anna.transcript()


@TROUBLES
async def test_the_director_lets_the_rejection_stand(town: Town, trouble: Trouble) -> None:
    """The lead stays rejected; there is no second appeal."""
    irina, denis, _ = await rejected(town)
    await appeals(denis)
    await irina.presses(RIGHT, under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.leads() == ["Ромашка rejected"]
    denis.hears_once("осталось прежним")
    await opens_menu(denis)
    await denis.walks("Мои контакты", "❌ Ромашка")
    assert "решение осталось прежним" in denis.screen.text, denis.transcript()
    assert not denis.has("Оспорить")


async def test_of_two_directors_the_first_decides(town: Town) -> None:
    """The other one's card tells what was decided."""
    irina, denis, _ = await rejected(town)
    oleg = await town.director("Олег")
    await appeals(denis)
    await irina.presses(BACK)
    await oleg.presses(RIGHT)

    assert "снова в обзвоне" in oleg.screen.text, oleg.transcript()
    assert await town.facts.leads() == ["Ромашка new"]


async def test_unanswered_appeals_wait_in_the_menu(town: Town) -> None:
    """As long as there are any."""
    irina, denis, _ = await rejected(town)
    await opens_menu(irina)
    assert not irina.has("Возражения")
    await appeals(denis)
    await opens_menu(irina)
    assert "Ждут вашего решения: 1" in irina.screen.text, irina.transcript()
    await irina.walks("Возражения", "Ромашка", BACK)
    assert "Всё решено" in irina.screen.text, irina.transcript()
    await opens_menu(irina)
    assert not irina.has("Возражения")


async def test_every_lead_tells_its_fate(town: Town) -> None:
    """Counted for the month with the reasons, sifted by fate, and each one in words; never what the caller earns."""
    _, denis, anna = await rejected(town)
    for company in ("Василёк", "Лютик", "Астра"):
        await town.lead(company, by=denis)
    await calls_next(anna)
    await logs(anna, CallResult.REFUSED)
    await anna.presses("Дорого")

    await opens_menu(denis)
    await denis.walks("Мои контакты")
    for words in (
        "Добавлено за месяц: 4, сегодня: 4",
        "Ждут звонка: 2",
        "Подтверждены: 1",
        "Отклонены: 1 (не тот номер: 1)",
    ):
        assert words in denis.screen.text, denis.transcript()
    await denis.walks("✅ Да", "✅ Василёк")
    assert "Подтверждён звонком вт 24 ноября" in denis.screen.text, denis.transcript()
    await denis.walks("← К контактам", "Все", "❌ Нет", "❌ Ромашка")
    assert "Отклонён вт 24 ноября: не тот номер" in denis.screen.text
    await denis.walks("← К контактам", "Все", "⏳ Лютик")
    assert "Ждёт звонка" in denis.screen.text
    assert "Анна" not in "".join(message.text for message in denis.messages)

    await town.clock_to("2026-12-02 10:00")
    await opens_menu(denis)
    await denis.walks("Мои контакты")
    assert "Добавлено за месяц: 0" in denis.screen.text, denis.transcript()
    await denis.walks("За всё время")
    assert "за всё время: 4" in denis.screen.text


async def test_a_reason_is_needed(town: Town) -> None:
    """A picture or a novel is no reason; the lead may still be appealed afterwards."""
    _, denis, _ = await rejected(town)
    await comes_to_appeal(denis)
    await denis.types("о" * 501)
    assert "Слишком длинно" in denis.screen.text, denis.transcript()
    await denis.types("Это их номер, вот сайт")
    assert "ждём решения" in denis.screen.text


async def test_nobody_appeals_or_decides_for_others(town: Town) -> None:
    """A colleague cannot see the lead, and the collector cannot decide."""
    irina, denis, _ = await rejected(town)
    pavel = await town.collector("Павел")
    await appeals(denis)
    await town.expect_refusal("message is not modified")
    for message in (*irina.messages, *denis.messages):
        for row in message.rows:
            for _, data in row:
                if data is not None:
                    await pavel.forges(data)
    assert not any("Ромашка" in message.text for message in pavel.messages), pavel.transcript()
    for person in (denis, pavel):
        await person.forges("appeal:1:uphold")
    assert await town.facts.leads() == ["Ромашка rejected"]
