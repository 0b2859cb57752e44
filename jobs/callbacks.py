"""Every minute: callbacks that are due while who promised them is away ring for colleagues."""

from datetime import timedelta

from jobs.timetable import Job
from services import callbacks

JOB = Job("callbacks", callbacks.tell_colleagues, every=timedelta(minutes=1))
