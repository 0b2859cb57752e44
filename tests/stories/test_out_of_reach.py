"""A client belongs to its account manager: no caller, collector or closer gets at it any more."""

import pytest

from domain.people import Role
from stories.dealings import Team, in_work, opens_deal, signs
from stories.deeds import BOOK, NEXT_LEAD, opens_menu
from stories.town import Person, Town


async def handed_over(town: Town) -> tuple[Team, str]:
    """Viktor signed Ромашка, and Olga has accepted it; the phone of Ромашка."""
    team = await in_work(town)
    olga = await town.hires("Ольга", Role.ACCOUNT_MANAGER)
    await opens_deal(team.viktor)
    await signs(team.viktor)
    await olga.presses("Принял")
    (phone,) = await town.facts.phones("Ромашка")
    return team, phone


def names_nothing(person: Person) -> None:
    """Neither text nor buttons of the screen name the company."""
    seen = " ".join([person.screen.text.replace("«Ромашка»", ""), *person.screen.labels])
    assert "Ромашка" not in seen, person.transcript()


@pytest.mark.both_engines
async def test_no_caller_reaches_a_client(town: Town) -> None:
    """Not by the queue, by name, by phone, in a sentence, or by any forged press."""
    team, phone = await handed_over(town)
    anna = team.anna
    await town.clock_to("2026-11-26 10:00")
    await opens_menu(anna)
    await anna.presses(NEXT_LEAD)
    names_nothing(anna)
    for sought in ("Ромашка", phone):
        await opens_menu(anna)
        await anna.walks(BOOK, f"={sought}")
        names_nothing(anna)
    await anna.types(f"встреча завтра 15:30 Ромашка, Ленинский 12, Иван Петрович {phone}")
    assert "⚠️" in anna.screen.text, anna.transcript()
    assert not anna.has("✅ Назначить")
    for press in ("again:1", "take:1", "move:1", "off:1", "meetagain:1", "deal:1"):
        await anna.forges(press)
        assert "⚠️" in anna.screen.text, f"{press}: {anna.transcript()}"

    assert await town.facts.leads() == ["Ромашка client"]
    assert len(await town.facts.meetings()) == 1
    assert await town.facts.hands() == {}


async def test_no_collector_brings_a_client_anew(town: Town) -> None:
    """Under any name: the phone is known as a client's."""
    _, phone = await handed_over(town)
    denis = await town.collector()
    await opens_menu(denis)
    await denis.walks("Добавить контакт", "=Ромашка и сыновья", f"={phone}")
    assert "действующий клиент" in denis.screen.text, denis.transcript()
    assert await town.facts.leads() == ["Ромашка client"]


async def test_the_closer_has_it_in_no_list(town: Town) -> None:
    """Neither among deals nor among meetings; old buttons tell that it is settled."""
    team, _ = await handed_over(town)
    viktor = team.viktor
    for walk in (("Сделки",), ("Мои встречи",), ("Мои встречи", "Какие", "Прошедшие")):
        await opens_menu(viktor)
        await viktor.walks(*walk)
        names_nothing(viktor)
    await town.clock_to("2026-11-27 09:30")
    assert viktor.letters("По сделкам сегодня") == []
    await viktor.forges("hand:1")
    assert "не ваше" in viktor.screen.text
