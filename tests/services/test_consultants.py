"""Consultants asked along to meetings: who may come, who answers, and who learns of what."""

import json
from datetime import date
from typing import Any

import pytest
from office import Crew, Office
from sqlalchemy import select

from domain.absences import AbsenceKind
from domain.consultations import ConsultationState, Standing
from domain.errors import (
    ConsultantNotFree,
    InvitationOff,
    MeetingIsMoved,
    MeetingNotAhead,
    NotAllowed,
    NotYours,
    OtherMeetingThen,
)
from domain.messages import MeetingCard
from domain.people import Person, Role
from services import absences, consultants, leaving, meetings, moves, routes, staff
from services.consultants import Consultant
from storage.tables import outbox

THREE, FOUR = "2026-11-25 15:00", "2026-11-25 16:00"
WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
async def zahar(office: Office) -> Person:
    """A consultant."""
    return await office.hires("Захар", Role.CONSULTANT)


@pytest.fixture
async def meeting(office: Office, crew: Crew) -> MeetingCard:
    """Viktor meets Ромашка on Wednesday at 15:00."""
    return await office.books(crew.anna, crew.romashka, THREE)


async def invites(office: Office, who: Person, meeting: MeetingCard, consultant: Person) -> Consultant:
    return await office.db.write(consultants.invite, who, meeting.meeting_id, consultant.id, office.now)


async def withdraws(office: Office, who: Person, meeting: MeetingCard, consultant: Person) -> Consultant:
    return await office.db.write(consultants.withdraw, who, meeting.meeting_id, consultant.id, office.now)


def asked(office: Office, meeting: MeetingCard, at: str = "") -> tuple[int, int]:
    """A meeting, and the time it is asked about."""
    return meeting.meeting_id, int((office.at(at) if at else meeting.starts_at).timestamp())


async def accepts(office: Office, who: Person, meeting: MeetingCard, at: str = "") -> Any:
    return await office.db.write(consultants.accept, who, *asked(office, meeting, at), office.now)


async def declines(office: Office, who: Person, meeting: MeetingCard, at: str = "") -> Any:
    return await office.db.write(consultants.decline, who, *asked(office, meeting, at), office.now)


async def moved(office: Office, who: Person, meeting: MeetingCard, to: str, closer: Person | None = None) -> None:
    wanted = (meeting.meeting_id, office.at(to), None if closer is None else closer.id, "Просят")
    await office.db.write(moves.move, who, *wanted, office.now)


async def cancelled(office: Office, who: Person, meeting: MeetingCard) -> None:
    await office.db.write(moves.cancel, who, meeting.meeting_id, "Передумали", office.now)


async def standings(office: Office, who: Person, meeting: MeetingCard) -> dict[str, Standing]:
    found = await office.db.read(consultants.choice, who, meeting.meeting_id, office.now)
    return {one.name: one.standing for one in found.consultants}


async def guests(office: Office, who: Person, meeting: MeetingCard) -> list[tuple[str, str]]:
    view = await office.db.read(meetings.view, who, meeting.meeting_id)
    return [(guest.name, guest.state) for guest in view.guests]


async def ahead_of(office: Office, who: Person) -> list[tuple[str, str]]:
    return [(one.card.company, one.state) for one in await office.db.read(consultants.ahead, who, office.now)]


async def told(office: Office, kind: str) -> list[str]:
    return await office.facts.letters(kind)


@pytest.mark.parametrize("host", ["viktor", "irina"])
async def test_asked_along_by_the_closer_or_a_director(
    office: Office, crew: Crew, zahar: Person, meeting: MeetingCard, host: str
) -> None:
    await invites(office, getattr(crew, host), meeting, zahar)
    assert await told(office, "ConsultationAsked") == ["Захар waiting"]
    assert await ahead_of(office, zahar) == [("Ромашка", "invited")]
    assert await standings(office, crew.viktor, meeting) == {"Захар": Standing.INVITED}

    seen = await accepts(office, zahar, meeting)
    assert (seen.state, seen.card.closer) == (ConsultationState.ACCEPTED, "Виктор")
    assert await told(office, "ConsultantReplied") == ["Виктор waiting"]
    assert await guests(office, crew.viktor, meeting) == [("Захар", "accepted")]


