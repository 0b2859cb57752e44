"""Rows out of a file whose kind its content decides; this runs in the child process alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from domain.columns import Field
from tables import archives, cards, text_files
from tables.cells import shown, tidy
from tables.refused import FileRefused, Why

LARGEST = 20 * 1024 * 1024
"""Bytes: what Telegram gives to bots (getFile)."""
MOST_COLUMNS = 200

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\3\4", b"PK\5\6", b"PK\7\x08")
_NO_TABLES = (
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BM",
)
_MARKUP = ("<table", "<html", "<!doctype html", "urn:schemas-microsoft-com:office:spreadsheet")
_HEAD = 4096

Numbered = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file: `rows` reads it from the top, empty rows left out; numbers begin with 1."""

    name: str
    rows: Callable[[], Iterator[Numbered]]
    known: tuple[tuple[str, Field], ...] = ()
    """The columns, where the format itself says what they are."""


@dataclass(frozen=True, slots=True)
class File:
    """The tables of a file, each read only when it is asked for."""

    names: tuple[str, ...]
    sheet: Callable[[int], Sheet]
    encoding: str = ""


def open_file(path: Path) -> File:
    """The file as tables.

    Raises: FileRefused.
    """
    size = path.stat().st_size
    if size > LARGEST:
        raise FileRefused(Why.TOO_LARGE)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise FileRefused(Why.EMPTY)
    if head.startswith(_ZIP):
        return _archive(path)
    if head.startswith(_OLE):
        return _compound(path)
    if head.startswith(_NO_TABLES):
        raise FileRefused(Why.NOT_A_TABLE)
    return _text(path)


def _archive(path: Path) -> File:
    names = archives.members(path)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise FileRefused(Why.MACROS)
    if "xl/workbook.bin" in names or "Index/Document.iwa" in names or "Index.zip" in names:
        raise FileRefused(Why.OLD_FORMAT)
    is_calc = "mimetype" in names and archives.read(path, "mimetype", 100).endswith(b"opendocument.spreadsheet")
    if not is_calc and "xl/workbook.xml" not in {name.lower() for name in names}:
        raise FileRefused(Why.NOT_A_TABLE)
    if is_calc and b"encryption-data" in archives.read(path, "META-INF/manifest.xml", 100_000):
        raise FileRefused(Why.ENCRYPTED)
    return _workbook(path)


def _compound(path: Path) -> File:
    """What Excel wrote until 2007, and what it encrypts since."""
    content = path.read_bytes()
    if _stream("EncryptedPackage") in content:
        raise FileRefused(Why.ENCRYPTED)
    if _stream("_VBA_PROJECT") in content:
        raise FileRefused(Why.MACROS)
    if _stream("Workbook") not in content and _stream("Book") not in content:
        raise FileRefused(Why.NOT_A_TABLE)
    return _workbook(path)


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def _workbook(path: Path) -> File:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_path(path)
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        # What a person does not see is not what they send, unless there is nothing else.
        names = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
        names = names or [sheet.name for sheet in sheets]
    except PasswordError:
        raise FileRefused(Why.ENCRYPTED) from None
    except (CalamineError, OSError, ValueError):
        raise FileRefused(Why.DAMAGED) from None

    def sheet(index: int) -> Sheet:
        try:
            found = book.get_sheet_by_name(names[index])
        except (CalamineError, OSError, ValueError):
            raise FileRefused(Why.DAMAGED) from None

        def rows() -> Iterator[Numbered]:
            for number, row in enumerate(found.iter_rows(), start=1):
                cells = [(tidy(value) if value else value) if type(value) is str else shown(value) for value in row]
                if any(cells):
                    yield number, _narrow(cells)

        return Sheet(names[index], rows)

    return File(tuple(names), sheet)


def _text(path: Path) -> File:
    written = text_files.encodings(path)
    sample = text_files.sample_of(path, written)
    beginning = next((line.strip() for line in sample if line.strip()), "")
    encoding = ", ".join(written)
    if beginning.upper().startswith("BEGIN:VCARD"):
        return File(("",), lambda _: Sheet("", partial(_cards, path, written), cards.COLUMNS), encoding)
    if beginning.startswith("<"):
        is_sheet = any(sign in "".join(sample[:50]).lower() for sign in _MARKUP)
        raise FileRefused(Why.OLD_FORMAT if is_sheet else Why.NOT_A_TABLE)
    return File(("",), lambda _: Sheet("", partial(_records, path, written, sample)), encoding)


def _cards(path: Path, written: tuple[str, ...]) -> Iterator[Numbered]:
    for number, row in enumerate(cards.rows(text_files.lines(path, written)), start=1):
        yield number, [tidy(cell) for cell in row]


def _records(path: Path, written: tuple[str, ...], sample: list[str]) -> Iterator[Numbered]:
    delimiter, is_said = text_files.delimiter_of(sample)
    for number, record in enumerate(text_files.records(text_files.lines(path, written), delimiter), start=1):
        if number == 1 and is_said:
            continue
        cells = [tidy(cell) for cell in record]
        if any(cells):
            yield number, _narrow(cells)


def _narrow(cells: list[str]) -> list[str]:
    if len(cells) > MOST_COLUMNS:
        while not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise FileRefused(Why.TOO_WIDE)
    return cells
