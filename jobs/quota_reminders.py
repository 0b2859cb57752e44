"""Every working morning: what each person has of the norm and what it asks of today."""

from datetime import timedelta

from jobs.timetable import Job
from services import quotas

JOB = Job("quota_reminders", quotas.remind, cron="30 9 * * *", stale_after=timedelta(hours=3))
