"""What a person asks about the rest of the month, in their own words.

>>> asked("если проведу 35 встреч", (Role.CALLER,))
Question(role=<Role.CALLER: 'caller'>, number=35, amount=None)
>>> asked("4 договора по 350к", (Role.CALLER, Role.CLOSER))
Question(role=<Role.CLOSER: 'closer'>, number=4, amount=Money('350000.00'))
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors import AmountNotPositive, WhatIfUnclear
from domain.money import Money, parse_amount
from domain.people import Role
from domain.typed import LONGEST_TYPED, quote

MOST = 10_000
"""Nobody does more in a month."""
WHAT_COUNTS = (Role.CALLER, Role.CLOSER, Role.COLLECTOR)
"""Whose work is asked about: meetings, contracts, leads."""

_WORDS = {
    Role.CALLER: re.compile(r"\b(?:встреч|meeting)", re.IGNORECASE),
    Role.CLOSER: re.compile(r"\b(?:договор|контракт|сдел|contract|deal)", re.IGNORECASE),
    Role.COLLECTOR: re.compile(r"\b(?:контакт|лид|lead)", re.IGNORECASE),
}
_NUMBER = re.compile(r"(?<![\d.,])(\d{1,5})(?![\d]|[.,]\d)")
_EACH = re.compile(r"\s(?:по|at|for|of|[xх×*])\s+(?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """So many meetings, contracts or leads in the month in all, by the role whose work they are; an amount is of each
    further contract."""

    role: Role
    number: int
    amount: Money | None = None


def asked(text: str, roles: Sequence[Role]) -> Question:
    """The question in a text of one who has these roles: what is counted is said by a word, else it is the work of
    the first of them.

    Raises: WhatIfUnclear; NotAnAmount, AmountTooLarge, AmountNotPositive for the amount of a contract.
    """
    typed = " ".join(text.split())
    count, _, each = _split(typed) if len(typed) <= LONGEST_TYPED else ("", "", "")
    numbers = _NUMBER.findall(count)
    named = [role for role, word in _WORDS.items() if word.search(typed)]
    role = next(iter(named or roles), None)
    if len(numbers) != 1 or int(numbers[0]) > MOST or len(named) > 1 or role is None or role not in roles:
        raise WhatIfUnclear(quote(text))
    if each and role is not Role.CLOSER:
        raise WhatIfUnclear(quote(text))
    amount = parse_amount(each) if each else None
    if amount is not None and amount <= Money.zero():
        raise AmountNotPositive
    return Question(role, int(numbers[0]), amount)


def _split(typed: str) -> tuple[str, str, str]:
    found = _EACH.search(typed)
    return (typed, "", "") if found is None else (typed[: found.start()], found[0], typed[found.end() :])
