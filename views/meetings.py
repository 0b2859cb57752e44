"""Meetings and their outcomes as people see them."""

from dataclasses import replace
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from domain.funnel import LeadState, Outcome
from domain.meetings import Way
from domain.messages import MeetingBooked, MeetingCard, OutcomeNoted, OutcomeReported
from domain.money import Money
from domain.phones import display_phone
from views.cards import Button, Card
from views.dates import time_text
from views.html import tamed
from views.presses import (
    ArrivedAt,
    AskAgain,
    BookAgain,
    CallConsultants,
    CancelMeeting,
    LeftFor,
    MeetAgain,
    MoveMeeting,
    Object,
    Open,
    OpenMeeting,
    Place,
    ReportOutcome,
    ShowHistory,
    StillOn,
    ToCalendar,
)
from views.wording import Safe, Words, quoted

_MAP = "https://yandex.ru/maps/?text="
_LONGEST_ADDRESS = 200


def meeting_text(card: MeetingCard, words: Words) -> Safe:
    """The facts of a meeting, those that are known."""
    lines = [f"<b>{quoted(card.company)}</b>", words("meeting-when", starts_at=card.starts_at)]
    if card.person:
        lines.append(words("meeting-person", person=card.person))
    if card.phone:
        lines.append(words("meeting-phone", phone=display_phone(card.phone)))
    if card.address:
        lines.append(address_line(card.address, words))
    if card.note:
        lines.append(words("meeting-note", note=card.note))
    if card.consultants:
        lines.append(words("consultant-comes-along", consultant=", ".join(card.consultants)))
    return Safe("\n".join(lines))


def address_line(address: str, words: Words) -> Safe:
    """An address that opens on a map."""
    return Safe(f'<a href="{map_address(address)}">{words("meeting-address", address=address)}</a>')


def way_text(way: Way, words: Words) -> Safe:
    """What the closer said on the way; "" when nothing."""
    if way.arrived_at is not None:
        return words("way-arrived", at=time_text(way.arrived_at, words.zone))
    return Safe("") if way.left_at is None else words("way-left", at=time_text(way.left_at, words.zone))


def meeting_view_text(card: MeetingCard, outcome: Outcome | None, words: Words, *, closer: bool = False) -> Safe:
    """A meeting with its other person and, once it is known, its outcome."""
    other = words("meeting-closer", closer=card.closer) if closer else words("meeting-caller", caller=card.caller)
    lines: list[str] = [meeting_text(card, words), other]
    if outcome is None and card.confirmed:
        lines.append(words("meeting-confirmed"))
    if outcome is not None:
        lines += ["", words("outcome-of-meeting", outcome=words("outcome", outcome=outcome))]
    return Safe("\n".join(lines))


def meeting_label(card: MeetingCard, words: Words) -> str:
    """A meeting for a button: "25.11 15:30 Ромашка"."""
    return f"{card.starts_at.astimezone(ZoneInfo(words.zone)):%d.%m %H:%M} {card.company}"


def booking_text(company: str, starts_at: datetime, holder: Safe, address: str, note: str, words: Words) -> Safe:
    """A meeting as it is about to be booked, with the line about who holds it."""
    lines = [f"<b>{quoted(company)}</b>", words("meeting-when", starts_at=starts_at), holder]
    if address:
        lines.append(words("meeting-address", address=address))
    if note:
        lines.append(words("meeting-note", note=note))
    return Safe("\n".join(lines))


def meeting_card(title: str, card: MeetingCard, words: Words, *, ahead: bool = False, way: Way | None = None) -> Card:
    """A message to the closer about a meeting; one that is ahead may be moved and called off from here, and `way` is
    named where the closer may say that they are on it."""
    head = words(title) if way is None else way_text(way, words) or words(title)
    lines = [f"<b>{head}</b>", "", meeting_text(card, words), words("meeting-caller", caller=card.caller)]
    if ahead and card.confirmed:
        lines.append(words("meeting-confirmed"))
    buttons = [Button.of(words.plain("place-meetings"), Open(Place.MEETINGS))]
    if card.address:
        buttons.insert(0, Button(words.plain("meeting-map"), url=map_address(card.address)))
    rows = [tuple(buttons), at_hand_row(card.meeting_id, words, ahead=ahead)]
    if way is not None and way.arrived_at is None:
        rows.append(way_row(card.meeting_id, way, words))
    if ahead:
        rows.append(change_row(card.meeting_id, words))
    return Card("\n".join(lines), tuple(rows))


