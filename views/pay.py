"""Pay as its earner sees it: every ruble with the fact behind it."""

from domain.messages import StatementLine
from domain.money import Money
from domain.workdays import Month
from views.wording import Safe, Words


def line_text(line: StatementLine, words: Words) -> Safe:
    """One row of the ledger: when, for what, how much."""
    kind = words("pay-kind", kind=line.kind)
    if line.quantity > 1 and line.rate:
        kind = Safe(f"{kind} {words('pay-times', quantity=line.quantity, rate=rate_text(line.rate, words))}")
    elif line.rate.endswith("%"):
        kind = Safe(f"{kind} {rate_text(line.rate, words)}")
    values = {"day": f"{line.date:%d.%m}", "kind": kind, "amount": line.amount}
    text = words("pay-line-of", fact=line.fact, **values) if line.fact else words("pay-line", **values)
    return words("pay-line-late", line=text, month=Month.of(line.date)) if line.late else text


def rate_text(rate: str, words: Words) -> str | Money:
    """A rate as the ledger writes it: rubles with a point, a percent, or a month's sum and the share of it worked."""
    if rate.endswith("%"):
        return rate.replace(".", ",") if words.language == "ru" else rate
    whole, times, share = rate.partition(" × ")
    try:
        rubles = Money.rub(whole)
    except ValueError:
        return rate
    return f"{words.value(rubles)}{times}{share}" if share else rubles
