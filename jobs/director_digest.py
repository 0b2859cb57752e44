"""Every evening: the day in ten lines, for the directors."""

from datetime import timedelta

from jobs.timetable import Job
from services import reports

JOB = Job("director_digest", reports.digest, cron="0 19 * * *", stale_after=timedelta(hours=5))
