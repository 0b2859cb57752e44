"""An import as services know it, as a card."""

from services.imports import NO_SEGMENT, ImportView
from views.cards import Card
from views.imports import ImportShown, PreviewColumn, import_card
from views.wording import Words


def card_of(view: ImportView, words: Words) -> Card:
    """The import as it stands, with what can be done about it."""
    segments = [(one.segment_id, one.name) for one in view.segments]
    if view.may_be_of_none:
        segments.append((NO_SEGMENT, ""))
    shown = ImportShown(
        view.import_id,
        view.state,
        view.purpose,
        view.purposes,
        segments,
        view.segment,
        view.file_name,
        view.ahead,
        [PreviewColumn(column.title, column.field, column.samples) for column in view.columns],
        view.first,
        view.sheet,
        view.others,
        view.rows,
        view.rows_done,
        view.trouble,
    )
    return import_card(shown, words)
