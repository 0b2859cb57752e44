"""The evening before a meeting and the morning of its day."""

from office import Crew, Office

from domain.absences import AbsenceKind
from domain.errors import MeetingIsMoved, MeetingNotAhead, NotYours
from domain.messages import MeetingCard
from domain.people import Role
from services import absences, call_ahead, moves, routes

THREE = "2026-11-25 15:00"
EVENING, MORNING = "2026-11-24 17:00", "2026-11-25 08:30"


async def told(office: Office, kind: str) -> list[str]:
    return sorted(await office.facts.letters(kind))


def asked(meeting: MeetingCard) -> tuple[int, int]:
    """A meeting, and the time it is asked about."""
    return meeting.meeting_id, int(meeting.starts_at.timestamp())


async def test_the_caller_confirms(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, THREE)
    await office.runs(call_ahead.ask, EVENING)
    await office.runs(call_ahead.ask, EVENING)
    assert await told(office, "CallAhead") == ["Анна waiting"]
    await office.db.write(call_ahead.confirm, crew.anna, *asked(meeting), office.now)
    assert await told(office, "CallAhead") == ["Анна withdrawn"]
    other = await office.hires("Борис", Role.CALLER)
    await office.refuses(NotYours, office.db.write(call_ahead.confirm, other, *asked(meeting), office.now))


async def test_the_evening_of_the_last_working_day(office: Office, crew: Crew) -> None:
    """Before a weekend it is Friday's."""
    await office.books(crew.anna, crew.romashka, "2026-11-30 11:00")
    for day in ("26", "28", "29"):
        await office.runs(call_ahead.ask, f"2026-11-{day} 17:00")
    assert await told(office, "CallAhead") == []
    await office.runs(call_ahead.ask, "2026-11-27 17:00")
    assert await told(office, "CallAhead") == ["Анна waiting"]


async def test_nobody_answers_and_it_is_asked_again_in_the_morning(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, THREE)
    office.clock_to(EVENING)
    await office.runs(call_ahead.ask, EVENING)
    for _ in range(2):
        assert (await office.db.write(call_ahead.no_answer, crew.anna, *asked(meeting), office.now)).again
    assert await told(office, "CallAhead") == ["Анна waiting", "Анна waiting"]
    wanted = (meeting.meeting_id, office.at("2026-11-26 11:00"), None, "Просят")
    later = await office.db.write(moves.move, crew.irina, *wanted, office.now)
    assert await told(office, "CallAhead") == ["Анна withdrawn", "Анна withdrawn"]
    for answer in (call_ahead.confirm, call_ahead.no_answer):
        await office.refuses(MeetingIsMoved, office.db.write(answer, crew.anna, *asked(meeting), office.now))
    office.clock_to("2026-11-26 09:05")
    assert not (await office.db.write(call_ahead.no_answer, crew.anna, *asked(later), office.now)).again
    office.clock_to("2026-11-26 11:00")
    late = office.db.write(call_ahead.no_answer, crew.anna, *asked(later), office.now)
    await office.refuses(MeetingNotAhead, late)


async def test_colleagues_stand_in_for_a_caller_who_is_away(office: Office, crew: Crew) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    meeting = await office.books(crew.anna, crew.romashka, THREE)
    day = office.at(EVENING).date()
    await office.db.write(absences.enter, crew.irina, crew.anna.id, AbsenceKind.SICK, day, day, office.now)
    await office.runs(call_ahead.ask, EVENING)
    assert await told(office, "CallAhead") == ["Борис waiting"]
    card = await office.db.write(call_ahead.confirm, boris, *asked(meeting), office.now)
    assert card.company == "Ромашка"


async def test_the_route_of_a_day(office: Office, crew: Crew) -> None:
    await office.hires("Галина", Role.CLOSER)
    await office.books(crew.anna, crew.romashka, THREE, crew.viktor)
    await office.books(crew.anna, await office.lead("Василёк", by=crew.irina), "2026-11-25 11:00", crew.viktor)
    await office.books(crew.anna, await office.lead("Мак", by=crew.irina), "2026-11-26 11:00", crew.viktor)
    for _ in range(2):
        await office.runs(routes.send, MORNING)
    assert await told(office, "DayRoute") == ["Виктор waiting"]
    await office.runs(routes.send, "2026-11-27 08:30")
    assert await told(office, "DayRoute") == ["Виктор waiting"]
