"""Due runs of jobs: claimed and carried out in one transaction, so each happens once, on whatever replica and after any
downtime."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from domain.department import Department
from storage import job_runs
from storage.transaction import Tx

Work = Callable[[Tx, Department, datetime, datetime], None]
"""What a job does: `work(tx, department, due, now)`."""


class RunOutcome(StrEnum):
    """How a due run ended."""

    DONE = "done"
    SKIPPED = "skipped"
    """Its time had passed: a reminder of yesterday helps nobody."""
    ELSEWHERE = "elsewhere"
    """Another process has it."""


def run_once(tx: Tx, job: str, department: Department, due: datetime, now: datetime, work: Work) -> RunOutcome:
    """Do a due run unless it was done before; all its effects are committed with the claim."""
    if not job_runs.claim(tx, job, department.id, due, RunOutcome.DONE, now):
        return RunOutcome.ELSEWHERE
    work(tx, department, due, now)
    return RunOutcome.DONE


def skip(tx: Tx, job: str, department: Department, due: datetime, now: datetime) -> RunOutcome:
    """Note that a run was let pass."""
    if not job_runs.claim(tx, job, department.id, due, RunOutcome.SKIPPED, now):
        return RunOutcome.ELSEWHERE
    return RunOutcome.SKIPPED


def sweep_once(tx: Tx, job: str, department: Department, due: datetime, now: datetime, work: Work) -> RunOutcome:
    """Like `run_once` for a job that looks over everything every few minutes: only its last run is kept on record."""
    outcome = run_once(tx, job, department, due, now, work)
    if outcome is RunOutcome.DONE:
        job_runs.forget_before(tx, job, department.id, due)
    return outcome


def last_due(tx: Tx, job: str, department: Department) -> datetime | None:
    """The latest due time on record, None if the job never ran here."""
    return job_runs.last_due(tx, job, department.id)
