"""On the 1st, also a day off: the month is closed and everybody gets their statement. Never skipped."""

from jobs.timetable import Job
from services import statements

JOB = Job("earnings_statements", statements.close_month, cron="0 10 1 * *")
