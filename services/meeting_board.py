"""The board of meetings: ahead, waiting for their outcome, and told; a closer's own, to directors everybody's."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.funnel import MeetingState, Outcome
from domain.meeting_changes import Change
from domain.messages import MeetingCard
from domain.people import Person, Role
from domain.turn import ChosenBy
from services import access, departments, meetings
from storage import meeting_changes
from storage import meetings as kept
from storage.handovers import taken_over
from storage.meetings import StoredMeeting
from storage.transaction import Tx

TOLD_SINCE = timedelta(days=31)
"""How long a meeting whose end was told stays at hand."""


class Shelf(StrEnum):
    """What of the board is looked at, when it is no single day."""

    OPEN = "open"
    """Without an outcome: those that wait for it, then those ahead."""
    WAITING = "waiting"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class BoardMeeting:
    """A meeting as it stands."""

    card: MeetingCard
    closer_id: int
    state: MeetingState
    outcome: Outcome | None
    waits_since: datetime | None
    """Its end, when it is over and nobody has told how it went."""
    waits_for: str
    """Whose word it waits for; "" when its closer works here no more, and the directors answer for it."""
    chosen_by: ChosenBy = ChosenBy.TURN
    """Why it went to its closer."""


@dataclass(frozen=True, slots=True)
class Board:
    """What was asked for, and how much there is of everything without an outcome."""

    meetings: tuple[BoardMeeting, ...]
    waiting: int
    ahead: int
    days: tuple[tuple[date, int], ...]
    """Days with meetings that are not over, and how many."""
    closers: tuple[tuple[int, str, int], ...]
    """Who has meetings without an outcome, and how many; whichever closer is looked at."""


def board(tx: Tx, who: Person, shelf: Shelf | date, closer_id: int, now: datetime) -> Board:
    """The meetings on a shelf or of a day: a closer's own, to a director all, or those of one closer (0: of all).

    Raises: NotAllowed.
    """
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    department = departments.of(tx, who.department_id)
    whose = closer_id if who.has(Role.DIRECTOR) else who.id
    open_ones = [
        _standing(one, now)
        for one in kept.of_people(
            tx, department.id, closer_id=None if who.has(Role.DIRECTOR) else who.id, caller_id=None
        )
    ]
    theirs = [one for one in open_ones if whose in (0, one.closer_id)]
    over = [one for one in theirs if one.waits_since is not None]
    ahead = [one for one in theirs if one.waits_since is None]
    match shelf:
        case Shelf.OPEN:
            shown = [*over, *ahead]
        case Shelf.WAITING:
            shown = over
        case Shelf.TOLD:
            told = [one for one in kept.told_since(tx, department.id, now - TOLD_SINCE) if whose in (0, one.closer_id)]
            # A client that was handed over is in no list of its closer's (the issue).
            gone = set() if who.has(Role.DIRECTOR) else taken_over(tx, department.id, {one.lead_id for one in told})
            shown = [_standing(one, now) for one in told if one.lead_id not in gone]
        case _:
            shown = [one for one in theirs if department.today(one.card.starts_at) == shelf]
    days = Counter(department.today(one.card.starts_at) for one in ahead)
    closers = Counter((one.closer_id, one.card.closer) for one in open_ones)
    return Board(
        tuple(shown),
        len(over),
        len(ahead),
        tuple(sorted(days.items())),
        tuple(
            (staff_id, name, count)
            for (staff_id, name), count in sorted(closers.items(), key=lambda found: (found[0][1], found[0][0]))
        ),
    )


def one(tx: Tx, who: Person, meeting_id: int, now: datetime) -> BoardMeeting:
    """A meeting as it stands, to its closer, its caller and directors. Raises: NotAllowed, NotYours."""
    meetings.view(tx, who, meeting_id)
    found = kept.get(tx, who.department_id, meeting_id)
    assert found is not None, "it was just looked at"
    return _standing(found, now)


def changes(tx: Tx, who: Person, meeting_id: int) -> tuple[Change, ...]:
    """What was done to a meeting since it was booked, to its closer, its caller and directors.

    Raises: NotAllowed, NotYours.
    """
    meetings.view(tx, who, meeting_id)
    return tuple(meeting_changes.of_meeting(tx, meeting_id))


def _standing(meeting: StoredMeeting, now: datetime) -> BoardMeeting:
    waits = meeting.state is MeetingState.BOOKED and meeting.card.ends_at <= now
    return BoardMeeting(
        meeting.card,
        meeting.closer_id,
        meeting.state,
        meeting.outcome,
        meeting.card.ends_at if waits else None,
        meeting.card.closer if meeting.closer_at_work else "",
        meeting.chosen_by,
    )
