"""After a meeting: 30 minutes past its planned end the closer is asked how it went, and again until it is told."""

from datetime import timedelta

from jobs.timetable import Job
from services import chasing, outcomes

JOB = Job("outcome_questions", outcomes.ask_outcomes, every=timedelta(minutes=5))
AGAIN = Job("outcome_questions_again", chasing.ask_again, every=timedelta(minutes=5))
NEXT_MORNING = Job(
    "outcome_questions_morning", chasing.ask_next_morning, cron="30 9 * * *", stale_after=timedelta(hours=4)
)
TO_DIRECTORS = Job("outcomes_missing", chasing.tell_directors, cron="0 10 * * *", stale_after=timedelta(hours=6))
