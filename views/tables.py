"""Spreadsheets: what people typed stays text in them, whatever it begins with."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import xlsxwriter

from views.html import tamed

_WIDTH = 24
_OPTIONS = {
    # Rows are written to the disk as they come: a file of a hundred thousand takes no more memory than one of ten.
    "constant_memory": True,
    # A company called =HYPERLINK(...) is a company.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Book:
    """An XLSX file in the making, row by row; every cell is text or a whole number."""

    def __init__(self, path: Path, sheets: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Begin with `sheets`: the name of each and its header."""
        self._book = xlsxwriter.Workbook(path, _OPTIONS)
        bold = self._book.add_format({"bold": True})
        self._sheets = []
        for name, header in sheets:
            sheet = self._book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, max(len(header) - 1, 0), _WIDTH)
            for column, title in enumerate(header):
                sheet.write_string(0, column, tamed(title), bold)
            self._sheets.append(sheet)
        self._next = [1] * len(self._sheets)

    def add(self, sheet: int, rows: Iterable[Sequence[str | int]]) -> None:
        """Write rows below those of the sheet (counted from 0)."""
        to = self._sheets[sheet]
        for row in rows:
            at = self._next[sheet]
            for column, value in enumerate(row):
                if isinstance(value, int):
                    to.write_number(at, column, value)
                else:
                    to.write_string(at, column, tamed(value))
            self._next[sheet] = at + 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._book.close()
