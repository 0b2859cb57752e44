"""The child: `python -m tables '{"do": "preview", "path": ...}'` answers with frames, each a length and a JSON text."""

import gc
import json
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from struct import pack
from typing import Any

from domain.columns import Field
from domain.errors import DomainError
from domain.history.reading import There, read_history
from domain.history.troubles import MOST_TROUBLES, HistoryRefused
from tables import history_files
from tables.checking import Checker, refusal_of
from tables.layout import SAMPLE, Layout, layout_of
from tables.reading import File, Numbered, Sheet, open_file
from tables.refused import FileRefused, Why

MOST_MEMORY = 280 * 1024 * 1024
"""Bytes of address space."""
MOST_MEMORY_FOR_HISTORY = 1024 * 1024 * 1024
"""The same for a history, whose files are looked at together."""
MOST_SECONDS = 90
"""Of the processor."""

_FIRST = 5
_SAMPLES = 3
_LONGEST_SAMPLE = 200
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.fork", "os.system")


def confine(memory: int = MOST_MEMORY) -> None:
    """Little memory and time, no file written, no other process, no network."""
    if sys.platform != "win32":
        import resource

        for what, most in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, MOST_SECONDS),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            try:
                resource.setrlimit(what, (most, most))
            except (OSError, ValueError):  # macOS knows no limit of address space
                continue

    def refuse(event: str, _: object) -> None:
        if event.startswith(_FORBIDDEN):
            raise PermissionError(event)

    sys.addaudithook(refuse)


def chosen(file: File) -> tuple[int, Sheet, Layout]:
    """The first sheet that has phones.

    Raises: FileRefused.
    """
    why = Why.EMPTY
    for index in range(len(file.names)):
        sheet = file.sheet(index)
        sample = list(islice(sheet.rows(), SAMPLE))
        if not sample:
            continue
        layout = _known(sheet) if sheet.known else layout_of(sample)
        if layout.has_phones:
            return index, sheet, layout
        is_header = layout.last_above == sample[-1][0]
        why = Why.NO_ROWS if is_header and why is not Why.NO_PHONES else Why.NO_PHONES
    raise FileRefused(why)


def preview(path: Path) -> dict[str, Any]:
    """What `child.Preview` shows."""
    file = open_file(path)
    index, sheet, layout = chosen(file)
    width = len(layout.titles)
    samples: list[list[str]] = [[] for _ in range(width)]
    first: list[list[str]] = []
    count = 0
    for _, cells in _data(sheet, layout):
        count += 1
        if len(cells) > width:
            samples += [[] for _ in range(len(cells) - width)]
            width = len(cells)
        if count <= _FIRST:
            first.append(cells)
        if count <= SAMPLE:
            for column, cell in enumerate(cells):
                if cell and len(samples[column]) < _SAMPLES and cell[:_LONGEST_SAMPLE] not in samples[column]:
                    samples[column].append(cell[:_LONGEST_SAMPLE])
    if not count:
        raise FileRefused(Why.NO_ROWS)
    more = width - len(layout.titles)
    return {
        "columns": list(zip([*layout.titles, *[""] * more], [*layout.fields, *[None] * more], samples, strict=True)),
        "rows": count,
        "first": [[cell[:_LONGEST_SAMPLE] for cell in cells] + [""] * (width - len(cells)) for cells in first],
        "sheet": sheet.name,
        "others": [name for other, name in enumerate(file.names) if other != index and _is_filled(file, other)],
        "encoding": file.encoding,
    }


def rows(path: Path, mapping: list[str | None], zone: str, size: int, skip: int) -> Iterator[list[Any]]:
    """Lists of rows as `child.Row` takes them."""
    _, sheet, layout = chosen(open_file(path))
    checker = Checker([None if name is None else Field(name) for name in mapping], zone)
    data = islice(_data(sheet, layout), skip, None)
    while batch := list(islice(data, size)):
        yield [_row(number, cells, checker, len(mapping)) for number, cells in batch]


def history(path: Path, there: Path, zone: str, now: str) -> dict[str, Any]:
    """What `child.HistoryRead` tells; `there` is a JSON file of the names that the department has."""
    files = history_files.read(path)
    if not files:
        raise FileRefused(Why.NO_HISTORY)
    known = json.loads(there.read_text("utf-8"))
    try:
        found = read_history(
            files, zone, datetime.fromisoformat(now), There(set(known["people"]), set(known["segments"]))
        )
    except HistoryRefused as refused:
        first = [(one.file, one.line, one.column, one.why, one.params) for one in refused.troubles[:MOST_TROUBLES]]
        return {"troubles": first, "bad": len(refused.troubles)}
    month = found.first_month(zone)
    digests = history_files.digests(files)
    return {"counts": found.counts, "first_month": None if month is None else str(month), "digests": digests}


def _row(number: int, cells: list[str], checker: Checker, width: int) -> list[Any]:
    cells += [""] * (width - len(cells))
    try:
        lead = checker.lead(cells)
    except DomainError as error:
        return [number, cells, None, refusal_of(error)]
    kept = [lead.company, lead.inn, lead.person, lead.city, lead.address, lead.site, lead.note, lead.zone]
    # What is kept as it stood is sent once: here by its column.
    sent = [cells.index(value) if value in cells else value for value in kept]
    return [number, cells, [*sent, [(phone.e164, phone.extension) for phone in lead.phones]], None]


def _known(sheet: Sheet) -> Layout:
    titles, fields = zip(*sheet.known, strict=True)
    return Layout(titles, fields, 0, None)


def _data(sheet: Sheet, layout: Layout) -> Iterator[Numbered]:
    return ((number, cells) for number, cells in sheet.rows() if layout.is_data(number, cells))


def _is_filled(file: File, index: int) -> bool:
    try:
        return next(file.sheet(index).rows(), None) is not None
    except FileRefused:  # a reason against this sheet, not against the one that is read
        return True


def answers(asked: dict[str, Any]) -> Iterator[Any]:
    """What is said to what is asked; the last frame says that all is said, or why the file is refused."""
    path = Path(asked["path"])
    try:
        if asked["do"] == "preview":
            yield preview(path)
        elif asked["do"] == "history":
            yield history(path, Path(asked["there"]), asked["zone"], asked["now"])
        else:
            yield from rows(path, asked["mapping"], asked["zone"], asked["size"], asked["skip"])
        yield {"end": None}
    except FileRefused as refused:
        yield {"end": refused.key}
    except MemoryError:
        yield {"end": Why.TOO_LARGE}


def main() -> None:
    """Answer one question on the standard output, confined."""
    asked = json.loads(sys.argv[1])
    confine(MOST_MEMORY_FOR_HISTORY if asked["do"] == "history" else MOST_MEMORY)
    gc.disable()  # rows are made and dropped by the hundred thousand, and none of them is a cycle
    try:
        for frame in answers(asked):
            say(frame)
    except BrokenPipeError:  # nobody listens any more
        os._exit(1)


def say(frame: object) -> None:
    """One frame to whoever asked."""
    # As it is, half as long; halves of characters stay escaped, which is good JSON.
    text = json.dumps(frame, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    sys.stdout.buffer.write(pack(">I", len(text)) + text)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
