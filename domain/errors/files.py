"""What goes wrong with files."""

from dataclasses import dataclass

from domain.errors.base import DomainError


@dataclass
class FileTooLarge(DomainError):
    """A bot may not download it; says how large a file may be, in megabytes."""

    limit: int
    key = "error-file-too-large"


@dataclass
class ImportPassed(DomainError):
    """The import is not where it was when the button was shown: it has begun, or ended."""

    key = "error-import-passed"


@dataclass
class ColumnMissing(DomainError):
    """No column is taken for what a table must have; `field` is a domain.columns.Field."""

    field: str
    key = "error-column-missing"
