"""The month is closed: everybody reads what it came to, agrees or does not, and the director answers."""

import pytest
from sqlalchemy import func, select

from domain.funnel import Outcome
from storage.tables import dispute, statement_agreement
from stories.deeds import books, opens_menu, reports
from stories.files import received
from stories.town import FoundTown, Person, Town
from stories.trouble import Trouble

FILE = "raschetny-list-2026-11-002.pdf"


async def november_worked(found_town: FoundTown) -> tuple[Town, Person, Person, Person]:
    """A meeting and a contract on the last day of November."""
    town = await found_town(at="2026-11-30 12:00")
    irina, anna, viktor = await town.director("Ирина"), await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "30", "15:00")
    await town.clock_to("2026-11-30 16:30")
    await reports(viktor, Outcome.CONTRACT)
    return town, irina, anna, viktor


async def november_closed(found_town: FoundTown) -> tuple[Town, Person, Person, Person]:
    """It is the 1st, and the month is closed."""
    town, irina, anna, viktor = await november_worked(found_town)
    await town.clock_to("2026-12-01 10:00")
    for person in (irina, anna, viktor):
        person.news()
    return town, irina, anna, viktor


@pytest.mark.parametrize("trouble", Trouble, ids=lambda trouble: trouble.name.lower())
async def test_anna_finds_her_statement_right(found_town: FoundTown, trouble: Trouble) -> None:
    """The text, the document with it, and one tap that counts once, whatever the day."""
    town, _, anna, _ = await november_closed(found_town)
    (statement,) = anna.letters("Расчётный лист 2026-11-002")
    assert statement.protected
    assert (await received(anna, FILE)).startswith(b"%PDF-")

    await anna.presses("✅ Верно", under=trouble)
    anna.hears_once("Спасибо, ноябрь 2026 подтверждён") if trouble is not Trouble.DOUBLE_TAP else None
    count = select(func.count()).select_from(statement_agreement)
    assert await town.db.read(lambda tx: tx.scalar(count)) == 1


@pytest.mark.both_engines
async def test_viktor_is_right(found_town: FoundTown) -> None:
    """He marks a line and says why; the director asks, accepts, and December has it; November stays."""
    town, irina, _, viktor = await november_closed(found_town)
    frozen = await town.facts.statements()
    await viktor.walks("✋ Не согласен", "Ромашка", "=Процент должен быть 7")
    (told,) = irina.news()
    assert "Процент должен быть 7" in told.text
    assert "17" in told.text
    assert told.protected

    await irina.walks("Разобраться", "💬 Ответить", "=Какой был договор?")
    viktor.hears_once("Какой был договор?")
    await viktor.walks("💬 Открыть разговор", "💬 Ответить", "=Номер 17")
    await irina.walks("Разобраться", "✅ Принять", "=7000")

    assert (await town.facts.ledger())[-1] == "Виктор adjustment 7000.00 2026-12"
    assert await town.facts.statements() == frozen
    viktor.hears_once("решён в вашу пользу")
    await opens_menu(viktor)
    await viktor.walks("Споры", "Виктор")
    for said in ("Процент должен быть 7", "Какой был договор?", "Номер 17", "принято"):
        assert said in viktor.screen.text, viktor.transcript()


@pytest.mark.parametrize("trouble", Trouble, ids=lambda trouble: trouble.name.lower())
async def test_something_is_missing_and_it_is_refused(found_town: FoundTown, trouble: Trouble) -> None:
    """One dispute, whatever the day; the reason reaches who asked."""
    town, irina, anna, _ = await november_closed(found_town)
    await anna.walks("✋ Не согласен", "Чего-то не хватает")
    await anna.types("Нет встречи с Лютиком", under=trouble)
    count = select(func.count()).select_from(dispute)
    assert await town.db.read(lambda tx: tx.scalar(count)) == 1
    await opens_menu(irina)
    await irina.walks("Споры", "Анна", "✖ Отказать", "=Она была в октябре")

    assert "Она была в октябре" in anna.hears_once("отказ").text
    assert not any(" adjustment " in row for row in await town.facts.ledger())


async def test_the_director_looks_first(found_town: FoundTown) -> None:
    """The draft comes at the hour, and again the next day; the press closes the month for everybody."""
    town, irina, anna, _ = await november_worked(found_town)
    await opens_menu(irina)
    await irina.walks("Оплата отдела", "Закрытие месяца", "Сначала смотрю", "реестр: да")
    await opens_menu(irina)
    await irina.walks("Оплата отдела", "Закрытие месяца", "Час", "12:00")
    for person in (irina, anna):
        person.news()
    await town.clock_to("2026-12-01 11:59")
    assert irina.letters("Черновик реестра") == []
    await town.clock_to("2026-12-01 12:00")
    assert "19 000" in irina.letters("Черновик реестра")[-1].text.replace("\u202f", " ")
    assert await town.facts.statements() == []
    await town.clock_to("2026-12-02 12:00")
    assert len(irina.letters("Черновик реестра")) == 2

    await irina.presses("🔒 Закрыть ноябрь")
    assert await town.facts.statements() == [
        "Ирина 2026-11 0.00",
        "Анна 2026-11 2000.00",
        "Виктор 2026-11 19000.00",
    ]
    anna.hears_once("Расчётный лист 2026-11-002")


async def test_the_evening_before(found_town: FoundTown) -> None:
    """Whose facts are missing hears what slips into December."""
    town = await found_town(at="2026-11-30 12:00")
    irina, anna, viktor = await town.director("Ирина"), await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "30", "15:00")
    await town.clock_to("2026-11-30 18:00")

    for person in (anna, viktor):
        reminder = person.hears_once("ноябрь 2026 закроется")
        assert "Ромашка" in reminder.text
    assert irina.letters("закроется") == []
