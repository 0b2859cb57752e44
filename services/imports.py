"""Files and pasted lists on their way into the base, as their person sees and steers them.

A file is asked about where there is a choice, read into a preview, and entered when the person says the columns are
right. Who reads and enters is bot.importer, through services.import_work.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from domain.columns import Field
from domain.errors import ColumnMissing, FileTooLarge, ImportPassed, NotAllowed, NotYours, TextMissing
from domain.history.troubles import Trouble as BadCell
from domain.history.troubles import Why as Bad
from domain.imports import MOST_MEGABYTES, OUR_TITLES, ImportState, Purpose, Trouble, lacks, taken_for
from domain.lead_lists import as_table
from domain.people import Person, Role
from domain.typed import storable
from domain.workdays import Month
from services import access, segments
from services.segments import SegmentChoice
from storage import audit, imports
from storage.audit import Subject
from storage.imports import NewImport, StoredImport, StoredRefusal
from storage.transaction import Tx
from tables.child import Preview

NO_SEGMENT = 0
"""What is chosen for leads of no segment."""
MOST_SHOWN = 10
"""Bad cells of a history told on its card; where there are more, all are in a file."""
_ARCHIVE = ".zip"
_LONGEST_NAME = 200
_MAY_IMPORT = (Role.COLLECTOR, Role.ACCOUNT_MANAGER, Role.DIRECTOR)
PREVIEW: TypeAdapter[Preview] = TypeAdapter(Preview)
MAPPING: TypeAdapter[tuple[Field | None, ...]] = TypeAdapter(tuple[Field | None, ...])


@dataclass(frozen=True, slots=True)
class HistoryFound:
    """What is in a history that may go in: rows by file, and the months that are closed with it."""

    counts: tuple[tuple[str, int], ...] = ()
    months: tuple[Month, ...] = ()


HISTORY: TypeAdapter[HistoryFound] = TypeAdapter(HistoryFound)


@dataclass(frozen=True, slots=True)
class SentFile:
    """A document as Telegram tells of it; `size` in bytes."""

    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column: its title ("" without one), what it is taken for, a few of its values."""

    title: str
    field: Field | None
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportView:
    """An import as its person sees it."""

    import_id: int
    state: ImportState
    purpose: Purpose
    purposes: tuple[Purpose, ...] = ()
    """What it may be for, when that is asked."""
    segments: tuple[SegmentChoice, ...] = ()
    """The segments it may be for, when that is asked; not to be asked of any more when empty."""
    may_be_of_none: bool = False
    """Whether the leads may be of no segment, when that is asked."""
    segment: str = ""
    file_name: str = ""
    """"" for a pasted list."""
    ahead: str | None = None
    """The name of the file that is read first, when this one waits its turn."""
    columns: tuple[ShownColumn, ...] = ()
    first: tuple[tuple[str, ...], ...] = ()
    sheet: str = ""
    others: tuple[str, ...] = ()
    """Other sheets, which are not read."""
    rows: int = 0
    rows_done: int = 0
    added: int = 0
    duplicates: int = 0
    refused: int = 0
    trouble: str = ""
    """Why it failed: a tables.refused.Why or a domain.imports.Trouble."""
    counts: tuple[tuple[str, int], ...] = ()
    """Of a history: the rows by file."""
    months: tuple[Month, ...] = ()
    """Of a history: the months that are closed with it."""
    bad: tuple[BadCell, ...] = ()
    """Of a history: the first of the cells to put right."""


def begin(tx: Tx, who: Person, sent: SentFile, now: datetime) -> ImportView:
    """Take a file that was sent.

    Raises: NotAllowed, FileTooLarge.
    """
    who = access.ensure(tx, who, *_MAY_IMPORT)
    if sent.size > MOST_MEGABYTES * 1024 * 1024:
        raise FileTooLarge(MOST_MEGABYTES)
    purposes = _purposes(who)
    name = storable(" ".join(sent.name.split()))[-_LONGEST_NAME:]
    if name.casefold().endswith(_ARCHIVE) and who.has(Role.DIRECTOR):
        purposes = (Purpose.HISTORY,)
    new = NewImport(purposes[0], None, ImportState.ASKED, name, sent.size, file_id=sent.file_id)
    return _begun(tx, who, imports.add(tx, who.department_id, who.id, new, now), len(purposes) > 1, now)


