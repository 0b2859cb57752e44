"""Where in the history of a company somebody reads."""

from dataclasses import dataclass

from handlers.drafts import MeetingDraft


@dataclass(frozen=True)
class HistoryDraft(MeetingDraft):
    """The history of a meeting's company."""

    page: int = 0
