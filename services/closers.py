"""A closer's own hours, and their share of the meetings: kept by the closer or a director, the share by directors."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from domain.department import Department
from domain.errors import HoursDoNotFit, NoDayLeft, NotYours, TextTooLong
from domain.local_time import plain_city
from domain.messages import HoursChanged, MeetingCard
from domain.people import Person, Role
from domain.slots import Schedule, Slot, is_within
from domain.turn import TurnMode
from domain.typed import line
from services import access, departments
from services.diary import Diary, shares
from storage import audit, closers, meetings, outbox, segments
from storage import departments as departments_kept
from storage.audit import Subject
from storage.closers import Closer, Profile
from storage.transaction import Tx

LENGTHS = (30, 45, 60, 90, 120)
"""Minutes a meeting may be planned for."""
TRAVELS = (0, 15, 30, 45, 60)
"""Minutes on the way between two meetings."""
WEIGHTS = (25, 50, 75, 100)
"""Percent of a full share of meetings; newcomers begin with less."""
MOST_CITIES = 20
_LONGEST_CITY = 100
_WORKDAYS = frozenset({1, 2, 3, 4, 5})
_SETTLES = timedelta(minutes=2)
"""How long a director may go on changing hours before their closer hears of it."""
_NEWS = timedelta(days=3)
_HALF_HOUR, _DAY_LONG = 30, 24 * 60


class Setting(StrEnum):
    """What of the department's schedule a closer may have differently; each is counted in minutes."""

    OPENS = "opens"
    """Since midnight."""
    CLOSES = "closes"
    """Since midnight; 1440 is the midnight that ends the day."""
    MEETING = "meeting_minutes"
    TRAVEL = "travel_minutes"


@dataclass(frozen=True, slots=True)
class Hours:
    """When a closer meets, as it stands."""

    staff_id: int
    name: str
    opens: time
    closes: time
    meeting_minutes: int
    travel_minutes: int
    days_off: tuple[int, ...]
    """ISO weekdays, besides the days off of the working calendar."""
    own: tuple[Setting, ...]
    """What differs from the department."""
    outside: tuple[MeetingCard, ...]
    """Meetings ahead that lie outside of these hours: they stay until they are moved."""


@dataclass(frozen=True, slots=True)
class FieldSegment:
    """An open segment, and whether its companies go to the closer first."""

    segment_id: int
    name: str
    given: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How a closer comes into the turn; cities are as `plain_city` has them."""

    staff_id: int
    name: str
    weight: int
    segments: tuple[FieldSegment, ...]
    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnShare:
    """What the turn has given a closer this month, or since the newest closer came: meetings that took place or may."""

    name: str
    taken: int
    weight: int
    has_field: bool
    """Gets companies of certain segments or cities first, and others only when nobody else is there."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How meetings are shared out, and whose the next one is: names, the first in turn first, and their shares."""

    mode: TurnMode
    order: tuple[str, ...]
    shares: tuple[TurnShare, ...] = ()


# --- hours


def hours(tx: Tx, who: Person, staff_id: int, now: datetime) -> Hours:
    """A closer's own hours, or to a director any closer's. Raises: NotAllowed, NotYours."""
    closer = _closer(tx, who, staff_id)
    return _hours(tx, departments.of(tx, who.department_id), closer, closer.profile, now)


def set_hours(tx: Tx, who: Person, staff_id: int, setting: Setting, minutes: int | None, now: datetime) -> Hours:
    """Give a closer an hour or a length of their own; None: as in the department.

    Raises: NotAllowed, NotYours (also for minutes that are not offered), HoursDoNotFit.
    """
    closer = _closer(tx, who, staff_id)
    if minutes is not None and not _is_offered(setting, minutes):
        raise NotYours
    own = _with(closer.profile, setting, minutes)
    before, after = (getattr(profile, setting.value) for profile in (closer.profile, own))
    return _save(tx, who, closer, own, now, setting.value, before, after)


def set_day_off(tx: Tx, who: Person, staff_id: int, weekday: int, off: bool, now: datetime) -> Hours:
    """Make an ISO weekday a day without meetings, or a working day again.

    Raises: NotAllowed, NotYours, NoDayLeft.
    """
    closer = _closer(tx, who, staff_id)
    if not 1 <= weekday <= 7:
        raise NotYours
    before = closer.profile.days_off
    after = before | {weekday} if off else before - {weekday}
    if after >= _WORKDAYS:
        raise NoDayLeft
    own = replace(closer.profile, days_off=after)
    return _save(tx, who, closer, own, now, "days_off", _digits(before), _digits(after))


