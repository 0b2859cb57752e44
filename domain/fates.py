"""What became of a lead, as its collector sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.calling import CallResult
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


@dataclass(frozen=True, slots=True)
class Fates:
    """How many leads met which fate, and the rejected ones by what the call proved."""

    by_fate: Mapping[Fate, int]
    by_reason: Mapping[CallResult, int]

    @property
    def added(self) -> int:
        """All of them."""
        return sum(self.by_fate.values())

    @property
    def confirmed(self) -> int:
        """Those that count for their collector."""
        return self.by_fate.get(Fate.CONFIRMED, 0)

    @property
    def hopeful(self) -> int:
        """Those that count, and those that still may.

        >>> Fates({Fate.CONFIRMED: 3, Fate.WAITING: 2, Fate.REJECTED: 1}, {CallResult.WRONG_NUMBER: 1}).hopeful
        5
        """
        return self.confirmed + self.by_fate.get(Fate.WAITING, 0)
