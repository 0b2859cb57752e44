"""Files on their way into the base, as whoever reads them works on them: bot.importer, for nobody in particular.

Rows go in by chunks, each a use case with a receipt of its own: a process that dies between two of them neither loses
nor doubles a row, and the writer is free for others meanwhile.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.calling import FRESH_PRIORITY
from domain.columns import Field
from domain.errors import DomainError, LeadAlreadyThere, LeadExcluded, PhoneMissing
from domain.exclusions import ExclusionKind
from domain.imports import EXAMPLES, ImportState
from domain.inn import parse_inn
from domain.lead import LONGEST_COMPANY, CheckedLead
from domain.messages import ImportDone, ImportExample, RefusedRows
from domain.phones import parse_phone
from domain.typed import line, storable
from services.exclusions import exclude_numbers
from services.imports import MAPPING, PREVIEW, ImportView, recognised, shown
from storage import audit, exclusions, import_leads, imports, outbox, segments, staff
from storage.audit import Subject
from storage.import_leads import There
from storage.imports import ALREADY_EXCLUDED, DUPLICATES, StoredImport, StoredRefusal
from storage.leads import Place
from storage.transaction import Tx
from tables.child import Preview, Refusal, Row

_FINAL = (ImportState.DONE, ImportState.CANCELLED, ImportState.FAILED)


@dataclass(frozen=True, slots=True)
class Work:
    """An import as it is worked on."""

    view: ImportView
    telegram_id: int
    language: str
    zone: str
    file_id: str | None
    pasted: str | None
    mapping: tuple[Field | None, ...]
    message_id: int | None
    tries: int
    """How often it was taken up without getting on."""
    is_employed: bool
    """Whether the person still works here: if not, nobody wants it."""


@dataclass(frozen=True, slots=True)
class Entered:
    """How far an import is after a chunk; `goes_on` unless it was stopped, or was over already."""

    rows_done: int
    goes_on: bool


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that did not get in."""

    row: int
    cells: tuple[str, ...]
    reason: str
    params: dict[str, str | int]
    is_duplicate: bool


@dataclass(frozen=True, slots=True)
class RefusedHead:
    """What stands above the rows that did not get in: the title of each column, None to be named by its `field`."""

    titles: tuple[tuple[str | None, Field | None], ...]


def work(tx: Tx, import_id: int) -> Work:
    """An import that is known to exist."""
    kept = _get(tx, import_id)
    return Work(
        shown(tx, kept),
        kept.telegram_id,
        kept.language,
        kept.zone,
        kept.file_id,
        kept.pasted,
        () if kept.mapping is None else MAPPING.validate_json(kept.mapping),
        kept.message_id,
        kept.tries,
        staff.get(tx, kept.department_id, kept.staff_id) is not None,
    )


def previewed(tx: Tx, import_id: int, read: Preview) -> None:
    """The file was read; its person is to be asked whether the columns are right."""
    kept = _locked(tx, import_id)
    if kept.state is not ImportState.WAITING:
        return
    imports.change(
        tx,
        import_id,
        state=ImportState.PREVIEW,
        preview=storable(PREVIEW.dump_json(read).decode()),
        mapping=MAPPING.dump_json(recognised(read)).decode(),
        rows=read.rows,
        tries=0,
    )


def failed(tx: Tx, import_id: int, why: str, now: datetime) -> None:
    """The file cannot be read: `why` is a tables.refused.Why or a domain.imports.Trouble. What is in already stays,
    and is reported."""
    kept = _locked(tx, import_id)
    if kept.state in _FINAL or kept.state is ImportState.PREVIEW:
        return
    imports.change(tx, import_id, state=ImportState.FAILED, trouble=why)
    if kept.rows_done:
        _report(tx, kept, now, stopped=True)


def dropped(tx: Tx, import_id: int) -> None:
    """Its person works here no more: nothing further of it goes in, and nobody is told."""
    if _locked(tx, import_id).state not in _FINAL:
        imports.change(tx, import_id, state=ImportState.CANCELLED)


