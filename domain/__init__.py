"""Rules of the department: pure values and functions, no I/O, no clock; money in kopecks, instants in UTC.

Heavy libraries (`holidays`, `phonenumbers`, `stdnum`) are imported at their first use: importing a rule
stays cheap.
"""
