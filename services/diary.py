"""The closers' time as it stands: what is free, and whose turn it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from domain.absences import Absence
from domain.department import Department
from domain.slots import Schedule, Slot, days_offered, free_slots, nearest, slot_at
from domain.turn import Choice, ChosenBy, Company, InTurn, TurnMode, choose, in_order
from domain.workdays import Month
from storage import absences, closers, meetings
from storage.closers import Closer
from storage.transaction import Tx

_LONGEST_MEETING = timedelta(days=1)
_MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True)
class Diary:
    """What every closer of a department has ahead, read at one moment; `order` is the turn for one company."""

    department: Department
    now: datetime
    names: dict[int, str]
    """Of the closers at work, by staff id."""
    order: tuple[Choice, ...]
    schedules: dict[int, Schedule]
    away: dict[int, list[Absence]]
    busy: dict[int, list[Slot]]

    @classmethod
    def read(cls, tx: Tx, department: Department, now: datetime, company: Company = Company()) -> "Diary":  # noqa: B008  # frozen
        """The diary of all closers at work, and whose turn it is to meet this company."""
        at_work = closers.at_work(tx, department.id)
        busy: dict[int, list[Slot]] = {closer.id: [] for closer in at_work}
        for closer_id, slot in meetings.busy(tx, department.id, now - _LONGEST_MEETING):
            if closer_id in busy:
                busy[closer_id].append(slot)
        today = department.today(now)
        away: dict[int, list[Absence]] = {closer.id: [] for closer in at_work}
        last = today + timedelta(days=department.schedule.days_ahead)
        for one in absences.between(tx, department.id, today, last):
            if one.staff_id in away:
                away[one.staff_id].append(one.absence)
        diary = cls(
            department,
            now,
            {closer.id: closer.name for closer in at_work},
            in_order(shares(tx, department, at_work, now), company),
            {closer.id: closer.profile.schedule(department.schedule) for closer in at_work},
            away,
            busy,
        )
        return diary._among_the_free() if department.turn is TurnMode.STRICT else diary

    def days(self) -> tuple[date, ...]:
        """The days for which meetings may be booked now."""
        return days_offered(self.now, self.department.schedule, self.department.zone, self.department.calendar)

    def slot_at(self, closer_id: int, starts_at: datetime) -> Slot | None:
        """The closer's slot that begins then, free or not, on the grid or off it; None when there is none."""
        day = self.department.today(starts_at)
        if starts_at <= self.now or day not in self.days() or self._is_away(closer_id, day):
            return None
        return slot_at(starts_at, self.schedules[closer_id], self.department.zone, self.department.calendar)

    def is_offered(self, starts_at: datetime) -> bool:
        """Whether any closer has a slot that begins then, free or not."""
        return any(self.slot_at(closer_id, starts_at) is not None for closer_id in self.names)

    def is_free(self, closer_id: int, slot: Slot) -> bool:
        """Whether the closer can hold a meeting then."""
        travel = self.schedules[closer_id].travel_minutes
        return not any(slot.collides(other, travel) for other in self.busy[closer_id])

    def in_turn(self, starts_at: datetime) -> tuple[Slot, Choice] | None:
        """Whose a meeting at this time is, and its slot; None when it has to be another time."""
        slots = {closer_id: self.slot_at(closer_id, starts_at) for closer_id in self.names}
        free = {one: slot for one, slot in slots.items() if slot is not None and self.is_free(one, slot)}
        choice = choose(self._order_on(self.department.today(starts_at)), free, self.department.turn)
        return None if choice is None else (free[choice.staff_id], choice)

    def wanted(self, closer_id: int, starts_at: datetime) -> tuple[Slot, Choice] | None:
        """The time of the closer somebody wants; None when there is none then, or no such closer at work."""
        slot = self.slot_at(closer_id, starts_at) if closer_id in self.names else None
        if slot is None or not self.is_free(closer_id, slot):
            return None
        return slot, Choice(closer_id, ChosenBy.CALLER)

    def why(self, closer_id: int) -> Choice | None:
        """Why the turn gives this closer a meeting, were they the only one free."""
        return next((choice for choice in self.order if choice.staff_id == closer_id), None)

    def free(self, day: date, wanted: int | None = None) -> Iterator[tuple[Slot, Choice]]:
        """The free times of a day by start, each with the closer whose turn it is, or all with the one wanted."""
        if wanted is not None:
            yield from ((slot, Choice(wanted, ChosenBy.CALLER)) for slot in self.free_of(wanted, day))
            return
        free_at: dict[datetime, dict[int, Slot]] = {}
        for closer_id in self.names:
            for slot in self.free_of(closer_id, day):
                free_at.setdefault(slot.starts_at, {})[closer_id] = slot
        order = self._order_on(day)
        for starts_at in sorted(free_at):
            choice = choose(order, free_at[starts_at], self.department.turn)
            if choice is not None:
                yield free_at[starts_at][choice.staff_id], choice

    def has_free(self, day: date, wanted: int | None = None) -> bool:
        """Whether a meeting may be booked on that day, with the closer who is wanted."""
        return next(self.free(day, wanted), None) is not None

    def free_of(self, closer_id: int, day: date) -> tuple[Slot, ...]:
        """The free slots of one closer on a day."""
        if self._is_away(closer_id, day):
            return ()
        department = self.department
        schedule = self.schedules[closer_id]
        return free_slots(day, schedule, department.zone, department.calendar, self.busy[closer_id], self.now)

    def nearest(self, starts_at: datetime, wanted: int | None = None) -> tuple[Slot, Choice] | None:
        """The free time that begins closest to this one, and whose it would be, or of the closer who is wanted."""
        found = dict(free for day in self.days() for free in self.free(day, wanted))
        slot = nearest(starts_at, found)
        return None if slot is None else (slot, found[slot])

    def _order_on(self, day: date) -> tuple[Choice, ...]:
        """The turn among those who are there: a strict one does not wait for who is away."""
        return tuple(choice for choice in self.order if not self._is_away(choice.staff_id, day))

    def _among_the_free(self) -> "Diary":
        """The turn without those who have no time at all: a strict one would offer nothing while they are first."""
        with_time = (one for one in self.order if any(self.free_of(one.staff_id, day) for day in self.days()))
        return replace(self, order=tuple(with_time))

    def _is_away(self, closer_id: int, day: date) -> bool:
        return any(absence.covers(day) for absence in self.away[closer_id])


def shares(tx: Tx, department: Department, at_work: list[Closer], now: datetime) -> list[InTurn]:
    """The turn is counted within the month, and from the day the newest closer came: nobody has to catch up."""
    month_begins, _ = department.month(Month.of(department.today(now)))
    hired = [department.at(closer.hired_on, _MIDNIGHT) for closer in at_work]
    taken = closers.taken(tx, department.id, max(month_begins, *hired)) if hired else {}
    return [
        InTurn(closer.id, taken.get(closer.id, 0), closer.profile.weight, closer.segments, closer.cities)
        for closer in at_work
    ]