def begin_pasted(tx: Tx, who: Person, text: str, segment_id: int | None, now: datetime) -> ImportView:
    """Take a list of leads that was pasted, for a segment; it is read and shown by itself.

    Raises: NotAllowed, NotYours (a segment), TextMissing.
    """
    who = access.ensure(tx, who, Role.COLLECTOR, Role.DIRECTOR)
    if not text.strip():
        raise TextMissing
    if segment_id is not None:
        segments.open_for(tx, who, segment_id)
    pasted = as_table(storable(text))
    new = NewImport(Purpose.LEADS, segment_id, ImportState.WAITING, "", len(pasted.encode()), pasted=pasted)
    import_id = imports.add(tx, who.department_id, who.id, new, now)
    audit.note(tx, who.department_id, who.id, "sent", Subject.IMPORT, import_id, now)
    return view(tx, who, import_id)


def choose_purpose(
    tx: Tx, who: Person, import_id: int, purpose: Purpose, message_id: int | None, now: datetime
) -> ImportView:
    """Say what the file is for. `message_id` is of the message that asked.

    Raises: NotAllowed, NotYours, ImportPassed.
    """
    who, kept = _mine(tx, who, import_id, ImportState.ASKED)
    if purpose not in _purposes(who):
        raise NotAllowed
    imports.change(tx, kept.id, purpose=purpose, segment_id=None, message_id=message_id or kept.message_id)
    return _begun(tx, who, kept.id, asks_purpose=False, now=now)


def choose_segment(
    tx: Tx, who: Person, import_id: int, segment_id: int, message_id: int | None, now: datetime
) -> ImportView:
    """Say which segment the leads are for, NO_SEGMENT for none. `message_id` is of the message that asked.

    Raises: NotAllowed, NotYours, ImportPassed.
    """
    who, kept = _mine(tx, who, import_id, ImportState.ASKED)
    if kept.purpose is not Purpose.LEADS or Purpose.LEADS not in _purposes(who):
        raise NotYours
    if segment_id == NO_SEGMENT:
        # A collector works on the segments given to them, when there are any.
        if not who.has(Role.DIRECTOR) and segments.mine(tx, who):
            raise NotYours
    else:
        segments.open_for(tx, who, segment_id)
    imports.change(
        tx, kept.id, segment_id=segment_id or None, state=ImportState.WAITING, message_id=message_id or kept.message_id
    )
    audit.note(tx, who.department_id, who.id, "sent", Subject.IMPORT, kept.id, now)
    return view(tx, who, kept.id)


