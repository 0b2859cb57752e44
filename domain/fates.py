"""What became of a lead, as its collector sees it."""

from enum import StrEnum

from domain.funnel import LeadState


class Fate(StrEnum):
    """What calls have proved so far; the order is the order of the filters."""

    WAITING = "waiting"
    """To be called, or called without reaching anybody yet."""
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    EXCLUDED = "excluded"
    """Nobody may call any more: a client, or asked for it."""
    UNREACHED = "unreached"
    """Nobody answered, as often as the rules of calling allow: neither confirmed nor rejected."""


def fate_of(state: LeadState, *, confirmed: bool) -> Fate:
    """The fate of a lead; what was confirmed once stays so, whatever comes later.

    >>> fate_of(LeadState.EXCLUDED, confirmed=True), fate_of(LeadState.REBOOK, confirmed=False)
    (<Fate.CONFIRMED: 'confirmed'>, <Fate.WAITING: 'waiting'>)
    """
    if confirmed:
        return Fate.CONFIRMED
    match state:
        case LeadState.REJECTED:
            return Fate.REJECTED
        case LeadState.EXCLUDED:
            return Fate.EXCLUDED
        case LeadState.UNREACHED:
            return Fate.UNREACHED
    return Fate.WAITING
