"""Meetings that were moved or called off, as people see them."""

from datetime import datetime

from domain.messages import MeetingCancelled, MeetingMoved
from domain.turn import ChosenBy
from views.cards import Button, Card, short_name
from views.dates import time_text
from views.meetings import at_hand_row, calendar_button, change_row, meeting_text
from views.presses import BookAgain, Open, Place
from views.wording import Words

MOVE_REASONS = ("client", "closer", "late", "ill")
"""Why meetings are moved, most often; each is a word on a button."""
CANCEL_REASONS = ("client", "bought", "unreachable", "mistake")


def moved_card(message: MeetingMoved, words: Words) -> Card:
    """When and whose the meeting was, when and whose it is, and why."""
    is_given = message.mine and message.was_closer != message.card.closer
    title = "meeting-given" if is_given else "meeting-moved"
    lines = [
        f"<b>{words(title)}</b>",
        "",
        meeting_text(message.card, words),
        words("meeting-closer", closer=message.card.closer),
        "",
        words("move-was", was_at=message.was_at, closer=message.was_closer),
        words("move-because", reason=message.reason),
        words("move-by", by=message.by),
    ]
    rows = [change_row(message.card.meeting_id, words) if message.changeable else (_to_meetings(words),)]
    if message.mine:
        rows.insert(0, at_hand_row(message.card.meeting_id, words, ahead=True))
    elif not message.changeable:
        rows.insert(0, (calendar_button(message.card.meeting_id, words, ahead=False),))
    return Card("\n".join(lines), tuple(rows))


def cancelled_card(message: MeetingCancelled, words: Words) -> Card:
    """The meeting that is off, and why; who calls may book it again."""
    lines = [
        f"<b>{words('meeting-cancelled')}</b>",
        "",
        meeting_text(message.card, words),
        "",
        words("move-because", reason=message.reason),
        words("cancel-by", by=message.by),
    ]
    if message.lead_id:
        return Card("\n".join(lines), ((Button.of(words.plain("book-again"), BookAgain(message.lead_id)),),))
    return Card("\n".join(lines), (at_hand_row(message.card.meeting_id, words, ahead=False), (_to_meetings(words),)))


def _to_meetings(words: Words) -> Button:
    return Button.of(words.plain("place-meetings"), Open(Place.MEETINGS))


def time_label(starts_at: datetime, closer: str, chosen_by: ChosenBy, words: Words) -> str:
    """A free time for a button, with whose it is and why: "15:00 Виктор О.: очередь"."""
    why = words.plain("chosen-by", chosen_by=chosen_by)
    return f"{time_text(starts_at, words.zone)} {short_name(closer)}: {why}"
