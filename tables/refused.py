"""Why a file is not read."""

from enum import StrEnum


class Why(StrEnum):
    """The reason in one word; each has a sentence of its own in views."""

    EMPTY = "empty"
    """Nothing is written in it."""
    NO_ROWS = "no_rows"
    """A header, and no row under it."""
    NO_PHONES = "no_phones"
    """No column (or card) has phones."""
    TOO_LARGE = "too_large"
    """Over 20 MB, or it takes more memory or time to read than one file is given."""
    TOO_WIDE = "too_wide"
    """More columns than any base has."""
    BOMB = "bomb"
    """A small archive that unpacks to very much."""
    MACROS = "macros"
    """A workbook with macros: it is not opened."""
    ENCRYPTED = "encrypted"
    """It asks for a password."""
    NOT_A_TABLE = "not_a_table"
    """A picture, a document, an archive or anything else."""
    NO_HISTORY = "no_history"
    """An archive that has none of the files of a history."""
    OLD_FORMAT = "old_format"
    """A spreadsheet of a kind that is not read (XLSB, Numbers and the like): XLSX is asked for."""
    DAMAGED = "damaged"
    """It says it is a table and cannot be read to the end."""


class FileRefused(Exception):
    """The file is not taken as a whole; `key` is a `Why`."""

    def __init__(self, key: Why) -> None:
        super().__init__(key)
        self.key = key
