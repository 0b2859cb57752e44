"""The front door: command line, settings, composition root, updates in, messages out, the timetable."""
