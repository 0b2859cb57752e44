"""Objections to "not our client" as people see them."""

from domain.messages import ObjectionDecided, ObjectionMade
from views.cards import Button, Card
from views.meetings import meeting_text
from views.presses import DecideObjection, Open, Place, Verdict
from views.wording import Words


def made_card(message: ObjectionMade, words: Words) -> Card:
    """To a director: what the closer says, what the caller says, and both answers."""
    card = message.card
    lines = [
        f"<b>{words('objection-made', caller=card.caller)}</b>",
        "",
        meeting_text(card, words),
        "",
        words("objection-closer-says", closer=card.closer, reason=message.outcome_reason),
        words("objection-caller-says", caller=card.caller, reason=message.reason),
    ]
    buttons = tuple(
        (Button.of(words.plain("objection-decide", verdict=verdict), DecideObjection(card.meeting_id, verdict)),)
        for verdict in Verdict
    )
    return Card("\n".join(lines), buttons)


def decided_card(company: str, upheld: bool, words: Words) -> Card:
    """In place of that: what was decided."""
    text = words("objection-decided", company=company, verdict=Verdict.UPHOLD if upheld else Verdict.REFUSE)
    return Card(text, ((Button.of(words.plain("place-menu"), Open(Place.MENU)),),))


def answer_card(message: ObjectionDecided, words: Words) -> Card:
    """To the caller: what was decided."""
    verdict = Verdict.UPHOLD if message.upheld else Verdict.REFUSE
    text = words("objection-answer", company=message.card.company, verdict=verdict)
    return Card(text, ((Button.of(words.plain("place-earnings"), Open(Place.EARNINGS)),),))
