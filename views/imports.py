"""Files on their way into the base, as their person sees them: one card for every state, and the report at the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.columns import Field
from domain.imports import ImportState, Purpose, lacks
from domain.messages import ImportDone, RefusedRows
from views.cards import Button, Card, short
from views.presses import ChooseImportPurpose, ChooseImportSegment, Go, ImportDeed, Open, Place, SteerImport
from views.wording import Safe, Words, quoted

MOST_COLUMNS = 12
_FIRST_ROWS = 3
_LONGEST_NAME = 60
_LONGEST_TITLE = 36
_LONGEST_SAMPLE = 40
_LONGEST_ROW = 120
_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column as it is shown: its title ("" without one), what it is taken for, and a few of its values."""

    title: str
    field: Field | None
    samples: Sequence[str]


@dataclass(frozen=True, slots=True)
class ImportShown:
    """What a card of an import tells; see services.imports.ImportView."""

    import_id: int
    state: ImportState
    purpose: Purpose
    purposes: Sequence[Purpose]
    segments: Sequence[tuple[int, str]]
    """Id and name of each to choose from, that of none among them."""
    segment: str
    file_name: str
    ahead: str | None
    columns: Sequence[PreviewColumn]
    first: Sequence[Sequence[str]]
    sheet: str
    others: Sequence[str]
    rows: int
    rows_done: int
    trouble: str


def import_card(shown: ImportShown, words: Words) -> Card:
    """The import as it stands, with what can be done about it."""
    name = file_label(shown.file_name, words)
    match shown.state:
        case ImportState.ASKED:
            return _question(shown, name, words)
        case ImportState.WAITING:
            return Card(_waiting(shown, name, words), (_cancel(shown, words),))
        case ImportState.PREVIEW:
            return _preview(shown, name, words)
        case ImportState.RUNNING if shown.ahead:
            return Card(_waiting(shown, name, words), (_cancel(shown, words),))
        case ImportState.RUNNING:
            text = words("import-running", name=name, done=shown.rows_done, rows=shown.rows)
            return Card(text, (_cancel(shown, words),))
        case ImportState.STOPPING:
            return Card(words("import-stopping", name=name), _way_on(words))
        case ImportState.FAILED:
            return Card(words("import-trouble", name=name, why=shown.trouble), _way_on(words))
        case ImportState.DONE:
            return Card(words("import-ended", name=name), _way_on(words))
        case ImportState.CANCELLED:
            text = words("import-stopped" if shown.rows_done else "import-cancelled", name=name)
            return Card(text, _way_on(words))


def photo_card(words: Words) -> Card:
    """A picture where a file is meant."""
    return Card(words("import-photo"), _way_on(words))


def done_card(report: ImportDone, words: Words) -> Card:
    """What became of a file."""
    name = file_label(report.file_name, words)
    if report.stopped:
        title = words("import-done-stopped", name=name, done=report.rows_done, rows=report.rows)
    else:
        title = words("import-done-title", name=name)
    lines = [title, "", words("import-done-added", purpose=report.purpose, count=report.added)]
    if report.duplicates:
        lines.append(words("import-done-duplicates", count=report.duplicates))
    if report.refused:
        lines.append(words("import-done-refused", count=report.refused))
    if report.examples:
        lines += ["", words("import-done-examples")]
        for one in report.examples:
            reason = reason_text(one.reason, one.params, words)
            lines.append(words("import-done-example", row=str(one.row), reason=reason))
    place = Place.MY_LEADS if report.purpose is Purpose.LEADS and report.added else Place.MENU
    return Card("\n".join(lines), ((Button.of(words.plain(f"place-{place}"), Open(place)),),))


def refused_caption(message: RefusedRows, words: Words) -> Card:
    """What stands under the file of the refused rows."""
    return Card(words("import-refused-caption", count=message.rows), _way_on_below(words))


def refused_file_name(file_name: str, words: Words) -> str:
    """What the file of the refused rows is called."""
    stem = file_name.rpartition(".")[0] or file_name or words.plain("import-pasted-name")
    return words.plain("import-refused-name", name=stem.removesuffix(_AGAIN[words.language]))


# A file that was mended and sent again keeps its name.
_AGAIN = {"ru": " - исправить", "en": " - to mend"}


def reason_text(key: str, params: dict[str, str | int], words: Words) -> Safe:
    """Why a row did not get in."""
    if key in _OF_ROWS:
        return words(_OF_ROWS[key])
    return words(key, **{name: _shortened(value) for name, value in params.items()})


