"""Disputes about statements: what became of each."""

from enum import StrEnum


class DisputeState(StrEnum):
    """Where a dispute stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    """The director entered an adjustment into the open month."""
    REFUSED = "refused"
    """The director said why not."""
