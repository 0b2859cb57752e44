"""What the services of deals, contracts and handovers would answer."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from domain.calling import CallResult
from domain.deals import ContractCard, DealCard, DealLine, DealState, NewContract, Step
from domain.funnel import Outcome
from domain.handovers import Asked, HandoverState
from domain.histories import Event, EventKind
from domain.messages import (
    ContractCancelled,
    DealGiven,
    DealsGiven,
    HandoverAccepted,
    HandoverAnswer,
    HandoverCard,
    HandoverGiven,
    HandoverOffered,
    HandoverQuestion,
    HandoverReminder,
    HandoverUnaccepted,
    Message,
)
from domain.money import Money
from services import contracts, deals, handovers

TODAY = date(2026, 11, 24)
SUM = Money.rub(350_000)


def history(text: str, many: int) -> tuple[Event, ...]:
    """Calls with every result, meetings with every outcome, steps, contracts; as many of each."""
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    whole = [
        *(Event(EventKind.CALL, at, result, text, text) for result in CallResult),
        *(Event(EventKind.MEETING, at, outcome, text, text) for outcome in ("", *Outcome)),
        Event(EventKind.STEP, at, text, "", text),
        Event(EventKind.CONTRACT, at, text, "", text),
        Event(EventKind.CONTRACT, at, text, text, text),
    ]
    return tuple(whole[: 7 * many])


def deal(text: str, many: int = 3, state: DealState = DealState.OPEN, step: str = "позвонить") -> DealCard:
    """A deal in work."""
    return DealCard(
        31,
        5,
        text,
        text,
        ("+79123456789;ext=12", "+74951234567"),
        text,
        text,
        3,
        text,
        state,
        SUM if many else None,
        Step(step if many else "", TODAY),
        overdue=many > 3,
        history=history(text, many),
    )


def client(text: str, *, manager: str | None = None) -> HandoverCard:
    """A new client."""
    return HandoverCard(
        41, 51, text, text, ("+79123456789",), text, text, text[:100], SUM, TODAY, bool(text), text, manager or text
    )


def deal_messages(text: str) -> list[Message]:
    """What is told of deals, contracts and handovers."""
    return [
        DealGiven(31, text, text, text, text, TODAY, mine=True),
        DealGiven(31, text, text, text, "", TODAY, mine=False),
        DealsGiven(text, (text,) * 30),
        HandoverOffered(client(text)),
        HandoverReminder(client(text)),
        HandoverUnaccepted(client(text)),
        HandoverGiven(text, text),
        HandoverAccepted(text, text),
        HandoverQuestion(61, text, text, text),
        HandoverAnswer(41, text, text, text, text),
        ContractCancelled(text, text, SUM, text, 31),
        ContractCancelled(text, text, SUM, text, 0),
    ]


def deal_answers(text: str, many: int) -> dict[Callable[..., Any], Any]:
    """By service function."""
    line = DealLine(31, text, text, Step(text, TODAY), SUM, overdue=True, idle=True)
    board = deals.DealBoard((line,) * many, ((text, text), (text, ""))[:many])
    state = HandoverState.OFFERED if many else HandoverState.ACCEPTED
    asked = (Asked(61, text, text, None), Asked(62, text, text, text))[:many]
    view = handovers.HandoverView(
        client(text), 7, state, datetime(2026, 11, 24, 9, tzinfo=UTC), asked, history(text, many)
    )
    paper = ContractCard(51, text, text, text[:100], SUM, TODAY, has_document=True, cancelled=not many)
    card = deal(text, many)
    people = {number + 100: text for number in range(min(many, 12))}
    return {
        deals.board: board,
        deals.idle: [line] * many,
        deals.card: card,
        deals.closers: people,
        deals.move_on: card,
        deals.price: card,
        deals.give_up: card,
        deals.give: card,
        contracts.sign_deal: contracts.Signed(51, 41, text, NewContract(SUM, "17", TODAY), Money.rub(17_500), text),
        contracts.signed: [paper] * many,
        contracts.card: paper,
        contracts.cancel: paper,
        contracts.document: contracts.Document("file", "photo"),
        handovers.board: handovers.HandoverBoard((client(text),) * many, (client(text),) * many),
        handovers.view: view,
        handovers.managers: people,
        handovers.question: HandoverQuestion(61, text, text, text),
        handovers.accept: view,
        handovers.ask: view,
        handovers.answer: HandoverQuestion(61, text, text, text),
        handovers.give: view,
    }
