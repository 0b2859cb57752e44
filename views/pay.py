"""Pay as its earner sees it: every ruble with the fact behind it."""

from collections.abc import Sequence

from domain.messages import RegisterReady, StatementLine, StatementReady
from domain.money import Money
from domain.workdays import Month
from views.cards import Button, Card
from views.presses import Open, Place
from views.wording import Safe, Words


def line_text(line: StatementLine, words: Words) -> Safe:
    """One row of the ledger: when, for what, how much."""
    kind = words("pay-kind", kind=line.kind)
    if line.quantity > 1 and line.rate:
        kind = Safe(f"{kind} {words('pay-times', quantity=line.quantity, rate=_rate(line.rate, words))}")
    elif line.rate.endswith("%"):
        kind = Safe(f"{kind} {_rate(line.rate, words)}")
    values = {"day": f"{line.date:%d.%m}", "kind": kind, "amount": line.amount}
    text = words("pay-line-of", fact=line.fact, **values) if line.fact else words("pay-line", **values)
    return words("pay-line-late", line=text, month=Month.of(line.date)) if line.late else text


def _rate(rate: str, words: Words) -> str | Money:
    """A rate as the ledger writes it: rubles with a point, or a percent."""
    if rate.endswith("%"):
        return rate.replace(".", ",") if words.language == "ru" else rate
    try:
        return Money.rub(rate)
    except ValueError:
        return rate


def statement_text(statement: StatementReady, words: Words) -> Safe:
    """A whole statement."""
    lines = [f"<b>{words('statement-title', number=statement.number)}</b>"]
    lines += [words("statement-head", name=statement.name, month=statement.month), ""]
    lines += [line_text(line, words) for line in statement.lines] or [words("statement-empty")]
    lines += ["", words("statement-total", total=statement.total)]
    if statement.total < Money.zero():
        lines.append(words("statement-negative"))
    return Safe("\n".join(lines))


def statement_card(statement: StatementReady, words: Words) -> Card:
    """A statement as it comes on the 1st."""
    return Card(
        statement_text(statement, words),
        ((Button.of(words.plain("place-statements"), Open(Place.STATEMENTS)),),),
        protect=True,
    )


def statement_label(month: Month, total: Money, words: Words) -> str:
    """A statement for a button."""
    return f"{words.value(month)} · {words.value(total)}"


def earnings_text(month: Month, total: Money, lines: Sequence[StatementLine], waiting: int, words: Words) -> Safe:
    """The open month so far."""
    rows = [f"<b>{words('earnings-title', month=month)}</b>", ""]
    if lines:
        rows += [*(line_text(line, words) for line in lines), "", words("earnings-total", total=total)]
    else:
        rows.append(words("earnings-none"))
    if waiting:
        rows.append(words("earnings-waiting", count=waiting))
    return Safe("\n".join(rows))


def register_card(register: RegisterReady, words: Words) -> Card:
    """The closed month to those who pay it out: a line per person."""
    lines = [f"<b>{words('register-title', month=register.month)}</b>", ""]
    lines += [words("register-person", name=name, amount=amount) for name, amount in register.people]
    if not register.people:
        lines.append(words("register-nobody"))
    lines += ["", words("register-total", total=register.total)]
    return Card("\n".join(lines), ((Button.of(words.plain("place-menu"), Open(Place.MENU)),),), protect=True)
