"""The register of pay for those who pay it out: cards, windows, and the rows of its files."""

from collections.abc import Iterator
from functools import cache

from domain.ledger import Kind
from domain.messages import RegisterReady, RegisterTable
from domain.registers import RegisterFile, RegisterHead, RegisterPerson
from domain.workdays import Month
from views.cards import Button, Card
from views.pay import line_text
from views.presses import Open, Place
from views.tables import Cell
from views.wording import Safe, Words


def ready_card(register: RegisterReady, words: Words) -> Card:
    """What stands under the register for people."""
    lines = [f"<b>{words('register-title', month=register.month)}</b>", ""]
    lines.append(words("register-summary", count=register.people, total=register.to_pay))
    if not register.closed:
        lines.append(words("register-open"))
    return Card("\n".join(lines), _way_on(words), protect=True)


def table_card(register: RegisterTable, words: Words) -> Card:
    """What stands under the table for 1C."""
    return Card(words("register-table", month=register.month), _way_on(words), protect=True)


def register_text(head: RegisterHead, words: Words) -> Safe:
    """A month as a whole."""
    lines = [f"<b>{words('register-title', month=head.month)}</b>", ""]
    lines.append(words("register-summary", count=head.people, total=head.to_pay))
    if head.total != head.to_pay:
        lines.append(words("register-carried", total=head.total))
    if not head.closed:
        lines.append(words("register-open"))
    return Safe("\n".join(lines))


def register_label(head: RegisterHead, words: Words) -> str:
    """A month for a button."""
    values = {"month": head.month, "total": head.to_pay}
    return words.plain("register-label" if head.closed else "register-label-open", **values)


def person_label(person: RegisterPerson, words: Words) -> str:
    """A person for a button."""
    return words.plain("register-person", name=person.name, amount=person.total)


def person_text(person: RegisterPerson, words: Words) -> Safe:
    """One person's month, line by line."""
    lines = [f"<b>{words('statement-title', number=person.number)}</b>"] if person.number else []
    lines += [words("statement-head", name=person.name, month=person.month), ""]
    lines += [line_text(line, words) for line in person.lines] or [words("statement-empty")]
    lines += ["", words("statement-total", total=person.total)]
    if person.total != person.to_pay:
        lines.append(words("statement-negative"))
    return Safe("\n".join(lines))


def register_file_name(month: Month, kind: RegisterFile, words: Words) -> str:
    """What a file of the register is called."""
    return f"{words.plain('register-file', month=str(month))}.{kind}"


def sheets(words: Words) -> list[tuple[str, list[str]]]:
    """The sheets of the register for people: who is paid what, and every line behind it."""
    return [
        (words.plain("register-sheet-people"), _titles(words, "code", "name", "number", "total", "to-pay")),
        (
            words.plain("register-sheet-lines"),
            _titles(words, "code", "name", "number", "kind", "day", "fact", "quantity", "rate", "amount"),
        ),
    ]


def people_row(person: RegisterPerson) -> list[Cell]:
    """A row of the first sheet."""
    return [person.staff_id, person.name, person.number, person.total, person.to_pay]


def line_rows(person: RegisterPerson, words: Words) -> Iterator[list[Cell]]:
    """Rows of the second sheet."""
    who: list[Cell] = [person.staff_id, person.name, person.number]
    for line in person.lines:
        kind = _kind(line.kind, words.language)
        yield [*who, kind, line.date, line.fact, line.quantity, _rate(line.rate), line.amount]


def table_header(words: Words) -> list[str]:
    """The columns of the table for 1C."""
    names = ("code", "name", "number", "month", "kind", "day", "fact", "quantity", "rate", "amount", "to-pay")
    return _titles(words, *names)


def table_rows(person: RegisterPerson, words: Words) -> Iterator[list[Cell]]:
    """A person in the table for 1C: a row for each line. What is paid out stands in the first one alone, so that the
    column adds up; who has no lines has one row."""
    who: list[Cell] = [person.staff_id, person.name, person.number, str(person.month)]
    if not person.lines:
        yield [*who, "", "", "", 0, "", person.total, person.to_pay]
    for place, line in enumerate(person.lines):
        kind = _kind(line.kind, words.language)
        to_pay: Cell = "" if place else person.to_pay
        yield [*who, kind, line.date, line.fact, line.quantity, _rate(line.rate), line.amount, to_pay]


def _titles(words: Words, *names: str) -> list[str]:
    return [words.plain("register-column", name=name) for name in names]


@cache
def _kind(kind: Kind, language: str) -> str:
    """A register of thousands names each kind thousands of times."""
    return Words(language, "UTC").plain("pay-kind", kind=kind)


def _rate(rate: str) -> str:
    """As the columns of sums are written."""
    return rate.replace(".", ",")


def _way_on(words: Words) -> tuple[tuple[Button, ...], ...]:
    return ((Button.of(words.plain("place-registers"), Open(Place.REGISTERS)),),)
