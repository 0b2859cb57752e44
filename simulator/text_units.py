"""Telegram measures text in UTF-16 code units: an emoji outside the basic plane counts as two."""


def utf16_length(text: str) -> int:
    """How long Telegram finds `text`.

    >>> utf16_length("Ура 🎉")
    6
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_offsets(text: str) -> list[int] | range:
    """The UTF-16 offset of every character of `text`, and one past the last."""
    if text.isascii():
        return range(len(text) + 1)
    offsets, at = [], 0
    for character in text:
        offsets.append(at)
        at += 2 if character > "\uffff" else 1
    offsets.append(at)
    return offsets
