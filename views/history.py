"""What is wrong with the files of a history, in a sentence each."""

from collections.abc import Mapping

from domain.history.troubles import Trouble, Why
from views.wording import Words

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


def trouble_text(trouble: Trouble, words: Words) -> str:
    """A bad cell in one line, plain: where it is, and what is wrong."""
    return words.plain(
        "history-trouble", place=_place(trouble, words), what=words.plain(_SENTENCES[trouble.why], **trouble.params)
    )


def _place(trouble: Trouble, words: Words) -> str:
    if not trouble.file:
        return words.plain("history-whole")
    if not trouble.line:
        return trouble.file
    if not trouble.column:
        return words.plain("history-place-row", file=trouble.file, line=trouble.line)
    return words.plain("history-place", file=trouble.file, line=trouble.line, column=trouble.column)
