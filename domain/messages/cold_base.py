"""Messages about segments, appeals, and files that go in."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calling import CallResult
from domain.imports import Purpose
from domain.money import Money
from domain.workdays import Month


@dataclass(frozen=True, slots=True)
class SegmentBrief:
    """A segment as its collectors need to know it; what is None is not set."""

    segment_id: int
    name: str
    task: str
    rate: Money | None
    target: int | None
    deadline: date | None


@dataclass(frozen=True, slots=True)
class SegmentGiven:
    """To a collector, at once: a task for you."""

    segment: SegmentBrief


@dataclass(frozen=True, slots=True)
class SegmentChanged:
    """To its collectors: the task asks for something else now."""

    segment: SegmentBrief


@dataclass(frozen=True, slots=True)
class SegmentOver:
    """To its collectors: nothing more is to be added, the segment is closed or somebody else's."""

    name: str


@dataclass(frozen=True, slots=True)
class AppealCall:
    """A call with an appealed lead."""

    at: datetime
    caller: str
    result: CallResult
    reason: str


@dataclass(frozen=True, slots=True)
class AppealCard:
    """An appeal as whoever decides it needs to see it."""

    lead_id: int
    company: str
    person: str
    phone: str
    """E.164, with ";ext=12" after it when there is an extension."""
    address: str
    segment: str
    collector: str
    reason: str
    made_at: datetime
    rejected_as: CallResult | None
    """None when the lead is back in the queue by now."""
    calls: tuple[AppealCall, ...]
    """The last ones, newest first."""


@dataclass(frozen=True, slots=True)
class AppealMade:
    """To the directors: a collector disagrees with a rejected lead."""

    card: AppealCard


@dataclass(frozen=True, slots=True)
class AppealDecided:
    """To the collector: what the director decided."""

    lead_id: int
    company: str
    upheld: bool


@dataclass(frozen=True, slots=True)
class ImportExample:
    """A row that did not get in: its number in the file, and the error as its key and parameters."""

    row: int
    reason: str
    params: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class ImportDone:
    """To whom sent the file: what became of it."""

    file_name: str
    """"" for a pasted list."""
    purpose: Purpose
    stopped: bool
    """Whether the person stopped it before its end."""
    rows: int
    rows_done: int
    added: int
    duplicates: int
    refused: int
    examples: tuple[ImportExample, ...]


@dataclass(frozen=True, slots=True)
class RefusedRows:
    """To the same person: the rows that did not get in, as a file to mend and send again."""

    import_id: int
    file_name: str
    rows: int


@dataclass(frozen=True, slots=True)
class HistoryDone:
    """To the director who sent a history: it is in; rows by file, and the months that were closed."""

    counts: tuple[tuple[str, int], ...]
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class BadCells:
    """To the director who sent a history: what is to be put right in it, as a table."""

    import_id: int
    file_name: str
    cells: int