async def test_asked_twice_is_once(office: Office, crew: Crew, zahar: Person, meeting: MeetingCard) -> None:
    for minute in ("09:41", "09:42"):
        office.clock_to(f"2026-11-24 {minute}")
        await invites(office, crew.viktor, meeting, zahar)
    assert await told(office, "ConsultationAsked") == ["Захар waiting"]
    for minute in ("09:43", "09:44"):
        office.clock_to(f"2026-11-24 {minute}")
        await accepts(office, zahar, meeting)
    await invites(office, crew.viktor, meeting, zahar)
    assert await told(office, "ConsultantReplied") == ["Виктор waiting"]
    assert await ahead_of(office, zahar) == [("Ромашка", "accepted")]


async def test_answered_from_the_list_it_is_asked_no_more(
    office: Office, crew: Crew, zahar: Person, meeting: MeetingCard
) -> None:
    await invites(office, crew.viktor, meeting, zahar)
    await accepts(office, zahar, meeting)
    assert await told(office, "ConsultationAsked") == ["Захар withdrawn"]


async def test_declined_also_after_accepting(office: Office, crew: Crew, zahar: Person, meeting: MeetingCard) -> None:
    await invites(office, crew.viktor, meeting, zahar)
    await accepts(office, zahar, meeting)
    await declines(office, zahar, meeting)
    assert await told(office, "ConsultantReplied") == ["Виктор waiting"] * 2
    assert await ahead_of(office, zahar) == []
    await office.refuses(NotYours, office.db.read(consultants.view, zahar, meeting.meeting_id, office.now))
    assert await guests(office, crew.viktor, meeting) == [("Захар", "declined")]
    await accepts(office, zahar, meeting)
    assert await ahead_of(office, zahar) == [("Ромашка", "accepted")]


async def test_who_said_no_may_be_asked_again(office: Office, crew: Crew, zahar: Person, meeting: MeetingCard) -> None:
    await invites(office, crew.viktor, meeting, zahar)
    await declines(office, zahar, meeting)
    assert await standings(office, crew.viktor, meeting) == {"Захар": Standing.DECLINED}
    office.clock_to("2026-11-24 10:00")
    await invites(office, crew.viktor, meeting, zahar)
    assert await ahead_of(office, zahar) == [("Ромашка", "invited")]
    assert "Захар waiting" in await told(office, "ConsultationAsked")


async def test_taken_back(office: Office, crew: Crew, zahar: Person, meeting: MeetingCard) -> None:
    """Who has not read the invitation reads of nothing, who has said yes is told; the button works no more."""
    await invites(office, crew.viktor, meeting, zahar)
    await withdraws(office, crew.viktor, meeting, zahar)
    assert await told(office, "ConsultationAsked") == ["Захар withdrawn"]
    assert await told(office, "ConsultationOff") == []
    await office.refuses(InvitationOff, accepts(office, zahar, meeting))

    await invites(office, crew.viktor, meeting, zahar)
    assert await told(office, "ConsultationAsked") == ["Захар waiting"]
    await accepts(office, zahar, meeting)
    await withdraws(office, crew.viktor, meeting, zahar)
    await withdraws(office, crew.viktor, meeting, zahar)
    assert await told(office, "ConsultationOff") == ["Захар waiting"]
    assert await ahead_of(office, zahar) == []
    assert await guests(office, crew.viktor, meeting) == []


