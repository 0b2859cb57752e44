"""The register of pay: what a month came to for everybody in a department, and what is paid out of it."""

from dataclasses import dataclass
from enum import StrEnum

from domain.messages import StatementLine
from domain.money import Money
from domain.workdays import Month


class RegisterFile(StrEnum):
    """The files a register is given out in."""

    XLSX = "xlsx"
    """For people."""
    CSV = "csv"
    """For 1C."""


@dataclass(frozen=True, slots=True)
class RegisterHead:
    """A month of a department. An open one is as it stands: what the end of the month pays is not in it yet."""

    month: Month
    people: int
    total: Money
    to_pay: Money
    """Without what is carried over: a negative total pays nothing."""
    closed: bool


@dataclass(frozen=True, slots=True)
class RegisterPerson:
    """One person of a register; `number` is that of the statement, "" while the month is open."""

    staff_id: int
    name: str
    number: str
    month: Month
    total: Money
    lines: tuple[StatementLine, ...] = ()

    @property
    def to_pay(self) -> Money:
        """What is paid out: a negative total pays nothing and is carried over."""
        return max(self.total, Money.zero())
