"""An outcome that does not come is asked for until it does, and then put before the directors."""

import pytest
from office import Crew, Office

from domain.errors import AlreadyReported, MeetingNotOver, NotAllowed, NotYours
from domain.funnel import Outcome
from domain.messages import MeetingCard
from domain.people import Role
from services import chasing, meetings, outcomes, staff


@pytest.fixture
async def meeting(office: Office, crew: Crew) -> MeetingCard:
    """Booked for 15:00 of a Tuesday, for an hour; it is half past four."""
    booked = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00")
    office.clock_to("2026-11-24 16:30")
    return booked


async def letters(office: Office, kind: str = "OutcomeQuestion") -> list[str]:
    """Who is asked, and whether the question stands."""
    return await office.facts.letters(kind)


async def the_clock_runs(office: Office, until: str) -> None:
    """Everything that is due by then, in order."""
    plan = (
        ("2026-11-24 16:30", outcomes.ask_outcomes),
        ("2026-11-24 17:55", chasing.ask_again),
        ("2026-11-24 18:00", chasing.ask_again),
        ("2026-11-24 18:05", chasing.ask_again),
        ("2026-11-25 09:30", chasing.ask_next_morning),
        ("2026-11-25 10:00", chasing.tell_directors),
        ("2026-11-26 09:30", chasing.ask_next_morning),
        ("2026-11-26 10:00", chasing.tell_directors),
        ("2026-11-27 10:00", chasing.tell_directors),
    )
    for due, job in plan:
        if due <= until:
            await office.runs(job, due)


@pytest.mark.parametrize(
    ("until", "asked", "directors"),
    [
        ("2026-11-24 16:30", 1, 0),
        ("2026-11-24 17:55", 1, 0),
        ("2026-11-24 18:05", 2, 0),
        ("2026-11-25 10:00", 3, 0),
        ("2026-11-26 09:30", 3, 0),
        ("2026-11-26 10:00", 3, 1),
        ("2026-11-27 10:00", 3, 1),
    ],
)
async def test_the_closer_is_asked_three_times_and_the_directors_once(
    office: Office, crew: Crew, meeting: MeetingCard, until: str, asked: int, directors: int
) -> None:
    await the_clock_runs(office, until)
    assert meeting.closer == crew.viktor.name
    assert await letters(office) == ["Виктор waiting"] * asked
    assert await letters(office, "OutcomeMissing") == ["Ирина waiting"] * directors
    assert await office.facts.meetings() == ["Ромашка 11-24 15:00 Виктор booked"]
    assert await office.facts.ledger() == []


async def test_days_off_do_not_count(office: Office, crew: Crew) -> None:
    """Held on a Friday: asked on Monday, and before the directors on Tuesday."""
    await office.books(crew.anna, crew.romashka, "2026-11-27 15:00")
    for due, asked, directors in (
        ("2026-11-28 10:00", 0, 0),
        ("2026-11-29 10:00", 0, 0),
        ("2026-11-30 10:00", 1, 0),
        ("2026-12-01 10:00", 1, 1),
    ):
        await office.runs(chasing.ask_next_morning, due.replace("10:00", "09:30"))
        await office.runs(chasing.tell_directors, due)
        assert len(await letters(office)) == asked, due
        assert len(await letters(office, "OutcomeMissing")) == directors, due


async def test_an_outcome_ends_the_asking(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await the_clock_runs(office, "2026-11-26 10:00")
    office.clock_to("2026-11-26 10:01")
    await office.db.write(chasing.still_on, crew.viktor, meeting.meeting_id, office.now)
    await office.reports(crew.irina, meeting, Outcome.TOOK_PLACE)

    assert set(await letters(office)) == {"Виктор withdrawn"}
    assert await letters(office, "OutcomeMissing") == ["Ирина withdrawn"]
    assert await office.facts.ledger() == ["Анна meeting 2000.00 2026-11"]


async def test_a_meeting_that_still_goes_on_is_asked_about_in_half_an_hour(
    office: Office, crew: Crew, meeting: MeetingCard
) -> None:
    """As often as it is said; a double tap asks once."""
    for at in ("16:31", "16:31", "17:02"):
        office.clock_to(f"2026-11-24 {at}")
        await office.db.write(chasing.still_on, crew.viktor, meeting.meeting_id, office.now)
    assert await letters(office) == ["Виктор waiting"] * 2


async def test_a_director_lets_the_closer_be_asked(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await office.refuses(NotAllowed, office.db.write(chasing.ask_closer, crew.viktor, meeting.meeting_id, office.now))
    assert await office.db.write(chasing.ask_closer, crew.irina, meeting.meeting_id, office.now) == "Виктор"
    assert await letters(office) == ["Виктор waiting"]


async def test_nobody_asks_a_closer_who_left(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await office.db.write(staff.dismiss, crew.irina, crew.viktor.id, office.now)
    assert await office.db.write(chasing.ask_closer, crew.irina, meeting.meeting_id, office.now) == "Ирина"


async def test_what_is_told_or_not_begun_is_not_asked_about(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    other = await office.lead("Василёк", by=crew.irina)
    ahead = await office.books(crew.anna, other, "2026-11-25 15:00", crew.viktor)
    ask = chasing.still_on
    await office.refuses(MeetingNotOver, office.db.write(ask, crew.viktor, ahead.meeting_id, office.now))
    await office.refuses(NotYours, office.db.write(ask, galina, meeting.meeting_id, office.now))
    await office.reports(crew.viktor, meeting, Outcome.REFUSAL)
    await office.refuses(AlreadyReported, office.db.write(ask, crew.viktor, meeting.meeting_id, office.now))


async def test_the_caller_sees_what_waits(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    waiting = await office.db.read(meetings.waiting, crew.anna, office.now)
    assert [(one.card.company, one.card.closer) for one in waiting] == [("Ромашка", "Виктор")]
    await office.reports(crew.viktor, meeting, Outcome.REFUSAL)
    assert await office.db.read(meetings.waiting, crew.anna, office.now) == []
