"""Whose turn it is: which closer gets a meeting, and why.

A company already met stays with its closer; a closer's own segments and cities come before the turn; then meetings go
round by weight, so that a newcomer of weight 50 gets one where the others get two.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.local_time import plain_city

FULL_WEIGHT = 100
"""Percent of a full share of meetings."""


class TurnMode(StrEnum):
    """How meetings are shared out."""

    FLEXIBLE = "flexible"
    """Of the closers who are free then, the one who has had least."""
    STRICT = "strict"
    """The one who has had least of all, at a time when that one is free."""


class ChosenBy(StrEnum):
    """Why a meeting went to its closer; kept with the meeting."""

    TURN = "turn"
    MET_BEFORE = "met_before"
    SEGMENT = "segment"
    CITY = "city"
    CALLER = "caller"
    """The caller wanted this one."""


@dataclass(frozen=True, slots=True)
class InTurn:
    """A closer as the turn sees them: `taken` counts their meetings that took or will take place, of the turn alone."""

    staff_id: int
    taken: int = 0
    weight: int = FULL_WEIGHT
    segments: frozenset[int] = frozenset()
    cities: frozenset[str] = frozenset()
    """As `plain_city` has them."""

    @property
    def has_field(self) -> bool:
        """Whether only certain companies go to this closer."""
        return bool(self.segments or self.cities)


@dataclass(frozen=True, slots=True)
class Company:
    """What the turn needs to know of the company: its segment, its city in whatever form, and who has met it."""

    segment_id: int | None = None
    city: str = ""
    met_by: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The closer a meeting goes to, and why."""

    staff_id: int
    chosen_by: ChosenBy


def in_order(closers: Iterable[InTurn], company: Company) -> tuple[Choice, ...]:
    """All who may have the company's meeting, the first in turn first.

    Closers with a field of their own get companies of it before others do, and no others as long as somebody else is
    there.

    >>> viktor, galina = InTurn(1, taken=3), InTurn(2, taken=2)
    >>> [choice.staff_id for choice in in_order([viktor, galina], Company())]
    [2, 1]
    >>> [choice.staff_id for choice in in_order([viktor, InTurn(3, taken=1, weight=25)], Company())]
    [1, 3]
    >>> in_order([viktor, galina], Company(met_by=1))[0]
    Choice(staff_id=1, chosen_by=<ChosenBy.MET_BEFORE: 'met_before'>)
    """
    everybody = sorted(closers, key=_share)
    city = plain_city(company.city)
    ranked = [
        *(Choice(one.staff_id, ChosenBy.MET_BEFORE) for one in everybody if one.staff_id == company.met_by),
        *(Choice(one.staff_id, ChosenBy.SEGMENT) for one in everybody if company.segment_id in one.segments),
        *(Choice(one.staff_id, ChosenBy.CITY) for one in everybody if city and city in one.cities),
        *(Choice(one.staff_id, ChosenBy.TURN) for one in everybody if not one.has_field),
        *(Choice(one.staff_id, ChosenBy.TURN) for one in everybody if one.has_field),
    ]
    firsts: dict[int, Choice] = {}
    for choice in ranked:
        firsts.setdefault(choice.staff_id, choice)
    return tuple(firsts.values())


def choose(order: Iterable[Choice], free: Collection[int], mode: TurnMode) -> Choice | None:
    """Who gets a meeting at a time when only some are free; None when it has to be another time.

    >>> order = in_order([InTurn(1, taken=2), InTurn(2, taken=1)], Company())
    >>> choose(order, {1}, TurnMode.FLEXIBLE).staff_id, choose(order, {1}, TurnMode.STRICT)
    (1, None)
    """
    for choice in order:
        if choice.staff_id in free:
            return choice
        if mode is TurnMode.STRICT and choice.chosen_by is ChosenBy.TURN:
            return None
    return None


def _share(closer: InTurn) -> tuple[float, int]:
    """How much of their share a closer has had, counting the meeting in question; the one longest here first."""
    return (closer.taken + 1) / max(closer.weight, 1), closer.staff_id
