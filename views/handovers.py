"""New clients on their way to account managers, as people see them."""

from collections.abc import Sequence

from domain.handovers import Asked, HandoverState
from domain.messages import HandoverAccepted, HandoverAnswer, HandoverCard, HandoverGiven, HandoverQuestion
from views.cards import Button, Card
from views.deals import company_lines
from views.presses import (
    AcceptHandover,
    AnswerHandover,
    AskHandover,
    GiveHandover,
    Open,
    OpenHandover,
    Place,
    ShowContract,
)
from views.wording import Safe, Words


def handover_text(card: HandoverCard, words: Words) -> Safe:
    """The client: people, agreements, contract."""
    lines = company_lines(card.company, card.person, card.phones, card.address, words)
    lines.append(
        words("handover-contract-number", number=card.number, amount=card.amount, on=card.signed_on)
        if card.number
        else words("handover-contract", amount=card.amount, on=card.signed_on)
    )
    lines.append(words("deal-closer", closer=card.closer))
    if card.agreements:
        lines += ["", words("handover-agreements", agreements=card.agreements)]
    return Safe("\n".join(lines))


def handover_state_text(state: HandoverState, manager: str, words: Words) -> Safe:
    """Where it stands, and with whom."""
    if state is HandoverState.OFFERED and not manager:
        return words("handover-nobody")
    return words("handover-state", state=state, manager=manager)


def questions_text(questions: Sequence[Asked], words: Words) -> Safe:
    """What was asked and answered; "" when nothing was."""
    lines: list[str] = []
    for asked in questions:
        lines.append(words("handover-asked", asker=asked.asker, question=asked.question))
        lines.append(
            words("handover-no-answer") if asked.answer is None else words("handover-answered", answer=asked.answer)
        )
    return Safe("\n".join(lines))


def offered_card(title: str, card: HandoverCard, words: Words) -> Card:
    """A client to take over, with the buttons that answer it."""
    text = f"<b>{words(title)}</b>\n\n{handover_text(card, words)}"
    accept = Button.of(words.plain("handover-accept"), AcceptHandover(card.handover_id))
    return Card(text, ((accept,), *_more(card, words)))


def unaccepted_card(card: HandoverCard, words: Words) -> Card:
    """To the directors: nobody has accepted a client for two working days."""
    title = words("handover-unaccepted", manager=card.manager) if card.manager else words("handover-nobody")
    give = Button.of(words.plain("handover-give"), GiveHandover(card.handover_id))
    see = Button.of(words.plain("handover-open"), OpenHandover(card.handover_id))
    return Card(f"{title}\n\n{handover_text(card, words)}", ((give,), (see,)))


def accepted_card(card: HandoverCard, words: Words) -> Card:
    """In place of the offer: the client is the reader's."""
    text = f"<b>{words('handover-is-yours')}</b>\n\n{handover_text(card, words)}"
    return Card(text, _more(card, words))


def settled_card(card: HandoverCard, state: HandoverState, words: Words) -> Card:
    """In place of an offer that stands no more."""
    text = f"{handover_text(card, words)}\n\n{handover_state_text(state, card.manager, words)}"
    return Card(text, ((Button.of(words.plain("place-handovers"), Open(Place.HANDOVERS)),),))


def _more(card: HandoverCard, words: Words) -> tuple[tuple[Button, ...], ...]:
    ask = Button.of(words.plain("handover-ask"), AskHandover(card.handover_id))
    see = Button.of(words.plain("handover-open"), OpenHandover(card.handover_id))
    if not card.has_document:
        return ((ask, see),)
    return ((ask, see), (Button.of(words.plain("handover-paper"), ShowContract(card.contract_id)),))


def news_card(message: HandoverGiven | HandoverAccepted, words: Words) -> Card:
    """Where a client is from now on."""
    match message:
        case HandoverGiven(company, after):
            button = Button.of(words.plain("place-handovers"), Open(Place.HANDOVERS))
            return Card(words("handover-given", company=company, manager=after), ((button,),))
        case HandoverAccepted(company, manager):
            button = Button.of(words.plain("place-deals"), Open(Place.DEALS))
            return Card(words("handover-accepted", company=company, manager=manager), ((button,),))


def question_card(message: HandoverQuestion, words: Words) -> Card:
    """Something is asked back."""
    text = words("handover-question", company=message.company, asker=message.asker, question=message.question)
    return Card(text, ((Button.of(words.plain("handover-answer"), AnswerHandover(message.question_id)),),))


def answer_card(message: HandoverAnswer, words: Words) -> Card:
    """The closer's answer."""
    lines = [
        words("handover-answer-for-you", company=message.company, closer=message.closer),
        words("handover-asked-by-you", question=message.question),
        words("handover-answered", answer=message.answer),
    ]
    return Card("\n".join(lines), ((Button.of(words.plain("handover-open"), OpenHandover(message.handover_id)),),))