def enter_chunk(tx: Tx, import_id: int, done: int, rows: Sequence[Row], now: datetime) -> Entered:
    """Let in the rows that follow the first `done` ones, unless another process has done so meanwhile.

    Raises: SomebodyWasFaster (of storage.import_leads), then nothing was done.
    """
    kept = _locked(tx, import_id)
    if kept.state is not ImportState.RUNNING:
        return Entered(kept.rows_done, goes_on=False)
    if kept.rows_done != done:
        return Entered(kept.rows_done, goes_on=True)
    if staff.get(tx, kept.department_id, kept.staff_id) is None:
        dropped(tx, import_id)
        return Entered(kept.rows_done, goes_on=False)
    kind = kept.purpose.excludes
    added, out = _add_leads(tx, kept, rows, now) if kind is None else _exclude(tx, kept, kind, rows, now)
    imports.refuse(tx, import_id, [_refusal(row, why) for row, why in out])
    duplicates = sum(why.key in DUPLICATES for _, why in out)
    imports.advance(tx, import_id, len(rows), added, duplicates, len(out) - duplicates)
    return Entered(kept.rows_done + len(rows), goes_on=True)


def finish(tx: Tx, import_id: int, now: datetime) -> None:
    """All rows are through, or the person stopped it: report what became of them."""
    kept = _locked(tx, import_id)
    stopped = kept.state is ImportState.STOPPING
    if not stopped and kept.state is not ImportState.RUNNING:
        return
    imports.change(tx, import_id, state=ImportState.CANCELLED if stopped else ImportState.DONE, pasted=None)
    audit.note(
        tx, kept.department_id, kept.staff_id, "imported", Subject.IMPORT, import_id, now, added=kept.added,
        duplicates=kept.duplicates, refused=kept.refused,
    )  # fmt: skip
    _report(tx, kept, now, stopped)


def settle(tx: Tx, import_id: int, state: ImportState, message_id: int | None, now: datetime) -> None:
    """The person was shown the import in this state, in a message (None: nowhere, and nothing can be done about it)."""
    kept = _locked(tx, import_id)
    shown_in = message_id or kept.message_id
    if kept.state is not state:
        # It has moved on since, and is to be worked on or shown again.
        imports.change(tx, import_id, message_id=shown_in, until=None)
        return
    ended_at = now if kept.state in _FINAL else None
    imports.change(tx, import_id, message_id=shown_in, owner=None, until=None, ended_at=ended_at)


def refused_head(tx: Tx, import_id: int) -> RefusedHead:
    """The columns of the rows that did not get in, so that the file is understood when it comes again."""
    kept = _get(tx, import_id)
    if kept.preview is None or kept.mapping is None:
        return RefusedHead(())
    read, mapping = PREVIEW.validate_json(kept.preview), MAPPING.validate_json(kept.mapping)
    titles = []
    for column, field in zip(read.columns, mapping, strict=True):
        # A title that was misunderstood, or none, is replaced by the name of what the person says it is.
        is_plain = bool(column.title.strip()) and (field is None or field is column.field)
        titles.append((column.title if is_plain else None, field))
    return RefusedHead(tuple(titles))


def refused_rows(tx: Tx, import_id: int, after: int, limit: int) -> list[RefusedRow]:
    """Rows that did not get in, by their number in the file, from the one after `after`."""
    return [
        RefusedRow(one.row, tuple(json.loads(one.cells)), one.reason, json.loads(one.params), one.reason in DUPLICATES)
        for one in imports.refused_after(tx, import_id, after, limit)
    ]


Out = list[tuple[Row, Refusal]]


