"""When -> which job, as data; every time is the department's own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from domain.department import Department
from services.job_runs import Work


@dataclass(frozen=True, slots=True)
class Job:
    """Scheduled work: a function of its due time, and when it is due."""

    name: str
    work: Work
    cron: str = ""
    """Five-field cron in the department's zone, for a job that is due at certain times."""
    cron_of: Callable[[Department], str] | None = None
    """The same where each department sets it."""
    every: timedelta | None = None
    """For a sweep: it looks over everything that often, and a missed one is made good by the next."""
    stale_after: timedelta | None = None
    """How late it may still run; None: however late, it is never skipped."""

    def times(self, department: Department) -> str:
        """The cron of a department; empty for a sweep."""
        return self.cron if self.cron_of is None else self.cron_of(department)
