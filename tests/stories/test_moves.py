"""A meeting is moved or called off by its caller, its closer or a director; the reason goes with it, heard once."""

import pytest

from stories.deeds import CONFIRM_BOOKING, books, comes_to_confirm, opens_menu
from stories.team import team
from stories.town import Person, Town
from stories.trouble import OF_THE_WIRE, Trouble

MOVE, CANCEL = "📅 Перенести", "✖️ Отменить"
MOVERS = ("anna", "viktor", "irina")
CONCERNED = {"anna": "Анна", "viktor": "Виктор"}


async def comes_to_move(who: Person, *steps: str) -> None:
    """From wherever a person has the meeting to the question why."""
    await opens_meeting(who, MOVE)
    await who.walks(*steps)


async def opens_meeting(who: Person, deed: str) -> None:
    """The caller from the list of what was booked, the closer from the card, a director by its button."""
    if who.name == "Анна":
        await opens_menu(who)
        await who.walks("Назначенные", "Ромашка", deed)
    elif who.name == "Ирина":
        await who.forges("move:1" if deed == MOVE else "off:1")
    else:
        await who.presses(deed)


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_moved_by_its_caller(town: Town, trouble: Trouble) -> None:
    """With a reason in the caller's own words, which moves it: once, on any kind of day."""
    people = await team(town)
    await comes_to_move(people.anna, "26", "11:00")
    await people.anna.types("Директор в отъезде", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-26 11:00 Виктор booked"]
    assert await town.facts.moves() == ["Ромашка 11-25 15:00 Виктор > 11-26 11:00 Виктор, Анна: Директор в отъезде"]
    (told,) = people.viktor.news()
    for words in ("Встреча перенесена", "Ромашка", "чт 26 ноября, 11:00", "ср 25 ноября, 15:00", "Директор в отъезде"):
        assert words in told.text, people.viktor.transcript()
    assert people.irina.news() == []
    assert await town.facts.letters("MeetingMoved") == ["Виктор sent"]
    assert "Встреча перенесена" in people.anna.screen.text, people.anna.transcript()


@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.DOUBLE_TAP, Trouble.FORGED])
@pytest.mark.parametrize("mover", MOVERS)
async def test_whoever_moves_it_the_others_hear_once(town: Town, mover: str, trouble: Trouble) -> None:
    people = await team(town)
    who: Person = getattr(people, mover)
    await comes_to_move(who, "26", "11:00")
    await who.presses("Просит клиент", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-26 11:00 Виктор booked"]
    assert len(await town.facts.moves()) == 1
    hear = [name for key, name in CONCERNED.items() if key != mover]
    assert await town.facts.letters("MeetingMoved") == [f"{name} sent" for name in hear]
    for person in people.everybody:
        assert len(person.letters(f"Кто перенёс: {who.name}")) == (person.name in hear), person.transcript()


@pytest.mark.parametrize("mover", MOVERS)
async def test_another_closer_has_it_now(town: Town, mover: str) -> None:
    """Who had it hears that it is gone and may not touch it any more; who has it gets the whole card."""
    people = await team(town)
    galina = await town.closer("Галина")
    who: Person = getattr(people, mover)
    card = people.viktor.button(MOVE)
    await comes_to_move(who, "Другой менеджер", "Галина", "25", "15:00")
    await who.presses("Болезнь")
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Галина booked"]
    given = galina.hears_once("Встреча теперь у вас")
    for words in ("Ромашка", "ул. Лесная, 5", "15:00", "Болезнь"):
        assert words in given.text
    assert given.labels[-2:] == [MOVE, CANCEL]
    if mover != "viktor":
        gone = people.viktor.hears_once("Кто перенёс")
        assert "Проводит: Галина" in gone.text
        assert MOVE not in gone.labels
    # The card of the booking is still on Viktor's phone.
    await people.viktor.forges(str(card["data"]))
    assert "не ваше" in people.viktor.screen.text, people.viktor.transcript()


async def test_its_time_is_free_at_once(town: Town) -> None:
    """Boris, told a moment ago that the time was gone, has it now."""
    people = await team(town)
    boris = await town.caller("Борис")
    await town.lead("Василёк", by=people.irina)
    await opens_menu(boris)
    await boris.walks("Назначить встречу", "Василёк", "25")
    assert not boris.has("15:00")
    await comes_to_move(people.viktor, "26", "11:00")
    await people.viktor.presses("Просит клиент")
    await books(boris, "Василёк", "25", "15:00")
    assert await town.facts.meetings() == ["Ромашка 11-26 11:00 Виктор booked", "Василёк 11-25 15:00 Виктор booked"]


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.DOUBLE_TAP, Trouble.REDELIVERED])
async def test_a_move_and_a_booking_want_the_same_time(town: Town, trouble: Trouble) -> None:
    """One has it; the other is offered the nearest and takes it with a tap, the reason kept."""
    people = await team(town)
    boris = await town.caller("Борис")
    await town.lead("Василёк", by=people.irina)
    await comes_to_confirm(boris, "Василёк", "26", "11:00")
    await comes_to_move(people.viktor, "26", "11:00")
    await town.together(
        boris.presses(CONFIRM_BOOKING, under=trouble, settle=False),
        people.viktor.presses("Просит клиент", under=trouble, settle=False),
    )
    at_eleven = [one for one in await town.facts.meetings() if "11-26 11:00 Виктор booked" in one]
    assert len(at_eleven) == 1
    late = boris if at_eleven[0].startswith("Ромашка") else people.viktor
    assert late.letters("11:00 только что заняли"), late.transcript()
    await late.presses("✅ чт 26 ноября, 13:00")
    if late is boris and len(await town.facts.meetings()) == 1:
        await boris.presses(CONFIRM_BOOKING)

    assert sorted(one.split()[0] for one in await town.facts.meetings()) == ["Василёк", "Ромашка"]
    assert all("11-26" in one and one.endswith("booked") for one in await town.facts.meetings())


@pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())
async def test_the_days_reminders_follow_the_new_time(town: Town, trouble: Trouble) -> None:
    """Nothing is heard any more of the old evening, the old hour and the old question."""
    people = await team(town)
    await town.clock_to("2026-11-24 18:05")
    people.viktor.hears_once("Завтра встреча")
    await comes_to_move(people.viktor, "26", "11:00")
    await people.viktor.presses("Не успеваем")
    people.viktor.news()
    await town.clock_to("2026-11-25 16:45", under=trouble)
    for old in ("Через час встреча", "Как прошла встреча"):
        assert not people.viktor.letters(old), people.viktor.transcript()
    await town.clock_to("2026-11-25 18:05", under=trouble)
    assert "чт 26 ноября, 11:00" in people.viktor.letters("Завтра встреча")[-1].text
    assert await town.facts.letters("CallAhead") == ["Анна sent", "Анна sent"]
    await town.clock_to("2026-11-26 10:05", under=trouble)
    people.viktor.hears_once("Через час встреча")
    await town.clock_to("2026-11-26 12:35", under=trouble)
    people.viktor.hears_once("Как прошла встреча")
    assert await town.facts.letters("MeetingSoon") == ["Виктор sent"]
    assert await town.facts.letters("OutcomeQuestion") == ["Виктор sent"]


