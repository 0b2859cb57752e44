"""Spreadsheets: what people typed stays text in them, whatever it begins with; the same rows make the same bytes."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

import xlsxwriter

from domain.money import Money
from views.html import tamed

Cell: TypeAlias = str | int | Money | date

_WIDTH = 24
_OPTIONS = {
    # Rows are written to the disk as they come: a file of a hundred thousand takes no more memory than one of ten.
    "constant_memory": True,
    # A company called =HYPERLINK(...) is a company.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


# The moment of making would be the only thing to differ in two files of the same rows.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  # XLSX keeps it without a zone
# What spreadsheets take for the beginning of a formula, and the wide signs that some of them read the same way.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


class Book:
    """An XLSX file in the making, row by row."""

    def __init__(self, path: Path, sheets: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Begin with `sheets`: the name of each and its header."""
        self._book = xlsxwriter.Workbook(path, _OPTIONS)
        self._book.set_properties({"created": _MADE})
        bold = self._book.add_format({"bold": True})
        self._money = self._book.add_format({"num_format": "#,##0.00"})
        self._day = self._book.add_format({"num_format": "dd.mm.yyyy"})
        self._sheets = []
        for name, header in sheets:
            sheet = self._book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, max(len(header) - 1, 0), _WIDTH)
            for column, title in enumerate(header):
                sheet.write_string(0, column, tamed(title), bold)
            self._sheets.append(sheet)
        self._next = [1] * len(self._sheets)

    def add(self, sheet: int, rows: Iterable[Sequence[Cell]]) -> None:
        """Write rows below those of the sheet (counted from 0)."""
        to = self._sheets[sheet]
        for row in rows:
            at = self._next[sheet]
            for column, value in enumerate(row):
                match value:
                    case Money():
                        # A cell of XLSX is a double, which holds every sum of ours to the kopeck.
                        to.write_number(at, column, value.kopecks / 100, self._money)
                    case date():
                        to.write_datetime(at, column, value, self._day)
                    case int():
                        to.write_number(at, column, value)
                    case _:
                        to.write_string(at, column, tamed(value))
            self._next[sheet] = at + 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._book.close()


class Table:
    """A CSV file in the making, as 1C and Russian Excel read it: UTF-8 with its mark, semicolons, decimal commas."""

    def __init__(self, path: Path, header: Sequence[str]) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._rows = csv.writer(self._file, delimiter=";", lineterminator="\r\n")
        self._rows.writerow(map(_plain_cell, header))

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Write rows below the others."""
        self._rows.writerows([_plain_cell(value) for value in row] for row in rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


def _plain_cell(value: Cell) -> str:
    match value:
        case Money():
            return str(value).replace(".", ",")
        case date():
            return f"{value:%d.%m.%Y}"
        case int():
            return str(value)
    line = " ".join(tamed(value).split())
    # A spreadsheet would run it; the apostrophe makes it text.
    return f"'{line}" if line.startswith(_FORMULA) else line
