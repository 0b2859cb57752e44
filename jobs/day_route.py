"""Every morning: a closer's day, stop by stop."""

from datetime import timedelta

from jobs.timetable import Job
from services import routes

JOB = Job("day_routes", routes.send, cron="30 8 * * *", stale_after=timedelta(hours=3))
"""A meeting on a day off is held all the same."""
