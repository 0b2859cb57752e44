"""An import as services know it, as a card."""

from domain.imports import ImportState, Purpose, Trouble
from services.imports import NO_SEGMENT, ImportView
from views.cards import Card
from views.history import HistoryShown, history_card
from views.imports import ImportShown, PreviewColumn, import_card
from views.wording import Words


def card_of(view: ImportView, words: Words) -> Card:
    """The import as it stands, with what can be done about it."""
    if view.purpose is Purpose.HISTORY and _is_of_histories(view):
        found = HistoryShown(
            view.import_id, view.state, view.file_name, view.counts, view.months, view.bad, view.refused
        )
        return history_card(found, words)
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


def _is_of_histories(view: ImportView) -> bool:
    """Whether a history is shown otherwise than any file."""
    match view.state:
        case ImportState.PREVIEW:
            return True
        case ImportState.RUNNING:
            return not view.ahead
        case _:
            return view.trouble == Trouble.BAD_CELLS
