"""What the department does by the clock: each thing once, on time, and also after the bot was away."""

import pytest

from domain.funnel import Outcome
from stories.deeds import books, reports
from stories.town import FoundTown, Person, Town
from stories.trouble import OF_THE_WIRE, Trouble

on_the_wire = pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())


async def meeting_booked(town: Town) -> tuple[Person, Person, Person]:
    """Director, caller and closer; a meeting tomorrow, Wednesday, at 15:00."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    for person in (irina, anna, viktor):
        person.news()
    return irina, anna, viktor


@pytest.mark.both_engines
@on_the_wire
async def test_before_and_after_a_meeting(town: Town, trouble: Trouble) -> None:
    """The evening before, an hour before, and half an hour after its end: each once."""
    _, _, viktor = await meeting_booked(town)
    await town.clock_to("2026-11-24 17:59")
    assert viktor.news() == []
    await town.clock_to("2026-11-24 18:00", under=trouble)
    (evening,) = viktor.news()
    assert "Ромашка" in evening.text
    assert "15:00" in evening.text

    await town.clock_to("2026-11-25 13:50")
    viktor.news()
    await town.clock_to("2026-11-25 14:00", under=trouble)
    (soon,) = viktor.news()
    assert "Ромашка" in soon.text

    await town.clock_to("2026-11-25 16:20")
    assert viktor.news() == []
    await town.clock_to("2026-11-25 16:30", under=trouble)
    (question,) = viktor.news()
    assert "Ромашка" in question.text
    assert len(question.labels) >= len(Outcome), viktor.transcript()
    await town.clock_to("2026-11-25 17:50")
    for kind in ("MeetingTomorrow", "MeetingSoon", "OutcomeQuestion"):
        assert await town.facts.letters(kind) == ["Виктор sent"]


async def test_a_reported_meeting_is_not_asked_about(town: Town) -> None:
    """Who reported early hears no question."""
    _, _, viktor = await meeting_booked(town)
    await town.clock_to("2026-11-25 15:50")
    await viktor.forges("out:1:another_meeting")
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор held"]
    await town.clock_to("2026-11-25 17:00")

    assert await town.facts.letters("OutcomeQuestion") == []


async def test_the_morning_reminder_keeps_days_off(found_town: FoundTown) -> None:
    """09:30 on working mornings only: not on Unity Day, a Wednesday, nor at the weekend."""
    town = await found_town(at="2026-11-03 12:00")
    anna = await town.caller("Анна")
    anna.news()
    heard = []
    for day in (4, 5, 6, 7, 8, 9):
        await town.clock_to(f"2026-11-{day:02} 09:29")
        assert anna.news() == []
        await town.clock_to(f"2026-11-{day:02} 09:30")
        heard.append(len(anna.news()))

    assert heard == [0, 1, 1, 0, 0, 1]


@on_the_wire
async def test_the_morning_reminder(town: Town, trouble: Trouble) -> None:
    """To those who have a norm: done of it, beside it what the day asks."""
    irina, anna, viktor = await meeting_booked(town)
    denis = await town.collector("Денис")
    await town.clock_to("2026-11-25 09:29")
    for person in (irina, anna, viktor, denis):
        person.news()
    await town.clock_to("2026-11-25 09:30", under=trouble)

    (reminder,) = anna.news()
    assert "1" in reminder.text
    assert "20" in reminder.text
    assert len(viktor.news()) == len(denis.news()) == 1
    assert irina.news() == []


@on_the_wire
async def test_the_digest(town: Town, trouble: Trouble) -> None:
    """19:00, to the director alone."""
    irina, anna, viktor = await meeting_booked(town)
    await town.clock_to("2026-11-24 18:59")
    for person in (irina, anna, viktor):
        person.news()
    await town.clock_to("2026-11-24 19:00", under=trouble)

    (digest,) = irina.news()
    assert "1" in digest.text
    assert anna.news() == viktor.news() == []
    assert await town.facts.letters("DirectorDigest") == ["Ирина sent"]


async def contract_signed(town: Town, day: str) -> tuple[Person, Person, Person]:
    """A meeting held today at 15:00, a contract of 350,000 rubles."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", day[-2:], "15:00")
    await town.clock_to(f"{day} 16:30")
    await reports(viktor, Outcome.CONTRACT)
    return irina, anna, viktor