def _is_offered(setting: Setting, minutes: int) -> bool:
    match setting:
        case Setting.OPENS:
            return 0 <= minutes < _DAY_LONG and minutes % _HALF_HOUR == 0
        case Setting.CLOSES:
            return 0 < minutes <= _DAY_LONG and minutes % _HALF_HOUR == 0
        case Setting.MEETING:
            return minutes in LENGTHS
    return minutes in TRAVELS


def _with(own: Profile, setting: Setting, minutes: int | None) -> Profile:
    clock = None if minutes is None else _clock(minutes)
    match setting:
        case Setting.OPENS:
            return replace(own, opens=clock)
        case Setting.CLOSES:
            return replace(own, closes=clock)
        case Setting.MEETING:
            return replace(own, meeting_minutes=minutes)
    return replace(own, travel_minutes=minutes)


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _save(
    tx: Tx, who: Person, closer: Closer, own: Profile, now: datetime, what: str, before: object, after: object
) -> Hours:
    department = departments.of(tx, who.department_id)
    schedule = _checked(own, department.schedule)
    closers.save(tx, closer.id, own)
    if schedule.travel_minutes != closer.profile.schedule(department.schedule).travel_minutes:
        closers.occupy_anew(tx, closer.id, now, schedule.travel_minutes)
    audit.note(
        tx,
        department.id,
        who.id,
        "hours_set",
        Subject.STAFF,
        closer.id,
        now,
        what=what,
        before=str(before),
        after=str(after),
    )
    changed = _hours(tx, department, closer, own, now)
    if who.id != closer.id:
        _tell(tx, who, changed, now)
    return changed


def _tell(tx: Tx, who: Person, changed: Hours, now: datetime) -> None:
    """The closer hears of a director's changes once: of all that are made one after another, as they stand then."""
    news = HoursChanged(
        who.name,
        changed.opens,
        changed.closes,
        changed.meeting_minutes,
        changed.travel_minutes,
        changed.days_off,
        len(changed.outside),
    )
    outbox.withdraw_kind(tx, HoursChanged, changed.staff_id, now)
    once = f"hours:{changed.staff_id}:{tx.receipt or now.timestamp()}"
    outbox.put(tx, news, [changed.staff_id], once=once, due=now + _SETTLES, stale_after=_NEWS)


def _checked(own: Profile, of_department: Schedule) -> Schedule:
    """The schedule, if at least one meeting fits into its day. Raises: HoursDoNotFit."""
    opens = of_department.opens if own.opens is None else own.opens
    closes = of_department.closes if own.closes is None else own.closes
    minutes = of_department.meeting_minutes if own.meeting_minutes is None else own.meeting_minutes
    if (_minutes_of(closes) or _DAY_LONG) - _minutes_of(opens) < minutes:
        raise HoursDoNotFit(f"{opens:%H:%M}", f"{closes:%H:%M}", minutes)
    return own.schedule(of_department)


