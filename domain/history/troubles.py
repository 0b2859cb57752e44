"""What is wrong with a file of the history: every bad cell is named by its file, line and column."""

from dataclasses import dataclass, field
from enum import StrEnum

MOST_TROUBLES = 5_000
"""Bad cells of one history that are kept to be told: who has more has made one mistake many times."""


class Why(StrEnum):
    """What is wrong; each has a sentence of its own in views."""

    NO_FILES = "no_files"
    """The folder has none of the files."""
    NOT_UTF8 = "not_utf8"
    NOT_CSV = "not_csv"
    """Quotes that do not close, or a cell as long as a book."""
    NO_COLUMN = "no_column"
    UNKNOWN_COLUMN = "unknown_column"
    """Not one of the file's columns, or one of them for the second time."""
    CELLS = "cells"
    """More cells than the header has."""
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_A_DAY = "not_a_day"
    NOT_A_MOMENT = "not_a_moment"
    NOT_A_MONTH = "not_a_month"
    NOT_RUBLES = "not_rubles"
    NOT_PERCENT = "not_percent"
    NOT_A_COUNT = "not_a_count"
    NOT_TIERS = "not_tiers"
    NOT_ONE_OF = "not_one_of"
    """None of the few words there are."""
    NOT_A_PHONE = "not_a_phone"
    NOT_AN_INN = "not_an_inn"
    TWICE = "twice"
    """What is to be one of its kind stands in an earlier line already."""
    NOBODY = "nobody"
    """No such name in staff.csv, nor in the department."""
    NO_SEGMENT = "no_segment"
    NO_LEAD = "no_lead"
    NO_MEETING = "no_meeting"
    TOO_EARLY = "too_early"
    """Before this century."""
    IN_FUTURE = "in_future"
    BACKWARDS = "backwards"
    """Ends before it begins."""
    STILL_OPEN = "still_open"
    """A contract from a meeting that has no outcome."""
    TAKEN = "taken"
    """The closer's time at a meeting ahead is another's."""
    KNOWN = "known"
    """The department has such a one already, entered elsewhere."""
    OTHER_RATE = "other_rate"
    """The department has the segment with another rate."""
    NAMESAKES = "namesakes"
    """Several people of the department have the name."""
    CHANGED = "changed"
    """The history was imported before, and this file was different then."""
    CLOSED = "closed"
    """The department has closed months of its own already."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One bad cell; `line` is 1-based with the header, 0 where it is about the file as a whole, `column` may be "".

    `params` are what the sentence names.
    """

    file: str
    line: int
    column: str
    why: Why
    params: dict[str, str | int] = field(default_factory=dict)


class HistoryRefused(Exception):
    """Nothing of a history went in: what is wrong with it, in the order of the files and their lines."""

    def __init__(self, troubles: "tuple[Trouble, ...]") -> None:
        super().__init__(f"{len(troubles)} troubles")
        self.troubles = troubles
