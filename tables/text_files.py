"""CSV and its kin: the encoding, the delimiter, and the rows."""

import csv
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from math import log
from pathlib import Path

from tables.refused import FileRefused, Why

LONGEST_CELL = 32_767
"""Characters, as in Excel; the rest of a longer cell is of no use to a base."""

# Of a cell that is written over several lines.
_MOST_LINES = 100
_NO_LIMIT = 2**31 - 1
_SAMPLE_BYTES = 65_536
_SAMPLE_LINES = 200
_DELIMITERS = ";,\t|"
_RUSSIAN_CODECS = ("cp1251", "koi8-r", "cp866")
# From the most frequent letter of Russian to the rarest: a wrong code page turns letters into rarer ones.
_BY_FREQUENCY = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_WEIGHTS = {letter: -log(rank + 2) for rank, letter in enumerate(_BY_FREQUENCY)} | dict.fromkeys("№«»–—“”„", -3.5)
_WEIGHT_OF_ODD_SIGN = -6.0
_WEIGHT_OF_TORN_WORD = -3.0
# A table has tabs and line ends; more control characters than this share mean a picture, a program, an archive.
_MOST_CONTROL = 0.005


def encodings(path: Path) -> tuple[str, ...]:
    """How the text is written: the first is of most of it; a second one is of the lines that are no UTF-8.

    Raises: FileRefused when it is no text.
    """
    with path.open("rb") as file:
        head = file.read(_SAMPLE_BYTES)
        if wide := _wide(head):
            return (wide,)
        if _is_binary(head):
            raise FileRefused(Why.NOT_A_TABLE)
        file.seek(0)
        foreign = bytearray()
        modern = 0
        for line in file:
            if line.isascii():
                continue
            if _utf8(line) is not None:
                modern += 1
            elif len(foreign) < _SAMPLE_BYTES:
                foreign += line[:_SAMPLE_BYTES]
    if not foreign:
        return ("utf-8",)
    codec = max(_RUSSIAN_CODECS, key=lambda codec: _russian(bytes(foreign).decode(codec, "replace")))
    return ("utf-8", codec) if modern else (codec,)


def _wide(head: bytes) -> str:
    """UTF-16 by its mark, or by the zero bytes of its ASCII half."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    even, odd = head[0:2000:2].count(0), head[1:2000:2].count(0)
    few, many = sorted((even, odd))
    if many > len(head[:2000]) // 10 and few * 20 < many:
        return "utf-16-le" if odd > even else "utf-16-be"
    return ""


def _is_binary(head: bytes) -> bool:
    control = sum(head.count(byte) for byte in range(32) if byte not in b"\0\t\n\v\f\r\x1a\x1b")
    return control + max(head.count(0) - 20, 0) > max(len(head) * _MOST_CONTROL, 2)


def _utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _russian(text: str) -> float:
    """How much it looks like Russian, compared with what other code pages make of the same bytes."""
    letters = sum(
        count * _WEIGHTS.get(sign.lower(), _WEIGHT_OF_ODD_SIGN)
        for sign, count in Counter(text).items()
        if sign > "\x7f"
    )
    # A capital inside a word is how one code page reads the small letters of another.
    torn = sum(1 for left, right in pairwise(text) if left.islower() and right.isupper())
    return letters + torn * _WEIGHT_OF_TORN_WORD


def lines(path: Path, written: tuple[str, ...]) -> Iterator[str]:
    """Line after line, each in its own encoding and ending with a line feed; NULs are left out."""
    if written[0].startswith("utf-16"):
        with path.open(encoding=written[0], errors="replace") as text:
            for line in text:
                yield line.replace("\0", "").removeprefix("\ufeff")
        return
    codec = written[-1]
    first = True
    with path.open("rb") as file:
        for ended in file:
            for raw in _split(ended):
                modern = _utf8(raw) if written[0] == "utf-8" else None
                line = raw.decode(codec, "replace") if modern is None else modern
                yield (line.removeprefix("\ufeff") if first else line).replace("\0", "")
                first = False


def _split(ended: bytes) -> list[bytes]:
    """Lines that end as on old Macs, too."""
    plain = ended.replace(b"\r\n", b"\n")
    return plain.replace(b"\r", b"\n").splitlines(keepends=True) if b"\r" in plain else [plain]


def delimiter_of(sample: list[str]) -> tuple[str, bool]:
    """What stands between the cells, and whether the first line only says so ("sep=;", as Excel writes it)."""
    if sample and (said := sample[0].strip().lower()).startswith("sep=") and len(said) == len("sep=;"):
        return said[-1], True
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter)), False


def _evenness(sample: list[str], delimiter: str) -> float:
    """How much the lines look like rows of one table."""
    widths = Counter(len(record) for record in records(sample, delimiter) if any(record))
    wide = [(count, width) for width, count in widths.items() if width > 1]
    if not wide:
        return 0
    count, width = max(wide)
    return (count / widths.total()) ** 3 * width


def sample_of(path: Path, written: tuple[str, ...]) -> list[str]:
    """The first lines, for a look."""
    found: list[str] = []
    size = 0
    for line in islice(lines(path, written), _SAMPLE_LINES):
        found.append(line)
        size += len(line)
        if size > _SAMPLE_BYTES:
            break
    return found


def records(source: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """The cells, record after record; a quote that nobody closed does not swallow the rest of the file."""
    csv.field_size_limit(_NO_LIMIT)
    feed = _Feed(iter(source))
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        feed.taken.clear()
        try:
            record = next(reader)
        except StopIteration:
            return
        if feed.ended and (feed.full or feed.is_torn):
            record = [cell.removeprefix('"') for cell in feed.taken[0].rstrip("\n").split(delimiter)]
            feed.take_back()
            reader = csv.reader(feed, delimiter=delimiter)
        yield record


class _Feed:
    """Lines for the CSV reader, those of the current record remembered."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self._waiting: deque[str] = deque()
        self.taken: list[str] = []
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.full:
            self.ended = True
            raise StopIteration
        try:
            line = self._waiting.popleft() if self._waiting else next(self._source)
        except StopIteration:
            self.ended = True
            raise
        self.taken.append(line)
        return line

    @property
    def full(self) -> bool:
        return len(self.taken) >= _MOST_LINES

    @property
    def is_torn(self) -> bool:
        """An odd number of quotes: one of them was never closed."""
        return sum(line.count('"') for line in self.taken) % 2 == 1

    def take_back(self) -> None:
        """All lines of the record but the first are to be read again."""
        self._waiting.extendleft(reversed(self.taken[1:]))
        self.ended = False
