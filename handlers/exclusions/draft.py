"""Where one looks in the exclusion list, and what is about to enter it."""

from dataclasses import dataclass

from handlers.drafts import Draft


@dataclass(frozen=True)
class ExclusionDraft(Draft):
    """The search, the entry in view, and the numbers in the making (E.164)."""

    query: str = ""
    page: int = 0
    exclusion_id: int = 0
    phones: tuple[str, ...] = ()
    inn: str | None = None
    company: str = ""
    added: int | None = None
    """How many numbers have just entered the list."""
    returned: int | None = None
    """How many leads are called again since an entry was just removed."""
