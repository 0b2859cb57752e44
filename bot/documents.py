"""Files that go out with messages: made when they are sent, a page of rows at a time, and gone afterwards."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from domain.columns import Field
from domain.imports import OUR_TITLES, REASON_TITLES, ROW_TITLES
from domain.messages import BadCells, RefusedRows
from services import history_work, import_work, statements
from services.import_work import RefusedRow
from storage.database import Database
from views.history import what_text
from views.html import plain
from views.imports import column_title, field_label, reason_text
from views.statement_document import statement_document
from views.tables import Book
from views.wording import Words

PAGE = 2000
_REFUSED, _DUPLICATES = 0, 1


@asynccontextmanager
async def refused_rows(db: Database, message: RefusedRows, words: Words) -> AsyncIterator[Path]:
    """The rows that did not get in: as they stood, with their number and the reason; duplicates on a second sheet."""
    head = await db.read(import_work.refused_head, message.import_id)
    # What an earlier report of ours added to the file is not sent back and forth.
    kept = [number for number, (title, _) in enumerate(head.titles) if (title or "").strip() not in OUR_TITLES]
    titles = [_title(*head.titles[number], number, words) for number in kept]
    header = [*titles, REASON_TITLES[words.language], ROW_TITLES[words.language]]
    sheets = [(words.plain("import-sheet-refused"), header), (words.plain("import-sheet-duplicates"), header)]
    with TemporaryDirectory(prefix="kombain-refused-") as folder:
        path = Path(folder) / "refused.xlsx"
        with Book(path, sheets) as book:
            after = -1
            while page := await db.read(import_work.refused_rows, message.import_id, after, PAGE):
                await asyncio.to_thread(_write, book, page, kept, words)
                after = page[-1].row
        yield path


@asynccontextmanager
async def bad_cells(db: Database, message: BadCells, words: Words) -> AsyncIterator[Path]:
    """What is to be put right in a history: file, line, column, and what is wrong."""
    header = [words.plain("history-cell", part=part) for part in ("file", "line", "column", "what")]
    with TemporaryDirectory(prefix="kombain-history-") as folder:
        path = Path(folder) / "bad.xlsx"
        with Book(path, [(words.plain("import-sheet-refused"), header)]) as book:
            after = 0
            while page := await db.read(history_work.bad_cells, message.import_id, after, PAGE):
                rows = [(bad.file, bad.line or "", bad.column, what_text(bad, words)) for bad in page]
                await asyncio.to_thread(book.add, 0, rows)
                after += len(page)
        yield path


@asynccontextmanager
async def statement_file(db: Database, department_id: int, number: str, words: Words) -> AsyncIterator[Path]:
    """A frozen statement as a PDF."""
    frozen = await db.read(statements.document, department_id, number)
    with TemporaryDirectory(prefix="kombain-statement-") as folder:
        path = Path(folder) / "statement.pdf"
        path.write_bytes(await asyncio.to_thread(statement_document, frozen, words))
        yield path


def _title(title: str | None, field: Field | None, number: int, words: Words) -> str:
    if title is not None:
        return title
    return column_title("", number, words) if field is None else field_label(field, words).capitalize()


def _write(book: Book, rows: list[RefusedRow], kept: list[int], words: Words) -> None:
    for sheet, chosen in ((_REFUSED, False), (_DUPLICATES, True)):
        book.add(sheet, (_cells(row, kept, words) for row in rows if row.is_duplicate is chosen))


def _cells(row: RefusedRow, kept: list[int], words: Words) -> list[str | int]:
    cells = [row.cells[number] if number < len(row.cells) else "" for number in kept]
    return [*cells, plain(reason_text(row.reason, row.params, words)), row.row]
