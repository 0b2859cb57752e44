"""Consultants at meetings, as they and the closers see it."""

from collections.abc import Sequence

from domain.consultations import ConsultationState, Off, Reply, Standing
from domain.messages import (
    ConsultantReplied,
    ConsultationMoved,
    ConsultationOff,
    ConsultationReminder,
    MeetingCard,
)
from views.cards import Button, Card
from views.meetings import map_address, meeting_text
from views.presses import CallConsultants, ComeAlong, Open, OpenMeeting, Place, StayAway
from views.wording import Safe, Words

_SIGNS = {
    Standing.FREE: "",
    Standing.INVITED: "⏳ ",
    Standing.ACCEPTED: "✅ ",
    Standing.DECLINED: "🚫 ",
    Standing.BUSY: "⛔ ",
    Standing.AWAY: "🌴 ",
}


# --- to consultants


def consultation_text(card: MeetingCard, words: Words) -> Safe:
    """The facts of a meeting, and with whom one goes there."""
    return Safe(f"{meeting_text(card, words)}\n{words('meeting-closer', closer=card.closer)}")


def consultation_state_text(state: ConsultationState, words: Words) -> Safe:
    """What the consultant has answered so far."""
    return words("consultation-state", state=state)


def asked_card(card: MeetingCard, words: Words) -> Card:
    """An invitation with the buttons that answer it."""
    return _card(card, words("consultation-asked", closer=card.closer), words, (_come(card, words), _stay(card, words)))


def moved_card(message: ConsultationMoved, words: Words) -> Card:
    """Another time, which asks anew, or another closer."""
    card = message.card
    again = message.was_at != card.starts_at
    title = words("consultation-moved" if again else "consultation-given")
    about = [words("move-was", was_at=message.was_at, closer=message.was_closer)]
    about.append(words("move-because", reason=message.reason))
    if again:
        about.append(words("consultation-ask-anew"))
    answers = (_stay(card, words),) if message.accepted else (_come(card, words), _stay(card, words))
    return _card(card, title, words, answers, about)


def off_card(message: ConsultationOff, words: Words) -> Card:
    """Not needed after all."""
    text = f"<b>{words('consultation-off', why=message.why)}</b>\n\n{consultation_text(message.card, words)}"
    if message.why is Off.CANCELLED:
        text += f"\n\n{words('move-because', reason=message.reason)}"
    return Card(text, ((_to_list(words),),))


def reminder_card(message: ConsultationReminder, words: Words) -> Card:
    """The evening before, or an hour before."""
    title = words("meeting-soon" if message.soon else "meeting-tomorrow")
    return _card(message.card, title, words, (_stay(message.card, words),))


def answered_card(card: MeetingCard, state: ConsultationState, words: Words) -> Card:
    """In place of the question: what was answered; it may still be changed."""
    change = _stay(card, words) if state is ConsultationState.ACCEPTED else _come(card, words)
    text = f"<b>{consultation_state_text(state, words)}</b>\n\n{consultation_text(card, words)}"
    return Card(text, ((change, _to_list(words)),))


def _card(
    card: MeetingCard, title: Safe, words: Words, answers: tuple[Button, ...], about: Sequence[Safe] = ()
) -> Card:
    text = "\n".join([f"<b>{title}</b>", "", consultation_text(card, words), *(["", *about] if about else ())])
    on_map = (Button(words.plain("meeting-map"), url=map_address(card.address)),) if card.address else ()
    return Card(text, (answers, (*on_map, _to_list(words))))


def _come(card: MeetingCard, words: Words) -> Button:
    return Button.of(words.plain("consultation-come"), ComeAlong(card.meeting_id, int(card.starts_at.timestamp())))


def _stay(card: MeetingCard, words: Words) -> Button:
    return Button.of(words.plain("consultation-stay"), StayAway(card.meeting_id, int(card.starts_at.timestamp())))


def _to_list(words: Words) -> Button:
    return Button.of(words.plain("place-consultations"), Open(Place.CONSULTATIONS))


# --- to closers


def guests_text(guests: Sequence[tuple[str, ConsultationState]], words: Words) -> Safe:
    """Who was asked along to a meeting, and what each said; "" when nobody was."""
    return Safe("\n".join(words("consultant-at", consultant=name, state=state) for name, state in guests))


def standing_label(name: str, standing: Standing, words: Words) -> str:
    """A consultant for a button: "⏳ Захар Фролов: приглашён"."""
    if standing is Standing.FREE:
        return name
    return f"{_SIGNS[standing]}{name}: {words.plain('consultant-standing', standing=standing)}"


def replied_card(message: ConsultantReplied, words: Words) -> Card:
    """Whether the consultant comes; when not, another may be asked."""
    card = message.card
    title = words("consultant-replied", reply=message.reply, consultant=message.consultant)
    see = Button.of(words.plain("consultant-meeting"), OpenMeeting(card.meeting_id))
    another = Button.of(words.plain("consultant-another"), CallConsultants(card.meeting_id))
    buttons = (see,) if message.reply is Reply.COMES else (another, see)
    return Card(f"<b>{title}</b>\n\n{meeting_text(card, words)}", (buttons,))