def booked_card(message: MeetingBooked, words: Words) -> Card:
    """A new meeting; where there are consultants, one may be asked along at once."""
    card = meeting_card("meeting-booked", message.card, words, ahead=True)
    if not message.has_consultants:
        return card
    ask = Button.of(words.plain("consultant-call"), CallConsultants(message.card.meeting_id))
    return replace(card, buttons=(*card.buttons, (ask,)))


def at_hand_row(meeting_id: int, words: Words, *, ahead: bool) -> tuple[Button, ...]:
    """The buttons that bring the history and the file for a calendar; what is off goes out of the calendar."""
    history = Button.of(words.plain("meeting-history"), ShowHistory(meeting_id))
    return (history, calendar_button(meeting_id, words, ahead=ahead))


def calendar_button(meeting_id: int, words: Words, *, ahead: bool) -> Button:
    """The button that brings the file for a calendar."""
    return Button.of(words.plain("meeting-calendar" if ahead else "meeting-calendar-off"), ToCalendar(meeting_id))


def way_row(meeting_id: int, way: Way, words: Words) -> tuple[Button, ...]:
    """The buttons of a closer on the way: what was said is not offered again."""
    arrived = Button.of(words.plain("meeting-arrived"), ArrivedAt(meeting_id))
    if way.left_at is not None:
        return (arrived,)
    return (Button.of(words.plain("meeting-left"), LeftFor(meeting_id)), arrived)


def change_row(meeting_id: int, words: Words) -> tuple[Button, ...]:
    """The buttons that move a meeting and call it off."""
    return (
        Button.of(words.plain("meeting-move"), MoveMeeting(meeting_id)),
        Button.of(words.plain("meeting-cancel"), CancelMeeting(meeting_id)),
    )


def map_address(address: str) -> str:
    """A link that shows an address on a map."""
    return _MAP + quote(tamed(address)[:_LONGEST_ADDRESS], safe="")


def outcome_question(card: MeetingCard, words: Words) -> Card:
    """The question after a meeting with the buttons that answer it."""
    text = f"<b>{words('outcome-question')}</b>\n\n{meeting_text(card, words)}"
    still_on = Button.of(words.plain("outcome-still-on"), StillOn(card.meeting_id))
    return Card(text, (*outcome_buttons(card.meeting_id, words), (still_on,)))


def later_card(card: MeetingCard, words: Words) -> Card:
    """In place of the question: it comes again."""
    text = f"{words('outcome-later', company=card.company)}"
    return Card(text, ((Button.of(words.plain("place-meetings"), Open(Place.MEETINGS)),),))


def missing_card(card: MeetingCard, words: Words) -> Card:
    """To a director: nobody has told how the meeting went."""
    text = f"<b>{words('outcome-missing', closer=card.closer)}</b>\n\n{meeting_text(card, words)}"
    known = tuple(
        Button.of(outcome_label(outcome, words), ReportOutcome(card.meeting_id, outcome))
        for outcome in (Outcome.TOOK_PLACE, Outcome.NO_SHOW)
    )
    return Card(text, (known, (Button.of(words.plain("outcome-ask-again"), AskAgain(card.meeting_id)),)))


def asked_card(card: MeetingCard, asked: str, words: Words) -> Card:
    """In place of that: who has been asked."""
    text = words("outcome-asked", company=card.company, asked=asked)
    return Card(text, ((Button.of(words.plain("place-meetings"), Open(Place.MEETINGS)),),))


