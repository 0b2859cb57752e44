"""A history on its way in: whoever reads files works on it (bot.importer), for the director who sent it.

It goes in whole, in one transaction with one receipt: a process that dies meanwhile leaves nothing of it behind, and
the next one begins anew. That takes minutes, and the claims on imports are renewed meanwhile: so the import itself is
changed by a use case of its own, after it.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.history.reading import There
from domain.history.rows import History
from domain.history.troubles import HistoryRefused
from domain.history.troubles import Trouble as BadCell
from domain.imports import ImportState, Trouble
from domain.messages import BadCells, HistoryDone
from domain.people import Role
from domain.typed import storable
from services import history
from services.imports import HISTORY, MOST_SHOWN, HistoryFound, bad_cell
from storage import audit, imports, outbox, staff
from storage.audit import Subject
from storage.imports import StoredImport, StoredRefusal
from storage.transaction import Tx
from tables.child import HistoryRead


class Stopped(Exception):
    """The history is not to go in any more: nothing was done."""


def there(tx: Tx, import_id: int) -> There:
    """What of its department the history may name."""
    return history.there(tx, _get(tx, import_id).department_id)


def checked(tx: Tx, import_id: int, read: HistoryRead, now: datetime) -> None:
    """The files were read: the director is shown what would go in, or what is to be put right."""
    kept = _locked(tx, import_id)
    if kept.state is not ImportState.WAITING:
        return
    if read.bad:
        _refuse(tx, kept, read.troubles, read.bad, now)
        return
    try:
        months = history.outlook(tx, kept.department_id, read.first_month, read.digests, now)
    except HistoryRefused as refused:
        _refuse(tx, kept, refused.troubles, len(refused.troubles), now)
        return
    if months is None:
        imports.change(tx, import_id, state=ImportState.FAILED, trouble=Trouble.SAME)
        return
    found = HistoryFound(tuple(read.counts.items()), months)
    imports.change(
        tx,
        import_id,
        state=ImportState.PREVIEW,
        preview=HISTORY.dump_json(found).decode(),
        rows=sum(read.counts.values()),
        tries=0,
    )


def enter(tx: Tx, import_id: int, found: History, digests: Mapping[str, str], now: datetime) -> None:
    """Let it in, all of it or nothing, and tell the director; `entered` follows.

    Raises: HistoryRefused, and Stopped when the sender is no director any more.
    """
    kept = _get(tx, import_id)
    who = staff.get(tx, kept.department_id, kept.staff_id)
    if kept.state is not ImportState.RUNNING or who is None or not who.has(Role.DIRECTOR):
        raise Stopped
    done = history.import_sent_history(tx, who, found, digests, now)
    report = HistoryDone(tuple(done.counts.items()), done.months)
    outbox.put(tx, report, [kept.staff_id], once=f"import:{import_id}", due=now)


def entered(tx: Tx, import_id: int, now: datetime) -> None:
    """It is in."""
    kept = _locked(tx, import_id)
    if kept.state is ImportState.RUNNING:
        imports.change(tx, import_id, state=ImportState.DONE, rows_done=kept.rows, added=kept.rows)
        audit.note(tx, kept.department_id, kept.staff_id, "imported", Subject.IMPORT, import_id, now, added=kept.rows)


def stopped(tx: Tx, import_id: int) -> None:
    """It is not to go in; nothing of it did."""
    if _locked(tx, import_id).state is ImportState.RUNNING:
        imports.change(tx, import_id, state=ImportState.CANCELLED)


def refused(tx: Tx, import_id: int, bad: Sequence[BadCell], now: datetime) -> None:
    """The department has something that the history does not go with; nothing of it went in."""
    kept = _locked(tx, import_id)
    if kept.state is ImportState.RUNNING:
        _refuse(tx, kept, bad, len(bad), now)


def bad_cells(tx: Tx, import_id: int, after: int, limit: int) -> list[BadCell]:
    """Cells to put right, in the order of the files, from the one after the first `after` ones."""
    return [bad_cell(one) for one in imports.refused_after(tx, import_id, after, limit)]


def _refuse(tx: Tx, kept: StoredImport, bad: Sequence[BadCell], count: int, now: datetime) -> None:
    imports.refuse(tx, kept.id, [_kept(number, one) for number, one in enumerate(bad, 1)])
    imports.change(tx, kept.id, state=ImportState.FAILED, trouble=Trouble.BAD_CELLS, refused=count)
    if count > MOST_SHOWN:
        message = BadCells(kept.id, kept.file_name, count)
        outbox.put(tx, message, [kept.staff_id], once=f"import-refused:{kept.id}", due=now)


def _kept(number: int, bad: BadCell) -> StoredRefusal:
    cells = json.dumps((bad.file, bad.line, bad.column), ensure_ascii=False)
    params = json.dumps(bad.params, ensure_ascii=False)
    return StoredRefusal(number, bad.why, storable(cells), storable(params))


def _get(tx: Tx, import_id: int) -> StoredImport:
    kept = imports.get(tx, import_id)
    assert kept is not None, f"no import {import_id}"
    return kept


def _locked(tx: Tx, import_id: int) -> StoredImport:
    imports.lock(tx, import_id)
    return _get(tx, import_id)
