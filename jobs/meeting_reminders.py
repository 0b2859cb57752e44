"""Before a meeting: its closer is reminded the evening before and an hour before."""

from datetime import timedelta

from jobs.timetable import Job
from services import meetings

EVENING_BEFORE = Job(
    "meeting_reminders_evening",
    meetings.remind_evening_before,
    cron="0 18 * * *",
    stale_after=timedelta(hours=4),
)
HOUR_BEFORE = Job("meeting_reminders_hour", meetings.remind_hour_before, every=timedelta(minutes=5))
