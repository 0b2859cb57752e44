"""What people see: their roles' menu and nothing else; strangers and groups see one polite sentence."""

import pytest

from domain.people import Role
from stories.deeds import ADD_LEAD, BOOK, books, opens_menu
from stories.town import Person, Town
from stories.trouble import OF_THE_WIRE, Trouble

OWN = {
    Role.CALLER: BOOK,
    Role.COLLECTOR: ADD_LEAD,
    Role.DIRECTOR: "Пригласить",
}
"""A button that only this role gives."""


@pytest.mark.parametrize(
    "roles",
    [
        (Role.CALLER,),
        (Role.COLLECTOR,),
        (Role.CLOSER,),
        (Role.DIRECTOR,),
        (Role.ACCOUNTANT,),
        (Role.CALLER, Role.COLLECTOR),
        (Role.DIRECTOR, Role.CALLER, Role.CLOSER),
    ],
    ids="+".join,
)
async def test_the_menu_is_of_the_roles(town: Town, roles: tuple[Role, ...]) -> None:
    """Roles combine; the menu gives what they give, nothing else."""
    person = await town.hires("Сотрудник", *roles)
    await opens_menu(person)

    for role, label in OWN.items():
        assert person.has(label) is (role in roles), person.transcript()


@pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())
async def test_a_stranger_reads_one_sentence(town: Town, trouble: Trouble) -> None:
    """Whatever a stranger sends, the answer is one sentence without a button."""
    stranger = await town.stranger()
    for deed in ("/start", "Здравствуйте", "/menu", "/secret"):
        stranger.news()
        await stranger.types(deed, under=trouble)
        (answer,) = stranger.news()
        assert answer.text
        assert not answer.labels
    assert len({message.text for message in stranger.messages}) == 1


async def test_a_group_reads_one_sentence_once(town: Town) -> None:
    """Work is for private chats; a group hears so and is left alone."""
    anna = await town.caller("Анна")
    group = await town.post("/sim/groups", {"title": "Отдел", "members": [anna.telegram_id]})
    for text in ("/menu", "/start", "/help"):
        await town.post(f"/sim/people/{anna.telegram_id}/text", {"text": text, "chat_id": group["id"]})
    await town.idle()

    chat = await town.get(f"/sim/groups/{group['id']}/chat")
    said = [message for message in chat["messages"] if message["from"] == "bot"]
    assert len(said) == 1, said
    assert not said[0]["inline_keyboard"]


async def at_menu(anna: Person) -> None:
    await opens_menu(anna)


async def at_list(anna: Person) -> None:
    await opens_menu(anna)
    await anna.walks(BOOK)


async def at_day(anna: Person) -> None:
    await opens_menu(anna)
    await anna.walks(BOOK, "Ромашка")


async def at_confirm(anna: Person) -> None:
    await opens_menu(anna)
    await anna.walks(BOOK, "Ромашка", "25", "15:00")


async def at_settings(anna: Person) -> None:
    await opens_menu(anna)
    await anna.walks("Настройки")


@pytest.mark.parametrize("screen", [at_menu, at_list, at_day, at_confirm, at_settings])
async def test_dismissal_works_at_the_next_press(town: Town, screen) -> None:
    """Whatever screen is open, its buttons are dead; nothing the dismissed person sends does anything."""
    irina = await town.director("Ирина")
    anna = await town.caller("Анна")
    await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await screen(anna)
    open_screen = anna.screen

    await opens_menu(irina)
    await irina.walks("Люди", "Анна", "Уволить", "Да")
    assert await town.facts.people() == ["Ирина director", "Виктор closer"]

    for row in open_screen.rows:
        for _, data in row:
            if data is not None:
                await anna.forges(data, open_screen.message_id)
                assert anna.answers[-1], "every press is answered with the sentence"
    await anna.types("/menu")
    assert not anna.screen.labels
    assert await town.facts.meetings() == []


@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_dismissal_happens_once(town: Town, trouble: Trouble) -> None:
    """The director's own press on a bad day."""
    irina = await town.director("Ирина")
    await town.caller("Анна")
    await opens_menu(irina)
    await irina.walks("Люди", "Анна", "Уволить")
    await irina.presses("Да", under=trouble)

    assert await town.facts.people() == ["Ирина director"]


async def test_a_dismissed_person_may_be_hired_again(town: Town) -> None:
    """With what the new invitation names, not with what they had."""
    irina = await town.director("Ирина")
    anna = await town.caller("Анна")
    await opens_menu(irina)
    await irina.walks("Люди", "Анна", "Уволить", "Да")
    await anna.starts(await town.invitation(Role.COLLECTOR))
    await opens_menu(anna)

    assert await town.facts.people() == ["Ирина director", "Анна collector"]
    assert anna.has(ADD_LEAD)
    assert not anna.has(BOOK)


async def test_somebody_elses_press_books_nothing(town: Town) -> None:
    """A press is judged by who sends it: a colleague without the role cannot use a caller's buttons."""
    irina = await town.director("Ирина")
    anna, denis = await town.caller("Анна"), await town.collector("Денис")
    await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await at_confirm(anna)
    await town.expect_refusal("message is not modified")
    for message in anna.messages:
        for row in message.rows:
            for _, data in row:
                if data is not None:
                    await denis.forges(data)

    assert await town.facts.meetings() == []
    await opens_menu(denis)
    assert denis.has(ADD_LEAD)
    await books(anna, "Ромашка", "25", "15:00")
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]
