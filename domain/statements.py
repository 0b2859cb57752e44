"""A statement of pay: the lines of a closed month, and what they come to by kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.ledger import FactKind, Kind, shown
from domain.messages import StatementLine, StatementPart, StatementReady
from domain.money import Money
from domain.workdays import Month


@dataclass(frozen=True, slots=True)
class Statement:
    """A frozen statement as its document shows it."""

    number: str
    month: Month
    department: str
    name: str
    lines: tuple[StatementLine, ...]
    total: Money
    agreed: bool = False
    """Whether its reader pressed that it is right."""

    @property
    def own(self) -> tuple[StatementLine, ...]:
        """The lines of the month's own facts, by date."""
        return tuple(line for line in shown(self.lines) if not line.late)

    @property
    def corrections(self) -> tuple[StatementLine, ...]:
        """The lines of facts whose own months had been closed already, by date."""
        return tuple(line for line in shown(self.lines) if line.late)

    @property
    def ready(self) -> StatementReady:
        """What its reader is told of it."""
        return StatementReady(
            self.number, self.month, self.name, self.total, parts_of(self.own), parts_of(self.corrections)
        )


@dataclass(frozen=True, slots=True)
class Grouped:
    """Lines that differ in their facts alone, as one: so many leads of a segment at a rate."""

    lines: tuple[StatementLine, ...]

    @property
    def first(self) -> StatementLine:
        """The earliest of them."""
        return self.lines[0]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.lines)

    @property
    def amount(self) -> Money:
        """What they come to."""
        return Money.sum(line.amount for line in self.lines)


def parts_of(lines: Iterable[StatementLine]) -> tuple[StatementPart, ...]:
    """What the lines come to by kind, in the order of the kinds.

    A reversal within these lines takes its row back, so both fall out of their kind; any other is of its own kind.
    """
    rows = list(lines)
    here = {line.id for line in rows if line.id}
    undone = {line.reverses_id for line in rows if line.reverses_id in here}
    standing = [line for line in rows if not (line.id and line.id in undone) and line.reverses_id not in undone]
    kinds: dict[Kind, list[StatementLine]] = {}
    for line in standing:
        kinds.setdefault(line.kind, []).append(line)
    return tuple(
        StatementPart(kind, len(kinds[kind]), Money.sum(line.amount for line in kinds[kind]))
        for kind in Kind
        if kind in kinds
    )


def grouped(lines: Sequence[StatementLine], most: int) -> list[Grouped]:
    """The lines by date; when there are more than `most`, leads of a segment at one rate and by the same terms are one
    entry."""
    if len(lines) <= most:
        return [Grouped((line,)) for line in lines]
    found: dict[tuple[object, ...], list[StatementLine]] = {}
    for line in lines:
        alike = (line.kind, line.segment, line.rate, line.terms, line.fact_kind)
        key: tuple[object, ...] = alike if line.fact_kind is FactKind.LEAD else (line.id, line)
        found.setdefault(key, []).append(line)
    return [Grouped(tuple(group)) for group in found.values()]