async def test_what_is_nobody_elses_business(office: Office, crew: Crew, zahar: Person, meeting: MeetingCard) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    fedor = await office.hires("Фёдор", Role.CONSULTANT)
    await office.refuses(NotYours, invites(office, galina, meeting, zahar))
    for stranger in (crew.anna, zahar):
        await office.refuses(NotAllowed, invites(office, stranger, meeting, zahar))
    for no_consultant in (crew.anna, crew.viktor, galina):
        await office.refuses(NotYours, invites(office, crew.viktor, meeting, no_consultant))
    await invites(office, crew.viktor, meeting, zahar)
    for deed in (consultants.accept, consultants.decline):
        await office.refuses(NotYours, office.db.write(deed, fedor, *asked(office, meeting), office.now))
        await office.refuses(NotYours, office.db.write(deed, zahar, 999, 0, office.now))
        await office.refuses(NotAllowed, office.db.write(deed, crew.anna, *asked(office, meeting), office.now))
    await office.refuses(NotYours, office.db.read(consultants.view, fedor, meeting.meeting_id, office.now))
    await office.refuses(NotAllowed, office.db.read(consultants.ahead, crew.viktor, office.now))
    assert await ahead_of(office, fedor) == []
    await office.refuses(NotYours, office.db.read(meetings.view, zahar, meeting.meeting_id))


async def test_only_before_it_begins(office: Office, crew: Crew, zahar: Person, meeting: MeetingCard) -> None:
    await invites(office, crew.viktor, meeting, zahar)
    office.clock_to(THREE)
    for deed in (
        invites(office, crew.viktor, meeting, zahar),
        withdraws(office, crew.viktor, meeting, zahar),
        accepts(office, zahar, meeting),
        declines(office, zahar, meeting),
    ):
        await office.refuses(MeetingNotAhead, deed)
    assert await ahead_of(office, zahar) == [("Ромашка", "invited")], "until it is over"
    office.clock_to(FOUR)
    assert await ahead_of(office, zahar) == []


async def test_nobody_is_at_two_meetings(office: Office, crew: Crew, zahar: Person, meeting: MeetingCard) -> None:
    """An invitation alone binds nobody; a promise does, until it is taken back."""
    galina = await office.hires("Галина", Role.CLOSER)
    other = await office.books(crew.anna, await office.lead("Василёк", by=crew.irina), "2026-11-25 15:30", galina)
    await invites(office, crew.viktor, meeting, zahar)
    await invites(office, galina, other, zahar)
    await accepts(office, zahar, meeting)
    refusal = await office.refuses(OtherMeetingThen, accepts(office, zahar, other))
    assert "Ромашка" in str(refusal)
    await withdraws(office, galina, other, zahar)
    assert await standings(office, galina, other) == {"Захар": Standing.BUSY}
    await office.refuses(ConsultantNotFree, invites(office, galina, other, zahar))
    await declines(office, zahar, meeting)
    await invites(office, galina, other, zahar)
    await accepts(office, zahar, other)
    assert await ahead_of(office, zahar) == [("Василёк", "accepted")]


