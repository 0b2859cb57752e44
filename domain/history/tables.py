"""CSV files as rows of named cells: UTF-8, with a header, a comma or a semicolon between the cells."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from domain.history.cells import Cells
from domain.history.troubles import Trouble, Why
from domain.typed import quote, storable

COLUMNS: Mapping[str, Sequence[str]] = {
    "staff": ("name", "roles", "hired_on", "dismissed_on"),
    "terms": (
        "role_or_name", "valid_from", "per_lead", "per_meeting", "paid_on", "meeting_tiers", "plan_bonus", "fixed",
        "percent", "percent_tiers", "quota", "quota_bonus",
    ),
    "plans": ("month", "meetings", "contracts", "revenue"),
    "segments": ("name", "rate"),
    "leads": ("company", "phone", "inn", "segment", "collector", "added_at", "confirmed_at"),
    "meetings": ("key", "phone", "caller", "closer", "booked_at", "starts_at", "outcome"),
    "contracts": ("meeting_key", "number", "amount", "signed_on", "cancelled_on"),
    "absences": ("name", "from", "to", "paid"),
}  # fmt: skip
"""The files of a history, in the order they are read, and the columns of each."""

FILES = tuple(f"{name}.csv" for name in COLUMNS)

# Other names under which a column is known.
_ALSO = {
    ("terms", "role"): "role_or_name",
    ("terms", "name"): "role_or_name",
    ("terms", "who"): "role_or_name",
    ("contracts", "meeting"): "meeting_key",
    ("contracts", "key"): "meeting_key",
}
_MARK = "\ufeff"


def rows(name: str, raw: bytes, troubles: list[Trouble]) -> Iterator[Cells]:
    """The filled rows of a file; what is wrong with it as a whole is noted, and then it has none."""
    file = f"{name}.csv"
    try:
        text = raw.decode("utf-8").removeprefix(_MARK)
    except UnicodeDecodeError as error:
        troubles.append(Trouble(file, raw.count(b"\n", 0, error.start) + 1, "", Why.NOT_UTF8))
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    columns: list[str] | None = None
    line = 1
    try:
        for record in reader:
            begins, line = line, reader.line_num + 1
            cells = [storable(cell).strip() for cell in record]
            if not any(cells):
                continue
            if columns is None:
                columns = _header(name, begins, cells, troubles)
                if columns is None:
                    return
                continue
            if any(cells[len(columns) :]):
                troubles.append(Trouble(file, begins, "", Why.CELLS, {"count": len(columns)}))
                continue
            yield Cells(file, begins, _named(columns, cells), troubles)
    except csv.Error:
        troubles.append(Trouble(file, reader.line_num, "", Why.NOT_CSV))
    if columns is None:
        _header(name, 1, [], troubles)


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return ";" if ";" in header and "," not in header else ","


def _header(name: str, line: int, cells: Sequence[str], troubles: list[Trouble]) -> list[str] | None:
    """The columns in their order; what is missing or unknown is noted, and then there are none."""
    file, known, found = f"{name}.csv", COLUMNS[name], []
    twice_is_well = name == "terms"  # "role" and "name" may be two columns
    before = len(troubles)
    for cell in cells:
        plain = "_".join(cell.casefold().split())
        column = _ALSO.get((name, plain), plain)
        if cell and (column not in known or (column in found and not (twice_is_well and plain in ("role", "name")))):
            troubles.append(Trouble(file, line, quote(cell), Why.UNKNOWN_COLUMN, {"columns": ", ".join(known)}))
        found.append(column)
    troubles += [Trouble(file, line, column, Why.NO_COLUMN) for column in known if column not in found]
    return found if len(troubles) == before else None


def _named(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    named = dict.fromkeys(columns, "")
    for column, cell in zip(columns, cells, strict=False):
        if column:
            named[column] = named[column] or cell
    return named
