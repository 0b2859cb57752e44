"""What a bad day does to the action a story turns on; the facts afterwards must be the same as on a good one."""

from enum import Enum

WORDS = ("sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "sendDocument", "sendPhoto")
"""The calls by which the bot speaks to people."""


class Trouble(Enum):
    """One kind of bad day."""

    NONE = "a good day"
    TOO_MANY = "429"
    BROKEN = "500"
    CUT_OFF = "connection dropped after the effect"
    REDELIVERED = "update delivered twice"
    DOUBLE_TAP = "double tap"
    FORGED = "the same press by somebody else, before and after"

    @property
    def planned(self) -> dict[str, object] | None:
        """The fault the local Telegram is asked for, if it is one of its own."""
        return _FAULTS.get(self)


_FAULTS: dict[Trouble, dict[str, object]] = {
    Trouble.TOO_MANY: {"method": list(WORDS), "kind": "429", "retry_after": 1},
    Trouble.BROKEN: {"method": list(WORDS), "kind": "500"},
    Trouble.CUT_OFF: {"method": list(WORDS), "kind": "drop_after"},
    Trouble.REDELIVERED: {"kind": "redeliver"},
}

OF_THE_WIRE = (Trouble.NONE, Trouble.TOO_MANY, Trouble.BROKEN, Trouble.CUT_OFF)
"""What can befall a message the department sends by itself."""