OUTCOME_ROWS = (
    (Outcome.CONTRACT,),
    (Outcome.PROPOSAL, Outcome.ANOTHER_MEETING),
    (Outcome.REFUSAL, Outcome.NO_SHOW),
    (Outcome.POSTPONED, Outcome.NOT_OURS),
)


def outcome_buttons(meeting_id: int, words: Words) -> tuple[tuple[Button, ...], ...]:
    """A button per outcome."""
    return tuple(
        tuple(Button.of(outcome_label(outcome, words), ReportOutcome(meeting_id, outcome)) for outcome in row)
        for row in OUTCOME_ROWS
    )


def outcome_label(outcome: Outcome, words: Words) -> str:
    """An outcome for a button."""
    return words.plain("outcome-label", outcome=outcome)


def reported_text(
    company: str, outcome: Outcome, amount: Money | None, earned: Money, state: LeadState | None, words: Words
) -> Safe:
    """What was recorded about a meeting, what it brought the one who reported, and where the company went."""
    lines = [words("outcome-recorded", company=company, outcome=words("outcome", outcome=outcome))]
    if amount is not None:
        lines.append(words("outcome-contract-amount", amount=amount))
    if earned:
        lines.append(words("outcome-your-share", earned=earned))
    if state is LeadState.REBOOK:
        lines.append(words("outcome-lead-back"))
    elif outcome is Outcome.NO_SHOW and state is LeadState.REFUSED:
        lines.append(words("outcome-gave-up"))
    return Safe("\n".join(lines))


def reported_card(
    company: str,
    outcome: Outcome,
    amount: Money | None,
    earned: Money,
    state: LeadState | None,
    words: Words,
    meeting_id: int = 0,
) -> Card:
    """The same in place of the question; `meeting_id` is named where the next meeting may be booked from the card."""
    text = reported_text(company, outcome, amount, earned, state, words)
    rows = [(Button.of(words.plain("place-meetings"), Open(Place.MEETINGS)),)]
    if outcome is Outcome.ANOTHER_MEETING and meeting_id:
        rows.insert(0, (Button.of(words.plain("next-meeting-book"), MeetAgain(meeting_id)),))
    if meeting_id:
        rows.append((Button.of(words.plain("outcome-correct"), OpenMeeting(meeting_id)),))
    return Card(text, tuple(rows), protect=bool(earned))


def outcome_for_caller(message: OutcomeReported, words: Words) -> Card:
    """To the caller who booked: how it went, what it earned."""
    lines = [
        words("outcome-for-caller-corrected" if message.corrected else "outcome-for-caller-head"),
        words("outcome-for-caller", company=message.company, starts_at=message.starts_at),
        words("outcome-of-meeting", outcome=words("outcome", outcome=message.outcome)),
        words("meeting-closer", closer=message.closer),
    ]
    if message.reason:
        lines.append(words("outcome-reason", reason=message.reason))
    if message.earned:
        lines.append(words("outcome-for-caller-earned", earned=message.earned))
    if message.outcome in (Outcome.NO_SHOW, Outcome.POSTPONED) and message.back:
        button = Button.of(words.plain("book-again"), BookAgain(message.lead_id))
    elif message.outcome is Outcome.NOT_OURS:
        button = Button.of(words.plain("objection"), Object(message.meeting_id))
    else:
        button = Button.of(words.plain("place-earnings"), Open(Place.EARNINGS))
    return Card("\n".join(lines), ((button,),), protect=bool(message.earned))


def noted_card(message: OutcomeNoted, words: Words) -> Card:
    """To the closer: what a director wrote down in their place."""
    head = words("outcome-noted", director=message.director)
    text = f"{head}\n\n{meeting_view_text(message.card, message.outcome, words)}"
    return Card(text, ((Button.of(words.plain("place-meetings"), Open(Place.MEETINGS)),),))


def told_card(card: MeetingCard, outcome: Outcome | None, words: Words) -> Card:
    """In place of a question that was answered already: the first answer, which stands."""
    text = meeting_view_text(card, outcome, words)
    return Card(text, ((Button.of(words.plain("place-meetings"), Open(Place.MEETINGS)),),))
