"""Files of strangers are read in a child process with little memory and time: docs/decisions/0010."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from domain.columns import Field
from domain.lead import CheckedLead
from tables.refused import FileRefused, Why

__all__ = ["Column", "FileRefused", "Preview", "Refusal", "Row", "Why", "preview", "rows"]


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


async def preview(path: Path) -> Preview:
    """What the file holds and what its columns seem to be.

    Raises: FileRefused.
    """
    raise NotImplementedError


def rows(
    path: Path, mapping: tuple[Field | None, ...], zone: str, size: int, skip: int = 0
) -> AsyncIterator[list[Row]]:
    """The data rows in lists of `size`, checked; the first `skip` rows were taken before and are left out.

    `mapping` has a Field or None for each column of the preview, `zone` is the department's. The same file and `size`
    give the same lists. Close the iterator (contextlib.aclosing) to end the child early.

    Raises: FileRefused, while iterating; rows given before it stand.
    """
    raise NotImplementedError
