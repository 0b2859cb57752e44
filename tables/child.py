"""Files of strangers are read in a child process with little memory and time: docs/decisions/0010."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from struct import unpack
from typing import Any

from domain.columns import Field
from domain.history.reading import There
from domain.history.troubles import Trouble
from domain.history.troubles import Why as Bad
from domain.lead import CheckedLead
from domain.phones import Phone
from domain.workdays import Month
from tables.refused import FileRefused, Why

__all__ = ["Column", "FileRefused", "HistoryRead", "Preview", "Refusal", "Row", "Why", "history", "preview", "rows"]

_MODULE = "tables"
_PASSED = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "VIRTUAL_ENV", "TMPDIR")
_LONGEST_FRAME = 256 * 1024 * 1024
_SPENT = frozenset(
    -one for one in (getattr(signal, name, None) for name in ("SIGABRT", "SIGXCPU", "SIGKILL")) if one is not None
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it stands in the file: its header ("" without one), what it seems to hold, up to 3 values."""

    title: str
    field: Field | None
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What is in the file: `rows` of data in all, the `first` 5 of them; `others` are sheets that are not read."""

    columns: tuple[Column, ...]
    rows: int
    first: tuple[tuple[str, ...], ...]
    sheet: str
    others: tuple[str, ...]
    encoding: str
    """Of text files, as people know it ("utf-8", "cp1251", "utf-8, cp1251" when mixed); "" of others."""

    @property
    def mapping(self) -> tuple[Field | None, ...]:
        """The columns as they were recognised."""
        return tuple(column.field for column in self.columns)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row does not become a lead: the key and the parameters of a DomainError."""

    key: str
    params: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: `number` as a person counts (1-based, header included), and a lead or a refusal."""

    number: int
    cells: tuple[str, ...]
    lead: CheckedLead | None
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class HistoryRead:
    """The files of a history, looked at: what goes in, or the first of its `bad` cells."""

    counts: dict[str, int] = field(default_factory=dict)
    """Rows by file."""
    first_month: Month | None = None
    digests: dict[str, str] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()
    bad: int = 0


async def history(path: Path, there: There, zone: str, now: datetime) -> HistoryRead:
    """What a ZIP of a history holds; names of those who are `there` may stand in it, times in it are of the `zone`.

    Writes beside the file. Raises: FileRefused.
    """
    names = path.with_name("there.json")
    known = {"people": sorted(there.people), "segments": sorted(there.segments)}
    await asyncio.to_thread(names.write_text, json.dumps(known), "utf-8")
    asked = {"do": "history", "path": str(path), "there": str(names), "zone": zone, "now": now.isoformat()}
    async with aclosing(_frames(asked)) as frames:
        async for told in frames:
            if "bad" in told:
                troubles = tuple(_bad_cell(*bad) for bad in told["troubles"])
                return HistoryRead(troubles=troubles, bad=told["bad"])
            first = None if told["first_month"] is None else Month.parse(told["first_month"])
            return HistoryRead(told["counts"], first, told["digests"])
    raise FileRefused(Why.DAMAGED)


async def preview(path: Path) -> Preview:
    """What the file holds and what its columns seem to be.

    Raises: FileRefused.
    """
    async with aclosing(_frames({"do": "preview", "path": str(path)})) as frames:
        async for told in frames:
            return Preview(
                columns=tuple(Column(title, _field(name), tuple(samples)) for title, name, samples in told["columns"]),
                rows=told["rows"],
                first=tuple(map(tuple, told["first"])),
                sheet=told["sheet"],
                others=tuple(told["others"]),
                encoding=told["encoding"],
            )
    raise FileRefused(Why.DAMAGED)


async def rows(
    path: Path, mapping: tuple[Field | None, ...], zone: str, size: int, skip: int = 0
) -> AsyncGenerator[list[Row], None]:
    """The data rows in lists of `size`, checked; the first `skip` rows were taken before and are left out.

    `mapping` has a Field or None for each column of the preview, `zone` is the department's. The same file and `size`
    give the same lists. Close the iterator (contextlib.aclosing) to end the child early.

    Raises: FileRefused, while iterating; rows given before it stand.
    """
    asked = {"do": "rows", "path": str(path), "mapping": mapping, "zone": zone, "size": size, "skip": skip}
    async with aclosing(_frames(asked)) as frames:
        async for chunk in frames:
            yield [_row(*row) for row in chunk]


async def _frames(asked: Mapping[str, object]) -> AsyncGenerator[Any, None]:
    """What the child says until it says that it is done; whatever else ends it refuses the file."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", _MODULE, json.dumps(asked)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    assert child.stdout is not None
    try:
        while True:
            (size,) = unpack(">I", await child.stdout.readexactly(4))
            if size > _LONGEST_FRAME:
                raise FileRefused(Why.DAMAGED)
            told = json.loads(await child.stdout.readexactly(size))
            if isinstance(told, dict) and "end" in told:
                if told["end"] is not None:
                    raise FileRefused(Why(told["end"]))
                return
            yield told
    except asyncio.IncompleteReadError:
        # Without memory the reader of workbooks aborts; without time the system kills it. All else is a bad file.
        spent = await child.wait() in _SPENT
        raise FileRefused(Why.TOO_LARGE if spent else Why.DAMAGED) from None
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
            await asyncio.shield(child.wait())


def environment() -> dict[str, str]:
    """What the child knows of its surroundings: no token, no address of a database."""
    passed = {name: os.environ[name] for name in _PASSED if name in os.environ}
    return {**passed, "PYTHONPATH": str(Path(__file__).parents[1])}


def _row(number: int, cells: list[str], sent: list[Any] | None, refusal: list[Any] | None) -> Row:
    lead = None
    if sent is not None:
        *kept, phones = [cells[value] if type(value) is int else value for value in sent]
        lead = CheckedLead(kept[0], tuple([Phone(*phone) for phone in phones]), *kept[1:])
    return Row(number, tuple(cells), lead, None if refusal is None else Refusal(*refusal))


def _bad_cell(file: str, line: int, column: str, why: str, params: dict[str, str | int]) -> Trouble:
    return Trouble(file, line, column, Bad(why), params)


def _field(name: str | None) -> Field | None:
    return None if name is None else Field(name)
