"""A cell as a person sees it on the screen."""

import re
from datetime import date, datetime, time, timedelta

from tables.text_files import LONGEST_CELL

Cell = int | float | str | bool | time | date | datetime | timedelta

# Doubles keep whole numbers exactly up to here.
_EXACT = 2.0**53
# Eight digits and more: "7.91612E+10" has lost the end of the number, and an invented number must not be called.
_SCIENTIFIC = re.compile(r"\+?([1-9])[.,]([0-9]{7,})[eE]\+?([0-9]{1,2})")
_WHOLE_AS_FLOAT = re.compile(r"(\+?[0-9]{10,15})[.,]0+")
_AS_FORMULA = re.compile(r'="(.*)"', re.DOTALL)


def shown(value: Cell) -> str:
    """A value out of a workbook: dates as ДД.ММ.ГГГГ, whole numbers without a point.

    >>> shown(7.9161234567e10), shown(0.5), shown(date(2026, 1, 2)), shown(True)
    ('79161234567', '0.5', '02.01.2026', 'ИСТИНА')
    """
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, bool):
        return "ИСТИНА" if value else "ЛОЖЬ"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else f"{value:.15g}"
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}" if value.time() != time() else f"{value:%d.%m.%Y}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)


def tidy(text: str) -> str:
    """Text as it stands in a file, without the marks that programs put around numbers and formulas.

    >>> tidy("7.9161234567E10"), tidy('="8 495 123-45-67"'), tidy("'+7 916 123-45-67"), tidy("7.91612E+10")
    ('79161234567', '8 495 123-45-67', '+7 916 123-45-67', '7.91612E+10')
    """
    if len(text) > LONGEST_CELL:
        text = text[:LONGEST_CELL]
    if "\0" in text:
        text = text.replace("\0", "")
    text = text.strip()
    if not text:
        return text
    if text[0] in "'=" and len(text) > 1:
        if text[0] == "'" and (text[1] in "=+-@" or not text.strip("'0123456789 ()-")):
            return text[1:]
        return formula[1] if (formula := _AS_FORMULA.fullmatch(text)) else text
    if text[-1].isdigit() and "0" <= text[-1] <= "9" and (text[0].isdigit() or text[0] == "+"):
        if scientific := _SCIENTIFIC.fullmatch(text):
            return _unfolded(*scientific.groups()) or text
        if whole := _WHOLE_AS_FLOAT.fullmatch(text):
            return whole[1]
    return text


def _unfolded(first: str, rest: str, power: str) -> str:
    """A whole number out of its scientific form; "" when it is not whole."""
    places = int(power)
    digits = rest.rstrip("0")
    return first + digits.ljust(places, "0") if len(digits) <= places <= len("123456789012345") else ""
