"""What a person typed into a field of one value: how long it may be, and how an error quotes it."""

LONGEST_TYPED = 64
"""Characters. No sum, phone or tax number needs as many; a longer text is refused unread."""


def quote(text: str) -> str:
    """The text as an error may carry it: whole, or its beginning.

    >>> quote("много"), len(quote("много" * 1000))
    ('много', 65)
    """
    return text if len(text) <= LONGEST_TYPED else f"{text[:LONGEST_TYPED]}…"
