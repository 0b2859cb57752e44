"""ИНН: the tax number of a Russian company (10 digits) or a sole trader (12), proved by its check digits.

Its structure is set by the Federal Tax Service's order ММВ-7-6/435@ of 29 June 2012.
"""

from operator import mul

from domain.errors import InnInvalid
from domain.typed import quote

# The factors of the nine digits before a company's check digit.
_FACTORS = (2, 4, 10, 3, 5, 9, 4, 6, 8)


def parse_inn(text: str) -> str:
    """The digits of the ИНН a person typed; spaces do not matter, nor does the word itself.

    Raises: InnInvalid when the length or the check digits are wrong.

    >>> parse_inn("ИНН 7707 083 893")
    '7707083893'
    """
    if _is_company(text):
        return text
    from stdnum.ru import inn  # drags in pydoc: paid by the first number

    digits = "".join(text.split()).upper().removeprefix("ИНН").removeprefix("INN").lstrip(":№")
    if not (digits.isascii() and inn.is_valid(digits)) or not digits.strip("0"):
        raise InnInvalid(quote(text))
    return digits


def _is_company(text: str) -> bool:
    """The plain ten digits of most rows, five times as fast as the library; a test proves them equal."""
    if len(text) != 10 or not (text.isascii() and text.isdigit()) or text == "0000000000":
        return False
    total: int = sum(map(mul, _FACTORS, map(int, text)))
    return total % 11 % 10 == int(text[9])
