"""A consultant is asked along: invited, answering, reminded, and told whatever becomes of the meeting."""

from dataclasses import dataclass

import pytest

from domain.people import Role
from stories.deeds import books, opens_menu
from stories.town import Person, Town
from stories.trouble import OF_THE_WIRE, Trouble


@dataclass(frozen=True)
class Party:
    """Irina directs, Anna calls, Viktor closes, Zahar consults."""

    irina: Person
    anna: Person
    viktor: Person
    zahar: Person


async def party(town: Town) -> Party:
    """Viktor meets Ромашка on Wednesday at 15:00."""
    irina, anna = await town.director("Ирина"), await town.caller("Анна")
    viktor, zahar = await town.closer("Виктор"), await town.hires("Захар", Role.CONSULTANT)
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    return Party(irina, anna, viktor, zahar)


async def chooses(closer: Person) -> None:
    """Come to the choice of a consultant from the menu."""
    await opens_menu(closer)
    await closer.walks("Мои встречи", "Ромашка", "Позвать консультанта")


async def invited(town: Town) -> Party:
    """Zahar has the invitation."""
    team = await party(town)
    await chooses(team.viktor)
    await team.viktor.presses("Захар")
    return team


async def coming(town: Town) -> Party:
    """Zahar has said yes."""
    team = await invited(town)
    await team.zahar.presses("Буду")
    return team


async def moves(person: Person, day: str, time: str) -> None:
    """Move the meeting of the newest card."""
    await person.walks("Перенести", day, time, "Просит клиент")


@pytest.mark.both_engines
async def test_invited_accepted_reminded_moved_cancelled(town: Town) -> None:
    """All the way on a good day."""
    team = await invited(town)
    assert "Захар: приглашение отправлено" in team.viktor.screen.text
    assert team.viktor.has("⏳ Захар: ждём ответа")
    card = team.zahar.hears_once("Виктор зовёт вас на встречу")
    for told in ("Ромашка", "ср 25 ноября, 15:00", "ул. Лесная, 5", "Проводит: Виктор"):
        assert told in card.text

    await team.zahar.presses("Буду")
    assert "Вы будете на встрече" in team.zahar.screen.text
    team.viktor.hears_once("Захар будет на встрече")
    await team.viktor.presses("📖 Встреча")
    assert "Консультант: Захар" in team.viktor.screen.text
    await opens_menu(team.zahar)
    await team.zahar.walks("Консультации", "Ромашка")
    assert "Вы будете на встрече" in team.zahar.screen.text

    await town.clock_to("2026-11-24 18:00")
    team.zahar.hears_once("Завтра встреча")
    await moves(team.viktor, "26", "12:00")
    moved = team.zahar.hears_once("Встреча перенесена")
    assert "чт 26 ноября, 12:00" in moved.text
    assert "Будете в новое время?" in moved.text
    await team.zahar.presses("Буду")

    await town.clock_to("2026-11-26 08:30")
    assert "С вами едет Захар" in team.viktor.letters("🚗")[-1].text
    await town.clock_to("2026-11-26 11:00")
    team.zahar.hears_once("Через час встреча")
    await opens_menu(team.viktor)
    await team.viktor.walks("Мои встречи", "Ромашка", "Отменить", "Уже купили")
    off = team.zahar.hears_once("Встреча отменена, ехать не нужно")
    assert "Уже купили" in off.text
    await opens_menu(team.zahar)
    await team.zahar.presses("Консультации")
    assert "Встреч впереди нет" in team.zahar.screen.text


