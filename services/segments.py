"""Segments: the director's tasks for collectors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.calling import FRESH_PRIORITY
from domain.department import Department
from domain.errors import NotYours, TextMissing
from domain.fates import Fates
from domain.messages import SegmentBrief, SegmentChanged, SegmentGiven, SegmentOver
from domain.money import Money
from domain.people import Person, Role
from domain.segments import (
    FIRST,
    LAST,
    LONGEST_NAME,
    LONGEST_SCRIPT,
    LONGEST_TASK,
    SegmentPace,
    ensure_rate,
    ensure_target,
    name_of,
    segment_pace,
)
from domain.typed import line, text
from services import access, departments
from storage import audit, fates, outbox, segments, staff
from storage.audit import Subject
from storage.segments import NewSegment, StoredSegment
from storage.transaction import Tx

_NEWS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SegmentChoice:
    """A segment to choose when leads are added."""

    segment_id: int
    name: str


@dataclass(frozen=True, slots=True)
class SegmentPlan:
    """A segment as its director wants it; without a name, the task's first line gives one.

    `rate` is per confirmed lead, None for that of the pay terms; `priority` is 1 for what is called first, 9 for what
    is called last.
    """

    task: str
    name: str = ""
    rate: Money | None = None
    target: int | None = None
    deadline: date | None = None
    collectors: tuple[int, ...] = ()
    script: str = ""
    priority: int = FRESH_PRIORITY


@dataclass(frozen=True, slots=True)
class SegmentLine:
    """A segment in a list."""

    segment_id: int
    name: str
    target: int | None
    added: int
    confirmed: int


@dataclass(frozen=True, slots=True)
class SegmentList:
    """A director's segments; how many are on the other side of the list."""

    lines: tuple[SegmentLine, ...]
    closed: int


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A segment to its director."""

    segment_id: int
    plan: SegmentPlan
    brief: SegmentBrief
    closed: bool
    collectors: tuple[str, ...]
    fates: Fates
    pace: SegmentPace | None
    """None without a deadline or a target."""


@dataclass(frozen=True, slots=True)
class MySegment:
    """A segment to one of its collectors: what it asks for, how far it is, and what they have of it."""

    brief: SegmentBrief
    confirmed: int
    """By everybody who works on it: the target is a common one."""
    pace: SegmentPace | None
    mine: Fates
    earned: Money | None
    """For the confirmed leads, by the segment's own rate; None when the pay terms set it."""


# --- for whoever adds leads


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


# --- for collectors


def my_list(tx: Tx, who: Person) -> tuple[SegmentLine, ...]:
    """The open segments given to a collector, with their own leads counted. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.COLLECTOR)
    return _lines(tx, segments.opened(tx, who.department_id, who.id), who.id)


def my_segment(tx: Tx, who: Person, segment_id: int, now: datetime) -> MySegment:
    """A segment given to a collector; a closed one too, while it is theirs. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, Role.COLLECTOR)
    found = segments.get(tx, who.department_id, segment_id)
    if found is None or not segments.works_on(tx, who.id, segment_id):
        raise NotYours
    everybody = fates.of_segment(tx, segment_id)
    own = fates.of_segment(tx, segment_id, who.id)
    earned = None if found.rate is None else found.rate * own.confirmed
    pace = _pace(found, everybody, departments.of(tx, who.department_id), now)
    return MySegment(_brief(found), everybody.confirmed, pace, own, earned)


# --- for directors


def listed(tx: Tx, who: Person, closed: bool) -> SegmentList:
    """The open segments of a department, first called first, or the closed ones. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    over = segments.closed(tx, who.department_id)
    shown = over if closed else segments.opened(tx, who.department_id, None)
    return SegmentList(_lines(tx, shown, None), len(over))


def view(tx: Tx, who: Person, segment_id: int, now: datetime) -> SegmentView:
    """A segment with its progress. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    return _view(tx, who, segment_id, now)