def _add_leads(tx: Tx, kept: StoredImport, rows: Sequence[Row], now: datetime) -> tuple[int, Out]:
    phones = list({phone.e164 for row in rows if row.lead for phone in row.lead.phones})
    inns = list({row.lead.inn for row in rows if row.lead and row.lead.inn})
    there = import_leads.there(tx, kept.department_id, phones, inns)
    never = _never_called(tx, kept.department_id, phones, inns)
    me = staff.get(tx, kept.department_id, kept.staff_id)
    assert me is not None, "asked a moment ago, in this transaction"
    new: list[CheckedLead] = []
    out: Out = []
    for row in rows:
        if row.lead is None:
            out.append((row, row.refusal or _why(PhoneMissing())))
            continue
        numbers = [phone.e164 for phone in row.lead.phones]
        if row.lead.inn:
            numbers.append(row.lead.inn)
        if forbidden := [never[one] for one in numbers if one in never]:
            out.append((row, _why(LeadExcluded(forbidden[0]))))
        elif same := [there[one] for one in numbers if one in there]:
            out.append((row, _why(LeadAlreadyThere(same[0].company, same[0].collector))))
        else:
            new.append(row.lead)
            mine = There(row.lead.company, me.name)
            for one in numbers:
                there[one] = mine
    priority = FRESH_PRIORITY
    if kept.segment_id is not None:
        segment = segments.get(tx, kept.department_id, kept.segment_id)
        assert segment is not None, "segments are never removed"
        priority = segment.priority
    import_leads.add(tx, kept.department_id, new, Place(kept.staff_id, kept.segment_id, priority), now)
    return len(new), out


def _never_called(tx: Tx, department_id: int, phones: Sequence[str], inns: Sequence[str]) -> dict[str, ExclusionKind]:
    never: dict[str, ExclusionKind] = {}
    for one in exclusions.matching(tx, department_id, phones, inns):
        never.update({number: one.kind for number in (one.phone, one.inn) if number})
    return never


def _exclude(tx: Tx, kept: StoredImport, kind: ExclusionKind, rows: Sequence[Row], now: datetime) -> tuple[int, Out]:
    mapping = MAPPING.validate_json(kept.mapping or "[]")
    added = 0
    out: Out = []
    for row in rows:
        try:
            company, phones, inn = _numbers(row, mapping)
        except DomainError as error:
            out.append((row, _why(error)))
            continue
        if exclude_numbers(tx, kept.department_id, kind, company, phones, inn, kept.staff_id, now):
            added += 1
        else:
            out.append((row, Refusal(ALREADY_EXCLUDED)))
    return added, out


def _numbers(row: Row, mapping: Sequence[Field | None]) -> tuple[str, list[str], str | None]:
    """Whom a row excludes: a phone or an ИНН is enough. Raises: PhoneMissing, PhoneInvalid, InnInvalid, TextTooLong."""
    if row.lead is not None:
        return row.lead.company, [phone.e164 for phone in row.lead.phones], row.lead.inn
    cells = {field: cell for field, cell in zip(mapping, row.cells, strict=False) if field and cell.strip()}
    inn = parse_inn(cells[Field.INN]) if Field.INN in cells else None
    phones = [parse_phone(cells[Field.PHONE]).e164] if Field.PHONE in cells else []
    if not phones and inn is None:
        raise PhoneMissing
    return line(cells.get(Field.COMPANY, ""), LONGEST_COMPANY), phones, inn


def _refusal(row: Row, why: Refusal) -> StoredRefusal:
    cells = json.dumps([storable(cell) for cell in row.cells], ensure_ascii=False)
    params = storable(json.dumps(why.params, ensure_ascii=False))
    return StoredRefusal(row.number, why.key, cells, params)


def _why(error: DomainError) -> Refusal:
    params = error.params().items()
    return Refusal(error.key, {name: value if isinstance(value, int) else str(value) for name, value in params})


def _report(tx: Tx, kept: StoredImport, now: datetime, stopped: bool) -> None:
    examples = tuple(
        ImportExample(one.row, one.reason, json.loads(one.params)) for one in imports.examples(tx, kept.id, EXAMPLES)
    )
    report = ImportDone(
        kept.file_name,
        kept.purpose,
        stopped,
        kept.rows,
        kept.rows_done,
        kept.added,
        kept.duplicates,
        kept.refused,
        examples,
    )
    outbox.put(tx, report, [kept.staff_id], once=f"import:{kept.id}", due=now)
    left_out = kept.duplicates + kept.refused
    if left_out:
        rows = RefusedRows(kept.id, kept.file_name, left_out)
        outbox.put(tx, rows, [kept.staff_id], once=f"import-refused:{kept.id}", due=now)


def _get(tx: Tx, import_id: int) -> StoredImport:
    kept = imports.get(tx, import_id)
    assert kept is not None, f"no import {import_id}"
    return kept


def _locked(tx: Tx, import_id: int) -> StoredImport:
    imports.lock(tx, import_id)
    return _get(tx, import_id)
