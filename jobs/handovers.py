"""A new client that nobody accepts: the account manager is reminded, then the directors hear."""

from datetime import timedelta

from jobs.timetable import Job
from services import handovers

JOB = Job("handovers", handovers.chase, every=timedelta(minutes=15))
