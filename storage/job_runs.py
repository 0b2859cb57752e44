"""Which due runs of jobs have been taken."""

from datetime import datetime

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from storage.tables import job_run
from storage.transaction import Tx

_CLAIM = (
    insert(job_run)
    .on_conflict_do_nothing(index_elements=["job", "department_id", "due_at"])
    .returning(job_run.c.due_at)
)
_LAST = select(func.max(job_run.c.due_at)).where(
    job_run.c.job == bindparam("job"), job_run.c.department_id == bindparam("department_id")
)
_FORGET = delete(job_run).where(
    job_run.c.job == bindparam("of_job"),
    job_run.c.department_id == bindparam("of_department"),
    job_run.c.due_at < bindparam("before"),
)


def claim(tx: Tx, job: str, department_id: int, due: datetime, outcome: str, now: datetime) -> bool:
    """Take a due run; False when somebody has it already."""
    values = {"job": job, "department_id": department_id, "due_at": due, "outcome": outcome, "ran_at": now}
    return tx.scalar(_CLAIM, values) is not None


def last_due(tx: Tx, job: str, department_id: int) -> datetime | None:
    """The latest due time taken."""
    return tx.scalar(_LAST, {"job": job, "department_id": department_id})  # type: ignore[no-any-return]  # an Instant


def forget_before(tx: Tx, job: str, department_id: int, due: datetime) -> None:
    """Drop the record of earlier runs."""
    tx.execute(_FORGET, {"of_job": job, "of_department": department_id, "before": due})