async def test_who_holds_a_meeting_is_busy(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    galina = await office.hires("Галина", Role.CLOSER, Role.CONSULTANT)
    assert await standings(office, crew.viktor, meeting) == {"Галина": Standing.FREE}
    await office.books(crew.anna, await office.lead("Василёк", by=crew.irina), THREE, galina)
    assert await standings(office, crew.viktor, meeting) == {"Галина": Standing.BUSY}


async def test_who_is_away_is_not_asked(office: Office, crew: Crew, zahar: Person, meeting: MeetingCard) -> None:
    away = (zahar, zahar.id, AbsenceKind.LEAVE, WEDNESDAY, WEDNESDAY)
    await office.db.write(absences.enter, *away, office.now)
    assert await standings(office, crew.viktor, meeting) == {"Захар": Standing.AWAY}
    await office.refuses(ConsultantNotFree, invites(office, crew.viktor, meeting, zahar))
    assert await told(office, "ConsultantReplied") == []


async def test_an_absence_is_an_answer(office: Office, crew: Crew, zahar: Person, meeting: MeetingCard) -> None:
    """The closer is told once; a day that is not the meeting's concerns nobody."""
    await invites(office, crew.viktor, meeting, zahar)
    await accepts(office, zahar, meeting)
    thursday = date(2026, 11, 26)
    await office.db.write(absences.enter, zahar, zahar.id, AbsenceKind.SICK, thursday, thursday, office.now)
    assert await guests(office, crew.viktor, meeting) == [("Захар", "accepted")]
    await office.db.write(absences.enter, crew.irina, zahar.id, AbsenceKind.SICK, WEDNESDAY, WEDNESDAY, office.now)
    assert await guests(office, crew.viktor, meeting) == [("Захар", "declined")]
    assert await told(office, "ConsultantReplied") == ["Виктор waiting"] * 2


@pytest.mark.parametrize("answered", [True, False])
async def test_who_works_here_no_more_does_not_come(
    office: Office, crew: Crew, zahar: Person, meeting: MeetingCard, answered: bool
) -> None:
    await invites(office, crew.viktor, meeting, zahar)
    if answered:
        await accepts(office, zahar, meeting)
    before = await told(office, "ConsultantReplied")
    await office.db.write(leaving.dismiss, crew.irina, zahar.id, leaving.UNDECIDED, "Уходит", office.now)
    assert await told(office, "ConsultantReplied") == [*before, "Виктор waiting"]
    assert await guests(office, crew.viktor, meeting) == []
    assert await standings(office, crew.viktor, meeting) == {}


async def test_who_consults_no_more_does_not_come(
    office: Office, crew: Crew, zahar: Person, meeting: MeetingCard
) -> None:
    await invites(office, crew.viktor, meeting, zahar)
    both = frozenset({Role.CONSULTANT, Role.CALLER})
    await office.db.write(staff.set_roles, crew.irina, zahar.id, both, office.now)
    assert await guests(office, crew.viktor, meeting) == [("Захар", "invited")]
    await office.db.write(staff.set_roles, crew.irina, zahar.id, frozenset({Role.CALLER}), office.now)
    assert await told(office, "ConsultantReplied") == ["Виктор waiting"]
    await office.refuses(NotAllowed, accepts(office, zahar, meeting))


async def test_another_time_asks_anew(office: Office, crew: Crew, zahar: Person, meeting: MeetingCard) -> None:
    await invites(office, crew.viktor, meeting, zahar)
    await accepts(office, zahar, meeting)
    await moved(office, crew.anna, meeting, FOUR)
    assert await told(office, "ConsultationMoved") == ["Захар waiting"]
    assert await guests(office, crew.viktor, meeting) == [("Захар", "invited")]
    office.clock_to("2026-11-24 10:00")
    for answer in (accepts, declines):
        await office.refuses(MeetingIsMoved, answer(office, zahar, meeting))
    await accepts(office, zahar, meeting, FOUR)
    assert await told(office, "ConsultantReplied") == ["Виктор waiting"] * 2


async def test_an_invitation_not_read_yet_names_the_new_time(
    office: Office, crew: Crew, zahar: Person, meeting: MeetingCard
) -> None:
    await invites(office, crew.viktor, meeting, zahar)
    office.clock_to("2026-11-24 10:00")
    await moved(office, crew.anna, meeting, FOUR)
    assert await told(office, "ConsultationMoved") == []
    assert await told(office, "ConsultationAsked") == ["Захар withdrawn", "Захар waiting"]


async def test_another_closer_changes_no_promise(
    office: Office, crew: Crew, zahar: Person, meeting: MeetingCard
) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    await invites(office, crew.viktor, meeting, zahar)
    await accepts(office, zahar, meeting)
    await moved(office, crew.irina, meeting, THREE, galina)
    assert await told(office, "ConsultationMoved") == ["Захар waiting"]
    assert await guests(office, galina, meeting) == [("Захар", "accepted")]
    await office.refuses(NotYours, withdraws(office, crew.viktor, meeting, zahar))
    await declines(office, zahar, meeting)
    assert (await told(office, "ConsultantReplied"))[-1] == "Галина waiting"


async def test_a_consultant_who_is_to_hold_it_is_its_closer(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    galina = await office.hires("Галина", Role.CLOSER, Role.CONSULTANT)
    await invites(office, crew.viktor, meeting, galina)
    await accepts(office, galina, meeting)
    await moved(office, crew.irina, meeting, THREE, galina)
    assert await told(office, "ConsultationMoved") == []
    assert await guests(office, galina, meeting) == []


async def test_called_off_the_consultant_is_told_once(
    office: Office, crew: Crew, zahar: Person, meeting: MeetingCard
) -> None:
    fedor = await office.hires("Фёдор", Role.CONSULTANT)
    boris = await office.hires("Глеб", Role.CONSULTANT)
    for one in (zahar, fedor, boris):
        await invites(office, crew.viktor, meeting, one)
    await accepts(office, zahar, meeting)
    await declines(office, boris, meeting)
    await cancelled(office, crew.anna, meeting)
    assert await told(office, "ConsultationOff") == ["Захар waiting"], "Фёдор has not read of it, Глеб does not come"
    await office.refuses(MeetingNotAhead, declines(office, zahar, meeting))
    assert await ahead_of(office, zahar) == []


async def test_reminded_who_comes(office: Office, crew: Crew, zahar: Person, meeting: MeetingCard) -> None:
    """The evening before and an hour before; who has not answered is not."""
    fedor = await office.hires("Фёдор", Role.CONSULTANT)
    for one in (zahar, fedor):
        await invites(office, crew.viktor, meeting, one)
    await accepts(office, zahar, meeting)
    await office.runs(meetings.remind_evening_before, "2026-11-24 18:00")
    assert await told(office, "ConsultationReminder") == ["Захар waiting"]
    await office.runs(meetings.remind_hour_before, "2026-11-25 14:00")
    await office.runs(meetings.remind_hour_before, "2026-11-25 14:05")
    assert await told(office, "ConsultationReminder") == ["Захар waiting"] * 2


async def test_who_answers_within_the_hour_is_not_reminded(
    office: Office, crew: Crew, zahar: Person, meeting: MeetingCard
) -> None:
    await invites(office, crew.viktor, meeting, zahar)
    office.clock_to("2026-11-25 14:03")
    await accepts(office, zahar, meeting)
    await office.runs(meetings.remind_hour_before, "2026-11-25 14:05")
    assert await told(office, "ConsultationReminder") == []


@pytest.mark.parametrize("ending", ["declines", "withdrawn", "moved", "cancelled"])
async def test_no_reminder_of_what_is_not_to_be(
    office: Office, crew: Crew, zahar: Person, meeting: MeetingCard, ending: str
) -> None:
    await invites(office, crew.viktor, meeting, zahar)
    await accepts(office, zahar, meeting)
    await office.runs(meetings.remind_evening_before, "2026-11-24 18:00")
    office.clock_to("2026-11-24 18:00")
    if ending == "declines":
        await declines(office, zahar, meeting)
    elif ending == "withdrawn":
        await withdraws(office, crew.viktor, meeting, zahar)
    elif ending == "moved":
        await moved(office, crew.viktor, meeting, FOUR)
    else:
        await cancelled(office, crew.viktor, meeting)
    assert await told(office, "ConsultationReminder") == ["Захар withdrawn"]


async def test_moved_away_and_back_the_consultant_is_reminded(
    office: Office, crew: Crew, zahar: Person, meeting: MeetingCard
) -> None:
    await invites(office, crew.viktor, meeting, zahar)
    await accepts(office, zahar, meeting)
    await office.runs(meetings.remind_evening_before, "2026-11-24 18:00")
    office.clock_to("2026-11-24 18:00")
    await moved(office, crew.viktor, meeting, "2026-11-26 11:00")
    await moved(office, crew.viktor, meeting, THREE)
    assert await told(office, "ConsultationReminder") == ["Захар withdrawn"]
    await accepts(office, zahar, meeting)
    assert await told(office, "ConsultationReminder") == ["Захар waiting"]


async def test_the_closers_morning_names_who_comes_along(
    office: Office, crew: Crew, zahar: Person, meeting: MeetingCard
) -> None:
    fedor = await office.hires("Фёдор", Role.CONSULTANT)
    for one in (zahar, fedor):
        await invites(office, crew.viktor, meeting, one)
    await accepts(office, zahar, meeting)
    await office.runs(routes.send, "2026-11-25 08:30")
    (row,) = await office.db.read(lambda tx: tx.all(select(outbox.c.params).where(outbox.c.kind == "DayRoute")))
    (stop,) = json.loads(row.params)["stops"]
    assert stop["consultants"] == ["Захар"]
