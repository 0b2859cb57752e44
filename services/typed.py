"""What a person typed, as it is kept."""

from domain.errors import TextTooLong


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
    return typed.encode("utf-8", "ignore").decode().replace("\0", "")


def _fitting(kept: str, limit: int) -> str:
    if len(kept) > limit:
        raise TextTooLong(limit)
    return kept
