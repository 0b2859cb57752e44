"""Objections to "not our client" as people see them."""

from domain.messages import ObjectionDecided, ObjectionMade
from views.cards import Button, Card
from views.meetings import meeting_text
from views.presses import DecideObjection, Open, Place, Verdict
from views.wording import Safe, Words


def objection_text(message: ObjectionMade, words: Words) -> Safe:
    """What the closer says, what the caller says."""
    card = message.card
    lines = [
        f"<b>{words('objection-made', caller=card.caller)}</b>",
        "",
        meeting_text(card, words),
        "",
        words("objection-closer-says", closer=card.closer, reason=message.outcome_reason),
        words("objection-caller-says", caller=card.caller, reason=message.reason),
    ]
    return Safe("\n".join(lines))


def made_card(message: ObjectionMade, words: Words) -> Card:
    """To a director: the same, with both answers."""
    buttons = tuple(
        (
            Button.of(
                words.plain("objection-decide", verdict=verdict), DecideObjection(message.card.meeting_id, verdict)
            ),
        )
        for verdict in Verdict
    )
    return Card(objection_text(message, words), buttons)


def decided_text(company: str, upheld: bool, words: Words) -> Safe:
    """What was decided."""
    return words("objection-decided", company=company, verdict=Verdict.UPHOLD if upheld else Verdict.REFUSE)


def decided_card(company: str, upheld: bool, words: Words) -> Card:
    """In place of that: what was decided."""
    return Card(decided_text(company, upheld, words), ((Button.of(words.plain("place-menu"), Open(Place.MENU)),),))


def answer_card(message: ObjectionDecided, words: Words) -> Card:
    """To the caller: what was decided."""
    verdict = Verdict.UPHOLD if message.upheld else Verdict.REFUSE
    text = words("objection-answer", company=message.card.company, verdict=verdict)
    return Card(text, ((Button.of(words.plain("place-earnings"), Open(Place.EARNINGS)),),))
