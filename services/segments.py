"""Segments: the director's tasks for collectors."""

from dataclasses import dataclass

from domain.errors import NotYours
from domain.people import Person, Role
from services import access
from storage import segments
from storage.segments import StoredSegment
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class SegmentChoice:
    """A segment to choose when leads are added."""

    segment_id: int
    name: str


def mine(tx: Tx, who: Person) -> tuple[SegmentChoice, ...]:
    """The open segments this person may add leads to, the most urgent first: those given to a collector, to a
    director all.

    Raises: NotAllowed.
    """
    who = access.ensure(tx, who, Role.COLLECTOR, Role.DIRECTOR)
    collector_id = None if who.has(Role.DIRECTOR) else who.id
    return tuple(SegmentChoice(one.id, one.name) for one in segments.opened(tx, who.department_id, collector_id))


def open_for(tx: Tx, who: Person, segment_id: int) -> StoredSegment:
    """A segment this person may add leads to: an open one given to them, any open one to a director.

    Raises: NotYours.
    """
    found = segments.get(tx, who.department_id, segment_id)
    if found is None or found.closed_at is not None:
        raise NotYours
    if not who.has(Role.DIRECTOR) and not segments.works_on(tx, who.id, segment_id):
        raise NotYours
    return found
