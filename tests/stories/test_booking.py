"""A caller books a meeting; the closer has the card at once."""

import pytest

from stories.deeds import CONFIRM_BOOKING, books, comes_to_confirm, opens_menu
from stories.town import FoundTown, Town
from stories.trouble import Trouble


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_from_the_menu_to_the_closers_card(town: Town, trouble: Trouble) -> None:
    """Company, day, time, confirm: one meeting, one card, on any kind of day."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    viktor.news()

    await books(anna, "Ромашка", "25", "15:00", under=trouble)
    # What had to wait for another try goes out.
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]
    (card,) = viktor.news()
    for words in ("Ромашка", "15:00", "25", "Ольга", "ул. Лесная, 5", "+7 900"):
        assert words in card.text, viktor.transcript()
    assert await town.facts.letters("MeetingBooked") == ["Виктор sent"]
    assert "Ромашка" in anna.screen.text


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.DOUBLE_TAP, Trouble.REDELIVERED])
async def test_two_callers_want_the_last_slot(found_town: FoundTown, trouble: Trouble) -> None:
    """One wins; the other hears at once that the time is gone, and takes the nearest free one with one tap."""
    town = await found_town(at="2026-11-24 16:10")
    irina = await town.director("Ирина")
    anna, boris = await town.caller("Анна"), await town.caller("Борис")
    await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await town.lead("Василёк", by=irina)
    # 17:00 is the last start of the day.
    await comes_to_confirm(anna, "Ромашка", "24", "17:00")
    await comes_to_confirm(boris, "Василёк", "24", "17:00")
    await town.together(
        anna.presses(CONFIRM_BOOKING, under=trouble, settle=False),
        boris.presses(CONFIRM_BOOKING, under=trouble, settle=False),
    )

    (booked,) = await town.facts.meetings()
    loser, company = (boris, "Василёк") if booked.startswith("Ромашка") else (anna, "Ромашка")
    assert booked.endswith("11-24 17:00 Виктор booked")
    assert "10:00" in loser.screen.text + " ".join(loser.screen.labels), loser.transcript()
    await loser.presses("10:00")
    if len(await town.facts.meetings()) == 1:
        await loser.presses(CONFIRM_BOOKING)
    assert (await town.facts.meetings())[1:] == [f"{company} 11-25 10:00 Виктор booked"]


async def test_two_callers_want_the_same_company(town: Town) -> None:
    """A company has one meeting ahead: the second caller reads so."""
    irina = await town.director("Ирина")
    anna, boris = await town.caller("Анна"), await town.caller("Борис")
    await town.closer("Виктор")
    await town.closer("Галина")
    await town.lead("Ромашка", by=irina)
    await comes_to_confirm(anna, "Ромашка", "25", "15:00")
    await comes_to_confirm(boris, "Ромашка", "25", "10:00")
    await anna.presses(CONFIRM_BOOKING)
    await boris.presses(CONFIRM_BOOKING)

    (booked,) = await town.facts.meetings()
    assert booked.startswith("Ромашка 11-25 15:00")
    assert "Ромашка" in boris.screen.text


async def test_the_evenings_off_are_not_offered(town: Town) -> None:
    """Days off have no button."""
    irina = await town.director("Ирина")
    anna = await town.caller("Анна")
    await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await opens_menu(anna)
    await anna.walks("Назначить встречу", "Ромашка")

    days = " ".join(anna.screen.labels)
    assert "25" in days
    assert "28" not in days
    assert "29" not in days


async def test_a_company_is_found_by_what_is_typed(town: Town) -> None:
    """A part of the name, in any case."""
    irina = await town.director("Ирина")
    anna = await town.caller("Анна")
    await town.closer("Виктор")
    for company in ("Ромашка", "Василёк", "Лютик"):
        await town.lead(company, by=irina)
    await opens_menu(anna)
    await anna.walks("Назначить встречу", "=васил")

    assert anna.has("Василёк"), anna.transcript()
    assert not anna.has("Ромашка")


async def test_without_a_closer_there_is_a_way_on(town: Town) -> None:
    """No closer yet: a sentence, and a button to go on with."""
    irina = await town.director("Ирина")
    anna = await town.caller("Анна")
    await town.lead("Ромашка", by=irina)
    await opens_menu(anna)
    await anna.walks("Назначить встречу")
    if anna.has("Ромашка"):
        await anna.presses("Ромашка")

    assert anna.screen.labels
