"""Who works here: by an invitation, which names the roles, works once, and for 48 hours."""

import pytest

from domain.people import Role
from stories.deeds import opens_menu
from stories.town import Town
from stories.trouble import Trouble

every_trouble = pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())


@every_trouble
async def test_an_invitation_opens_the_menu(town: Town, trouble: Trouble) -> None:
    """Whoever opens the link works here from then on, once, whatever happens on the way."""
    invitation = await town.invitation(Role.CALLER)
    anna = await town.stranger("Анна")

    if trouble is Trouble.FORGED:
        # Others who try the link come after Anna: before her it would be theirs.
        await anna.starts(invitation)
        await town.forge("start", {"payload": invitation})
    else:
        await anna.starts(invitation, under=trouble)

    assert await town.facts.people() == ["Анна caller"]
    assert anna.has("Назначить встречу"), anna.transcript()


@pytest.mark.both_engines
async def test_it_works_once(town: Town) -> None:
    """The second one reads that the link was used, and by what to go on."""
    invitation = await town.invitation(Role.CALLER)
    anna, boris = await town.stranger("Анна"), await town.stranger("Борис")
    await anna.starts(invitation)
    await boris.starts(invitation)

    assert await town.facts.people() == ["Анна caller"]
    assert "использ" in boris.screen.text, boris.transcript()


async def test_it_lives_48_hours(town: Town) -> None:
    """A minute before the end it works, a minute after it does not."""
    first, second = await town.invitation(Role.CALLER), await town.invitation(Role.CALLER)
    anna, boris = await town.stranger("Анна"), await town.stranger("Борис")
    await town.clock_to("2026-11-26 09:39")
    await anna.starts(first)
    await town.clock_to("2026-11-26 09:41")
    await boris.starts(second)

    assert await town.facts.people() == ["Анна caller"]
    assert "48" in boris.screen.text, boris.transcript()


async def test_a_mistyped_one_is_unknown(town: Town) -> None:
    """Nobody gets in by guessing."""
    anna = await town.stranger("Анна")
    await anna.starts("abcdefghijklmnopqrstuv")

    assert await town.facts.people() == []
    assert "риглашени" in anna.screen.text, anna.transcript()


@pytest.mark.both_engines
async def test_fifty_people_at_once(town: Town) -> None:
    """Exactly one wins; the other 49 read why not."""
    invitation = await town.invitation(Role.CLOSER)
    crowd = [await town.stranger(f"Гость {number}") for number in range(50)]
    await town.together(*(person.starts(invitation, settle=False) for person in crowd))

    (winner,) = await town.facts.people()
    losers = [person for person in crowd if f"{person.name} closer" != winner]
    assert len(losers) == 49
    assert all("использ" in person.screen.text for person in losers)


@every_trouble
async def test_the_director_invites_in_chat(town: Town, trouble: Trouble) -> None:
    """Roles are ticked, a link comes, and it is worth exactly what was ticked."""
    irina = await town.director("Ирина")
    await opens_menu(irina)
    await irina.walks("Пригласить", "Первая линия", "Активные продажи")
    await irina.presses("Создать", under=trouble)
    link = irina.screen.text
    assert "https://t.me/kombain_bot?start=" in link, irina.transcript()

    boris = await town.stranger("Борис")
    await boris.starts(link.partition("?start=")[2].split()[0])

    assert await town.facts.people() == ["Ирина director", "Борис caller+closer"]
    assert "Борис" in irina.news()[-1].text


async def test_roles_join_for_a_person_at_work(town: Town) -> None:
    """A second invitation adds its roles to those the person has."""
    anna = await town.caller("Анна")
    await anna.starts(await town.invitation(Role.COLLECTOR))

    assert await town.facts.people() == ["Анна caller+collector"]
