"""Sums as people read them: thin spaces between thousands and the sign of the ruble."""

from domain.money import Money

# The thin space that no line breaks at.
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"


def money_text(amount: Money, language: str) -> str:
    """Rubles, with kopecks only when there are any.

    >>> money_text(Money.rub(350000), "ru").replace(THIN_SPACE, "_"), money_text(Money.rub("-1234.50"), "en")[-5:]
    ('350_000_₽', '.50\\u202f₽')
    """
    rubles, kopecks = divmod(abs(amount.kopecks), 100)
    whole = f"{rubles:,}".replace(",", THIN_SPACE)
    point = "," if language == "ru" else "."
    fraction = f"{point}{kopecks:02}" if kopecks else ""
    return f"{_MINUS if amount.kopecks < 0 else ''}{whole}{fraction}{THIN_SPACE}₽"
