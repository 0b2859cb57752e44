"""Names of companies as people say them: without the legal form, quotes and case, and in any case of the language."""

import re

from domain.phrases.names import LEGAL_FORMS

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_STEM = 3
_LONGEST_ENDING = 2


def spoken(company: str) -> str:
    """The name as two people would both say it.

    >>> spoken("ООО «Белый Зуб»"), spoken("белый зуб"), spoken("Королёв и Ко, АО")
    ('белый зуб', 'белый зуб', 'королев и ко')
    """
    words = [word.replace("ё", "е") for word in _WORD.findall(company.casefold())]
    return " ".join(word for word in words if word not in LEGAL_FORMS) or " ".join(words)


def stems(company: str) -> list[str]:
    """What is the same in all cases of each word of the name.

    >>> stems("Ромашкой"), stems("«Белым зубом»"), stems("АБВ")
    (['ромашк'], ['бел', 'зуб'], ['абв'])
    """
    return [word[: max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)] for word in spoken(company).split()]


def may_be(company: str, said: str) -> bool:
    """Whether the name that was said may mean this company: each of its words begins one of the company's.

    >>> may_be("ООО «Ромашка Плюс»", "с ромашкой"), may_be("Ромашка", "Ромашкой"), may_be("Лютик", "Ромашка")
    (False, True, False)
    """
    words = spoken(company).split()
    return all(any(word.startswith(stem) for word in words) for stem in stems(said))
