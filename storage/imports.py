"""Files and pasted lists on their way into the base, who works on each, and the rows that did not get in.

An import is claimed like a message of the outbox: by an owner, until a lease lapses by the database's clock. An owner
left on one whose work is done means that its person has not been shown so yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, and_, bindparam, case, insert, or_, select, update

from domain.imports import ImportState, Purpose
from storage.leases import from_now
from storage.tables import department, import_refusal, lead_import, segment, staff
from storage.transaction import Tx

IMPORTS = "imports"
"""The work a transaction leaves for whoever reads files (see `Tx.leave`)."""

ALREADY_EXCLUDED = "already-excluded"
"""The reason of a row whose numbers are all on the exclusion list."""
DUPLICATES = ("error-lead-already-there", ALREADY_EXCLUDED)
"""Reasons that make a row a duplicate rather than a refused one."""


@dataclass(frozen=True, slots=True)
class StoredImport:
    """An import with its person; `mapping` and `preview` are JSON, None before it was read."""

    id: int
    department_id: int
    staff_id: int
    telegram_id: int
    language: str
    zone: str
    purpose: Purpose
    segment_id: int | None
    segment: str
    """The segment's name; "" without one."""
    state: ImportState
    file_id: str | None
    file_name: str
    pasted: str | None
    mapping: str | None
    preview: str | None
    trouble: str | None
    rows: int
    rows_done: int
    added: int
    duplicates: int
    refused: int
    message_id: int | None
    tries: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class NewImport:
    """An import as it begins: a file of Telegram's, or pasted text."""

    purpose: Purpose
    segment_id: int | None
    state: ImportState
    file_name: str
    file_size: int
    file_id: str | None = None
    pasted: str | None = None


@dataclass(frozen=True, slots=True)
class StoredRefusal:
    """A row that did not get in: `cells` and `params` are JSON."""

    row: int
    reason: str
    cells: str
    params: str


_IMPORT = (
    select(
        lead_import.c.id,
        lead_import.c.department_id,
        lead_import.c.staff_id,
        staff.c.telegram_id,
        staff.c.language,
        department.c.zone,
        lead_import.c.purpose,
        lead_import.c.segment_id,
        segment.c.name.label("segment"),
        lead_import.c.state,
        lead_import.c.file_id,
        lead_import.c.file_name,
        lead_import.c.pasted,
        lead_import.c.mapping,
        lead_import.c.preview,
        lead_import.c.trouble,
        lead_import.c.rows,
        lead_import.c.rows_done,
        lead_import.c.added,
        lead_import.c.duplicates,
        lead_import.c.refused,
        lead_import.c.message_id,
        lead_import.c.tries,
        lead_import.c.created_at,
    )
    .join(staff, staff.c.id == lead_import.c.staff_id)
    .join(department, department.c.id == lead_import.c.department_id)
    .outerjoin(segment, segment.c.id == lead_import.c.segment_id)
)
_ONE = _IMPORT.where(lead_import.c.id == bindparam("import_id"))
_OF_STAFF = _ONE.where(lead_import.c.staff_id == bindparam("staff_id"))
_LOCK = select(lead_import.c.id).where(lead_import.c.id == bindparam("import_id")).with_for_update()

