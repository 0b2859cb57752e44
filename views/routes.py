"""A closer's day, and the question whether a meeting stands, as people see them."""

from domain.messages import CallAhead, DayRoute, MeetingCard
from domain.phones import display_phone
from views.cards import Button, Card
from views.dates import time_text
from views.meetings import address_line, change_row, meeting_text
from views.presses import ConfirmMeeting, NobodyAnswers, Open, Place
from views.wording import Words, quoted


def route_card(message: DayRoute, words: Words) -> Card:
    """The day, stop by stop."""
    head = words("route-title", day=message.day, count=len(message.stops))
    text = "\n\n".join([f"<b>{head}</b>", *(_stop(stop, words) for stop in message.stops)])
    return Card(text, ((Button.of(words.plain("place-meetings"), Open(Place.MEETINGS)),),))


def _stop(card: MeetingCard, words: Words) -> str:
    begins, ends = (time_text(at, words.zone) for at in (card.starts_at, card.ends_at))
    lines = [f"<b>{begins}–{ends} {quoted(card.company)}</b>"]
    if card.confirmed:
        lines.append(words("meeting-confirmed"))
    if card.consultants:
        lines.append(words("consultant-comes-along", consultant=", ".join(card.consultants)))
    if card.person:
        lines.append(words("meeting-person", person=card.person))
    if card.phone:
        lines.append(words("meeting-phone", phone=display_phone(card.phone)))
    if card.address:
        lines.append(address_line(card.address, words))
    if card.note:
        lines.append(words("meeting-note", note=card.note))
    lines.append(words("meeting-caller", caller=card.caller))
    return "\n".join(lines)


def call_ahead_card(message: CallAhead, words: Words) -> Card:
    """Does it stand? With the buttons that answer."""
    card = message.card
    text = _about("ahead-question", card, words)
    asked_of = int(card.starts_at.timestamp())
    answers = (
        Button.of(words.plain("ahead-confirm"), ConfirmMeeting(card.meeting_id, asked_of)),
        Button.of(words.plain("ahead-no-answer"), NobodyAnswers(card.meeting_id, asked_of)),
    )
    return Card(text, (answers, change_row(card.meeting_id, words)))


def answered_card(answer: str, card: MeetingCard, words: Words) -> Card:
    """In place of the question: what was answered; it may still be moved or called off."""
    return Card(_about(answer, card, words), (change_row(card.meeting_id, words),))


def _about(title: str, card: MeetingCard, words: Words) -> str:
    return f"<b>{words(title)}</b>\n\n{meeting_text(card, words)}\n{words('meeting-closer', closer=card.closer)}"
