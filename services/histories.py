"""What was done about a company so far, to those who meet it."""

from dataclasses import dataclass

from domain.histories import Event
from domain.people import Person
from services import access
from services.meetings import seen_by
from storage import histories
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class History:
    """A company and what was done about it, the newest first."""

    company: str
    events: tuple[Event, ...]


def of_meeting(tx: Tx, who: Person, meeting_id: int) -> History:
    """The history of a meeting's company, to the meeting's closer, its caller, and directors.

    Raises: NotAllowed, NotYours.
    """
    meeting = seen_by(tx, access.ensure(tx, who), meeting_id)
    return History(meeting.card.company, tuple(reversed(histories.of_lead(tx, meeting.lead_id))))
