"""Scheduled work: each job is a function of its due time."""
