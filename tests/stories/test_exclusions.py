"""The exclusion list is kept in chat; who is on it is neither called nor brought in."""

import pytest

from domain.calling import CallResult
from domain.funnel import Outcome
from domain.people import Role
from stories.deeds import adds_lead, books, calls_next, logs, opens_menu, reports
from stories.town import Person, Town
from stories.trouble import Trouble

TROUBLES = pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
CLIENT, ASKED = "🤝 Это клиент", "⛔ Просили не звонить"


async def excludes(keeper: Person, number: str, company: str, why: str, *, under: Trouble = Trouble.NONE) -> None:
    """Put a number on the list."""
    await opens_menu(keeper)
    await keeper.walks("Исключения", "➕ Добавить", f"={number}", f"={company}")
    await keeper.presses(why, under=under)


@pytest.mark.both_engines
@TROUBLES
async def test_an_account_manager_excludes_a_client(town: Town, trouble: Trouble) -> None:
    """Once on the list, out of the queue at once; and whoever brings it again hears why not, but not whose it is."""
    irina = await town.director("Ирина")
    maria = await town.hires("Мария", Role.ACCOUNT_MANAGER)
    denis, anna = await town.collector("Денис"), await town.caller("Анна")
    await town.lead("Ромашка", by=irina)
    phone = (await town.facts.phones("Ромашка"))[0]
    await excludes(maria, phone, "Ромашка", CLIENT, under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.leads() == ["Ромашка excluded"]
    await opens_menu(maria)
    await maria.walks("Исключения")
    assert "1 номер" in maria.screen.text, maria.transcript()
    await calls_next(anna)
    assert "Ромашка" not in anna.screen.text
    await adds_lead_and_hears(denis, phone, "действующий клиент")


async def adds_lead_and_hears(collector: Person, phone: str, words: str) -> None:
    """Try to bring a company; the answer is the reason and names nobody."""
    await opens_menu(collector)
    await collector.walks("Добавить контакт", "=Новое имя", f"={phone}")
    assert words in collector.screen.text, collector.transcript()
    assert "Мария" not in collector.screen.text


async def test_who_asked_not_to_be_called(town: Town) -> None:
    """A caller's one tap puts the company on the list; a director sees it there and lets it in again."""
    irina, denis = await town.director("Ирина"), await town.collector("Денис")
    anna = await town.caller("Анна")
    await town.lead("Ромашка", by=irina)
    await calls_next(anna)
    await logs(anna, CallResult.DO_NOT_CALL)
    assert await town.facts.leads() == ["Ромашка excluded"]
    phone = (await town.facts.phones("Ромашка"))[0]
    await adds_lead_and_hears(denis, phone, "просила не звонить")

    await opens_menu(irina)
    await irina.walks("Исключения", "⛔ Ромашка")
    assert "Просили не звонить" in irina.screen.text
    await irina.walks("Убрать из списка", "Да, убрать")
    assert "снова в обзвоне" in irina.screen.text, irina.transcript()
    assert await town.facts.leads() == ["Ромашка new"]


@TROUBLES
async def test_taking_off_the_list(town: Town, trouble: Trouble) -> None:
    """The lead is called again, on any kind of day."""
    irina, anna = await town.director("Ирина"), await town.caller("Анна")
    await town.lead("Ромашка", by=irina)
    await excludes(irina, (await town.facts.phones("Ромашка"))[0], "Ромашка", ASKED)
    await irina.walks("⛔ Ромашка", "Убрать из списка")
    await irina.presses("Да, убрать", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.leads() == ["Ромашка new"]
    await calls_next(anna)
    assert "Ромашка" in anna.screen.text, anna.transcript()


async def test_a_signed_client_enters_by_itself(town: Town) -> None:
    """From the contract on nobody brings it in again."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    denis = await town.collector("Денис")
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    await town.clock_to("2026-11-25 16:40")
    await reports(viktor, Outcome.CONTRACT)

    phone = (await town.facts.phones("Ромашка"))[0]
    await adds_lead_and_hears(denis, phone, "действующий клиент")
    await opens_menu(irina)
    await irina.walks("Исключения")
    assert any("🤝 Ромашка" in label for label in irina.screen.labels)


async def test_the_list_is_searched(town: Town) -> None:
    """By a part of the name, by phone, by ИНН; a slip is told and asked again."""
    maria = await town.hires("Мария", Role.ACCOUNT_MANAGER)
    await opens_menu(maria)
    await maria.walks("Исключения", "➕ Добавить", "=нет номера")
    assert maria.screen.text.startswith("⚠️"), maria.transcript()
    await maria.walks("=8 (495) 123-45-67, ИНН 7707083893", "Пропустить", "← Назад", "=ООО «Белый зуб»")
    for words in ("Белый зуб", "+7 495 123-45-67", "ИНН 7707083893"):
        assert words in maria.screen.text, maria.transcript()
    await maria.presses(CLIENT)
    assert "✅ Добавлены 2 номера" in maria.screen.text, maria.transcript()
    for query in ("белый", "8 495 123", "7707083893"):
        await maria.types(query)
        assert any("Белый зуб" in label for label in maria.screen.labels), maria.transcript()
    await maria.types("чужой")
    assert "ничего нет" in maria.screen.text
    await maria.presses("Показать все")
    assert "2 номера" in maria.screen.text
    await excludes(maria, "+7 495 123-45-67", "Другая", CLIENT)
    assert "уже в списке" in maria.screen.text, maria.transcript()


async def test_a_collector_cannot_keep_the_list(town: Town) -> None:
    """The menu does not offer it, and its buttons pressed by force do nothing."""
    irina, denis = await town.director("Ирина"), await town.collector("Денис")
    await town.lead("Ромашка", by=irina)
    await opens_menu(denis)
    assert not denis.has("Исключения")
    await denis.forges("go:exclusions")
    assert "другая роль" in denis.screen.text, denis.transcript()
    await adds_lead(denis, "Василёк", "+7 900 100-00-01")
    assert await town.facts.leads() == ["Ромашка new", "Василёк new"]