@pytest.mark.parametrize("trouble", list(Trouble)[1:], ids=lambda trouble: trouble.name.lower())
async def test_accepted_once_on_a_bad_day(town: Town, trouble: Trouble) -> None:
    team = await invited(town)
    await team.zahar.presses("Буду", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.letters("ConsultantReplied") == ["Виктор sent"]
    team.viktor.hears_once("Захар будет на встрече")
    assert "Вы будете на встрече" in team.zahar.messages[-1].text, team.zahar.transcript()


@pytest.mark.parametrize("trouble", [Trouble.CUT_OFF, Trouble.REDELIVERED, Trouble.DOUBLE_TAP, Trouble.FORGED])
async def test_invited_once_on_a_bad_day(town: Town, trouble: Trouble) -> None:
    team = await party(town)
    await chooses(team.viktor)
    await team.viktor.presses("Захар", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.letters("ConsultationAsked") == ["Захар sent"]
    team.zahar.hears_once("зовёт вас на встречу")
    assert team.viktor.has("⏳ Захар: ждём ответа"), team.viktor.transcript()


async def test_asked_along_from_the_card_of_a_new_meeting(town: Town) -> None:
    team = await party(town)
    assert "У вас новая встреча" in team.viktor.messages[-1].text
    await team.viktor.walks("Позвать консультанта", "Захар")
    team.zahar.hears_once("Виктор зовёт вас на встречу")
    assert "У вас новая встреча" in team.viktor.messages[-2].text, "the card stays"


@pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())
async def test_declined_the_closer_asks_another(town: Town, trouble: Trouble) -> None:
    team = await invited(town)
    await town.hires("Фёдор", Role.CONSULTANT)
    await team.zahar.presses("Не смогу", under=trouble)
    await town.minutes_pass(2)
    team.viktor.hears_once("Захар не сможет быть на встрече")
    await team.viktor.walks("Позвать другого", "Фёдор")
    assert team.viktor.has("🚫 Захар: не сможет")
    assert await town.facts.letters("ConsultationAsked") == ["Захар sent", "Фёдор sent"]


async def test_taken_back_the_old_button_says_so(town: Town) -> None:
    team = await invited(town)
    await team.viktor.walks("Захар", "Отозвать приглашение")
    assert "приглашение отозвано" in team.viktor.screen.text
    team.zahar.hears_once("Менеджер справится без вас")
    await team.zahar.presses("Буду")
    assert "отозвано, ехать не нужно" in team.zahar.screen.text
    assert await town.facts.letters("ConsultantReplied") == []


async def test_a_name_on_an_old_list_tells_how_it_stands_now(town: Town) -> None:
    team = await invited(town)
    await team.zahar.presses("Не смогу")
    await team.viktor.presses("⏳ Захар")
    assert "Захар не сможет быть на встрече" in team.viktor.screen.text
    assert not team.viktor.has("Отозвать")


async def test_an_old_card_promises_no_new_time(town: Town) -> None:
    team = await invited(town)
    old = team.zahar.button("Буду")
    await opens_menu(team.viktor)
    await team.viktor.walks("Мои встречи", "Ромашка")
    await moves(team.viktor, "26", "12:00")
    await team.zahar.forges(str(old["data"]))
    assert team.zahar.screen.text.startswith("⚠️"), team.zahar.transcript()
    assert await town.facts.letters("ConsultantReplied") == []


async def test_forged_presses_change_nothing(town: Town) -> None:
    team = await invited(town)
    fedor, galina = await town.hires("Фёдор", Role.CONSULTANT), await town.closer("Галина")
    yes = str(team.zahar.button("Буду")["data"])
    no = str(team.zahar.button("Не смогу")["data"])
    for somebody in (fedor, galina, team.anna, team.viktor):
        for press in (yes, no, yes.replace(":1:", ":99:")):
            await somebody.forges(press)
            assert somebody.screen.text.startswith("⚠️"), press
    for somebody in (fedor, galina, team.anna, team.zahar):
        await somebody.forges("cons:1")
        assert somebody.screen.text.startswith("⚠️"), somebody.transcript()
    assert await town.facts.letters("ConsultantReplied") == []


@pytest.mark.parametrize("how", ["away", "dismissed"])
async def test_a_consultant_who_will_not_be_there(town: Town, how: str) -> None:
    """The closer is told once, and sees it on the choice."""
    team = await coming(town)
    if how == "away":
        await opens_menu(team.zahar)
        await team.zahar.walks("Меня не будет", "Отгул", "Завтра")
        team.viktor.hears_once("Захар не будет на встрече: в этот день не на работе")
        await chooses(team.viktor)
        await team.viktor.presses("🌴 Захар")
        assert "Захар в это время не сможет" in team.viktor.screen.text
    else:
        await opens_menu(team.irina)
        await team.irina.walks("Люди", "Захар", "Уволить", "Да")
        team.viktor.hears_once("Захар не будет на встрече: больше не консультирует")
        await opens_menu(team.viktor)
        await team.viktor.walks("Мои встречи", "Ромашка")
        assert not team.viktor.has("Позвать консультанта")


async def test_a_meeting_given_to_another_closer_keeps_its_consultant(town: Town) -> None:
    team = await coming(town)
    galina = await town.closer("Галина")
    await opens_menu(team.viktor)
    await team.viktor.walks("Мои встречи", "Ромашка", "Перенести", "Другой менеджер", "Галина", "25", "15:00", "Занят")
    given = team.zahar.hears_once("Встречу проведёт другой менеджер")
    assert "Проводит: Галина" in given.text
    await team.zahar.presses("Не смогу")
    galina.hears_once("Захар не сможет быть на встрече")
    assert team.viktor.letters("не сможет быть") == []
