"""Which file's columns are corrected."""

from dataclasses import dataclass

from handlers.drafts import Draft


@dataclass(frozen=True)
class ColumnsDraft(Draft):
    """A file, and the column in view."""

    import_id: int = 0
    page: int = 0
    column: int = 0
