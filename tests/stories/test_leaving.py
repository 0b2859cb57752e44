"""Somebody leaves or is away: the director sees what goes to whom, changes it, and everybody hears once."""

import pytest

from stories.deeds import books, opens_menu
from stories.town import Person, Town
from stories.trouble import Trouble


async def team(town: Town) -> tuple[Person, Person, Person, Person]:
    """Irina directs, Anna calls, Viktor and Galina close; Viktor has Ромашка on Wednesday."""
    irina, anna = await town.director("Ирина"), await town.caller("Анна")
    viktor = await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    galina = await town.closer("Галина")
    await town.minutes_pass(2)
    for person in (irina, anna, viktor, galina):
        person.news()
    return irina, anna, viktor, galina


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_a_leavers_meeting_goes_to_who_is_free(town: Town, trouble: Trouble) -> None:
    """Seen before it happens, done once on any kind of day."""
    irina, anna, _, galina = await team(town)
    await opens_menu(irina)
    await irina.walks("Люди", "Виктор", "Уволить")
    assert "1 встреча впереди" in irina.screen.text
    assert irina.has("25.11 15:00 → Галина"), irina.transcript()
    await irina.presses("Да", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Галина booked"]
    assert await town.facts.people() == ["Ирина director", "Анна caller", "Галина closer"]
    for person in (anna, galina):
        (told,) = person.news()
        assert "Ромашка" in told.text, person.transcript()
        assert "Этот менеджер больше не работает: Виктор" in told.text


async def test_the_director_gives_it_back_to_the_caller(town: Town) -> None:
    irina, anna, _, galina = await team(town)
    await opens_menu(irina)
    await irina.walks("Люди", "Виктор", "Уволить", "25.11 15:00", "на перенос")
    assert irina.has("25.11 15:00 → на перенос"), irina.transcript()
    await irina.presses("Да")
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор cancelled"]
    (told,) = anna.news()
    assert "Ромашка" in told.text
    assert galina.news() == []


async def test_what_changed_meanwhile_is_shown_before_it_is_done(town: Town) -> None:
    """Galina's time went while Irina looked: nothing happens before she has seen it."""
    irina, anna, _, _ = await team(town)
    await town.lead("Лопух", by=irina)
    await opens_menu(irina)
    await irina.walks("Люди", "Виктор", "Уволить")
    await books(anna, "Лопух", "25", "15:00")
    await irina.presses("Да")
    assert "кое-что изменилось" in irina.screen.text, irina.transcript()
    assert irina.has("25.11 15:00 → на перенос")
    assert "Виктор closer" in await town.facts.people()

    await irina.presses("Да")
    assert "Виктор closer" not in await town.facts.people()
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор cancelled", "Лопух 11-25 15:00 Галина booked"]


async def test_a_sick_closers_meetings_go_to_others(town: Town) -> None:
    """The director enters the absence and passes the meetings on, without typing."""
    irina, anna, viktor, galina = await team(town)
    await opens_menu(irina)
    await irina.walks("Люди", "Виктор", "Не будет", "Болезнь", "Завтра", "верно", "Передать встречи")
    assert irina.has("25.11 15:00 → Галина"), irina.transcript()
    await irina.presses("✅ Передать")
    assert "Передано" in irina.screen.text, irina.transcript()
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Галина booked"]
    assert await town.facts.absences() == ["Виктор sick 11-25 11-25"]
    for person in (anna, galina):
        (told,) = person.news()
        assert "Этого менеджера не будет: Виктор" in told.text, person.transcript()
    assert [("Ромашка" in told.text) for told in viktor.news()] == [False, True]
    await opens_menu(irina)
    await irina.walks("Люди", "Виктор", "Не будет", "🤒")
    assert not irina.has("Передать встречи"), "nothing is left to pass on"


async def test_a_closer_cannot_pass_meetings_on(town: Town) -> None:
    """Who is away says so; whose the meetings become is the director's to say."""
    _, _, viktor, _ = await team(town)
    await opens_menu(viktor)
    await viktor.walks("Меня не будет", "Болезнь", "Завтра")
    assert not viktor.has("Передать встречи"), viktor.transcript()


@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.DOUBLE_TAP, Trouble.REDELIVERED, Trouble.CUT_OFF])
async def test_a_closer_who_loses_the_role_leaves_nothing_behind(town: Town, trouble: Trouble) -> None:
    """The director ticks other roles and sees first what goes to whom."""
    irina, anna, _, galina = await team(town)
    await opens_menu(irina)
    await irina.walks("Люди", "Виктор", "Роли", "Первая линия", "Активные продажи", "Сохранить")
    assert irina.has("25.11 15:00 → Галина"), irina.transcript()
    assert "Виктор closer" in await town.facts.people(), "nothing happens before it was seen"
    await irina.presses("Сменить роли", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Галина booked"]
    assert "Виктор closer" not in await town.facts.people()
    for person in (anna, galina):
        told = person.hears_once("больше не проводит встречи: Виктор")
        assert "Ромашка" in told.text


async def test_who_will_be_away_sees_what_becomes_of_the_meetings(town: Town) -> None:
    """Before it is entered; then the director passes them on from the news, and may choose otherwise."""
    irina, anna, viktor, galina = await team(town)
    await opens_menu(viktor)
    await viktor.walks("Меня не будет", "Болезнь", "Завтра")
    assert "25.11 15:00 → Галина · Ромашка" in viktor.screen.text, viktor.transcript()
    assert await town.facts.absences() == []
    await viktor.walks("верно")
    await town.minutes_pass(1)
    irina.hears_once("Виктор: болезнь")

    await irina.walks("Передать встречи", "25.11 15:00", "на перенос")
    await irina.walks("✅ Передать")
    await town.minutes_pass(2)
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор cancelled"]
    assert "Ромашка" in anna.hears_once("Этого менеджера не будет: Виктор").text
    assert galina.news() == []
