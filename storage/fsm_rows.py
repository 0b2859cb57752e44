"""Where each person stands in a conversation, as rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from storage.tables import fsm
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Place:
    """A state and its data (JSON text), under one key of a person."""

    state: str | None
    data: str


@dataclass(slots=True)
class Changes:
    """What one update changed; None removes the row."""

    person: int
    places: dict[str, Place | None] = field(default_factory=dict)


def load(tx: Tx, person: int) -> Mapping[str, Place]:
    """Every place of a person."""
    rows = tx.all(select(fsm.c.key, fsm.c.state, fsm.c.data).where(fsm.c.person == person))
    return {row.key: Place(row.state, row.data) for row in rows}


_KEEP = insert(fsm)
_KEEP = _KEEP.on_conflict_do_update(
    index_elements=["person", "key"], set_={"state": _KEEP.excluded.state, "data": _KEEP.excluded.data}
)


def save(tx: Tx, changes: Changes) -> None:
    """Write what changed."""
    for key, place in changes.places.items():
        if place is None:
            tx.execute(delete(fsm).where(fsm.c.person == changes.person, fsm.c.key == key))
        else:
            tx.execute(_KEEP, {"person": changes.person, "key": key, "state": place.state, "data": place.data})
