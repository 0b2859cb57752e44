"""Whatever comes is refused or read; what was written as a table comes back as it was."""

import asyncio
import csv
import io
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from workbooks import written, xlsx_bytes

from domain.columns import Field
from tables import child
from tables.__main__ import answers
from tables.child import FileRefused

MB = 1024 * 1024
GOOD = xlsx_bytes()
HEADS = (
    b"",
    b"PK\3\4",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"BEGIN:VCARD\n",
    b"<?xml ",
    b"sep=;\n",
    b'"',
)


def ends(content: bytes) -> list[object]:
    """What the child would say of a file."""
    with TemporaryDirectory() as folder:
        path = written(Path(folder) / "any", content)
        fields = [Field.COMPANY, Field.PHONE]
        asked = {"path": str(path), "mapping": fields, "zone": "Europe/Moscow", "size": 100, "skip": 0}
        return [list(answers({"do": do, **asked}))[-1] for do in ("preview", "rows")]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(HEADS), st.binary(max_size=3000))
@example(b"", b"\r")
@example(b"\xff\xfe", b"\x00")
def test_any_bytes_are_read_or_refused(head: bytes, tail: bytes) -> None:
    for last in ends(head + tail):
        assert isinstance(last, dict)
        assert "end" in last


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_workbook_with_spoiled_bytes_is_read_or_refused(spoiled: list[tuple[int, int]]) -> None:
    content = bytearray(GOOD)
    for place, byte in spoiled:
        content[place] = byte
    for last in ends(bytes(content)):
        assert isinstance(last, dict)
        assert "end" in last


@settings(max_examples=8, deadline=None)
@given(st.binary(max_size=2000))
async def test_any_bytes_leave_the_bot_alive(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = written(Path(folder) / "any", content)
        async with asyncio.timeout(30):
            try:
                await child.preview(path)
            except FileRefused:
                return


WORDS = st.text(st.sampled_from('абвгдежзийклмнопрстуфхцчшщъыьэюяАБВ«»№ abc.;,|"'), min_size=1, max_size=20)
COMPANIES = WORDS.map(lambda text: f"Ромашка {text}".strip())
PHONES = st.integers(0, 9_999_999).map(lambda number: f"8916{number:07}")


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.tuples(COMPANIES, PHONES, st.sampled_from(["Москва", "Омск", ""])), min_size=1, max_size=20),
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1251"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_a_table_comes_back_as_it_was_written(
    rows: list[tuple[str, str, str]], delimiter: str, encoding: str, end: str
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(("Компания", "Телефон", "Город"))
    writer.writerows(rows)
    with TemporaryDirectory() as folder:
        path = written(Path(folder) / "base.csv", text.getvalue(), encoding)
        mapping = [Field.COMPANY, Field.PHONE, Field.CITY]
        asked = {"do": "rows", "path": str(path), "mapping": mapping, "zone": "Europe/Moscow", "size": 7, "skip": 0}
        *chunks, end_of_all = answers(asked)
    assert end_of_all == {"end": None}
    assert [tuple(cells) for chunk in chunks for _, cells, *_ in chunk] == rows


async def test_the_memory_of_a_child_is_bounded(tmp_path: Path) -> None:
    """20 MB of the worst text there is: no ends of lines, signs of four bytes."""
    path = written(tmp_path / "base.csv", ("🌼" * 5_000_000).encode()[: 20 * MB - 100])
    reading = asyncio.create_task(child.preview(path))
    highest = 0
    started = time.monotonic()
    while not reading.done() and time.monotonic() - started < 60:
        highest = max([highest, *(one.memory_info().rss for one in psutil.Process().children())])
        await asyncio.wait([reading], timeout=0.01)
    with pytest.raises(FileRefused):
        await reading
    assert highest < 300 * MB