def view(tx: Tx, who: Person, import_id: int) -> ImportView:
    """An import of this person's. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who)
    kept = imports.of_staff(tx, who.id, import_id)
    if kept is None:
        raise NotYours
    if kept.state is ImportState.ASKED:
        return _asking(tx, who, kept, asks_purpose=False)
    return shown(tx, kept)


def columns(tx: Tx, who: Person, import_id: int) -> ImportView:
    """A file whose columns may be corrected. Raises: NotAllowed, NotYours, ImportPassed."""
    who = access.ensure(tx, who)
    kept = imports.of_staff(tx, who.id, import_id)
    if kept is None or kept.purpose is Purpose.HISTORY:
        raise NotYours
    if kept.state is not ImportState.PREVIEW:
        raise ImportPassed
    return shown(tx, kept)


def take_column_for(
    tx: Tx,
    who: Person,
    import_id: int,
    column: int,
    field: Field | None,
    now: datetime,  # noqa: ARG001  # every use case knows its time
) -> ImportView:
    """Correct what a column means; None leaves it out. Raises: NotAllowed, NotYours, ImportPassed."""
    who, kept = _mine(tx, who, import_id, ImportState.PREVIEW)
    mapping = _mapping(kept)
    if not 0 <= column < len(mapping):
        raise NotYours
    changed = taken_for(mapping, column, field)
    imports.change(tx, kept.id, mapping=MAPPING.dump_json(changed).decode())
    return view(tx, who, kept.id)


def start(tx: Tx, who: Person, import_id: int, message_id: int | None, now: datetime) -> ImportView:
    """The columns are right: the rows may go in. The progress is shown in the message `message_id`.

    Raises: NotAllowed, NotYours, ImportPassed, ColumnMissing.
    """
    who, kept = _mine(tx, who, import_id, ImportState.PREVIEW)
    missing = lacks(kept.purpose, _mapping(kept))
    if missing is not None:
        raise ColumnMissing(missing)
    _ensure_may(tx, who, kept)
    imports.change(
        tx,
        kept.id,
        state=ImportState.RUNNING,
        owner=None,
        until=None,
        tries=0,
        message_id=message_id or kept.message_id,
    )
    audit.note(tx, who.department_id, who.id, "started", Subject.IMPORT, kept.id, now)
    return view(tx, who, kept.id)


def cancel(tx: Tx, who: Person, import_id: int, message_id: int | None, now: datetime) -> ImportView:
    """Stop: what is in the base by then stays there. An import that has ended is shown as it ended.

    Raises: NotAllowed, NotYours.
    """
    who, kept = _mine(tx, who, import_id, *ImportState)
    match kept.state:
        case ImportState.RUNNING if kept.purpose is Purpose.HISTORY:  # goes in at once, or not at all
            return view(tx, who, kept.id)
        case ImportState.RUNNING:
            imports.change(tx, kept.id, state=ImportState.STOPPING, message_id=message_id or kept.message_id)
        case ImportState.ASKED | ImportState.WAITING | ImportState.PREVIEW:
            imports.change(tx, kept.id, state=ImportState.CANCELLED, owner=None, until=None, ended_at=now, pasted=None)
        case _:
            return view(tx, who, kept.id)
    audit.note(tx, who.department_id, who.id, "stopped", Subject.IMPORT, kept.id, now)
    return view(tx, who, kept.id)


def shown(tx: Tx, kept: StoredImport) -> ImportView:
    """An import past its questions, as it is shown."""
    ahead = None
    if kept.state is ImportState.WAITING or (kept.state is ImportState.RUNNING and not kept.rows_done):
        ahead = imports.ahead_of(tx, kept.id, kept.department_id)
    if kept.purpose is Purpose.HISTORY:
        return _history_shown(tx, kept, ahead)
    read = None if kept.preview is None else PREVIEW.validate_json(kept.preview)
    columns: tuple[ShownColumn, ...] = ()
    if read is not None:
        named = zip(read.columns, _mapping(kept), strict=True)
        columns = tuple(ShownColumn(column.title, field, column.samples) for column, field in named)
    return ImportView(
        kept.id,
        kept.state,
        kept.purpose,
        segment=kept.segment,
        file_name=kept.file_name,
        ahead=ahead,
        columns=columns,
        first=() if read is None else read.first,
        sheet="" if read is None else read.sheet,
        others=() if read is None else read.others,
        rows=kept.rows,
        rows_done=kept.rows_done,
        added=kept.added,
        duplicates=kept.duplicates,
        refused=kept.refused,
        trouble=kept.trouble or "",
    )


def _history_shown(tx: Tx, kept: StoredImport, ahead: str | None) -> ImportView:
    found = HistoryFound() if kept.preview is None else HISTORY.validate_json(kept.preview)
    bad: tuple[BadCell, ...] = ()
    if kept.trouble == Trouble.BAD_CELLS:
        bad = tuple(map(bad_cell, imports.refused_after(tx, kept.id, 0, MOST_SHOWN)))
    return ImportView(
        kept.id,
        kept.state,
        kept.purpose,
        file_name=kept.file_name,
        ahead=ahead,
        rows=kept.rows,
        refused=kept.refused,
        trouble=kept.trouble or "",
        counts=found.counts,
        months=found.months,
        bad=bad,
    )


def bad_cell(kept: StoredRefusal) -> BadCell:
    """A bad cell of a history as it is kept beside the rows that did not get in."""
    file, line, column = json.loads(kept.cells)
    return BadCell(file, line, column, Bad(kept.reason), json.loads(kept.params))


def recognised(read: Preview) -> tuple[Field | None, ...]:
    """What the columns are taken for before anybody corrects them; those of a report of ours mean nothing."""
    return tuple(None if column.title.strip() in OUR_TITLES else column.field for column in read.columns)


def _begun(tx: Tx, who: Person, import_id: int, asks_purpose: bool, now: datetime) -> ImportView:
    """Ask what there is to choose, or let it be read."""
    kept = imports.of_staff(tx, who.id, import_id)
    assert kept is not None, "it was read or written in this transaction"
    asking = _asking(tx, who, kept, asks_purpose)
    if asking.purposes or asking.segments:
        return asking
    choices = segments.mine(tx, who) if kept.purpose is Purpose.LEADS else ()
    segment_id = choices[0].segment_id if choices and not who.has(Role.DIRECTOR) else None
    imports.change(tx, import_id, segment_id=segment_id, state=ImportState.WAITING)
    audit.note(tx, who.department_id, who.id, "sent", Subject.IMPORT, import_id, now)
    return view(tx, who, import_id)


def _asking(tx: Tx, who: Person, kept: StoredImport, asks_purpose: bool) -> ImportView:
    purposes = _purposes(who) if asks_purpose else ()
    choices: tuple[SegmentChoice, ...] = ()
    if not asks_purpose and kept.purpose is Purpose.LEADS:
        choices = segments.mine(tx, who)
        # One task is no choice to a collector; a director may add to none of them.
        if len(choices) == 1 and not who.has(Role.DIRECTOR):
            choices = ()
    return ImportView(
        kept.id,
        kept.state,
        kept.purpose,
        purposes,
        choices,
        may_be_of_none=bool(choices) and who.has(Role.DIRECTOR),
        file_name=kept.file_name,
    )


def _mine(tx: Tx, who: Person, import_id: int, *states: ImportState) -> tuple[Person, StoredImport]:
    """The import, unchanged until the transaction ends, and the person as things stand now."""
    who = access.ensure(tx, who)
    imports.lock(tx, import_id)
    kept = imports.of_staff(tx, who.id, import_id)
    if kept is None:
        raise NotYours
    if kept.state not in states:
        raise ImportPassed
    return who, kept


def _ensure_may(tx: Tx, who: Person, kept: StoredImport) -> None:
    """Roles and segments may have changed since the file came. Raises: NotAllowed, NotYours."""
    if kept.purpose is Purpose.HISTORY:
        access.ensure(tx, who, Role.DIRECTOR)
    elif kept.purpose not in _purposes(access.ensure(tx, who, *_MAY_IMPORT)):
        raise NotAllowed
    if kept.segment_id is not None:
        segments.open_for(tx, who, kept.segment_id)


def _purposes(who: Person) -> tuple[Purpose, ...]:
    leads = (Purpose.LEADS,) if who.has(Role.COLLECTOR, Role.DIRECTOR) else ()
    excluded = (Purpose.CLIENTS, Purpose.DO_NOT_CALL) if who.has(Role.ACCOUNT_MANAGER, Role.DIRECTOR) else ()
    return (*leads, *excluded)


def _mapping(kept: StoredImport) -> tuple[Field | None, ...]:
    return () if kept.mapping is None else MAPPING.validate_json(kept.mapping)
