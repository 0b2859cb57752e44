"""Which meetings there are, whose word they wait for and since when, and what was done to them."""

from datetime import date

from office import Crew, Office

from domain.errors import NotAllowed, NotYours
from domain.funnel import MeetingState, Outcome
from domain.meeting_changes import Corrected, Moved, Told
from domain.people import Person, Role
from services import corrections, leaving, meeting_board, moves
from services.leaving import UNDECIDED
from services.meeting_board import Board, Shelf
from services.outcomes import OutcomeReport


async def sees(office: Office, who: Person, shelf: Shelf | date = Shelf.OPEN, closer: Person | None = None) -> Board:
    return await office.db.read(meeting_board.board, who, shelf, closer.id if closer else 0, office.now)


def companies(board: Board) -> list[str]:
    return [one.card.company for one in board.meetings]


async def test_a_director_sees_all_and_a_closer_their_own(office: Office, crew: Crew) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    lopukh = await office.lead("Лопух", by=crew.irina)
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00", crew.viktor)
    await office.books(crew.anna, lopukh, "2026-11-26 11:00", galina)

    assert companies(await sees(office, crew.irina)) == ["Ромашка", "Лопух"]
    assert companies(await sees(office, crew.irina, closer=galina)) == ["Лопух"]
    assert companies(await sees(office, crew.irina, date(2026, 11, 25))) == ["Ромашка"]
    assert companies(await sees(office, crew.viktor, closer=galina)) == ["Ромашка"], "a forged closer changes nothing"
    board = await sees(office, crew.irina)
    assert board.days == ((date(2026, 11, 25), 1), (date(2026, 11, 26), 1))
    assert [(name, count) for _, name, count in board.closers] == [("Виктор", 1), ("Галина", 1)]
    await office.refuses(NotAllowed, sees(office, crew.anna))


async def test_whom_a_meeting_waits_for_and_since_when(office: Office, crew: Crew) -> None:
    """Its closer, or the directors when that one is gone."""
    await office.books(crew.anna, crew.romashka, "2026-11-24 15:00", crew.viktor)
    office.clock_to("2026-11-24 19:00")
    (one,) = (await sees(office, crew.irina, Shelf.WAITING)).meetings
    assert (one.waits_since, one.waits_for) == (office.at("2026-11-24 16:00"), "Виктор")

    await office.db.write(leaving.dismiss, crew.irina, crew.viktor.id, UNDECIDED, "ушёл", office.now)
    (one,) = (await sees(office, crew.irina, Shelf.WAITING)).meetings
    assert one.waits_for == ""


async def test_what_is_told_leaves_the_open_ones_and_stays_at_hand(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00", crew.viktor)
    office.clock_to("2026-11-24 17:00")
    await office.reports(crew.viktor, meeting, Outcome.REFUSAL)
    assert companies(await sees(office, crew.irina)) == []
    (told,) = (await sees(office, crew.irina, Shelf.TOLD)).meetings
    assert (told.state, told.outcome, told.waits_since) == (MeetingState.HELD, Outcome.REFUSAL, None)

    office.clock_to("2026-12-30 10:00")
    assert companies(await sees(office, crew.irina, Shelf.TOLD)) == []


async def test_old_and_new_stay_with_who_and_when(office: Office, crew: Crew) -> None:
    """Moved, told, corrected: each is kept as it was written down."""
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00", crew.viktor)
    new = office.at("2026-11-25 11:00")
    await office.db.write(moves.move, crew.anna, meeting.meeting_id, new, None, "Просит клиент", office.now)
    office.clock_to("2026-11-25 13:00")
    await office.reports(crew.viktor, meeting, Outcome.REFUSAL)
    office.clock_to("2026-11-28 10:00")
    right = OutcomeReport(meeting.meeting_id, Outcome.NO_SHOW)
    await office.db.write(corrections.correct, crew.irina, right, office.now)

    moved, told, corrected = await office.db.read(meeting_board.changes, crew.irina, meeting.meeting_id)
    assert isinstance(moved, Moved)
    assert (moved.by, moved.to_starts_at, moved.reason) == ("Анна", new, "Просит клиент")
    assert isinstance(told, Told)
    assert (told.by, told.outcome, told.at) == ("Виктор", Outcome.REFUSAL, office.at("2026-11-25 13:00"))
    assert isinstance(corrected, Corrected)
    assert (corrected.by, corrected.before, corrected.after) == ("Ирина", Outcome.REFUSAL, Outcome.NO_SHOW)


async def test_a_colleagues_meeting_is_not_there(office: Office, crew: Crew) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-25 15:00", crew.viktor)
    for asked in (meeting.meeting_id, 999):
        await office.refuses(NotYours, office.db.read(meeting_board.changes, galina, asked))
        await office.refuses(NotYours, office.db.read(meeting_board.one, galina, asked, office.now))
