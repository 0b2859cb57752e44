"""Where a lead and a meeting stand, and their lawful moves.

A lead becomes a meeting, a meeting becomes a deal or a contract, and a client leaves the system (the letter).
Rows are kept by these words, so they are part of the schema.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class MeetingState(StrEnum):
    """What became of a booked meeting. Everything but `BOOKED` is final."""

    BOOKED = "booked"
    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    MOVED = "moved"
    NOT_OURS = "not_ours"
    UNDONE = "undone"
    """Booked by a slip of the finger and taken back within a minute: it counts nowhere."""

    def may_become(self, other: "MeetingState") -> bool:
        """Whether the move is lawful: a meeting gets one ending, however many buttons are pressed (law 3).

        >>> MeetingState.BOOKED.may_become(MeetingState.HELD)
        True
        >>> MeetingState.HELD.may_become(MeetingState.NO_SHOW)
        False
        """
        return self is MeetingState.BOOKED and other is not MeetingState.BOOKED


class LeadState(StrEnum):
    """Where a company of the cold base stands."""

    NEW = "new"
    MEETING = "meeting"
    """A meeting is ahead, or waits for its outcome."""
    REBOOK = "rebook"
    """Back with the callers: the meeting did not take place and may be booked again."""
    DEAL = "deal"
    """Met, and in work with the closer: a proposal or another meeting is agreed."""
    REFUSED = "refused"
    """Said no; may be called again when the cooldown is over."""
    UNREACHED = "unreached"
    """Nobody answered, as often as the rules of calling allow."""
    REJECTED = "rejected"
    """A call proved it wrong (another number, no such company, not of the segment), or a meeting: not our client."""
    EXCLUDED = "excluded"
    """On the exclusion list: nobody may call."""
    CLIENT = "client"
    """Signed: handed over and out of the system, unless the contract is cancelled."""

    @property
    def bookable(self) -> bool:
        """Whether a meeting may be booked with the company now."""
        return self.may_become(LeadState.MEETING)

    def may_become(self, other: "LeadState") -> bool:
        """Whether the move is lawful.

        >>> LeadState.REBOOK.may_become(LeadState.MEETING), LeadState.CLIENT.may_become(LeadState.MEETING)
        (True, False)
        """
        return other in _LEAD_MOVES[self]


_CALLED = frozenset({LeadState.MEETING, LeadState.REFUSED, LeadState.UNREACHED, LeadState.REJECTED, LeadState.EXCLUDED})
_LEAD_MOVES: Mapping[LeadState, frozenset[LeadState]] = MappingProxyType(
    {
        LeadState.NEW: _CALLED,
        LeadState.MEETING: frozenset(
            {LeadState.REBOOK, LeadState.DEAL, LeadState.REFUSED, LeadState.CLIENT, LeadState.REJECTED}
        ),
        LeadState.REBOOK: _CALLED,
        LeadState.DEAL: frozenset({LeadState.MEETING, LeadState.REFUSED, LeadState.CLIENT}),
        LeadState.REFUSED: _CALLED,
        LeadState.UNREACHED: _CALLED | {LeadState.NEW},
        LeadState.REJECTED: frozenset({LeadState.NEW, LeadState.EXCLUDED}),
        LeadState.EXCLUDED: frozenset({LeadState.NEW}),
        LeadState.CLIENT: frozenset({LeadState.DEAL}),
    }
)


class Outcome(StrEnum):
    """How a meeting went, as its closer reports it; the order is the order of the buttons."""

    CONTRACT = "contract"
    PROPOSAL = "proposal"
    ANOTHER_MEETING = "another_meeting"
    REFUSAL = "refusal"
    NO_SHOW = "no_show"
    POSTPONED = "postponed"
    NOT_OURS = "not_ours"
    TOOK_PLACE = "took_place"
    """A director knows that it was held, and nobody has said what came of it."""

    @property
    def held(self) -> bool:
        """Whether the meeting took place, which is what quota, plan and the caller's pay count.

        >>> [outcome.value for outcome in Outcome if outcome.held]
        ['contract', 'proposal', 'another_meeting', 'refusal', 'took_place']
        """
        return self.meeting_state is MeetingState.HELD

    @property
    def meeting_state(self) -> MeetingState:
        """What the meeting becomes.

        >>> Outcome.REFUSAL.meeting_state, Outcome.POSTPONED.meeting_state
        (<MeetingState.HELD: 'held'>, <MeetingState.MOVED: 'moved'>)
        """
        return _AFTER[self][0]

    @property
    def lead_state(self) -> LeadState:
        """What the company becomes.

        >>> Outcome.CONTRACT.lead_state, Outcome.NO_SHOW.lead_state
        (<LeadState.CLIENT: 'client'>, <LeadState.REBOOK: 'rebook'>)
        """
        return _AFTER[self][1]


_AFTER: Mapping[Outcome, tuple[MeetingState, LeadState]] = MappingProxyType(
    {
        Outcome.CONTRACT: (MeetingState.HELD, LeadState.CLIENT),
        Outcome.PROPOSAL: (MeetingState.HELD, LeadState.DEAL),
        Outcome.ANOTHER_MEETING: (MeetingState.HELD, LeadState.DEAL),
        Outcome.REFUSAL: (MeetingState.HELD, LeadState.REFUSED),
        Outcome.NO_SHOW: (MeetingState.NO_SHOW, LeadState.REBOOK),
        Outcome.POSTPONED: (MeetingState.MOVED, LeadState.REBOOK),
        Outcome.NOT_OURS: (MeetingState.NOT_OURS, LeadState.REJECTED),
        Outcome.TOOK_PLACE: (MeetingState.HELD, LeadState.DEAL),
    }
)
