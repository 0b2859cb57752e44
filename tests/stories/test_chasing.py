"""How did it go? Asked until it is told, then put before the directors; nothing is ever assumed."""

import pytest

from domain.funnel import Outcome
from stories.deeds import OUTCOMES, opens_menu, reports
from stories.team import Team, team
from stories.town import FoundTown, Town
from stories.trouble import OF_THE_WIRE, Trouble

QUESTION, MISSING = "Как прошла встреча?", "Итога встречи всё нет"
STILL_ON, HELD, NO_SHOW, ASK_AGAIN = "Ещё идёт", "Состоялась", "Не пришли", "Спросить ещё раз"
RATE = "Анна meeting 2000.00 2026-11"
WAITS = "Ромашка 11-25 15:00 Виктор booked"


async def asked(town: Town) -> Team:
    """The meeting of Wednesday, 15:00 to 16:00, is over; it is half past four."""
    people = await team(town)
    await town.clock_to("2026-11-25 16:30")
    return people


async def before_the_directors(town: Town) -> Team:
    """It is Friday, ten in the morning, and nobody has told."""
    people = await asked(town)
    await the_clock_runs(town, "2026-11-25 18:00", "2026-11-26 09:30", "2026-11-27 10:00")
    return people


async def the_clock_runs(town: Town, *times: str) -> None:
    """From one moment at which something is due to the next."""
    for at in times:
        await town.clock_to(at)


async def questions(town: Town) -> int:
    """How many times the closer was asked."""
    return len(await town.facts.letters("OutcomeQuestion"))


@pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())
async def test_asked_three_times_and_the_directors_once(town: Town, trouble: Trouble) -> None:
    """Half an hour after the planned end, after two hours, the next morning; then the directors."""
    people = await team(town)
    for at, times, told in (
        ("2026-11-25 16:25", 0, 0),
        ("2026-11-25 16:30", 1, 0),
        ("2026-11-25 17:55", 1, 0),
        ("2026-11-25 18:00", 2, 0),
        ("2026-11-26 09:25", 2, 0),
        ("2026-11-26 09:30", 3, 0),
        ("2026-11-27 09:55", 3, 0),
        ("2026-11-27 10:00", 3, 1),
        ("2026-11-30 10:05", 3, 1),
    ):
        await town.clock_to(at, under=trouble)
        assert await town.facts.letters("OutcomeQuestion") == ["Виктор sent"] * times, at
        assert await town.facts.letters("OutcomeMissing") == ["Ирина sent"] * told, at
    told_card = people.irina.hears_once(MISSING)
    assert "Её проводит Виктор" in told_card.text
    assert await town.facts.meetings() == [WAITS]
    assert await town.facts.ledger() == []
    assert not people.anna.letters("Итог вашей встречи")


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_still_going_on(town: Town, trouble: Trouble) -> None:
    """Asked in half an hour, as often as it is said, once each time."""
    people = await asked(town)
    await people.viktor.presses(STILL_ON, under=trouble)
    await town.minutes_pass(2)
    assert "через полчаса" in people.viktor.screen.text, people.viktor.transcript()
    await town.clock_to("2026-11-25 16:55")
    assert not people.viktor.letters(QUESTION)
    await town.clock_to("2026-11-25 17:05")
    people.viktor.hears_once(QUESTION)
    await people.viktor.presses(STILL_ON)
    await town.clock_to("2026-11-25 17:40")

    assert await town.facts.letters("OutcomeQuestion") == ["Виктор sent"] * 3
    await reports(people.viktor, Outcome.REFUSAL)
    assert await town.facts.ledger() == [RATE]


async def test_the_question_of_two_hours_waits_for_a_meeting_that_still_goes_on(town: Town) -> None:
    """Who says at 17:50 that it goes on is asked at 18:20, not at 18:00 too."""
    people = await asked(town)
    await town.clock_to("2026-11-25 17:50")
    await people.viktor.presses(STILL_ON)
    await town.clock_to("2026-11-25 18:15")
    assert await questions(town) == 2
    assert not people.viktor.letters(QUESTION)
    await town.clock_to("2026-11-25 18:25")
    people.viktor.hears_once(QUESTION)
    await town.clock_to("2026-11-25 22:00")
    assert await town.facts.letters("OutcomeQuestion") == ["Виктор sent"] * 2


@pytest.mark.parametrize("at", ["2026-11-25 16:35", "2026-11-25 18:05", "2026-11-26 09:35"])
async def test_told_it_is_asked_no_more(town: Town, at: str) -> None:
    """Whichever of the questions is answered."""
    people = await asked(town)
    await town.clock_to(at)
    so_far = await questions(town)
    await reports(people.viktor, Outcome.PROPOSAL)
    await town.clock_to("2026-11-27 10:05")
    assert await questions(town) == so_far
    assert await town.facts.letters("OutcomeMissing") == []
    assert await town.facts.ledger() == [RATE]


async def test_told_while_it_was_put_off(town: Town) -> None:
    """It is told from the list of meetings; the question that was on its way does not come."""
    people = await asked(town)
    await people.viktor.presses(STILL_ON)
    await opens_menu(people.viktor)
    await people.viktor.walks("Мои встречи", "Ромашка", OUTCOMES[Outcome.NO_SHOW])
    await town.clock_to("2026-11-25 18:30")
    assert await town.facts.letters("OutcomeQuestion") == ["Виктор sent", "Виктор withdrawn"]
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор no_show"]


