"""The closer whom a sentence about a meeting names: "проведёт Галина", "едет Виктор Орлов", "held by Viktor"."""

import re
from collections.abc import Mapping

_HOLDS = re.compile(
    r"[\s,;.]*\b(?:пров(?:одит|едёт|едет)|ведёт|ведет|поедет|едет|held by)\b:?\s+"
    r"(?P<first>\w+)(?:\s+(?P<last>\w+))?",
    re.IGNORECASE,
)
_SHORTEST_STEM = 3
_LONGEST_ENDING = 2


def names_a_closer(text: str) -> bool:
    """Whether somebody is said to hold the meeting, whoever that is."""
    return _HOLDS.search(text) is not None


def closer_named(text: str, closers: Mapping[int, str]) -> tuple[int, str]:
    """The closer who is named, and the sentence without that; 0 and the whole sentence when it is nobody known or may
    be several.

    >>> closer_named("встреча завтра в 15 Ромашка, проведёт Галина, вход со двора", {3: "Виктор", 4: "Галина Орлова"})
    (4, 'встреча завтра в 15 Ромашка, вход со двора')
    >>> closer_named("завтра в 15 Ромашка, едет Олег", {3: "Виктор"})
    (0, 'завтра в 15 Ромашка, едет Олег')
    """
    found = _HOLDS.search(text)
    if found is None:
        return 0, text
    first, last = found["first"], found["last"] or ""
    meant = [closer_id for closer_id, name in closers.items() if _is(first, name.split()[:1])]
    surnamed = [closer_id for closer_id in meant if last and _is(last, closers[closer_id].split()[1:])]
    if len(surnamed or meant) != 1:
        return 0, text
    end = found.end("last") if surnamed else found.end("first")
    return (surnamed or meant)[0], text[: found.start()] + text[end:]


def _is(word: str, names: list[str]) -> bool:
    """Whether a word is one of the names, in any case of the language."""
    said = _plain(word)
    for name in map(_plain, names):
        stem = name[:-1] if len(name) > _SHORTEST_STEM else name
        if said == name or (said.startswith(stem) and len(said) - len(stem) <= _LONGEST_ENDING):
            return True
    return False


def _plain(word: str) -> str:
    return word.casefold().replace("ё", "е")
