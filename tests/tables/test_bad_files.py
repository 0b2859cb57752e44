"""Each bad file gets one clear word; none is half done, and the bot's own memory does not feel it."""

import asyncio
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from workbooks import HEADER, ROMASHKA, VASILEK, by_hand, row, workbook, written, xlsx_bytes, zipped

from tables import child
from tables.child import FileRefused, Why

Make = Callable[[Path], Path]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def compound(*streams: str) -> bytes:
    return OLE + b"".join(name.encode("utf-16-le") + b"\0\0" for name in streams)


def lying(path: Path) -> Path:
    """The directory says 1000 bytes; the sheet unpacks to 80 MB."""
    by_hand(path, row(1, *HEADER) + " " * 80_000_000)
    content = path.read_bytes()
    with ZipFile(path) as archive:
        true = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    return written(path, content.replace(struct.pack("<I", true), struct.pack("<I", 1000)))


def sharing(path: Path) -> Path:
    """Many names in the directory for one and the same packed megabytes."""
    by_hand(path, row(1, *HEADER), xl__filler_bin=bytes(1_000_000))
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        filler = archive.getinfo("xl/filler.bin")
        for _ in range(2000):
            archive.filelist.append(filler)
        archive.writestr("last", "")
    return path


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)

BAD: dict[str, tuple[Why, Make]] = {
    "empty": (Why.EMPTY, lambda path: written(path, b"")),
    "blank": (Why.EMPTY, lambda path: written(path, " \n\r\n ;;;\n")),
    "empty_workbook": (Why.EMPTY, lambda path: workbook(path, ("Лист1", []), ("Лист2", []))),
    "a_million_empty_rows": (
        Why.EMPTY,
        lambda path: by_hand(path, "".join(f'<row r="{number}"><c s="1"/></row>' for number in range(1, 1_048_577))),
    ),
    "header_only": (Why.NO_ROWS, lambda path: workbook(path, ("База", [HEADER]))),
    "header_only_csv": (Why.NO_ROWS, lambda path: written(path, "Компания;Телефон\n")),
    "no_phones": (
        Why.NO_PHONES,
        lambda path: workbook(path, ("Прайс", [("Товар", "Цена"), ("Мыло", 12), ("Соль", 5)])),
    ),
    "prose": (Why.NO_PHONES, lambda path: written(path, "Добрый день!\nВысылаю базу завтра.\n")),
    "over_20_mb": (Why.TOO_LARGE, lambda path: written(path, b"a;b\n" * (21 * 1024 * 1024 // 4))),
    "zip_bomb": (Why.BOMB, lambda path: by_hand(path, row(1, *HEADER), xl__media__x_bin=bytes(320_000_000))),
    "deep_ratio": (Why.BOMB, lambda path: by_hand(path, row(1, *HEADER) + " " * 60_000_000)),
    "lying_directory": (Why.BOMB, lying),
    "sharing_members": (Why.BOMB, sharing),
    "entities": (Why.BOMB, lambda path: by_hand(path, row(1, "&i;"), head=ENTITIES)),
    "far_corners": (
        Why.TOO_LARGE,
        lambda path: by_hand(
            path, '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
    ),
    "macros": (Why.MACROS, lambda path: by_hand(path, row(1, *HEADER), xl__vbaProject_bin=b"macro")),
    "old_macros": (Why.MACROS, lambda path: written(path, compound("Workbook", "_VBA_PROJECT"))),
    "60000_columns": (Why.TOO_WIDE, lambda path: written(path, "\n".join([";".join(["x"] * 60_000)] * 3))),
    "wide_workbook": (Why.TOO_WIDE, lambda path: workbook(path, ("Широко", [["x"] * 10_000, ["8 916 123-45-67"] * 9]))),
    "encrypted": (Why.ENCRYPTED, lambda path: written(path, compound("EncryptionInfo", "EncryptedPackage"))),
    "picture": (Why.NOT_A_TABLE, lambda path: written(path, b"\xff\xd8\xff\xe0" + bytes(range(256)) * 50)),
    "unknown_binary": (Why.NOT_A_TABLE, lambda path: written(path, bytes(range(256)) * 50)),
    "pdf": (Why.NOT_A_TABLE, lambda path: written(path, b"%PDF-1.7\n1 0 obj\n")),
    "docx": (Why.NOT_A_TABLE, lambda path: zipped(path, {"[Content_Types].xml": b"", "word/document.xml": b"<x/>"})),
    "archive": (Why.NOT_A_TABLE, lambda path: zipped(path, {"base.csv": b"a;b"})),
    "word_97": (Why.NOT_A_TABLE, lambda path: written(path, compound("WordDocument"))),
    "svg": (Why.NOT_A_TABLE, lambda path: written(path, '<?xml version="1.0"?>\n<svg/>')),
    "html_named_xls": (Why.OLD_FORMAT, lambda path: written(path, "<html><body><table><tr><td>1</td></tr></table>")),
    "binary_workbook": (Why.OLD_FORMAT, lambda path: zipped(path, {"xl/workbook.bin": b"x"})),
    "cut_workbook": (Why.DAMAGED, lambda path: written(path, xlsx_bytes()[:-200])),
    "cut_xls": (Why.DAMAGED, lambda path: written(path, compound("Workbook"))),
    "spoiled_sheet": (Why.DAMAGED, lambda path: by_hand(path, row(1, *HEADER) + "<row><c><v>1</row")),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_file_is_refused_in_one_word(name: str, tmp_path: Path) -> None:
    why, make = BAD[name]
    path = make(tmp_path / "base.xlsx")
    with pytest.raises(FileRefused) as refused:
        await child.preview(path)
    assert refused.value.key == why


async def test_a_file_that_is_refused_gives_no_rows_either(tmp_path: Path) -> None:
    path = written(tmp_path / "photo.xlsx", b"\x89PNG\r\n" + bytes(1000))
    with pytest.raises(FileRefused):
        [chunk async for chunk in child.rows(path, (None,), "Europe/Moscow", 100)]


async def test_a_child_that_dies_refuses_the_file_and_the_next_one_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "base.xlsx", ("База", [HEADER, ROMASHKA, VASILEK]))
    with monkeypatch.context() as patch:
        patch.setattr(child, "_MODULE", "tables.nothing_of_the_kind")
        with pytest.raises(FileRefused) as refused:
            await child.preview(path)
    assert refused.value.key == Why.DAMAGED
    assert (await child.preview(path)).rows == 2


async def test_cancelled_reading_leaves_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[asyncio.subprocess.Process] = []
    second = asyncio.Event()
    start = asyncio.create_subprocess_exec

    async def watched(*args: str, **options: object) -> asyncio.subprocess.Process:
        started.append(await start(*args, **options))  # type: ignore[arg-type]
        if len(started) == 2:
            second.set()
        return started[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", watched)
    path = written(tmp_path / "base.csv", "Компания;Телефон\n" + "Ромашка;89161234567\n" * 100_000)
    reading = child.rows(path, (None, None), "Europe/Moscow", 10)
    assert len(await anext(reading)) == 10
    await reading.aclose()

    task = asyncio.create_task(child.preview(path))
    await second.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [process.returncode for process in started] == [-9, -9]


async def test_the_child_gets_no_secrets_of_the_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMBAIN_TOKEN", "1:secret")
    assert "1:secret" not in str(child.environment())


def test_a_child_starts_without_what_only_the_bot_needs() -> None:
    heavy = ("asyncio", "aiogram", "sqlalchemy", "pydantic", "phonenumbers")
    loaded = f"import sys, tables.__main__; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", loaded], check=True, capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of resources")
def test_a_child_writes_no_file_and_calls_nobody(tmp_path: Path) -> None:
    deeds = {
        "write": f"__import__('pathlib').Path({str(tmp_path / 'x')!r}).write_text('x')",
        "call": "__import__('socket').socket()",
        "start": "__import__('subprocess').run(['true'])",
        "grow": "bytearray(400_000_000)",
    }
    for deed in deeds.values():
        script = (
            f"from tables.__main__ import confine; confine()\ntry:\n {deed}\nexcept (OSError, MemoryError): print('no')"
        )
        done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
        assert done.stdout == "no\n", deed
