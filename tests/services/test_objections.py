"""A caller objects to "not our client" once; a director decides, and an upheld objection pays."""

import pytest
from office import Crew, Office

from domain.errors import AlreadyAppealed, AlreadyDecided, NotAllowed, NotYours, TextMissing
from domain.funnel import Outcome
from domain.messages import MeetingCard
from domain.people import Role
from services import objections
from services.objections import Decision

RATE = "Анна meeting 2000.00 2026-11"


@pytest.fixture
async def meeting(office: Office, crew: Crew) -> MeetingCard:
    """Viktor says that it is no client of ours."""
    booked = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00")
    office.clock_to("2026-11-24 16:30")
    await office.reports(crew.viktor, booked, Outcome.NOT_OURS)
    return booked


async def objects(office: Office, crew: Crew, meeting: MeetingCard, reason: str = "Закупают каждый месяц") -> None:
    """Anna disagrees."""
    await office.db.write(objections.make, crew.anna, meeting.meeting_id, reason, office.now)


def decision(meeting: MeetingCard, *, upheld: bool) -> Decision:
    """What Irina decides."""
    return Decision(meeting.meeting_id, upheld, "узнать итог")


async def test_upheld_it_counts_as_held_and_pays(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await objects(office, crew, meeting)
    assert await office.facts.letters("ObjectionMade") == ["Ирина waiting"]
    done = await office.db.write(objections.decide, crew.irina, decision(meeting, upheld=True), office.now)

    assert (done.company, done.upheld) == ("Ромашка", True)
    assert await office.facts.meetings() == ["Ромашка 11-24 15:00 Виктор held"]
    assert await office.facts.leads() == ["Ромашка deal"]
    assert await office.facts.ledger() == [RATE]
    assert await office.facts.letters("ObjectionDecided") == ["Анна waiting"]


async def test_refused_it_stays_as_it_was(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await objects(office, crew, meeting)
    await office.db.write(objections.decide, crew.irina, decision(meeting, upheld=False), office.now)

    assert await office.facts.meetings() == ["Ромашка 11-24 15:00 Виктор not_ours"]
    assert await office.facts.ledger() == []
    assert await office.facts.letters("ObjectionDecided") == ["Анна waiting"]


async def test_once_and_decided_once(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await office.refuses(NotYours, office.db.read(objections.decided, crew.irina, meeting.meeting_id))
    await objects(office, crew, meeting)
    await office.refuses(AlreadyAppealed, objects(office, crew, meeting))
    assert await office.db.read(objections.decided, crew.irina, meeting.meeting_id) is None
    await office.db.write(objections.decide, crew.irina, decision(meeting, upheld=False), office.now)
    again = office.db.write(objections.decide, crew.irina, decision(meeting, upheld=True), office.now)
    await office.refuses(AlreadyDecided, again)
    await office.refuses(AlreadyAppealed, objects(office, crew, meeting))
    before = await office.db.read(objections.decided, crew.irina, meeting.meeting_id)
    assert before is not None
    assert not before.upheld


async def test_who_booked_objects_with_a_reason(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    for who, error in ((boris, NotYours), (crew.viktor, NotAllowed)):
        made = office.db.write(objections.make, who, meeting.meeting_id, "наш", office.now)
        await office.refuses(error, made)
    await office.refuses(TextMissing, objects(office, crew, meeting, "  "))
    verdict = office.db.write(objections.decide, crew.anna, decision(meeting, upheld=True), office.now)
    await office.refuses(NotAllowed, verdict)


async def test_only_not_our_client_is_objected_to(office: Office, crew: Crew) -> None:
    booked = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00")
    await office.refuses(NotYours, objects(office, crew, booked))
    office.clock_to("2026-11-24 16:30")
    await office.reports(crew.viktor, booked, Outcome.NO_SHOW)
    await office.refuses(NotYours, objects(office, crew, booked))
