"""Where the header of a table is, where its rows begin, and what its columns hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.columns import Field
from tables.reading import Numbered
from tables.signs import has_phone, looks, named

SAMPLE = 200
"""Rows that are looked at."""

_HEADER_WITHIN = 10
# Of the others a lead has one; several columns of these are parts of one thing.
_MANY = frozenset({Field.PERSON, Field.NOTE, Field.OTHER_PHONE})
_PHONES = frozenset({Field.PHONE, Field.OTHER_PHONE})


@dataclass(frozen=True, slots=True)
class Layout:
    """`titles` and `fields` of columns; rows up to number `last_above` are no data, nor are repeats of `header`."""

    titles: tuple[str, ...]
    fields: tuple[Field | None, ...]
    last_above: int
    header: tuple[str, ...] | None

    @property
    def has_phones(self) -> bool:
        """Without them it is not a base."""
        return Field.PHONE in self.fields

    def is_data(self, number: int, cells: Sequence[str]) -> bool:
        """Whether it is a row of the base."""
        return number > self.last_above and (self.header is None or tuple(cells) != self.header)


def layout_of(sample: Sequence[Numbered]) -> Layout:
    """The layout of a table that begins with these rows."""
    width = max((len(cells) for _, cells in sample), default=0)
    padded = [(number, [*cells, *[""] * (width - len(cells))]) for number, cells in sample]
    phone_rows = [index for index, (_, cells) in enumerate(padded) if any(map(has_phone, cells))]
    header = _header(padded, frozenset(phone_rows))
    if header is None and phone_rows and _may_head(padded, phone_rows[0]):
        header = phone_rows[0] - 1
    if header is None:
        first = phone_rows[0] if phone_rows and phone_rows[0] < _HEADER_WITHIN else 0
        above = [index for index in range(first) if sum(map(bool, padded[index][1])) < 2]
        start = len(above) if above == list(range(first)) else 0
        titles = [""] * width
    else:
        start = header + 1
        titles = _titled(padded, header)
    data = [cells for _, cells in padded[start:]]
    columns = [[cells[column] for cells in data if cells[column]] for column in range(width)]
    return Layout(
        tuple(titles),
        _settled(titles, columns),
        padded[start - 1][0] if start else 0,
        None if header is None else tuple(sample[header][1]),
    )


def _header(rows: Sequence[Numbered], phone_rows: frozenset[int]) -> int | None:
    """The row whose cells are most often the names of columns."""
    best: tuple[int, int] | None = None
    for index in range(min(_HEADER_WITHIN, len(rows))):
        if index in phone_rows:
            continue
        known = sum(named(title)[0] for title in _titled(rows, index))
        enough = min(2, sum(map(bool, rows[index][1])))
        if known >= enough and (best is None or known > best[0]):
            best = (known, index)
    return best[1] if best else None


def _titled(rows: Sequence[Numbered], index: int) -> list[str]:
    """The titles of a header; where cells are merged over two rows, from the row above."""
    cells = rows[index][1]
    above = rows[index - 1][1] if index else []
    if sum(map(bool, above)) < 2:
        return cells
    return [cell or upper for cell, upper in zip(cells, above, strict=True)]


def _may_head(rows: Sequence[Numbered], first: int) -> bool:
    """The row above the first phone is a header when it names the phones in any words."""
    if not first or first > _HEADER_WITHIN:
        return False
    above, below = rows[first - 1][1], rows[first][1]
    return any(
        title and has_phone(cell) and not any(sign.isdigit() for sign in title)
        for title, cell in zip(above, below, strict=True)
    )


def _settled(titles: Sequence[str], columns: Sequence[Sequence[str]]) -> tuple[Field | None, ...]:
    """A field for each column: by its title, else by its cells."""
    fields: list[Field | None] = []
    free: list[int] = []
    by_title = {named(title)[1] for title, cells in zip(titles, columns, strict=True) if cells}
    for index, (title, cells) in enumerate(zip(titles, columns, strict=True)):
        is_known, field = named(title)
        seen = None if is_known and field not in (Field.PERSON, Field.NOTE) else looks(cells)
        if seen in by_title and seen is not field:  # a title is surer
            seen = Field.OTHER_PHONE if seen is Field.PHONE else None
        if seen in _PHONES or not is_known:
            field = seen
        if not is_known and field is None and any(any(map(str.isalpha, cell)) for cell in cells):
            free.append(index)
        fields.append(field)
    if Field.COMPANY not in fields:
        named_by_none = max(free, key=lambda index: len(set(columns[index])), default=None)
        if named_by_none is not None:
            fields[named_by_none] = Field.COMPANY
        elif Field.PERSON in fields:  # sole traders
            fields = [Field.COMPANY if field is Field.PERSON else field for field in fields]
    return _once(fields, columns)


def _once(fields: Sequence[Field | None], columns: Sequence[Sequence[str]]) -> tuple[Field | None, ...]:
    """The first column of a field that has anything in it is the one; further phones are other phones."""
    kept: list[Field | None] = []
    main = {field: next((i for i, one in enumerate(fields) if one is field and columns[i]), None) for field in Field}
    for index, field in enumerate(fields):
        if field is None or field in _MANY or main[field] in (None, index):
            kept.append(field if field is None or field in _MANY or main[field] == index or field not in kept else None)
        else:
            kept.append(Field.OTHER_PHONE if field is Field.PHONE else None)
    return tuple(kept)