async def test_every_old_question_shows_what_was_told(town: Town) -> None:
    """Three questions stand on the phone; the first answer is the outcome."""
    people = await asked(town)
    await the_clock_runs(town, "2026-11-25 18:00", "2026-11-26 09:30")
    old = [(one.message_id, one.data_of(HELD) or one.data_of(NO_SHOW)) for one in people.viktor.letters(QUESTION)]
    assert len(old) == 3
    await reports(people.viktor, Outcome.PROPOSAL)
    for message_id, data in old[:2]:
        await people.viktor.forges(str(data), message_id)
        await people.viktor.forges("still:1", message_id)
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор held"]
    assert await town.facts.ledger() == [RATE]
    assert not people.viktor.letters(QUESTION), people.viktor.transcript()


@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.DOUBLE_TAP, Trouble.CUT_OFF, Trouble.FORGED])
@pytest.mark.parametrize(
    ("button", "state", "pay"), [(HELD, "held", [RATE]), (NO_SHOW, "no_show", [])], ids=["held", "no-show"]
)
async def test_the_director_says_how_it_went(
    town: Town, button: str, state: str, pay: list[str], trouble: Trouble
) -> None:
    """One tap; the caller and the closer hear of it once, and pay follows."""
    people = await before_the_directors(town)
    await people.irina.presses(button, under=trouble)
    await town.minutes_pass(2)
    assert await town.facts.meetings() == [f"Ромашка 11-25 15:00 Виктор {state}"]
    assert await town.facts.ledger() == pay
    people.viktor.hears_once("Ирина записывает итог вашей встречи")
    people.anna.hears_once("Итог вашей встречи")
    assert await town.facts.letters("OutcomeNoted") == ["Виктор sent"]


@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.DOUBLE_TAP, Trouble.REDELIVERED, Trouble.FORGED])
async def test_the_director_lets_the_closer_be_asked(town: Town, trouble: Trouble) -> None:
    people = await before_the_directors(town)
    await people.irina.presses(ASK_AGAIN, under=trouble)
    await town.minutes_pass(2)
    assert "отвечает Виктор" in people.irina.screen.text, people.irina.transcript()
    assert await questions(town) == 4
    await reports(people.viktor, Outcome.REFUSAL)
    assert await town.facts.ledger() == [RATE]


@pytest.mark.both_engines
async def test_director_and_closer_tell_at_the_same_moment(town: Town) -> None:
    """One of them is first; the other reads it, and it pays as the first said."""
    people = await before_the_directors(town)
    await town.together(
        people.irina.presses(NO_SHOW, settle=False), people.viktor.presses(OUTCOMES[Outcome.NO_SHOW], settle=False)
    )
    await town.minutes_pass(2)
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор no_show"]
    assert await town.facts.letters("OutcomeReported") == ["Анна sent"]
    assert not people.irina.letters(MISSING)


@pytest.mark.parametrize(
    ("day", "asked_at", "directors_at"),
    [("27", "2026-11-30 09:30", "2026-12-01 10:00"), ("26", "2026-11-27 09:30", "2026-11-30 10:00")],
    ids=["Friday", "Thursday"],
)
async def test_a_weekend_is_quiet(found_town: FoundTown, day: str, asked_at: str, directors_at: str) -> None:
    """Held on a Friday: asked again on Monday, the directors on Tuesday."""
    town = await found_town(at="2026-11-25 09:40")
    people = await team(town, day, "15:00")
    await town.clock_to(f"2026-11-{day} 18:05")
    assert await questions(town) == 2
    await town.clock_to(asked_at)
    assert await questions(town) == 3
    await town.clock_to(directors_at.replace("10:00", "09:55"))
    assert await questions(town) == 3
    assert await town.facts.letters("OutcomeMissing") == []
    await town.clock_to(directors_at)
    people.irina.hears_once(MISSING)


async def test_forged_answers(town: Town) -> None:
    """A colleague, the caller who would be paid for it, and a closer playing the director."""
    people = await asked(town)
    galina = await town.closer("Галина")
    await town.expect_refusal("message is not modified")
    for person, presses in (
        (people.anna, ("out:1:took_place", "still:1", "ask:1")),
        (galina, ("out:1:took_place", "still:1", "ask:1", "still:99")),
        (people.viktor, ("ask:1", "still:99", "out:1:riches")),
    ):
        for press in presses:
            await person.forges(press)
    await town.clock_to("2026-11-25 17:30")
    assert await questions(town) == 1
    assert await town.facts.meetings() == [WAITS]
    assert await town.facts.ledger() == []


async def test_everybody_sees_for_whom_it_waits(town: Town) -> None:
    """The caller and the closer, each in their own list."""
    people = await asked(town)
    await opens_menu(people.viktor)
    await people.viktor.presses("Мои встречи")
    assert "Ждёт итога 1 встреча" in people.viktor.screen.text, people.viktor.transcript()
    await opens_menu(people.anna)
    await people.anna.walks("Назначенные", "Ромашка")
    assert "отвечает Виктор" in people.anna.screen.text, people.anna.transcript()


async def test_the_closer_has_left(town: Town) -> None:
    """The directors are asked in their place."""
    people = await asked(town)
    await opens_menu(people.irina)
    await people.irina.walks("Люди", "Виктор", "Уволить", "Да")
    await the_clock_runs(town, "2026-11-25 18:00", "2026-11-26 09:30", "2026-11-27 10:00")
    assert await town.facts.letters("OutcomeQuestion") == ["Виктор sent"] + ["Ирина sent"] * 3
    await people.irina.presses(ASK_AGAIN)
    people.irina.hears_once("отвечает Ирина")
    await people.irina.presses(OUTCOMES[Outcome.NO_SHOW])
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор no_show"]
