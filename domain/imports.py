"""Files and pasted lists on their way into the base: what they are for, and how far they are.

Rows are kept by these words.
"""

from enum import StrEnum

from domain.columns import Field
from domain.exclusions import ExclusionKind

MOST_MEGABYTES = 20
"""What a bot may download (https://core.telegram.org/bots/api#getfile)."""
CHUNK = 200
"""Rows of one transaction while others are at work: they are not to notice it."""
CALM_CHUNK = 1000
"""Rows of one transaction while nobody else is: each commit has its price."""
EXAMPLES = 5
"""Refused rows told in the report; the others are in its file."""


class Purpose(StrEnum):
    """What the rows become."""

    LEADS = "leads"
    """Leads of the cold base."""
    CLIENTS = "client"
    """Clients on the exclusion list."""
    DO_NOT_CALL = "do_not_call"
    """Those who asked not to be called, on the exclusion list."""
    HISTORY = "history"
    """All that was before the department came here, in a ZIP of its files."""

    @property
    def excludes(self) -> ExclusionKind | None:
        """The kind of exclusion the rows become, None for those that become something else."""
        return ExclusionKind(self.value) if self in (Purpose.CLIENTS, Purpose.DO_NOT_CALL) else None


class ImportState(StrEnum):
    """How far an import is."""

    ASKED = "asked"
    """The person is asked what it is for."""
    WAITING = "waiting"
    """To be read; one at a time in a department."""
    PREVIEW = "preview"
    """Read and shown: the person says whether the columns are right."""
    RUNNING = "running"
    """The rows go in."""
    STOPPING = "stopping"
    """The person stopped it: what is in stays."""
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"
    """It could not be read; `trouble` says why."""


class Trouble(StrEnum):
    """Why an import failed, beside what a file can be refused for (tables.refused.Why)."""

    GONE = "gone"
    """Telegram does not give the file any more."""
    BAD_CELLS = "bad_cells"
    """A history with something to put right; nothing of it went in."""
    SAME = "same"
    """The history is here already."""


# One column each; a company may have several other phones, and several columns of notes.
MANY = frozenset({Field.OTHER_PHONE, Field.NOTE})


def lacks(purpose: Purpose, mapping: tuple[Field | None, ...]) -> Field | None:
    """What a table must have for its purpose and no column is taken for.

    >>> lacks(Purpose.LEADS, (Field.COMPANY, None)), lacks(Purpose.CLIENTS, (Field.INN,))
    (<Field.PHONE: 'phone'>, None)
    """
    if purpose is Purpose.LEADS:
        return next((field for field in (Field.COMPANY, Field.PHONE) if field not in mapping), None)
    if purpose is Purpose.HISTORY:
        return None
    return None if {Field.PHONE, Field.INN} & set(mapping) else Field.PHONE


def taken_for(mapping: tuple[Field | None, ...], column: int, field: Field | None) -> tuple[Field | None, ...]:
    """The mapping with one column taken for another thing; the column that was it before is left alone.

    >>> taken_for((Field.PHONE, None), 1, Field.PHONE)
    (None, <Field.PHONE: 'phone'>)
    """
    alone = field is not None and field not in MANY
    return tuple(
        field if number == column else None if alone and known is field else known
        for number, known in enumerate(mapping)
    )


# The columns the refused rows are sent back with: when the mended file comes again they mean nothing.
REASON_TITLES = {"ru": "Причина отказа", "en": "Why it was refused"}
ROW_TITLES = {"ru": "Строка в файле", "en": "Row in the file"}
OUR_TITLES = frozenset((*REASON_TITLES.values(), *ROW_TITLES.values()))
