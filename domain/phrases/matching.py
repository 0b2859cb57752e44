"""The small machine that tries rules on lexemes: at each place the longest rule wins, then it goes on behind it.

A rule is a pattern and what it means. A pattern is a row of elements: `h=num|card` is one lexeme with one of these
tags, named `h`; `~` before it wants no space in front, `?` behind it lets it be absent.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from domain.phrases.marks import Mark
from domain.phrases.tokens import Lexeme


@dataclass(frozen=True, slots=True)
class Match:
    """The lexemes a pattern named, and the two behind it."""

    named: Mapping[str, Lexeme]
    after: Lexeme | None
    second_after: Lexeme | None

    def has(self, name: str) -> bool:
        """Was this element there?"""
        return name in self.named

    def number(self, name: str) -> int:
        """The number of an element; 0 when it is absent."""
        return self.named[name].number if name in self.named else 0

    def digits(self, name: str) -> int:
        """How many digits it was typed with; 0 for words."""
        return self.named[name].digits

    def tag(self, name: str, tag: str) -> int | None:
        """The value of a tag of an element; None when it has none."""
        return self.named[name].tags.get(tag) if name in self.named else None


Meaning = Callable[[Match], "Mark | tuple[Mark, ...] | None"]


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    tags: tuple[str, ...]
    glued: bool
    optional: bool

    def fits(self, lexeme: Lexeme) -> bool:
        return (lexeme.glued or not self.glued) and any(tag in lexeme.tags for tag in self.tags)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the marks it means; a meaning of None says that the rule does not apply here."""

    elements: tuple[_Element, ...]
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Found:
    """Marks, and the tokens [first, last] they were read from."""

    marks: tuple[Mark, ...]
    first: int
    last: int


def rule(pattern: str, meaning: Meaning) -> Rule:
    """A rule of a written pattern."""
    elements = []
    for written in pattern.split():
        bare = written.removeprefix("~").removesuffix("?")
        name, equals, tags = bare.rpartition("=")
        elements.append(
            _Element(name if equals else tags, tuple(tags.split("|")), written[0] == "~", written[-1] == "?")
        )
    return Rule(tuple(elements), meaning)


class Grammar:
    """Rules kept by the two tags they can begin with; the earlier rule wins among equally long ones."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_tags: dict[tuple[str, str | None], list[tuple[int, Rule]]] = {}
        for order, one in enumerate(rules):
            for opening in _openings(one.elements):
                self._by_tags.setdefault(opening, []).append((order, one))

    def read(self, lexemes: Sequence[Lexeme]) -> tuple[Found, ...]:
        """All that the rules find, left to right."""
        found = []
        place = 0
        while place < len(lexemes):
            best = self._longest(lexemes, place)
            if best is None:
                place += 1
                continue
            marks, end = best
            found.append(Found(marks, lexemes[place].first, lexemes[end - 1].last))
            place = end
        return tuple(found)

    def _longest(self, lexemes: Sequence[Lexeme], place: int) -> tuple[tuple[Mark, ...], int] | None:
        best: tuple[int, int, tuple[Mark, ...]] | None = None
        tried: set[int] = set()
        seconds = (*(lexemes[place + 1].tags if place + 1 < len(lexemes) else ()), None)
        for opening in product(lexemes[place].tags, seconds):
            for order, one in self._by_tags.get(opening, ()):
                if order in tried:
                    continue
                tried.add(order)
                for end, named in _ends(one.elements, lexemes, place):
                    if end == place or (best is not None and (-end, order) >= best[:2]):
                        continue
                    after = lexemes[end] if end < len(lexemes) else None
                    second = lexemes[end + 1] if end + 1 < len(lexemes) else None
                    meant = one.meaning(Match(named, after, second))
                    if meant is not None:
                        best = (-end, order, meant if isinstance(meant, tuple) else (meant,))
        return None if best is None else (best[2], -best[0])


def _openings(elements: tuple[_Element, ...]) -> Iterator[tuple[str, str | None]]:
    """The pairs of tags a pattern can begin with; (tag, None) when it can be over after one lexeme."""
    found: set[tuple[str, str | None]] = set()
    for place, first in enumerate(elements):
        rest = elements[place + 1 :]
        seconds: set[str | None] = set()
        for second in rest:
            seconds.update(second.tags)
            if not second.optional:
                break
        else:
            seconds.add(None)
        found.update(product(first.tags, seconds))
        if not first.optional:
            break
    yield from found


def _ends(
    elements: tuple[_Element, ...], lexemes: Sequence[Lexeme], place: int
) -> Iterator[tuple[int, dict[str, Lexeme]]]:
    """Where the pattern can end when it begins at `place`, with the lexemes it names."""
    if not elements:
        yield place, {}
        return
    head, rest = elements[0], elements[1:]
    if place < len(lexemes) and head.fits(lexemes[place]):
        for end, named in _ends(rest, lexemes, place + 1):
            yield end, {head.name: lexemes[place], **named}
    if head.optional:
        yield from _ends(rest, lexemes, place)
