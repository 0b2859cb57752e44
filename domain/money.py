"""Money is whole kopecks (law 8): no float ever, rounding happens once and is named.

A contract of 350 thousand rubles at 5 %:

>>> parse_amount("350к").percent(500)
Money('17500.00')
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from domain.errors import AmountTooLarge, NotAnAmount
from domain.typed import LONGEST_TYPED, quote


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """A sum of rubles held as whole kopecks; may be negative. Only an `int` of kopecks makes one.

    >>> Money.rub(2000) + Money(50) - Money.rub(1)
    Money('1999.50')
    >>> Money.rub(3000) > Money.rub("2999.99")
    True
    """

    kopecks: int

    def __post_init__(self) -> None:
        if type(self.kopecks) is not int:
            raise TypeError(f"kopecks are a whole number, not {self.kopecks!r}")

    @classmethod
    def rub(cls, rubles: int | str) -> Self:
        """So many rubles: a whole number, or a string with a point ("1234.56") as files and tests write it.

        Raises: ValueError. What a person types goes through `parse_amount`.

        >>> Money.rub(2000), Money.rub("-0.05")
        (Money('2000.00'), Money('-0.05'))
        """
        if isinstance(rubles, str):
            match = _RUBLES.fullmatch(rubles)
            if match is None:
                raise ValueError(f"not rubles with a point: {rubles!r}")
            kopecks = int(match["whole"]) * 100 + int((match["fraction"] or "").ljust(2, "0"))
            return cls(-kopecks if match["minus"] else kopecks)
        return cls(rubles * 100)

    @classmethod
    def zero(cls) -> Self:
        """No money."""
        return cls(0)

    @classmethod
    def sum(cls, amounts: Iterable["Money"]) -> Self:
        """All of them together; of none, zero.

        >>> Money.sum([Money.rub(2000), Money.rub(3000)]), Money.sum([])
        (Money('5000.00'), Money('0.00'))
        """
        return cls(sum(amount.kopecks for amount in amounts))

    def percent(self, basis_points: int) -> "Money":
        """So many hundredths of a percent of it, rounded half up to the kopeck.

        Half up means towards plus infinity, for negative sums too: floor(x + 1/2). Undoing a share
        therefore negates the row that was accrued and never computes the share of the negative sum.

        >>> Money.rub(350_000).percent(500), Money(10).percent(500), Money(-10).percent(500)
        (Money('17500.00'), Money('0.01'), Money('0.00'))
        """
        return Money((self.kopecks * basis_points + 5_000) // 10_000)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.kopecks + other.kopecks) if isinstance(other, Money) else NotImplemented

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.kopecks - other.kopecks) if isinstance(other, Money) else NotImplemented

    def __neg__(self) -> "Money":
        return Money(-self.kopecks)

    def __mul__(self, times: int) -> "Money":
        return Money(self.kopecks * times) if isinstance(times, int) else NotImplemented

    __rmul__ = __mul__

    def __bool__(self) -> bool:
        return self.kopecks != 0

    def __str__(self) -> str:
        rubles, kopecks = divmod(abs(self.kopecks), 100)
        return f"{'-' if self.kopecks < 0 else ''}{rubles}.{kopecks:02}"

    def __repr__(self) -> str:
        return f"Money('{self}')"


_RUBLES = re.compile(r"(?P<minus>-?)(?P<whole>[0-9]{1,18})(?:\.(?P<fraction>[0-9]{1,2}))?")

LARGEST_AMOUNT = Money.rub(1_000_000_000_000)
"""A trillion rubles. Whatever is larger is a slip of the finger, and sums of it would not fit 64 bits."""

_MINUSES = ("-", "\N{MINUS SIGN}", "\N{EN DASH}")
_TOKEN = re.compile(r" ?(?:([0-9](?:[0-9 .,']*[0-9])?)|([a-zа-яё]+|₽)\.?)")
_PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
_GROUPED = re.compile(
    r"([1-9][0-9]{0,2}(?P<by>[ ',.])[0-9]{3}(?:(?P=by)[0-9]{3})*)"  # 1 200 000
    r"(?:(?!(?P=by))[.,]([0-9]{1,2}))?"  # ,50
)

_KOPECK, _RUBLE, _THOUSAND = 1, 100, 100_000
_UNITS = (  # in kopecks
    (_KOPECK, re.compile(r"коп|копе(?:йка|йки|ек)|kop|kopecks?")),
    (_RUBLE, re.compile(r"₽|[рrp]|руб|рубл(?:ь|я|и|ей)|rub|rur|ro?ubles?")),
    (_THOUSAND, re.compile(r"[кkт]|тр|тыс(?:яча|ячи|яч)?|thousand")),
    (100_000_000, re.compile(r"[мm]|кк|kk|млн|миллион(?:а|ов)?|mln|millions?")),
    (100_000_000_000, re.compile(r"млрд|миллиард(?:а|ов)?|bn|billions?")),
)


def parse_amount(text: str) -> Money:
    """The sum a person typed, in Russian or English, with any spaces, units and either decimal sign.

    One separator before exactly three digits groups thousands ("1,200" is 1200): nobody types a third
    decimal of a ruble. What could be read in two ways ("1,200к", "1 млн 200") is refused, never guessed;
    callers read it back.

    Raises: NotAnAmount, AmountTooLarge (beyond `LARGEST_AMOUNT`). The sign is kept: whether a sum may be
    negative or nothing is the use case's rule.

    >>> parse_amount("350 000"), parse_amount("350к"), parse_amount("1 200 000,50 ₽")
    (Money('350000.00'), Money('350000.00'), Money('1200000.50'))
    >>> parse_amount("1,2 млн"), parse_amount("1 млн 200 тыс. руб."), parse_amount("RUB 1,200,000.00")
    (Money('1200000.00'), Money('1200000.00'), Money('1200000.00'))
    """
    typed = " ".join(text.lower().split()).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").rstrip(" .")
    negative = typed.startswith(_MINUSES)
    kopecks = _kopecks(typed[1:] if negative else typed) if len(typed) <= LONGEST_TYPED else None
    if kopecks is None:
        raise NotAnAmount(quote(text))
    if kopecks > LARGEST_AMOUNT.kopecks:
        raise AmountTooLarge()
    return Money(-kopecks if negative else kopecks)


def _kopecks(typed: str) -> int | None:
    """The sum of terms of falling units ("1 млн 200 тыс 50 коп"); None if it is anything else."""
    terms = _terms(typed)
    if not terms:
        return None
    total, above = 0, 0
    for place, (number, units) in enumerate(terms, 1):
        if not units and len(terms) > 1:
            return None  # "1 млн 200": thousands or rubles?
        if units[1:] not in ([], [_RUBLE]) or (units[1:] and units[0] <= _RUBLE):
            return None  # a second unit is the currency after thousands and millions
        unit = units[0] if units else _RUBLE
        value = _value(number, unit)
        if value is None or (value % unit and place < len(terms)) or (place > 1 and value >= above):
            return None
        total, above = total + value, unit
    return total


def _terms(typed: str) -> list[tuple[str, list[int]]] | None:
    """Each number as typed with the units after it, in kopecks; None when a word is neither.

    The currency may stand before the first number instead.
    """
    terms: list[tuple[str, list[int]]] = []
    before: list[int] = []
    at = 0
    while at < len(typed):
        match = _TOKEN.match(typed, at)
        if match is None:
            return None
        number, word = match.groups()
        if number:
            terms.append((number, []))
        else:
            unit = next((unit for unit, words in _UNITS if words.fullmatch(word)), None)
            if unit is None:
                return None
            (terms[-1][1] if terms else before).append(unit)
        at = match.end()
    return terms if before in ([], [_RUBLE]) else None


def _value(number: str, unit: int) -> int | None:
    """Kopecks of so many units; None for a part of a kopeck, crooked groups, or two readings."""
    grouped, plain = _GROUPED.fullmatch(number), _PLAIN.fullmatch(number)
    if grouped and plain and unit > _RUBLE:
        if unit == _THOUSAND:
            return None  # "1,200к": 1,200 rubles or 1,200 thousand?
        grouped = None  # "1,250 млн": nobody counts in thousands of millions
    if grouped:
        whole, fraction = re.sub("[^0-9]", "", grouped[1]), grouped[3] or ""
    elif plain and (unit > _RUBLE or len(plain[2] or "") <= 2):
        whole, fraction = plain[1], plain[2] or ""
    else:
        return None
    value, rest = divmod(int(whole + fraction) * unit, 10 ** len(fraction))
    return value if not rest else None