_WORKED_ON = (ImportState.WAITING, ImportState.RUNNING, ImportState.STOPPING)
_TO_BE_SHOWN = (ImportState.PREVIEW, ImportState.DONE, ImportState.CANCELLED, ImportState.FAILED)
_UNENDED = lead_import.c.ended_at.is_(None)
_FREE = or_(lead_import.c.until.is_(None), lead_import.c.until <= from_now())
# Those that began go first, then by order of coming.
_TURNS = (lead_import.c.department_id, (lead_import.c.state == ImportState.WAITING), lead_import.c.id)
_IN_WORK = or_(
    lead_import.c.state.in_(_WORKED_ON),
    and_(lead_import.c.state.in_(_TO_BE_SHOWN), lead_import.c.owner.is_not(None)),
)
_WAITING_WORK = (
    select(
        lead_import.c.id,
        lead_import.c.department_id,
        lead_import.c.message_id,
        lead_import.c.state,
        _FREE.label("is_free"),
    )
    .where(_UNENDED, _IN_WORK)
    .order_by(*_TURNS)
)
_TAKE = (
    update(lead_import)
    .where(lead_import.c.id == bindparam("import_id"), _UNENDED, _IN_WORK, _FREE)
    .values(owner=bindparam("by"), until=from_now(timedelta(seconds=1)), tries=lead_import.c.tries + 1)
    .returning(lead_import.c.id)
)
_LOCK_DEPARTMENT = (
    select(department.c.id).where(department.c.id == bindparam("department_id")).with_for_update(key_share=True)
)
_WORKED_ON_NOW = select(lead_import.c.id).where(
    _UNENDED, lead_import.c.department_id == bindparam("department_id"), ~_FREE
)
_ONE_TRY_LESS = case((lead_import.c.tries > 0, lead_import.c.tries - 1), else_=0)
_ADVANCE = (
    update(lead_import)
    .where(lead_import.c.id == bindparam("of_import"))
    .values(
        rows_done=lead_import.c.rows_done + bindparam("more"),
        added=lead_import.c.added + bindparam("in"),
        duplicates=lead_import.c.duplicates + bindparam("twice"),
        refused=lead_import.c.refused + bindparam("out"),
        tries=0,
    )
)


def add(tx: Tx, department_id: int, staff_id: int, new: NewImport, now: datetime) -> int:
    """Keep an import; its id."""
    values = {
        "department_id": department_id,
        "staff_id": staff_id,
        "purpose": new.purpose,
        "segment_id": new.segment_id,
        "state": new.state,
        "file_id": new.file_id,
        "file_name": new.file_name,
        "file_size": new.file_size,
        "pasted": new.pasted,
        "created_at": now,
    }
    result = tx.execute(insert(lead_import).returning(lead_import.c.id), values)
    tx.leave(IMPORTS)
    return int(result.scalar_one())


def get(tx: Tx, import_id: int) -> StoredImport | None:
    """An import."""
    row = tx.first(_ONE, {"import_id": import_id})
    return None if row is None else _stored(row)


def of_staff(tx: Tx, staff_id: int, import_id: int) -> StoredImport | None:
    """An import of this person."""
    row = tx.first(_OF_STAFF, {"import_id": import_id, "staff_id": staff_id})
    return None if row is None else _stored(row)


def lock(tx: Tx, import_id: int) -> None:
    """Let nobody else change the import until this transaction ends."""
    tx.execute(_LOCK, {"import_id": import_id})


def change(tx: Tx, import_id: int, **values: object) -> None:
    """Set columns of an import, and let those who work on imports look."""
    tx.execute(update(lead_import).where(lead_import.c.id == import_id).values(**values))
    tx.leave(IMPORTS)


def advance(tx: Tx, import_id: int, rows: int, added: int, duplicates: int, refused: int) -> None:
    """So many more rows were gone through; whatever hindered it before has passed."""
    values = {"of_import": import_id, "more": rows, "in": added, "twice": duplicates, "out": refused}
    tx.execute(_ADVANCE, values)


def ahead_of(tx: Tx, import_id: int, department_id: int) -> str:
    """The name of the import whose turn is before this one's; "" when it is this one's turn."""
    turns = (
        select(lead_import.c.id, lead_import.c.file_name)
        .where(_UNENDED, lead_import.c.department_id == department_id, lead_import.c.state.in_(_WORKED_ON))
        .order_by(*_TURNS)
        .limit(1)
    )
    first = tx.first(turns)
    return "" if first is None or first.id == import_id else first.file_name


# --- the work


def claim(tx: Tx, owner: str, lease: timedelta, held: Sequence[int]) -> tuple[list[int], list[int]]:
    """Take imports to work on: in each department the one whose turn it is, and those that wait untold of it.

    `held` are in this owner's hands already, whatever became of their leases in an outage of the database. Every take
    counts as a try: an import that ends its process each time must not do so for ever.
    """
    mine: list[int] = []
    untold: list[int] = []
    for department_id, together in groupby(tx.all(_WAITING_WORK), attrgetter("department_id")):
        rows = list(together)
        free = [row for row in rows if row.is_free and row.id not in held]
        if free and len(free) == len(rows) and _has_turn(tx, department_id) and _take(tx, free[0].id, owner, lease):
            mine.append(free.pop(0).id)
        untold += [row.id for row in free if row.message_id is None and _take(tx, row.id, owner, lease)]
    return mine, untold


