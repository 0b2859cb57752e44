"""Closers: their own hours, their share of the meetings, and whose companies are whose."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from domain.funnel import MeetingState
from domain.people import Role
from domain.slots import Schedule, Slot, quarters
from domain.turn import FULL_WEIGHT, ChosenBy
from storage.tables import closer_field, closer_profile, closer_quarter, meeting, staff, staff_role
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Profile:
    """What differs from the department's schedule (None: nothing), and the share of meetings in percent."""

    opens: time | None = None
    closes: time | None = None
    meeting_minutes: int | None = None
    travel_minutes: int | None = None
    days_off: frozenset[int] = frozenset()
    """ISO weekdays without meetings."""
    weight: int = FULL_WEIGHT

    def schedule(self, of_department: Schedule) -> Schedule:
        """The closer's own schedule. Raises ValueError when the hours do not fit together."""
        own = {
            name: value
            for name in ("opens", "closes", "meeting_minutes", "travel_minutes")
            if (value := getattr(self, name)) is not None
        }
        return replace(of_department, days_off=self.days_off, **own)


@dataclass(frozen=True, slots=True)
class Closer:
    """A closer at work."""

    id: int
    name: str
    hired_on: date
    profile: Profile
    segments: frozenset[int]
    cities: frozenset[str]


_CLOSERS = (
    select(staff.c.id, staff.c.name, staff.c.hired_on, closer_profile)
    .join(staff_role, staff_role.c.staff_id == staff.c.id)
    .outerjoin(closer_profile, closer_profile.c.staff_id == staff.c.id)
    .where(
        staff.c.department_id == bindparam("department_id"),
        staff.c.dismissed_at.is_(None),
        staff_role.c.role == Role.CLOSER,
    )
    .order_by(staff.c.id)
)
_FIELDS = (
    select(closer_field.c.staff_id, closer_field.c.segment_id, closer_field.c.city)
    .join(staff, staff.c.id == closer_field.c.staff_id)
    .where(staff.c.department_id == bindparam("department_id"))
)
_PROFILE = select(closer_profile).where(closer_profile.c.staff_id == bindparam("staff_id"))
_SAVED = ("opens", "closes", "meeting_minutes", "travel_minutes", "days_off", "weight")
_insert = insert(closer_profile)
_SAVE = _insert.on_conflict_do_update(
    index_elements=["staff_id"],
    set_={name: _insert.excluded[name] for name in _SAVED},
)
_FORGET_FIELDS = delete(closer_field).where(closer_field.c.staff_id == bindparam("of_staff"))
_ADD_FIELD = insert(closer_field)
# Only what the turn gave counts as a turn, and only what took place or still may.
_TAKEN = (
    select(meeting.c.closer_id, func.count().label("taken"))
    .where(
        meeting.c.department_id == bindparam("department_id"),
        meeting.c.booked_at >= bindparam("since"),
        meeting.c.state.in_((MeetingState.BOOKED, MeetingState.HELD)),
        meeting.c.chosen_by == ChosenBy.TURN,
        meeting.c.follows_id.is_(None),
    )
    .group_by(meeting.c.closer_id)
)
_AHEAD = (
    select(meeting.c.id, meeting.c.starts_at, meeting.c.ends_at)
    .where(
        meeting.c.closer_id == bindparam("closer_id"),
        meeting.c.state == MeetingState.BOOKED,
        meeting.c.ends_at > bindparam("now"),
    )
    .order_by(meeting.c.starts_at)
)
_FREE_ALL = delete(closer_quarter).where(closer_quarter.c.meeting_id.in_(bindparam("meetings", expanding=True)))
_OCCUPY = insert(closer_quarter).on_conflict_do_nothing(index_elements=["closer_id", "quarter"])
_MET_BY = (
    select(meeting.c.closer_id)
    .where(meeting.c.lead_id == bindparam("lead_id"), meeting.c.state == MeetingState.HELD)
    .order_by(meeting.c.starts_at.desc())
    .limit(1)
)


def at_work(tx: Tx, department_id: int) -> list[Closer]:
    """Every closer at work, by entry."""
    segments: dict[int, set[int]] = {}
    cities: dict[int, set[str]] = {}
    for row in tx.all(_FIELDS, {"department_id": department_id}):
        if row.segment_id is not None:
            segments.setdefault(row.staff_id, set()).add(row.segment_id)
        else:
            cities.setdefault(row.staff_id, set()).add(row.city)
    return [
        Closer(
            row.id,
            row.name,
            row.hired_on,
            _profile(row),
            frozenset(segments.get(row.id, ())),
            frozenset(cities.get(row.id, ())),
        )
        for row in tx.all(_CLOSERS, {"department_id": department_id})
    ]


def profile(tx: Tx, staff_id: int) -> Profile:
    """A closer's own hours and share; the department's where nothing was set."""
    row = tx.first(_PROFILE, {"staff_id": staff_id})
    return Profile() if row is None else _profile(row)


def save(tx: Tx, staff_id: int, own: Profile) -> None:
    """Keep a closer's hours and share."""
    values = {
        "staff_id": staff_id,
        "opens": own.opens,
        "closes": own.closes,
        "meeting_minutes": own.meeting_minutes,
        "travel_minutes": own.travel_minutes,
        "days_off": "".join(str(day) for day in sorted(own.days_off)),
        "weight": own.weight,
    }
    tx.execute(_SAVE, values)


def set_fields(tx: Tx, staff_id: int, segments: Iterable[int], cities: Iterable[str]) -> None:
    """Give a closer exactly these segments and cities (plain text)."""
    tx.execute(_FORGET_FIELDS, {"of_staff": staff_id})
    rows: list[dict[str, Any]] = [
        *({"staff_id": staff_id, "segment_id": segment_id, "city": None} for segment_id in segments),
        *({"staff_id": staff_id, "segment_id": None, "city": city} for city in cities),
    ]
    if rows:
        tx.execute(_ADD_FIELD, rows)


def occupy_anew(tx: Tx, closer_id: int, now: datetime, travel_minutes: int) -> None:
    """Take the time of the meetings that are not over anew, for another way between two of them.

    Meetings themselves come first: two that are nearer to each other than the new way stay, with a shorter way.
    """
    ahead = tx.all(_AHEAD, {"closer_id": closer_id, "now": now})
    if not ahead:
        return
    tx.execute(_FREE_ALL, {"meetings": [row.id for row in ahead]})
    for travel in (0, travel_minutes):
        rows = [
            {"closer_id": closer_id, "quarter": quarter, "meeting_id": row.id}
            for row in ahead
            for quarter in quarters(Slot(row.starts_at, row.ends_at), travel)
        ]
        tx.execute(_OCCUPY, rows)


def taken(tx: Tx, department_id: int, since: datetime) -> dict[int, int]:
    """How many meetings the turn gave each closer since then that took place or still may."""
    rows = tx.all(_TAKEN, {"department_id": department_id, "since": since})
    return {row.closer_id: row.taken for row in rows}


def met_by(tx: Tx, lead_id: int) -> int | None:
    """Who met the company last."""
    return tx.scalar(_MET_BY, {"lead_id": lead_id})  # type: ignore[no-any-return]  # an Id


def _profile(row: Row[Any]) -> Profile:
    if row.weight is None:
        return Profile()
    days_off = frozenset(int(day) for day in row.days_off)
    return Profile(row.opens, row.closes, row.meeting_minutes, row.travel_minutes, days_off, row.weight)
