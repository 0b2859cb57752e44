"""On the 1st, also a day off: the month is closed and everybody gets their statement. Never skipped. Before it, on the
last working evening: whose facts are missing."""

from datetime import timedelta

from jobs.timetable import Job
from services import closing, statements

JOB = Job(
    "earnings_statements",
    statements.close_month,
    cron_of=lambda department: f"0 {department.closing.hour} {department.closing.day} * *",
)
# Where the director looks first: again every day until the month is closed.
APPROVAL = Job(
    "closing_approvals",
    statements.ask_approval,
    cron_of=lambda department: f"0 {department.closing.hour} * * *",
    stale_after=timedelta(days=1),
)
FACTS_MISSING = Job("facts_missing", closing.remind, cron="0 18 * * *", stale_after=timedelta(hours=5))
