"""A ZIP of a history is looked at in a child: what is in it, what is wrong with it, and archives that mean harm."""

import struct
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from domain.history.reading import There
from domain.history.troubles import MOST_TROUBLES, Why
from domain.workdays import Month
from tables import archives, child, history_files
from tables.child import FileRefused
from tables.refused import Why as Refused

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
SAMPLE = Path(__file__).parents[2] / "docs" / "samples" / "history"
STAFF = b"name,roles,hired_on,dismissed_on\n"


def zipped(path: Path, **files: bytes) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(f"{name}.csv", raw)
    return path


async def looked_at(path: Path, *people: str, segments: tuple[str, ...] = ()) -> child.HistoryRead:
    return await child.history(path, There(people, segments), "Europe/Moscow", NOW)


async def test_the_sample_is_what_it_is(tmp_path: Path) -> None:
    files = history_files.read(SAMPLE)
    read = await looked_at(zipped(tmp_path / "sent", **{name.removesuffix(".csv"): raw for name, raw in files.items()}))
    assert (read.counts["staff"], read.counts["leads"], read.bad) == (7, 7, 0)
    assert read.first_month == Month(2026, 8)
    assert read.digests == history_files.digests(files)


@pytest.mark.usefixtures("in_this_process")
async def test_names_of_the_department_may_stand_in_it(tmp_path: Path) -> None:
    leads = b"company,phone,inn,segment,collector,added_at,confirmed_at\nA,84951234567,,B,C,2026-11-02T10:00,\n"
    path = zipped(tmp_path / "sent", leads=leads)
    assert [one.why for one in (await looked_at(path)).troubles] == [Why.NO_SEGMENT, Why.NOBODY]
    assert (await looked_at(path, "C", segments=("B",))).counts["leads"] == 1


@pytest.mark.usefixtures("in_this_process")
async def test_of_very_many_bad_cells_the_first_are_told(tmp_path: Path) -> None:
    rows = b"".join(b"%d,caller,yesterday,\n" % number for number in range(MOST_TROUBLES + 7))
    read = await looked_at(zipped(tmp_path / "sent", staff=STAFF + rows))
    assert (read.bad, len(read.troubles)) == (MOST_TROUBLES + 7, MOST_TROUBLES)
    assert read.troubles[-1].line == MOST_TROUBLES + 1


def bomb(path: Path) -> Path:
    """A hundred kilobytes that are a hundred megabytes."""
    return zipped(path, leads=bytes(100_000_000))


def lying(path: Path) -> Path:
    """The directory says 1000 bytes."""
    zipped(path, leads=b" " * 80_000_000)
    size = struct.pack("<I", 80_000_000)
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<I", 1000)))
    return path


def crowded(path: Path) -> Path:
    return zipped(path, **{f"f{number}": b"" for number in range(archives.MOST_MEMBERS + 1)})


def locked(path: Path) -> Path:
    raw = bytearray(zipped(path, staff=STAFF).read_bytes())
    raw[6] |= 1
    raw[raw.rindex(b"PK\1\2") + 8] |= 1
    path.write_bytes(raw)
    return path


def cut(path: Path) -> Path:
    path.write_bytes(zipped(path, staff=STAFF).read_bytes()[:60])
    return path


def others(path: Path) -> Path:
    return zipped(path, clients=b"a,b\n")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (bomb, Refused.BOMB),
        (lying, Refused.BOMB),
        (crowded, Refused.BOMB),
        (locked, Refused.ENCRYPTED),
        (cut, Refused.DAMAGED),
        (others, Refused.NO_HISTORY),
    ],
    ids=lambda one: getattr(one, "__name__", one),
)
@pytest.mark.usefixtures("in_this_process")
async def test_what_means_harm_gets_a_word(tmp_path: Path, make, why: Refused) -> None:
    with pytest.raises(FileRefused) as refused:
        await looked_at(make(tmp_path / "sent"))
    assert refused.value.key is why
