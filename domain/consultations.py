"""Technical consultants at meetings: invited, coming or not."""

from enum import StrEnum


class ConsultationState(StrEnum):
    """Where an invitation stands; rows are kept by these words."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"

    @property
    def stands(self) -> bool:
        """Whether the consultant is expected, or may be.

        >>> ConsultationState.INVITED.stands, ConsultationState.DECLINED.stands
        (True, False)
        """
        return self in (ConsultationState.INVITED, ConsultationState.ACCEPTED)


class Standing(StrEnum):
    """How a consultant stands to a meeting, as whoever invites sees it."""

    FREE = "free"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    """Said no to this one; may be asked again."""
    BUSY = "busy"
    """At another meeting then."""
    AWAY = "away"

    @property
    def invited(self) -> bool:
        """Whether the invitation stands."""
        return self in (Standing.INVITED, Standing.ACCEPTED)

    @property
    def invitable(self) -> bool:
        """Whether an invitation may go out.

        >>> [one.value for one in Standing if one.invitable]
        ['free', 'declined']
        """
        return self in (Standing.FREE, Standing.DECLINED)


class Reply(StrEnum):
    """What the closer learns of a consultant."""

    COMES = "comes"
    DECLINES = "declines"
    AWAY = "away"
    """Not there on that day; why is nobody's business."""
    GONE = "gone"
    """Works here no more, or not as a consultant."""


class Off(StrEnum):
    """Why a consultant is not needed after all."""

    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    UNBOOKED = "unbooked"
    """The meeting had been booked by mistake."""
