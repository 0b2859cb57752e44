"""Scheduled work: each job is a function of its due time. `TIMETABLE` is all of it."""

from jobs import (
    call_ahead,
    callbacks,
    day_route,
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
    earnings_statements.APPROVAL,
    day_route.JOB,
    quota_reminders.JOB,
    callbacks.JOB,
    meeting_reminders.HOUR_BEFORE,
    outcome_chase.JOB,
    outcome_chase.AGAIN,
    outcome_chase.NEXT_MORNING,
    outcome_chase.TO_DIRECTORS,
    handovers.JOB,
    call_ahead.JOB,
    earnings_statements.FACTS_MISSING,
    meeting_reminders.EVENING_BEFORE,
    director_digest.JOB,
)
