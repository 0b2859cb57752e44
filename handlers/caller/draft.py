"""What a caller has chosen so far."""

from dataclasses import dataclass
from datetime import datetime

from aiogram_dialog import DialogManager

from handlers.drafts import Draft
from handlers.states import Booking, Calling
from services.calls import Logged

REASONS = ("need", "supplier", "price", "later", "person", "silent")
"""Why companies refuse on the phone, most often; each is a word on a button."""


@dataclass(frozen=True)
class BookingDraft(Draft):
    """A meeting being booked; 0 and None stand for what is not chosen yet."""

    lead_id: int = 0
    day: str = ""
    """ISO date."""
    starts_at: datetime | None = None
    closer_id: int | None = None
    note: str = ""
    query: str = ""
    taken: datetime | None = None
    """The time somebody else was quicker to take."""
    meeting_id: int = 0
    wanted_id: int = 0
    """The closer the caller wants; 0 for whoever is in turn."""

    @property
    def by_turn(self) -> bool:
        """Whether the closer was offered and not wanted."""
        return self.closer_id != self.wanted_id


@dataclass(frozen=True)
class CallingDraft(BookingDraft):
    """The lead in a caller's hands (0: none), what is being said about it, and the result before it.

    Each card is a draft of its own with its own key, so that a result is recorded once, and for the company it was
    pressed for.
    """

    company: str = ""
    zone: str = ""
    """The company's, an IANA name."""
    said: str = ""
    """What was typed about the time of a callback, and chosen since."""
    meant: tuple[datetime, ...] = ()
    """The moments a typed time may mean: by the department's clocks, by the company's."""
    last: Logged | None = None
    """The result that may be taken back."""
    last_zone: str = ""
    undone: str = ""
    """The company whose result has just been taken back."""


@dataclass(frozen=True)
class BookedDraft(Draft):
    """Where a caller looks in the list of booked meetings."""

    page: int = 0
    meeting_id: int = 0


def steps_of(manager: DialogManager) -> type[Booking] | type[Calling]:
    """The dialog in which a meeting is being booked: of its own, or from the card of a lead."""
    return Calling if manager.current_context().state.group is Calling else Booking


def booking_of(manager: DialogManager) -> BookingDraft:
    """The meeting being booked in the current dialog."""
    return CallingDraft.of(manager) if steps_of(manager) is Calling else BookingDraft.of(manager)
