"""Whose meeting it is, and why, as people see it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.turn import ChosenBy
from views.cards import short_name
from views.wording import Safe, Words


def holder_line(closer: str, chosen_by: ChosenBy | None, words: Words, *, mine: bool = True) -> Safe:
    """Who holds the meeting, and why that one if it is known; `mine`: to the one who booked it."""
    if chosen_by is None:
        return words("meeting-closer", closer=closer)
    if chosen_by is ChosenBy.CALLER and not mine:
        return words("meeting-holder", closer=closer, why=words.plain("chosen-by-hand"))
    return words("meeting-holder", closer=closer, why=words.plain("chosen-by", chosen_by=chosen_by))


def closer_label(closer: str, nearest: datetime | None, ahead: int, words: Words) -> str:
    """A closer for a button, with the nearest free time: "Галина О.: 25.11 15:00, встреч: 3"."""
    if nearest is None:
        return words.plain("booking-closer-busy", closer=short_name(closer))
    moment = f"{nearest.astimezone(ZoneInfo(words.zone)):%d.%m %H:%M}"
    return words.plain("booking-closer", closer=short_name(closer), moment=moment, count=ahead)