# What is said of a typed answer otherwise, or of rows alone.
_OF_ROWS = {"error-text-missing": "import-no-company", "already-excluded": "import-already-excluded"}


def field_label(field: Field | None, words: Words) -> str:
    """What a column is taken for."""
    return words.plain("import-field", field=field or "nothing")


def column_title(title: str, number: int, words: Words) -> str:
    """A column's title, or its number (from 0)."""
    return (
        short(title, _LONGEST_TITLE) if title.strip() else words.plain("import-column-number", number=str(number + 1))
    )


def file_label(file_name: str, words: Words) -> str:
    """The name of a file in a line; that of a pasted list."""
    return short(file_name, _LONGEST_NAME) if file_name else words.plain("import-pasted-name")


def _question(shown: ImportShown, name: str, words: Words) -> Card:
    if shown.purposes:
        buttons = [
            (Button.of(words.plain("import-purpose", purpose=purpose), ChooseImportPurpose(shown.import_id, purpose)),)
            for purpose in shown.purposes
        ]
        return Card(words("import-purpose-question", name=name), (*buttons, _cancel(shown, words)))
    buttons = [
        (
            Button.of(
                short(segment) if segment else words.plain("import-no-segment"),
                ChooseImportSegment(shown.import_id, segment_id),
            ),
        )
        for segment_id, segment in shown.segments
    ]
    return Card(words("import-segment-question", name=name), (*buttons, _cancel(shown, words)))


def _waiting(shown: ImportShown, name: str, words: Words) -> Safe:
    if shown.ahead is None or shown.ahead == "":
        return words("import-reading", name=name)
    return words("import-waits", name=name, ahead=file_label(shown.ahead, words))


def _preview(shown: ImportShown, name: str, words: Words) -> Card:
    lines: list[str] = [words("import-preview-title", name=name)]
    lines.append(f"{words('import-becomes', purpose=shown.purpose)}, {words('import-preview-rows', count=shown.rows)}")
    if shown.segment:
        lines.append(words("import-segment", segment=short(shown.segment, _LONGEST_NAME)))
    if shown.others:
        others = short(", ".join(shown.others), _LONGEST_NAME)
        lines.append(words("import-preview-sheet", sheet=short(shown.sheet, _LONGEST_TITLE), others=others))
    taken = [(number, column) for number, column in enumerate(shown.columns) if column.field is not None]
    if taken:
        lines += ["", words("import-preview-columns")]
    for number, column in taken[:MOST_COLUMNS]:
        lines.append(
            words(
                "import-preview-column",
                title=column_title(column.title, number, words),
                field=field_label(column.field, words),
                sample=short(next(iter(column.samples), ""), _LONGEST_SAMPLE),
            )
        )
    left_out = len(shown.columns) - len(taken)
    if left_out:
        lines.append(words("import-preview-skipped", count=left_out))
    if shown.first:
        lines += ["", words("import-preview-first")]
        for row in shown.first[:_FIRST_ROWS]:
            cells = " | ".join(" ".join(cell.split()) for cell in row if cell.strip())
            lines.append(f"<code>{quoted(short(cells, _LONGEST_ROW))}</code>")
    missing = lacks(shown.purpose, tuple(column.field for column in shown.columns))
    lines.append("")
    columns = Button.of(words.plain("import-columns"), SteerImport(shown.import_id, ImportDeed.COLUMNS))
    if missing is not None:
        lines.append(words("import-preview-missing", field=missing))
        return Card("\n".join(lines), ((columns,), _cancel(shown, words)))
    lines.append(words("import-preview-question"))
    start = Button.of(words.plain("import-start", count=shown.rows), SteerImport(shown.import_id, ImportDeed.START))
    return Card("\n".join(lines), ((start,), (columns,), _cancel(shown, words)))


def _cancel(shown: ImportShown, words: Words) -> tuple[Button, ...]:
    return (Button.of(words.plain("import-cancel"), SteerImport(shown.import_id, ImportDeed.CANCEL)),)


def _way_on(words: Words) -> tuple[tuple[Button, ...], ...]:
    return ((Button.of(words.plain("place-menu"), Go(Place.MENU)),),)


def _way_on_below(words: Words) -> tuple[tuple[Button, ...], ...]:
    return ((Button.of(words.plain("place-menu"), Open(Place.MENU)),),)


def _shortened(value: str | int) -> str | int:
    return short(value, _LONGEST_REASON) if isinstance(value, str) else value