def _has_turn(tx: Tx, department_id: int) -> bool:
    """Whether nothing of this department is being worked on; nobody else can begin until this transaction ends."""
    tx.execute(_LOCK_DEPARTMENT, {"department_id": department_id})
    return tx.first(_WORKED_ON_NOW, {"department_id": department_id}) is None


def _take(tx: Tx, import_id: int, owner: str, lease: timedelta) -> bool:
    if tx.scalar(_TAKE, {"import_id": import_id, "by": owner}) is None:
        return False
    renew(tx, owner, [import_id], lease)
    return True


def renew(tx: Tx, owner: str, import_ids: Sequence[int], lease: timedelta) -> None:
    """Keep the claims on what is worked on."""
    mine = lead_import.c.id.in_(import_ids) & (lead_import.c.owner == owner)
    tx.execute(update(lead_import).where(mine).values(until=from_now(lease)))


def put_back(tx: Tx, owner: str, import_id: int, was_hindered: bool) -> None:
    """Somebody is to take it up again; it was no try when something hindered the work that is not the file's fault."""
    mine = (lead_import.c.id == import_id) & (lead_import.c.owner == owner)
    tries = _ONE_TRY_LESS if was_hindered else lead_import.c.tries
    tx.execute(update(lead_import).where(mine).values(until=None, tries=tries))


def release(tx: Tx, owner: str) -> None:
    """At exit: what was claimed is free for others, and was no try. Who is owed a card is owed it still."""
    mine = _UNENDED & (lead_import.c.owner == owner)
    tx.execute(update(lead_import).where(mine).values(until=None, tries=_ONE_TRY_LESS))


def release_all(tx: Tx) -> None:
    """At the start of the only process there is: whoever had claims is dead."""
    tx.execute(update(lead_import).where(_UNENDED, lead_import.c.owner.is_not(None)).values(until=None))


def waiting_work(tx: Tx) -> int:
    """How many imports are there to be worked on or shown."""
    return len(tx.all(_WAITING_WORK))


# --- rows that did not get in

_REFUSE = insert(import_refusal)
_REFUSED = (
    select(import_refusal.c.row, import_refusal.c.reason, import_refusal.c.cells, import_refusal.c.params)
    .where(import_refusal.c.import_id == bindparam("import_id"), import_refusal.c.row > bindparam("after"))
    .order_by(import_refusal.c.row)
    .limit(bindparam("limit"))
)
_TRULY_REFUSED = _REFUSED.where(import_refusal.c.reason.not_in(DUPLICATES))
_DUPLICATES = _REFUSED.where(import_refusal.c.reason.in_(DUPLICATES))


def refuse(tx: Tx, import_id: int, rows: Sequence[StoredRefusal]) -> None:
    """Keep rows that did not get in."""
    if rows:
        values = [
            {"import_id": import_id, "row": one.row, "reason": one.reason, "cells": one.cells, "params": one.params}
            for one in rows
        ]
        tx.execute(_REFUSE, values)


def refused_after(tx: Tx, import_id: int, after: int, limit: int) -> list[StoredRefusal]:
    """Rows that did not get in, duplicates among them, by their number in the file, from the one after `after`."""
    return _refusals(tx.all(_REFUSED, {"import_id": import_id, "after": after, "limit": limit}))


def examples(tx: Tx, import_id: int, limit: int) -> list[StoredRefusal]:
    """The first refused rows; duplicates where there is room left."""
    values = {"import_id": import_id, "after": -1, "limit": limit}
    refused = _refusals(tx.all(_TRULY_REFUSED, values))
    return refused + _refusals(tx.all(_DUPLICATES, values | {"limit": limit - len(refused)}))


def _refusals(rows: Sequence[Row[Any]]) -> list[StoredRefusal]:
    return [StoredRefusal(row.row, row.reason, row.cells, row.params) for row in rows]


def _stored(row: Row[Any]) -> StoredImport:
    values = dict(row._mapping)
    values["purpose"] = Purpose(row.purpose)
    values["state"] = ImportState(row.state)
    values["segment"] = row.segment or ""
    return StoredImport(**values)
