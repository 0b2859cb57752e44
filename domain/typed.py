"""What a person typed: as it is kept, how long it may be, and how an error quotes it."""

from domain.errors import TextTooLong

LONGEST_TYPED = 64
"""Characters. No sum, phone or tax number needs as many; a longer text is refused unread."""


def quote(text: str) -> str:
    """The text as an error may carry it: whole, or its beginning.

    >>> quote("много"), len(quote("много" * 1000))
    ('много', 65)
    """
    return text if len(text) <= LONGEST_TYPED else f"{text[:LONGEST_TYPED]}…"


def line(typed: str, limit: int) -> str:
    """One line, spaces tidied. Raises: TextTooLong.

    >>> line("  ООО  «Белый\\nзуб» ", 20)
    'ООО «Белый зуб»'
    """
    return _fitting(" ".join(storable(typed).split()), limit)


def text(typed: str, limit: int) -> str:
    """Several lines, each tidied. Raises: TextTooLong."""
    lines = storable(typed).strip().splitlines()
    return _fitting("\n".join(" ".join(one.split()) for one in lines), limit)


def storable(typed: str) -> str:
    """Without what no database takes: NUL, and halves of characters, which Telegram's JSON can carry.

    >>> storable("а\\0б\\ud83d")
    'аб'
    """
    if typed.isprintable():  # most lines are, and a base has a million of them
        return typed
    return typed.encode("utf-8", "ignore").decode().replace("\0", "")


def _fitting(kept: str, limit: int) -> str:
    if len(kept) > limit:
        raise TextTooLong(limit)
    return kept