async def test_moved_while_the_closer_has_it_open(town: Town) -> None:
    """What stands on an old screen is answered with how things are."""
    people = await team(town)
    await opens_menu(people.viktor)
    await people.viktor.walks("Мои встречи", "Ромашка", MOVE, "27", "10:00")
    await comes_to_move(people.anna, "26", "11:00")
    await people.anna.presses("Просит клиент")
    await people.viktor.presses("Не успеваем")

    assert await town.facts.meetings() == ["Ромашка 11-27 10:00 Виктор booked"]
    assert await town.facts.moves() == [
        "Ромашка 11-25 15:00 Виктор > 11-26 11:00 Виктор, Анна: Просит клиент",
        "Ромашка 11-26 11:00 Виктор > 11-27 10:00 Виктор, Виктор: Не успеваем",
    ]


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_called_off_by_its_closer(town: Town, trouble: Trouble) -> None:
    """Its caller hears why, and books the company again with one button; the time is free."""
    people = await team(town)
    await people.viktor.presses(CANCEL)
    await people.viktor.presses("Уже купили", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор cancelled"]
    assert await town.facts.leads() == ["Ромашка rebook"]
    (told,) = people.anna.news()
    for words in ("Встреча отменена", "Ромашка", "Уже купили", "Виктор"):
        assert words in told.text, people.anna.transcript()
    assert await town.facts.letters("MeetingCancelled") == ["Анна sent"]
    await people.anna.walks("Назначить снова", "25", "15:00", CONFIRM_BOOKING)
    assert (await town.facts.meetings())[1:] == ["Ромашка 11-25 15:00 Виктор booked"]
    assert await town.facts.ledger() == []


@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.DOUBLE_TAP, Trouble.REDELIVERED])
@pytest.mark.parametrize("who", ["anna", "irina"])
async def test_called_off_by_the_others(town: Town, who: str, trouble: Trouble) -> None:
    people = await team(town)
    person: Person = getattr(people, who)
    await opens_meeting(person, CANCEL)
    await person.types("Сгорел офис", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор cancelled"]
    hear = [name for key, name in CONCERNED.items() if key != who]
    assert sorted(await town.facts.letters("MeetingCancelled")) == [f"{name} sent" for name in hear]
    assert "Сгорел офис" in people.viktor.hears_once("Встреча отменена").text
    # The company is back among those to be called, and nothing more is said of the meeting.
    await town.clock_to("2026-11-25 16:45")
    for words in ("Завтра встреча", "Через час встреча", "Как прошла встреча"):
        assert not people.viktor.letters(words)
    assert [one.split()[:2] for one in await town.facts.queue()] == [["Ромашка", "retry"]]


async def test_moved_and_called_off_at_the_same_moment(town: Town) -> None:
    """Whichever comes first, everybody reads the same end."""
    people = await team(town)
    await comes_to_move(people.viktor, "26", "11:00")
    await opens_meeting(people.anna, CANCEL)
    await town.together(
        people.viktor.presses("Просит клиент", settle=False), people.anna.presses("Нет связи", settle=False)
    )
    await town.minutes_pass(2)

    (meeting,) = await town.facts.meetings()
    assert meeting.endswith("cancelled")
    assert await town.facts.letters("MeetingCancelled") == ["Виктор sent"]
    assert len(people.viktor.letters("Кто отменил: Анна")) == 1


async def test_forged_presses_move_nothing(town: Town) -> None:
    """Of somebody else's meeting, of none, and of a time that is none."""
    people = await team(town)
    boris, galina = await town.caller("Борис"), await town.closer("Галина")
    for somebody in (boris, galina):
        for data in ("move:1", "off:1", "sure:1:0", "silent:1:0", "move:99", "off:999999999999999999"):
            await somebody.forges(data)
            assert somebody.screen.text.startswith("⚠️") or "не ваше" in " ".join(somebody.answers), data
    await comes_to_move(people.anna, "26")
    screen = people.anna.screen
    data = screen.data_of("11:00")
    assert data is not None
    prefix, _, known = data.rpartition(":")
    for forged in (f"{known.split('_')[0]}_999", "1_0", "99999999999999_1"):
        await people.anna.forges(f"{prefix}:{forged}", screen.message_id)
        if people.anna.has("Просит клиент"):
            await people.anna.presses("Просит клиент")
        await comes_to_move(people.anna, "26")
        screen = people.anna.screen
    assert [one for one in await town.facts.moves() if "> 11-26 11:00 Виктор" not in one] == []
    assert await town.facts.letters("MeetingCancelled") == []


async def test_one_that_has_begun_stays_where_it_is(town: Town) -> None:
    """The screens were opened before it began."""
    people = await team(town)
    await comes_to_move(people.anna, "26", "11:00")
    await people.viktor.presses(CANCEL)
    await town.clock_to("2026-11-25 15:00")
    await people.anna.presses("Просит клиент")
    await people.viktor.presses("Уже купили")
    for person in (people.anna, people.viktor):
        assert any("уже началась" in message.text for message in person.messages), person.transcript()
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]
    assert await town.facts.moves() == []