STATEMENTS = ["Ирина 2026-11 0.00", "Анна 2026-11 2000.00", "Виктор 2026-11 19000.00"]
"""Viktor: 17,500 for the contract, and one working day of twenty of his fixed 30,000."""


@pytest.mark.both_engines
@pytest.mark.parametrize("zone", ["Europe/Kaliningrad", "Europe/Moscow", "Asia/Kamchatka"])
async def test_statements_on_the_first(found_town: FoundTown, zone: str) -> None:
    """At 10:00 of the department's own clock everybody has the statement of the month that is over there."""
    town = await found_town(zone=zone, at="2026-11-30 12:00")
    irina, anna, viktor = await contract_signed(town, "2026-11-30")
    await town.clock_to("2026-12-01 09:59")
    for person in (irina, anna, viktor):
        person.news()
    assert await town.facts.statements() == []
    await town.clock_to("2026-12-01 10:00")

    assert await town.facts.statements() == STATEMENTS
    (statement,) = anna.news()
    assert "ноябрь 2026" in statement.text
    assert "2 000" in statement.text.replace("\u202f", " ").replace("\u00a0", " ")
    assert statement.protected
    assert len(viktor.news()) == 1
    assert 1 <= len(irina.news()) <= 4, "the statement, and the register of everybody with its tables"


@on_the_wire
async def test_statements_on_a_bad_day(found_town: FoundTown, trouble: Trouble) -> None:
    """Frozen once, sent once."""
    town = await found_town(at="2026-11-30 12:00")
    _, anna, _ = await contract_signed(town, "2026-11-30")
    await town.clock_to("2026-12-01 09:59")
    anna.news()
    await town.clock_to("2026-12-01 10:00", under=trouble)

    assert await town.facts.statements() == STATEMENTS
    assert len(anna.news()) == 1
    assert await town.facts.letters("StatementReady") == ["Ирина sent", "Анна sent", "Виктор sent"]


@pytest.mark.both_engines
async def test_the_first_comes_while_the_bot_is_away(found_town: FoundTown) -> None:
    """Statements are never skipped, stale reminders are; and nothing is said twice after another restart."""
    town = await found_town(at="2026-11-30 12:00")
    irina, anna, _ = await contract_signed(town, "2026-11-30")
    await town.stop_bot()
    await town.clock_to("2026-12-02 14:00")
    assert await town.facts.statements() == []
    anna.news(), irina.news()
    await town.start_bot()

    assert await town.facts.statements() == STATEMENTS
    assert len(anna.news()) == 1
    assert (await town.facts.runs("earnings_statements"))[-1] == "12-01 10:00 done"
    assert (await town.facts.runs("director_digest"))[-2:] == ["11-30 19:00 skipped", "12-01 19:00 skipped"]
    await town.stop_bot()
    await town.start_bot()
    assert await town.facts.statements() == STATEMENTS
    assert anna.news() == []


async def test_a_short_absence_over_an_hour_of_reminders(town: Town) -> None:
    """Back within its time, the evening's reminder and digest still come, once."""
    irina, _, viktor = await meeting_booked(town)
    await town.stop_bot()
    await town.clock_to("2026-11-24 19:30")
    await town.start_bot()

    assert len(viktor.news()) == 1
    assert len(irina.news()) == 1


async def test_a_meeting_of_the_new_month_is_of_the_new_month(found_town: FoundTown) -> None:
    """In Kamchatka the 1st begins while it is still November in UTC."""
    town = await found_town(zone="Asia/Kamchatka", at="2026-11-30 12:00")
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "1 дек", "10:00")
    await town.clock_to("2026-12-01 11:30")
    await reports(viktor, Outcome.PROPOSAL)

    assert "Анна meeting 2000.00 2026-12" in await town.facts.ledger()
    assert "Анна 2026-11 0.00" in await town.facts.statements()
