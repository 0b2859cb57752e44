"""A caller objects once to "not our client"; a director decides by one tap, and pay follows."""

import pytest

from domain.funnel import Outcome
from stories.deeds import books, reports
from stories.town import Person, Town
from stories.trouble import Trouble

HELD, NOT_OURS = "Считать проведённой", "🙅 Не наш клиент"
RATE = "Анна meeting 2000.00 2026-11"


async def not_ours(town: Town) -> tuple[Person, Person, Person]:
    """Viktor met Ромашка and says that it is no client of ours; Anna has read it."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    await town.clock_to("2026-11-25 16:30")
    await reports(viktor, Outcome.NOT_OURS)
    irina.news()
    return irina, anna, viktor


async def objects(anna: Person, *, under: Trouble = Trouble.NONE) -> None:
    """One tap and the reason."""
    await anna.presses("Не согласен")
    await anna.types("Закупают каждый месяц", under=under)


@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.REDELIVERED, Trouble.CUT_OFF])
async def test_once_with_the_reason(town: Town, trouble: Trouble) -> None:
    """The director has one card with both reasons; nothing is paid yet, and there is no second objection."""
    irina, anna, _ = await not_ours(town)
    await objects(anna, under=trouble)
    await town.minutes_pass(2)

    card = irina.hears_once("возражает")
    for words in ("Ромашка", "Слишком мал", "Закупают каждый месяц"):
        assert words in card.text, irina.transcript()
    assert await town.facts.ledger() == []
    await anna.presses("Не согласен")
    await anna.types("И ещё раз")
    assert "уже" in anna.screen.text, anna.transcript()
    assert await town.facts.letters("ObjectionMade") == ["Ирина sent"]


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_upheld_it_was_held_and_pays(town: Town, trouble: Trouble) -> None:
    """The caller is paid once, and the closer has the company in work."""
    irina, anna, viktor = await not_ours(town)
    await objects(anna)
    viktor.news()
    await irina.presses(HELD, under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.ledger() == [RATE]
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор held"]
    assert await town.facts.leads() == ["Ромашка deal"]
    anna.hears_once("с вами согласен")
    viktor.hears_once("Ирина")


@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.DOUBLE_TAP, Trouble.FORGED])
async def test_refused_it_stays(town: Town, trouble: Trouble) -> None:
    """Nothing is paid, and a press on the other button afterwards changes nothing."""
    irina, anna, _ = await not_ours(town)
    await objects(anna)
    other = irina.button(HELD)["data"]
    await irina.presses(NOT_OURS, under=trouble)
    await irina.forges(str(other))
    await town.minutes_pass(2)

    assert await town.facts.ledger() == []
    assert await town.facts.leads() == ["Ромашка rejected"]
    anna.hears_once("Руководитель решил")


async def test_only_the_caller_of_the_meeting_may_object(town: Town) -> None:
    """A colleague's forged press, and the closer's, are refused; so is deciding by the caller."""
    irina, anna, viktor = await not_ours(town)
    boris = await town.caller("Борис")
    for somebody in (boris, viktor):
        await somebody.forges("object:1")
        if not somebody.screen.text.startswith("⚠️"):
            await somebody.types("Наш клиент")
        assert somebody.screen.text.startswith("⚠️"), somebody.transcript()
    await objects(anna)
    await anna.forges("objd:1:uphold")
    assert await town.facts.ledger() == []
    assert await town.facts.letters("ObjectionMade") == ["Ирина sent"]
    assert irina.has(HELD)
