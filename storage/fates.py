"""What became of leads: counted by segment, by month, and one by one for the collector who brought them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, func, select

from domain.calling import CallResult
from domain.fates import Fate, Fates, fate_of
from domain.funnel import LeadState
from storage.leads import phone_text
from storage.tables import appeal, lead, segment
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class StoredFate:
    """A lead and what became of it."""

    lead_id: int
    company: str
    person: str
    phone: str
    """E.164, with ";ext=12" after it when there is an extension."""
    city: str
    address: str
    segment: str
    """"" without one."""
    state: LeadState
    added_at: datetime
    confirmed_at: datetime | None
    rejected_at: datetime | None
    rejected_as: CallResult | None
    appealed_at: datetime | None
    upheld: bool | None
    """What the director decided on the appeal; None when that is open."""

    @property
    def fate(self) -> Fate:
        """What calls have proved so far."""
        return fate_of(self.state, confirmed=self.confirmed_at is not None)


_FATE = (
    select(
        lead.c.id,
        lead.c.company,
        lead.c.person,
        lead.c.phone,
        lead.c.extension,
        lead.c.city,
        lead.c.address,
        segment.c.name.label("segment"),
        lead.c.state,
        lead.c.added_at,
        lead.c.confirmed_at,
        lead.c.rejected_at,
        lead.c.rejected_as,
        appeal.c.made_at,
        appeal.c.upheld,
    )
    .outerjoin(segment, segment.c.id == lead.c.segment_id)
    .outerjoin(appeal, appeal.c.lead_id == lead.c.id)
)
_ONE = _FATE.where(lead.c.department_id == bindparam("department_id"), lead.c.id == bindparam("lead_id"))
_OF = lead.c.collector_id == bindparam("collector_id")
_UNCONFIRMED = lead.c.confirmed_at.is_(None)
_BY_STATE = {
    Fate.REJECTED: LeadState.REJECTED,
    Fate.EXCLUDED: LeadState.EXCLUDED,
    Fate.UNREACHED: LeadState.UNREACHED,
}
_THAT: Mapping[Fate, ColumnElement[bool]] = {
    Fate.CONFIRMED: lead.c.confirmed_at.is_not(None),
    Fate.WAITING: _UNCONFIRMED & lead.c.state.not_in(_BY_STATE.values()),
    **{fate: _UNCONFIRMED & (lead.c.state == state) for fate, state in _BY_STATE.items()},
}
_TALLY = select(
    lead.c.state, _UNCONFIRMED.label("unconfirmed"), lead.c.rejected_as, func.count().label("many")
).group_by(lead.c.state, _UNCONFIRMED, lead.c.rejected_as)
_IN_SEGMENT = lead.c.segment_id == bindparam("segment_id")
_OF_SEGMENT = _TALLY.where(_IN_SEGMENT)
_OF_SEGMENT_BY = _TALLY.where(_IN_SEGMENT, _OF)
_OF_COLLECTOR = _TALLY.where(_OF, lead.c.added_at >= bindparam("since"))
_ADDED_SINCE = select(func.count()).where(_OF, lead.c.added_at >= bindparam("since"))
# What the index of segments holds: no row of a lead is read.
_PROGRESS = (
    select(lead.c.segment_id, func.count().label("added"), func.count(lead.c.confirmed_at).label("confirmed"))
    .where(lead.c.segment_id.in_(bindparam("segments", expanding=True)))
    .group_by(lead.c.segment_id)
)
_PROGRESS_BY = _PROGRESS.where(_OF)


def get(tx: Tx, department_id: int, lead_id: int, collector_id: int | None = None) -> StoredFate | None:
    """A lead of this department, of this collector if one is named."""
    statement = _ONE if collector_id is None else _ONE.where(_OF)
    values = {"department_id": department_id, "lead_id": lead_id}
    row = tx.first(statement, values if collector_id is None else values | {"collector_id": collector_id})
    return None if row is None else _stored(row)


def page(
    tx: Tx, collector_id: int, fate: Fate | None, since: datetime, number: int, size: int
) -> tuple[list[StoredFate], int, int]:
    """A page of what a collector brought since then, the newest first.

    Returns the leads, the page (0-based, the last one when there are fewer), and how many leads there are.
    """
    chosen = (lead.c.collector_id == collector_id) & (lead.c.added_at >= since)
    if fate is not None:
        chosen &= _THAT[fate]
    count: int = tx.scalar(select(func.count()).select_from(lead).where(chosen)) or 0
    number = min(max(number, 0), max(-(-count // size) - 1, 0))
    statement = _FATE.where(chosen).order_by(lead.c.added_at.desc(), lead.c.id.desc())
    rows = tx.all(statement.limit(size).offset(number * size))
    return [_stored(row) for row in rows], number, count


def of_segment(tx: Tx, segment_id: int, collector_id: int | None = None) -> Fates:
    """The fates of a segment's leads, or of those a collector brought to it."""
    if collector_id is None:
        return _tally(tx.all(_OF_SEGMENT, {"segment_id": segment_id}))
    return _tally(tx.all(_OF_SEGMENT_BY, {"segment_id": segment_id, "collector_id": collector_id}))


def of_collector(tx: Tx, collector_id: int, since: datetime) -> Fates:
    """The fates of what a collector brought since then."""
    return _tally(tx.all(_OF_COLLECTOR, {"collector_id": collector_id, "since": since}))


def added_since(tx: Tx, collector_id: int, since: datetime) -> int:
    """How many leads a collector brought since then."""
    return tx.scalar(_ADDED_SINCE, {"collector_id": collector_id, "since": since}) or 0


def progress(tx: Tx, segments: Iterable[int], collector_id: int | None = None) -> dict[int, tuple[int, int]]:
    """By segment: how many leads were added and confirmed, in all or by this collector; none without a lead."""
    values: dict[str, Any] = {"segments": list(segments)}
    if collector_id is None:
        rows = tx.all(_PROGRESS, values)
    else:
        rows = tx.all(_PROGRESS_BY, values | {"collector_id": collector_id})
    return {row.segment_id: (row.added, row.confirmed) for row in rows}


def _tally(rows: Iterable[Row[Any]]) -> Fates:
    fates: dict[Fate, int] = {}
    reasons: dict[CallResult, int] = {}
    for row in rows:
        fate = fate_of(LeadState(row.state), confirmed=not row.unconfirmed)
        fates[fate] = fates.get(fate, 0) + row.many
        if fate is Fate.REJECTED and row.rejected_as is not None:
            reason = CallResult(row.rejected_as)
            reasons[reason] = reasons.get(reason, 0) + row.many
    return Fates(fates, reasons)


def _stored(row: Row[Any]) -> StoredFate:
    return StoredFate(
        row.id,
        row.company,
        row.person,
        phone_text(row.phone, row.extension),
        row.city,
        row.address,
        row.segment or "",
        LeadState(row.state),
        row.added_at,
        row.confirmed_at,
        row.rejected_at,
        None if row.rejected_as is None else CallResult(row.rejected_as),
        row.made_at,
        row.upheld,
    )
