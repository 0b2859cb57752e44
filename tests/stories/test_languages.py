"""Russian and English: by the person's Telegram, changed in the settings, in messages that come by themselves too."""

import pytest

from domain.people import Role
from stories.deeds import books, opens_menu
from stories.town import Person, Town
from stories.trouble import Trouble


def speaks_russian(person: Person) -> bool:
    """Whether any Cyrillic letter stands on the screen's buttons."""
    return any("а" <= letter <= "я" for label in person.screen.labels for letter in label.lower())


async def test_the_language_of_the_telegram(town: Town) -> None:
    """Whose Telegram is English reads English."""
    anna = await town.caller("Anna", language="en")
    boris = await town.caller("Борис", language="ru")
    await opens_menu(anna)
    await opens_menu(boris)

    assert not speaks_russian(anna), anna.transcript()
    assert speaks_russian(boris)


@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_it_is_changed_in_the_settings(town: Town, trouble: Trouble) -> None:
    """At once: the menu, and the card that comes next."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Viktor")
    await town.lead("Ромашка", by=irina)
    await opens_menu(viktor)
    await viktor.presses("Настройки")
    await viktor.presses("English", under=trouble)
    await opens_menu(viktor)
    assert not speaks_russian(viktor), viktor.transcript()

    viktor.news()
    await books(anna, "Ромашка", "25", "15:00")
    (card,) = viktor.news()
    assert "Nov" in card.text, viktor.transcript()


async def test_strangers_are_answered_in_their_own(town: Town) -> None:
    """The one polite sentence."""
    john = await town.stranger("John", language="en")
    await john.starts()
    ivan = await town.stranger("Иван", language="ru")
    await ivan.starts()

    assert john.screen.text.isascii(), john.transcript()
    assert john.screen.text != ivan.screen.text


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_every_role_has_a_menu_and_help(town: Town, language: str) -> None:
    """In both languages, with a way on from each screen."""
    for role in Role:
        person = await town.hires(f"Сотрудник {role}", role, language=language)
        await opens_menu(person)
        assert person.screen.labels
        await person.types("/help")
        assert person.screen.text
