"""A segment in the making, and where a director looks in the list of segments."""

from dataclasses import dataclass
from datetime import date

from domain.messages import SegmentBrief
from domain.money import Money
from domain.segments import name_of
from handlers.drafts import Draft
from services.segments import SegmentPlan


@dataclass(frozen=True)
class SegmentDraft(Draft):
    """What is entered so far; `segment_id` is 0 while the segment is not made yet."""

    segment_id: int = 0
    task: str = ""
    name: str = ""
    rate: Money | None = None
    target: int | None = None
    deadline: date | None = None
    collectors: tuple[int, ...] = ()
    script: str = ""
    walking: bool = False
    """Whether the questions come one after another; afterwards each answer leads back to the whole."""
    page: int = 0
    closed: bool = False
    """Which side of the list is shown."""
    notice: str = ""
    """The message id of what has just been done."""

    @property
    def plan(self) -> SegmentPlan:
        """The segment as it would be made."""
        return SegmentPlan(self.task, self.name, self.rate, self.target, self.deadline, self.collectors, self.script)

    @property
    def brief(self) -> SegmentBrief:
        """The segment as its collectors would know it."""
        name = self.name or name_of(self.task)
        return SegmentBrief(self.segment_id, name, self.task, self.rate, self.target, self.deadline)