def collectors(tx: Tx, who: Person) -> dict[int, str]:
    """Names of those a segment may be given to, by staff id. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    return staff.named(tx, who.department_id, Role.COLLECTOR)


def create(tx: Tx, who: Person, plan: SegmentPlan, now: datetime) -> int:
    """Give a new task; its collectors hear at once. The segment's id.

    Raises: NotAllowed, NotYours (a collector), TextMissing, TextTooLong, RateOutOfRange, TargetOutOfRange.
    """
    who = access.ensure(tx, who, Role.DIRECTOR)
    new = _checked(plan)
    segment_id = segments.add(tx, who.department_id, new, who.id, now)
    people = _ensure_collectors(tx, who, plan.collectors)
    segments.give(tx, segment_id, people)
    audit.note(tx, who.department_id, who.id, "created", Subject.SEGMENT, segment_id, now, name=new.name)
    _tell(tx, SegmentGiven(_brief(_get(tx, who, segment_id))), people, segment_id, now)
    return segment_id


def change(tx: Tx, who: Person, segment_id: int, plan: SegmentPlan, now: datetime) -> SegmentView:
    """Let a segment ask for something else. Its collectors hear of what concerns them, new ones get the task, and its
    fresh leads are called in the new order.

    Raises: as `create`, and NotYours (the segment).
    """
    who = access.ensure(tx, who, Role.DIRECTOR)
    before, new = _get(tx, who, segment_id), _checked(plan)
    segments.change(tx, segment_id, new)
    if new.priority != before.priority:
        segments.rank(tx, segment_id, new.priority)
    had = segments.collectors(tx, segment_id)
    wanted = _ensure_collectors(tx, who, plan.collectors)
    gone, come = [one for one in had if one not in wanted], [one for one in wanted if one not in had]
    segments.take(tx, segment_id, [*gone, *come])
    segments.give(tx, segment_id, come)
    audit.note(tx, who.department_id, who.id, "changed", Subject.SEGMENT, segment_id, now, name=new.name)
    after = _get(tx, who, segment_id)
    if after.closed_at is None:
        stayed = [one for one in wanted if one in had]
        if (before.task, before.rate, before.target, before.deadline) != (
            after.task,
            after.rate,
            after.target,
            after.deadline,
        ):
            _tell(tx, SegmentChanged(_brief(after)), stayed, segment_id, now)
        _tell(tx, SegmentGiven(_brief(after)), come, segment_id, now)
        _tell(tx, SegmentOver(after.name), gone, segment_id, now)
    return _view(tx, who, segment_id, now)


def close(tx: Tx, who: Person, segment_id: int, now: datetime) -> SegmentView:
    """No more leads for this segment; those it has are called on. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    found = _get(tx, who, segment_id)
    if found.closed_at is None:
        segments.close(tx, segment_id, now)
        audit.note(tx, who.department_id, who.id, "closed", Subject.SEGMENT, segment_id, now)
        _tell(tx, SegmentOver(found.name), segments.collectors(tx, segment_id), segment_id, now)
    return _view(tx, who, segment_id, now)


def reopen(tx: Tx, who: Person, segment_id: int, now: datetime) -> SegmentView:
    """The task goes on; its collectors hear of it. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    found = _get(tx, who, segment_id)
    if found.closed_at is not None:
        segments.close(tx, segment_id, None)
        audit.note(tx, who.department_id, who.id, "reopened", Subject.SEGMENT, segment_id, now)
        _tell(tx, SegmentGiven(_brief(found)), segments.collectors(tx, segment_id), segment_id, now)
    return _view(tx, who, segment_id, now)


def _get(tx: Tx, who: Person, segment_id: int) -> StoredSegment:
    found = segments.get(tx, who.department_id, segment_id)
    if found is None:
        raise NotYours
    return found


def _checked(plan: SegmentPlan) -> NewSegment:
    task = text(plan.task, LONGEST_TASK)
    if not task:
        raise TextMissing
    if plan.rate is not None:
        ensure_rate(plan.rate)
    if plan.target is not None:
        ensure_target(plan.target)
    return NewSegment(
        name=line(plan.name, LONGEST_NAME) or name_of(task),
        task=task,
        script=text(plan.script, LONGEST_SCRIPT),
        rate=plan.rate,
        target=plan.target,
        deadline=plan.deadline,
        priority=min(max(plan.priority, FIRST), LAST),
    )


def _ensure_collectors(tx: Tx, who: Person, people: Iterable[int]) -> list[int]:
    known = staff.named(tx, who.department_id, Role.COLLECTOR)
    chosen = list(dict.fromkeys(people))
    if any(one not in known for one in chosen):
        raise NotYours
    return chosen


def _lines(tx: Tx, found: list[StoredSegment], collector_id: int | None) -> tuple[SegmentLine, ...]:
    counted = fates.progress(tx, [one.id for one in found], collector_id)
    return tuple(SegmentLine(one.id, one.name, one.target, *counted.get(one.id, (0, 0))) for one in found)


def _view(tx: Tx, who: Person, segment_id: int, now: datetime) -> SegmentView:
    found = _get(tx, who, segment_id)
    people = segments.collectors(tx, segment_id)
    plan = SegmentPlan(
        found.task,
        found.name,
        found.rate,
        found.target,
        found.deadline,
        tuple(people),
        found.script,
        found.priority,
    )
    counted = fates.of_segment(tx, segment_id)
    pace = _pace(found, counted, departments.of(tx, who.department_id), now)
    return SegmentView(
        segment_id, plan, _brief(found), found.closed_at is not None, tuple(people.values()), counted, pace
    )


def _pace(segment: StoredSegment, counted: Fates, department: Department, now: datetime) -> SegmentPace | None:
    if segment.target is None or segment.deadline is None:
        return None
    today = department.today(now)
    return segment_pace(segment.target, counted.hopeful, today, segment.deadline, department.calendar)


def _brief(segment: StoredSegment) -> SegmentBrief:
    return SegmentBrief(segment.id, segment.name, segment.task, segment.rate, segment.target, segment.deadline)


def _tell(
    tx: Tx,
    message: SegmentGiven | SegmentChanged | SegmentOver,
    people: Iterable[int],
    segment_id: int,
    now: datetime,
) -> None:
    # Each change is news of its own, also two within one tick of the clock.
    change = tx.receipt or int(now.timestamp() * 1000)
    once = f"segment:{type(message).__name__}:{segment_id}:{change}"
    outbox.put(tx, message, people, once=once, due=now, stale_after=_NEWS)
