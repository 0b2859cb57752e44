"""What the services of consultants would answer."""

from collections.abc import Callable
from typing import Any

from domain.consultations import ConsultationState, Off, Reply, Standing
from domain.messages import (
    ConsultantReplied,
    ConsultationAsked,
    ConsultationMoved,
    ConsultationOff,
    ConsultationReminder,
    MeetingCard,
    Message,
)
from services import consultants
from services.consultants import Consultant, Consultants, Consultation
from services.consultations import Guest


def consultant_messages(card: MeetingCard, text: str) -> list[Message]:
    """What is told of consultants."""
    later = card.ends_at
    return [
        ConsultationAsked(card),
        *(
            ConsultationMoved(card, was_at, text, text, accepted=accepted)
            for was_at, accepted in ((later, False), (card.starts_at, True), (card.starts_at, False))
        ),
        *(ConsultationOff(card, why, text) for why in Off),
        *(ConsultationReminder(card, soon) for soon in (True, False)),
        *(ConsultantReplied(card, text, reply) for reply in Reply),
    ]


def guests(text: str, many: int) -> tuple[Guest, ...]:
    """Consultants who were asked along and said all there is to say."""
    return tuple(Guest(text, state) for state in ConsultationState)[:many]


def consultant_answers(card: MeetingCard, text: str, many: int) -> dict[Callable[..., Any], Any]:
    """By service function."""
    standings = list(Standing)
    people = tuple(Consultant(100 + one, text, standings[one % len(standings)]) for one in range(many))
    state = ConsultationState.INVITED if many else ConsultationState.ACCEPTED
    invited = (Consultant(9, text, Standing.ACCEPTED if many else Standing.INVITED),)
    one = Consultation(card, state, ahead=bool(many))
    return {
        consultants.choice: Consultants(card, (*people, *invited)),
        consultants.invite: Consultant(9, text, Standing.INVITED),
        consultants.withdraw: Consultant(9, text, Standing.FREE),
        consultants.ahead: [one] * many,
        consultants.view: one,
        consultants.accept: Consultation(card, ConsultationState.ACCEPTED, ahead=True),
        consultants.decline: Consultation(card, ConsultationState.DECLINED, ahead=True),
    }
