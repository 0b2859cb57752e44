"""After a meeting: 30 minutes past its planned end the closer is asked how it went."""

from datetime import timedelta

from jobs.timetable import Job
from services import outcomes

JOB = Job("outcome_questions", outcomes.ask_outcomes, every=timedelta(minutes=5))
