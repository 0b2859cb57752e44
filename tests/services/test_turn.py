"""Who gets the meeting: the turn as it comes out of what was booked, held and lost."""

from dataclasses import replace

import pytest
from office import Crew, Office

from domain.absences import AbsenceKind
from domain.errors import NotAllowed, NotYours, SlotTaken, TextTooLong
from domain.funnel import Outcome
from domain.lead import NewLead
from domain.people import Person, Role
from domain.turn import ChosenBy, TurnMode
from services import absences, closers, leads, meetings
from services.leads import LeadCard
from services.meetings import Wish


@pytest.fixture
async def galina(office: Office, crew: Crew) -> Person:
    return await office.hires("Галина", Role.CLOSER)


async def gets(office: Office, crew: Crew, at: str, lead: LeadCard | None = None) -> str:
    """Who gets the next meeting at this time."""
    company = lead or await office.lead(f"Компания {at}", by=crew.irina)
    return (await office.books(crew.anna, company, at)).closer


async def why(office: Office, crew: Crew, lead: LeadCard, day: str = "2026-11-30") -> tuple[str, ChosenBy]:
    """Whom the first time of a day is offered with for this company, and why."""
    free = await office.db.read(
        meetings.free_times, crew.anna, office.at(f"{day} 12:00").date(), office.now, lead.lead_id
    )
    return free[0].closer, free[0].chosen_by


async def test_meetings_go_round(office: Office, crew: Crew, galina: Person) -> None:
    got = [await gets(office, crew, f"2026-11-25 {hour}:00") for hour in (10, 10, 12, 12)]
    assert got == ["Виктор", "Галина", "Виктор", "Галина"]


async def test_a_newcomer_of_half_a_share_gets_half_as_many(office: Office, crew: Crew, galina: Person) -> None:
    await office.db.write(closers.set_weight, crew.irina, galina.id, 50, office.now)
    got = [await gets(office, crew, f"2026-11-{day} {hour}:00") for day in (25, 26) for hour in (10, 12, 14)]
    assert got.count("Виктор") == 4
    assert got.count("Галина") == 2


@pytest.mark.parametrize("outcome", [Outcome.NO_SHOW, Outcome.POSTPONED])
async def test_a_meeting_that_was_lost_is_no_turn(office: Office, crew: Crew, galina: Person, outcome: Outcome) -> None:
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-24 11:00")
    assert meeting.closer == "Виктор"
    office.clock_to("2026-11-24 11:30")
    await office.reports(crew.viktor, meeting, outcome)
    assert await gets(office, crew, "2026-11-25 12:00") == "Виктор"


async def test_a_meeting_that_was_held_is_a_turn(office: Office, crew: Crew, galina: Person) -> None:
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-24 11:00")
    office.clock_to("2026-11-24 11:30")
    await office.reports(crew.viktor, meeting, Outcome.PROPOSAL)
    assert await gets(office, crew, "2026-11-25 12:00") == "Галина"


async def test_whom_the_caller_chose_has_had_no_turn_by_it(office: Office, crew: Crew, galina: Person) -> None:
    await office.books(crew.anna, crew.romashka, "2026-11-25 10:00", galina)
    assert await gets(office, crew, "2026-11-25 12:00") == "Виктор"
    assert await gets(office, crew, "2026-11-25 14:00") == "Галина"


async def test_a_strict_turn_offers_the_times_of_the_one_in_turn(office: Office, crew: Crew, galina: Person) -> None:
    await office.books(crew.anna, await office.lead("Мак", by=crew.irina), "2026-11-25 15:00", galina)
    await office.books(crew.anna, crew.romashka, "2026-11-25 10:00")
    day = office.at("2026-11-25 12:00").date()
    flexible = await office.db.read(meetings.free_times, crew.anna, day, office.now)
    turn = await office.db.write(closers.set_turn, crew.irina, TurnMode.STRICT, office.now)
    strict = await office.db.read(meetings.free_times, crew.anna, day, office.now)

    assert (turn.mode, turn.order) == (TurnMode.STRICT, ("Галина", "Виктор"))
    assert [one.name for one in turn.shares] == ["Галина", "Виктор"]
    assert turn.shares[0].taken < turn.shares[1].taken
    assert {one.closer for one in flexible} == {"Галина", "Виктор"}
    assert {one.closer for one in strict} == {"Галина"}
    assert office.at("2026-11-25 15:00") not in {one.starts_at for one in strict}
    company = await office.lead("Пион", by=crew.irina)
    await office.refuses(SlotTaken, office.books(crew.anna, company, "2026-11-25 15:00"))
    # The caller may still choose another.
    assert (await office.books(crew.anna, company, "2026-11-25 15:00", crew.viktor)).closer == "Виктор"


