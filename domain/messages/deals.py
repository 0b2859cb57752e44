"""Messages about deals, contracts and the clients that are handed over."""

from dataclasses import dataclass
from datetime import date

from domain.money import Money


@dataclass(frozen=True, slots=True)
class DealGiven:
    """To both closers: the director gave a deal from the one to the other."""

    deal_id: int
    company: str
    before: str
    after: str
    next_step: str
    next_step_on: date
    mine: bool
    """Whether the reader has it from now on."""


@dataclass(frozen=True, slots=True)
class DealsGiven:
    """To a closer, once: the deals of somebody who works here no more are theirs now."""

    before: str
    companies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandoverCard:
    """A new client as those see it who take over; the closer's pay is not among it."""

    handover_id: int
    contract_id: int
    company: str
    person: str
    phones: tuple[str, ...]
    """E.164, the first with ";ext=12" after it when there is an extension."""
    address: str
    agreements: str
    number: str
    amount: Money
    signed_on: date
    has_document: bool
    closer: str
    manager: str
    """"" when there is no account manager."""


@dataclass(frozen=True, slots=True)
class HandoverOffered:
    """To the account manager in turn, at once; to the directors when there is none."""

    card: HandoverCard


@dataclass(frozen=True, slots=True)
class HandoverReminder:
    """To the account manager who has not accepted within a working day."""

    card: HandoverCard


@dataclass(frozen=True, slots=True)
class HandoverUnaccepted:
    """To the directors, a working day later."""

    card: HandoverCard


@dataclass(frozen=True, slots=True)
class HandoverGiven:
    """To the account manager who has it no more: it went to another."""

    company: str
    after: str


@dataclass(frozen=True, slots=True)
class HandoverAccepted:
    """To the closer: the client is in good hands."""

    company: str
    manager: str


@dataclass(frozen=True, slots=True)
class HandoverQuestion:
    """To the closer: something is asked back about a client."""

    question_id: int
    company: str
    asker: str
    question: str


@dataclass(frozen=True, slots=True)
class HandoverAnswer:
    """To who asked: the closer's answer."""

    handover_id: int
    company: str
    closer: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ContractCancelled:
    """To the closer and the account manager: the director cancelled a contract."""

    company: str
    number: str
    amount: Money
    reason: str
    deal_id: int
    """The deal that goes on from here; 0 when none does, or it is not the reader's."""
