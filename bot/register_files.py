"""The files of a register: written a page of people at a time, and of a closed month the same to the last byte."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from domain.department import Department
from domain.registers import RegisterFile, RegisterPerson
from domain.workdays import Month
from services import departments, registers
from storage.database import Database
from views.registers import line_rows, people_row, sheets, table_header, table_rows
from views.tables import Book, Table
from views.wording import Words

PAGE = 500


@asynccontextmanager
async def register_file(
    db: Database, department_id: int, month: Month, kind: RegisterFile, words: Words
) -> AsyncIterator[Path]:
    """A file of the register, gone afterwards."""
    department = await db.read(departments.of, department_id)
    with TemporaryDirectory(prefix="kombain-register-") as folder:
        path = Path(folder) / f"register.{kind}"
        await write_register(db, department, month, kind, path, words)
        yield path


async def write_register(
    db: Database, department: Department, month: Month, kind: RegisterFile, path: Path, words: Words
) -> None:
    """Write a file of the register. Raises: OSError."""
    if kind is RegisterFile.CSV:
        with Table(path, table_header(words)) as table:

            def to_table(page: list[RegisterPerson]) -> None:
                table.add(row for person in page for row in table_rows(person, words))

            await _each_page(db, department, month, to_table)
        return
    with Book(path, sheets(words)) as book:

        def to_book(page: list[RegisterPerson]) -> None:
            book.add(0, map(people_row, page))
            book.add(1, (row for person in page for row in line_rows(person, words)))

        await _each_page(db, department, month, to_book)


async def pages(db: Database, department: Department, month: Month) -> AsyncIterator[list[RegisterPerson]]:
    """The people of a month with their lines, page by page."""
    after = 0
    while page := await db.read(registers.page, department, month, after, PAGE):
        yield page
        after = page[-1].staff_id


async def _each_page(
    db: Database, department: Department, month: Month, write: Callable[[list[RegisterPerson]], None]
) -> None:
    async for page in pages(db, department, month):
        await asyncio.to_thread(write, page)