async def test_a_strict_turn_passes_by_who_has_no_time(office: Office, crew: Crew, galina: Person) -> None:
    """On days away for those days; altogether when there is no time at all."""
    await office.db.write(closers.set_turn, crew.irina, TurnMode.STRICT, office.now)
    company = await office.lead("Пион", by=crew.irina)
    assert await why(office, crew, company, "2026-11-25") == ("Виктор", ChosenBy.TURN)
    first, last = office.at("2026-11-25 12:00").date(), office.at("2026-11-26 12:00").date()
    away = await office.db.write(absences.enter, crew.irina, crew.viktor.id, AbsenceKind.SICK, first, last, office.now)
    assert await why(office, crew, company, "2026-11-25") == ("Галина", ChosenBy.TURN)
    assert await why(office, crew, company, "2026-11-27") == ("Виктор", ChosenBy.TURN)

    await office.db.write(absences.cancel, crew.irina, away.absence.absence_id, office.now)
    long = office.at("2026-12-30 12:00").date()
    await office.db.write(absences.enter, crew.irina, crew.viktor.id, AbsenceKind.LEAVE, first, long, office.now)
    office.clock_to("2026-11-24 18:30")
    assert {await why(office, crew, company, f"2026-11-{day}") for day in (25, 26, 27)} == {("Галина", ChosenBy.TURN)}
    assert await gets(office, crew, "2026-11-30 12:00") == "Галина"


async def test_an_offer_stays_a_turn_when_somebody_was_quicker(office: Office, crew: Crew, galina: Person) -> None:
    """Anna saw Viktor in turn; meanwhile he got a meeting. Hers is his turn too: then Galina has two."""
    await office.books(crew.anna, crew.romashka, "2026-11-25 10:00")
    wish = Wish((await office.lead("Мак", by=crew.irina)).lead_id, office.at("2026-11-25 14:00"), crew.viktor.id)
    shown = replace(wish, by_turn=True)
    seen = await office.db.read(meetings.would_be, crew.anna, shown, office.now)
    assert seen is not None
    assert (seen.closer, seen.chosen_by) == ("Виктор", ChosenBy.TURN)
    chosen = await office.db.read(meetings.would_be, crew.anna, wish, office.now)
    assert chosen is not None
    assert chosen.chosen_by is ChosenBy.CALLER
    await office.db.write(meetings.book, crew.anna, shown, office.now)

    assert await office.db.read(meetings.would_be, crew.anna, shown, office.now) is None
    assert [await gets(office, crew, f"2026-11-26 {hour}:00") for hour in (10, 12, 14)] == [
        "Галина",
        "Галина",
        "Виктор",
    ]


async def test_a_segment_and_a_city_come_before_the_turn(office: Office, crew: Crew, galina: Person) -> None:
    await office.db.write(closers.set_cities, crew.irina, galina.id, "Казань,  Королёв ", office.now)
    for city, closer, reason in (
        ("Казань", "Галина", ChosenBy.CITY),
        ("г. КОРОЛЕВ", "Галина", ChosenBy.CITY),
        ("Тула", "Виктор", ChosenBy.TURN),
    ):
        new = NewLead(f"Из города {city}", f"+7 495 {len(city) + 100}-00-{len(closer) + 10}", city=city)
        lead = await office.db.write(leads.add, crew.irina, new, office.now)
        assert await why(office, crew, lead) == (closer, reason)


async def test_cities_are_told_as_a_whole(office: Office, crew: Crew) -> None:
    of_viktor = crew.viktor.id
    shared = await office.db.write(closers.set_cities, crew.irina, of_viktor, "Казань\nТула; Казань,,", office.now)
    assert shared.cities == ("казань", "тула")
    assert (await office.db.write(closers.set_cities, crew.irina, of_viktor, "", office.now)).cities == ()
    many = ",".join(f"Город {number}" for number in range(closers.MOST_CITIES + 1))
    for too_much in (many, "Г" * 101):
        await office.refuses(
            TextTooLong, office.db.write(closers.set_cities, crew.irina, of_viktor, too_much, office.now)
        )


@pytest.mark.parametrize("weight", [0, 1, 101, -50])
async def test_a_share_that_is_not_offered_was_forged(office: Office, crew: Crew, weight: int) -> None:
    await office.refuses(NotYours, office.db.write(closers.set_weight, crew.irina, crew.viktor.id, weight, office.now))


async def test_the_share_is_the_directors_to_set(office: Office, crew: Crew) -> None:
    of_viktor, now = crew.viktor.id, office.now
    for deed in (
        office.db.write(closers.set_weight, crew.viktor, of_viktor, 100, now),
        office.db.write(closers.set_cities, crew.viktor, of_viktor, "Казань", now),
        office.db.write(closers.give_segment, crew.viktor, of_viktor, 1, True, now),
        office.db.write(closers.set_turn, crew.viktor, TurnMode.STRICT, now),
        office.db.read(closers.share, crew.viktor, of_viktor),
        office.db.read(closers.turn, crew.viktor, now),
    ):
        await office.refuses(NotAllowed, deed)
    await office.refuses(NotYours, office.db.write(closers.give_segment, crew.irina, of_viktor, 10**12, True, now))
