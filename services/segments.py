"""Segments: the director's tasks for collectors."""

from domain.errors import NotYours
from domain.people import Person, Role
from storage import segments
from storage.segments import StoredSegment
from storage.transaction import Tx


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
