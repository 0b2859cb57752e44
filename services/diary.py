"""The closers' time as it stands: what is free, and whom to offer first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.department import Department
from domain.people import Role
from domain.slots import Slot, days_offered, free_slots, nearest, slot_at
from storage import meetings, staff
from storage.transaction import Tx

_LONGEST_MEETING = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Diary:
    """What every closer of a department has ahead, read at one moment."""

    department: Department
    closers: dict[int, str]
    """Names by staff id."""
    busy: dict[int, list[Slot]]
    now: datetime

    @classmethod
    def read(cls, tx: Tx, department: Department, now: datetime) -> "Diary":
        """The diary of all closers at work."""
        closers = staff.named(tx, department.id, Role.CLOSER)
        busy: dict[int, list[Slot]] = {closer_id: [] for closer_id in closers}
        for closer_id, slot in meetings.busy(tx, department.id, now - _LONGEST_MEETING):
            if closer_id in busy:
                busy[closer_id].append(slot)
        return cls(department, closers, busy, now)

    def days(self) -> tuple[date, ...]:
        """The days for which meetings may be booked now."""
        return days_offered(self.now, self.department.schedule, self.department.zone, self.department.calendar)

    def slot_at(self, starts_at: datetime) -> Slot | None:
        """The slot that begins then, free or not, on the grid or off it; None when nobody meets then."""
        if starts_at <= self.now:
            return None
        if self.department.today(starts_at) not in self.days():
            return None
        return slot_at(starts_at, self.department.schedule, self.department.zone, self.department.calendar)

    def is_free(self, closer_id: int, slot: Slot) -> bool:
        """Whether the closer can hold a meeting then."""
        return not any(slot.collides(other, self.department.schedule.travel_minutes) for other in self.busy[closer_id])

    def closer_for(self, slot: Slot) -> int | None:
        """Of those who are free then, the one with the fewest meetings ahead."""
        free = [closer_id for closer_id in self.closers if self.is_free(closer_id, slot)]
        return min(free, key=self._ahead, default=None)

    def free(self, day: date) -> Iterator[tuple[Slot, int]]:
        """The free slots of a day by start, each with the closer to offer."""
        free_for: dict[Slot, list[int]] = {}
        for closer_id in self.closers:
            for slot in self._free_of(closer_id, day):
                free_for.setdefault(slot, []).append(closer_id)
        for slot in sorted(free_for):
            yield slot, min(free_for[slot], key=self._ahead)

    def has_free(self, day: date) -> bool:
        """Whether any closer has time on that day."""
        return any(self._free_of(closer_id, day) for closer_id in self.closers)

    def nearest(self, wanted: datetime) -> tuple[Slot, int] | None:
        """The free time that begins closest to the wanted one, and the closer to offer."""
        found = dict(free for day in self.days() for free in self.free(day))
        slot = nearest(wanted, found)
        return None if slot is None else (slot, found[slot])

    def _free_of(self, closer_id: int, day: date) -> tuple[Slot, ...]:
        department = self.department
        return free_slots(
            day, department.schedule, department.zone, department.calendar, self.busy[closer_id], self.now
        )

    def _ahead(self, closer_id: int) -> tuple[int, int]:
        return sum(slot.starts_at > self.now for slot in self.busy[closer_id]), closer_id