def _minutes_of(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _closer(tx: Tx, who: Person, staff_id: int) -> Closer:
    """Oneself as a closer, or to a director any closer at work."""
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    if staff_id != who.id and not who.has(Role.DIRECTOR):
        raise NotYours
    found = next((one for one in closers.at_work(tx, who.department_id) if one.id == staff_id), None)
    if found is None:
        raise NotYours
    return found


def _digits(weekdays: frozenset[int]) -> str:
    return "".join(str(day) for day in sorted(weekdays))


def _hours(tx: Tx, department: Department, closer: Closer, own: Profile, now: datetime) -> Hours:
    schedule = own.schedule(department.schedule)
    ahead = meetings.of_people(tx, department.id, closer_id=closer.id, caller_id=None, ends_after=now)
    outside = (
        one.card
        for one in ahead
        if not is_within(Slot(one.card.starts_at, one.card.ends_at), schedule, department.zone)
    )
    return Hours(
        closer.id,
        closer.name,
        schedule.opens,
        schedule.closes,
        schedule.meeting_minutes,
        schedule.travel_minutes,
        tuple(sorted(own.days_off)),
        tuple(setting for setting in Setting if getattr(own, setting.value) is not None),
        tuple(outside),
    )


# --- the share of meetings


def share(tx: Tx, who: Person, staff_id: int) -> Share:
    """How a closer comes into the turn, to directors. Raises: NotAllowed, NotYours."""
    access.ensure(tx, who, Role.DIRECTOR)
    return _share(tx, who, _closer(tx, who, staff_id))


def set_weight(tx: Tx, who: Person, staff_id: int, weight: int, now: datetime) -> Share:
    """Give a closer so many percent of a full share of meetings. Raises: NotAllowed, NotYours."""
    access.ensure(tx, who, Role.DIRECTOR)
    closer = _closer(tx, who, staff_id)
    if weight not in WEIGHTS:
        raise NotYours
    closers.save(tx, closer.id, replace(closer.profile, weight=weight))
    before = closer.profile.weight
    audit.note(tx, who.department_id, who.id, "weight_set", Subject.STAFF, closer.id, now, before=before, after=weight)
    return _share(tx, who, _closer(tx, who, staff_id))


def give_segment(tx: Tx, who: Person, staff_id: int, segment_id: int, given: bool, now: datetime) -> Share:
    """Let the companies of a segment go to this closer first, or not any more. Raises: NotAllowed, NotYours."""
    access.ensure(tx, who, Role.DIRECTOR)
    closer = _closer(tx, who, staff_id)
    if segments.get(tx, who.department_id, segment_id) is None:
        raise NotYours
    after = closer.segments | {segment_id} if given else closer.segments - {segment_id}
    return _set_fields(tx, who, closer, after, closer.cities, now)


def set_cities(tx: Tx, who: Person, staff_id: int, typed: str, now: datetime) -> Share:
    """Let the companies of exactly these cities, typed with commas between them, go to this closer first.

    Raises: NotAllowed, NotYours, TextTooLong.
    """
    access.ensure(tx, who, Role.DIRECTOR)
    closer = _closer(tx, who, staff_id)
    named = (plain_city(line(city, _LONGEST_CITY)) for city in typed.replace("\n", ",").replace(";", ",").split(","))
    cities = frozenset(city for city in named if city)
    if len(cities) > MOST_CITIES:
        raise TextTooLong(MOST_CITIES * _LONGEST_CITY)
    return _set_fields(tx, who, closer, closer.segments, cities, now)


def _set_fields(
    tx: Tx, who: Person, closer: Closer, given: frozenset[int], cities: frozenset[str], now: datetime
) -> Share:
    closers.set_fields(tx, closer.id, sorted(given), sorted(cities))
    audit.note(
        tx,
        who.department_id,
        who.id,
        "fields_set",
        Subject.STAFF,
        closer.id,
        now,
        segments=[str(one) for one in sorted(given)],
        cities=sorted(cities),
    )
    return _share(tx, who, _closer(tx, who, closer.id))


def _share(tx: Tx, who: Person, closer: Closer) -> Share:
    open_ones = segments.opened(tx, who.department_id, None)
    given = tuple(FieldSegment(one.id, one.name, one.id in closer.segments) for one in open_ones)
    return Share(closer.id, closer.name, closer.profile.weight, given, tuple(sorted(closer.cities)))


# --- the turn


def turn(tx: Tx, who: Person, now: datetime) -> Turn:
    """How meetings are shared out, and who is next. Raises: NotAllowed."""
    access.ensure(tx, who, Role.DIRECTOR)
    return _turn(tx, who, now)


def set_turn(tx: Tx, who: Person, mode: TurnMode, now: datetime) -> Turn:
    """Share meetings out like this from now on. Raises: NotAllowed."""
    access.ensure(tx, who, Role.DIRECTOR)
    before = departments.of(tx, who.department_id).turn
    departments_kept.set_turn(tx, who.department_id, mode)
    audit.note(
        tx,
        who.department_id,
        who.id,
        "turn_set",
        Subject.DEPARTMENT,
        who.department_id,
        now,
        before=before.value,
        after=mode.value,
    )
    return _turn(tx, who, now)


def _turn(tx: Tx, who: Person, now: datetime) -> Turn:
    department = departments.of(tx, who.department_id)
    diary = Diary.read(tx, department, now)
    order = [choice.staff_id for choice in diary.order]
    given = {one.staff_id: one for one in shares(tx, department, closers.at_work(tx, department.id), now)}
    return Turn(
        department.turn,
        tuple(diary.names[one] for one in order),
        tuple(TurnShare(diary.names[one], given[one].taken, given[one].weight, given[one].has_field) for one in order),
    )
