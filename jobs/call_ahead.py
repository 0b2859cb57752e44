"""The evening before a meeting: its caller asks whether it stands."""

from datetime import timedelta

from jobs.timetable import Job
from services import call_ahead

JOB = Job("call_ahead", call_ahead.ask, cron="0 17 * * *", stale_after=timedelta(hours=3))
