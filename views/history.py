"""A history on its way in: what it holds, and what is wrong with its files, in a sentence each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.history.troubles import MOST_TROUBLES, Trouble, Why
from domain.imports import ImportState
from domain.imports import Trouble as Failed
from domain.messages import BadCells, HistoryDone
from domain.workdays import Month
from views.cards import Button, Card, short
from views.presses import ImportDeed, Open, Place, SteerImport
from views.wording import Safe, Words, quoted

_LONGEST_NAME = 60
_LONGEST_LINE = 300

_SENTENCES: Mapping[Why, str] = {
    Why.NO_FILES: "history-no-files",
    Why.NOT_UTF8: "history-not-utf8",
    Why.NOT_CSV: "history-not-csv",
    Why.NO_COLUMN: "history-no-column",
    Why.UNKNOWN_COLUMN: "history-unknown-column",
    Why.CELLS: "history-cells",
    Why.EMPTY: "history-empty",
    Why.TOO_LONG: "history-too-long",
    Why.NOT_A_DAY: "history-not-a-day",
    Why.NOT_A_MOMENT: "history-not-a-moment",
    Why.NOT_A_MONTH: "history-not-a-month",
    Why.NOT_RUBLES: "history-not-rubles",
    Why.NOT_PERCENT: "history-not-percent",
    Why.NOT_A_COUNT: "history-not-a-count",
    Why.NOT_TIERS: "history-not-tiers",
    Why.NOT_ONE_OF: "history-not-one-of",
    Why.NOT_A_PHONE: "history-not-a-phone",
    Why.NOT_AN_INN: "history-not-an-inn",
    Why.TWICE: "history-twice",
    Why.NOBODY: "history-nobody",
    Why.NO_SEGMENT: "history-no-segment",
    Why.NO_LEAD: "history-no-lead",
    Why.NO_MEETING: "history-no-meeting",
    Why.TOO_EARLY: "history-too-early",
    Why.IN_FUTURE: "history-in-future",
    Why.BACKWARDS: "history-backwards",
    Why.STILL_OPEN: "history-still-open",
    Why.TAKEN: "history-taken",
    Why.KNOWN: "history-known",
    Why.OTHER_RATE: "history-other-rate",
    Why.NAMESAKES: "history-namesakes",
    Why.CHANGED: "history-changed",
    Why.CLOSED: "history-closed",
}


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """What the card of a history tells; see services.imports.ImportView."""

    import_id: int
    state: ImportState
    file_name: str
    counts: Sequence[tuple[str, int]]
    months: Sequence[Month]
    bad: Sequence[Trouble]
    refused: int
    """How many cells are bad."""


def history_card(shown: HistoryShown, words: Words) -> Card:
    """A history that is shown before it goes in, goes in, or did not because of bad cells."""
    name = short(shown.file_name, _LONGEST_NAME)
    match shown.state:
        case ImportState.PREVIEW:
            lines = [words("history-preview-title", name=name), *_found(shown.counts, shown.months, words), ""]
            lines.append(words("history-preview-question"))
            start = Button.of(words.plain("history-start"), SteerImport(shown.import_id, ImportDeed.START))
            cancel = Button.of(words.plain("import-cancel"), SteerImport(shown.import_id, ImportDeed.CANCEL))
            return Card("\n".join(lines), ((start,), (cancel,)))
        case ImportState.RUNNING:
            return Card(words("history-running", name=name), _way_on(words))
        case _:
            lines = [words("import-trouble", name=name, why=Failed.BAD_CELLS), ""]
            lines += [Safe(f"• {quoted(short(trouble_text(one, words), _LONGEST_LINE))}") for one in shown.bad]
            if shown.refused > len(shown.bad):
                lines.append(words("history-bad-more", count=shown.refused - len(shown.bad)))
            return Card("\n".join(lines), _way_on(words))


def done_card(report: HistoryDone, words: Words) -> Card:
    """A history that is in."""
    lines = [words("history-done-title"), *_found(report.counts, report.months, words), "", words("history-done-next")]
    return Card("\n".join(lines), ((Button.of(words.plain(f"place-{Place.PEOPLE}"), Open(Place.PEOPLE)),),))


def bad_caption(message: BadCells, words: Words) -> Card:
    """What stands under the table of bad cells."""
    all_of_them = message.cells <= MOST_TROUBLES
    text = (
        words("history-bad-caption", count=message.cells)
        if all_of_them
        else words("history-bad-caption-first", first=MOST_TROUBLES, count=message.cells)
    )
    return Card(text, _way_on(words))


def _way_on(words: Words) -> tuple[tuple[Button, ...], ...]:
    return ((Button.of(words.plain("place-menu"), Open(Place.MENU)),),)


def _found(counts: Sequence[tuple[str, int]], months: Sequence[Month], words: Words) -> list[Safe]:
    lines = [
        words("history-count", file=words.plain("history-file", file=file), count=count)
        for file, count in counts
        if count
    ]
    if months:
        lines.append(words("history-months", count=len(months), first=months[0], last=months[-1]))
    return lines


def what_text(trouble: Trouble, words: Words) -> str:
    """What is wrong with a cell, plain."""
    return words.plain(_SENTENCES[trouble.why], **trouble.params)


def trouble_text(trouble: Trouble, words: Words) -> str:
    """A bad cell in one line, plain: where it is, and what is wrong."""
    return words.plain("history-trouble", place=_place(trouble, words), what=what_text(trouble, words))


def _place(trouble: Trouble, words: Words) -> str:
    if not trouble.file:
        return words.plain("history-whole")
    if not trouble.line:
        return trouble.file
    if not trouble.column:
        return words.plain("history-place-row", file=trouble.file, line=trouble.line)
    return words.plain("history-place", file=trouble.file, line=trouble.line, column=trouble.column)
