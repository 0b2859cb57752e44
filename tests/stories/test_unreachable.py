"""Who has blocked the bot is unreachable: the director is told once, and what waited goes out when they are back."""

import pytest

from stories.deeds import books
from stories.town import Person, Town


async def people(town: Town) -> tuple[Person, Person, Person]:
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    for company in ("Ромашка", "Василёк", "Лютик"):
        await town.lead(company, by=irina)
    return irina, anna, viktor


@pytest.mark.both_engines
async def test_blocked_and_back(town: Town) -> None:
    """Two cards wait; the director hears of it once; both come when the closer is back, and the next at once."""
    irina, anna, viktor = await people(town)
    await viktor.blocks()
    irina.news(), viktor.news()
    await books(anna, "Ромашка", "25", "10:00")
    await books(anna, "Василёк", "25", "15:00")

    assert await town.facts.letters("MeetingBooked") == ["Виктор unreachable"] * 2
    assert await town.facts.letters("PersonUnreachable") == ["Ирина sent"]

    await viktor.starts()
    await town.idle()
    assert await town.facts.letters("MeetingBooked") == ["Виктор sent"] * 2
    cards = viktor.news()
    assert sum("Ромашка" in card.text for card in cards) == 1
    assert sum("Василёк" in card.text for card in cards) == 1
    await books(anna, "Лютик", "26", "15:00")
    assert any("Лютик" in card.text for card in viktor.news())


async def test_the_director_hears_of_each_spell(town: Town) -> None:
    """Once when it begins; once more only when the person was back in between."""
    irina, anna, viktor = await people(town)
    await viktor.blocks()
    await books(anna, "Ромашка", "25", "10:00")
    await town.clock_to("2026-11-25 09:30")
    assert await town.facts.letters("PersonUnreachable") == ["Ирина sent"]
    await viktor.starts()
    await viktor.blocks()
    await books(anna, "Василёк", "25", "15:00")

    assert await town.facts.letters("PersonUnreachable") == ["Ирина sent"] * 2
    assert len(irina.letters("Виктор")) >= 2


async def test_a_blocked_chat_learnt_from_a_refusal(town: Town) -> None:
    """The notice of blocking was lost; the refusal of the card says the same."""
    _, anna, viktor = await people(town)
    person = town.telegram.world.people[viktor.telegram_id]
    person.blocked = True
    await books(anna, "Ромашка", "25", "10:00")

    assert await town.facts.letters("MeetingBooked") == ["Виктор unreachable"]
    assert await town.facts.letters("PersonUnreachable") == ["Ирина sent"]
    await viktor.starts()
    assert await town.facts.letters("MeetingBooked") == ["Виктор sent"]


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "500", "count": 3},
        {"kind": "502", "count": 2},
        {"kind": "drop_before", "count": 2},
        {"kind": "drop_after", "count": 1},
        {"kind": "429", "count": 2, "retry_after": 1},
        {"kind": "slow", "seconds": 0.3},
    ],
    ids=lambda fault: fault["kind"],
)
async def test_troubles_of_the_way_are_waited_out(town: Town, fault: dict[str, object]) -> None:
    """A card goes out in the end, however often Telegram or the network failed first."""
    _, anna, viktor = await people(town)
    await books(anna, "Ромашка", "25", "10:00")
    viktor.news()
    await town.post("/sim/faults", {"method": "sendMessage", **fault})
    await town.clock_to("2026-11-24 18:00")
    for _ in range(4):
        await town.minutes_pass(2)
    await town.note_troubles()

    assert await town.facts.letters("MeetingTomorrow") == ["Виктор sent"]
    assert len(viktor.news()) == 1
