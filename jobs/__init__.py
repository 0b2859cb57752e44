"""Scheduled work: each job is a function of its due time. `TIMETABLE` is all of it."""

from jobs import (
    callbacks,
    director_digest,
    earnings_statements,
    handovers,
    meeting_reminders,
    outcome_chase,
    quota_reminders,
)
from jobs.timetable import Job

TIMETABLE: tuple[Job, ...] = (
    earnings_statements.JOB,
    quota_reminders.JOB,
    callbacks.JOB,
    meeting_reminders.HOUR_BEFORE,
    outcome_chase.JOB,
    handovers.JOB,
    meeting_reminders.EVENING_BEFORE,
    director_digest.JOB,
)
