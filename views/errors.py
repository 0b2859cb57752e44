"""The sentence a person reads when a rule said no."""

from domain.errors import AlreadyReported, DomainError
from domain.funnel import MeetingState
from views.wording import Safe, Words


def sentence(error: DomainError, words: Words) -> Safe:
    """The error in the reader's language, as HTML."""
    values = error.params()
    if isinstance(error, AlreadyReported):
        if error.outcome == MeetingState.CANCELLED:
            return words("error-meeting-cancelled")
        values["outcome"] = words("outcome", outcome=error.outcome)
    return words(error.key, **values)
