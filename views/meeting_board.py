"""The board of meetings in words: whom a meeting waits for and since when, and what was done to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.meeting_changes import Change, Corrected, Moved, Told
from domain.messages import MeetingCard
from views.cards import short_name
from views.meetings import meeting_label
from views.wording import Safe, Words

_HOUR, _DAY = 3600, 24 * 3600
_MOST_WAITING = 8


@dataclass(frozen=True, slots=True)
class Waiting:
    """A meeting that waits for its outcome; `waits_for` is "" when a director is to tell it."""

    company: str
    since: datetime
    waits_for: str
    mine: bool


def waited_text(since: datetime, now: datetime, words: Words) -> Safe:
    """How long something has waited: "20 мин", "3 ч", "2 дня"."""
    seconds = int((now - since).total_seconds())
    if seconds < _HOUR:
        return words("waited-minutes", count=max(seconds // 60, 0))
    if seconds < _DAY:
        return words("waited-hours", count=seconds // _HOUR)
    return words("waited-days", count=seconds // _DAY)


def waits_text(since: datetime, waits_for: str, now: datetime, words: Words, *, mine: bool = False) -> Safe:
    """Whom a meeting waits for and how long; `waits_for` is "" when it is a director."""
    long = waited_text(since, now, words)
    if mine:
        return words("outcome-waits-you", long=long)
    if waits_for:
        return words("outcome-waits", long=long, closer=waits_for)
    return words("outcome-waits-director", long=long)


def waiting_text(waiting: Sequence[Waiting], now: datetime, words: Words) -> Safe:
    """A line for each meeting that waits, or for the first few of many."""
    return Safe("\n".join(_waiting(one, now, words) for one in waiting[:_MOST_WAITING]))


def _waiting(one: Waiting, now: datetime, words: Words) -> str:
    long = waited_text(one.since, now, words)
    if one.mine:
        return words("board-waits-you", company=one.company, long=long)
    if one.waits_for:
        return words("board-waits", company=one.company, long=long, closer=one.waits_for)
    return words("board-waits-director", company=one.company, long=long)


def board_label(card: MeetingCard, words: Words, *, closer: bool, mark: str = "") -> str:
    """A meeting for a button; to directors with its closer: "25.11 15:00 Виктор О. · Ромашка"."""
    label = meeting_label(card, words)
    if closer:
        label = label.replace(card.company, f"{short_name(card.closer)} · {card.company}", 1)
    return f"{mark} {label}".strip()


def changes_text(changes: Iterable[Change], words: Words) -> Safe:
    """What was done to a meeting, a line each; empty when nothing was."""
    return Safe("\n".join(_change(change, words) for change in changes))


def _change(change: Change, words: Words) -> str:
    match change:
        case Moved():
            line = words(
                "change-moved",
                at=change.at,
                by=change.by,
                was_at=change.from_starts_at,
                was=change.from_closer,
                starts_at=change.to_starts_at,
                closer=change.to_closer,
            )
        case Told(outcome=None):
            line = words("change-cancelled", at=change.at, by=change.by)
        case Told():
            line = words("change-told", at=change.at, by=change.by, outcome=words("outcome", outcome=change.outcome))
        case Corrected():
            line = words(
                "change-corrected",
                at=change.at,
                by=change.by,
                before=words("outcome", outcome=change.before),
                after=words("outcome", outcome=change.after),
            )
    return words("change-because", change=line, reason=change.reason) if change.reason else line
