"""Pay at any time: what a month came to so far, the fact behind a line, and what the month may still bring."""

from collections.abc import Sequence
from datetime import datetime

from domain.forecast import MeetingsToTier, ToPlan, ToQuota, VolumeToTier, Work
from domain.ledger import Kind
from domain.messages import StatementLine, StatementPart
from domain.money import Money
from domain.people import Role
from domain.what_if import Question
from domain.workdays import Month
from views.dates import first_of_month
from views.pay import rate_text
from views.pay_terms import share_text
from views.wording import Safe, Words

_MOST_WAITING = 40


def month_text(
    month: Month, total: Money, parts: Sequence[StatementPart], words: Words, *, name: str = "", closed: bool = False
) -> Safe:
    """A month so far by kind; `name` is of somebody else than the reader."""
    title = words("earnings-title-of", name=name, month=month) if name else words("earnings-title", month=month)
    rows = [f"<b>{title}</b>"]
    if closed:
        rows.append(words("earnings-closed"))
    rows += ["", words("earnings-total", total=total)] if parts else ["", words("earnings-none")]
    rows += [part_text(part, words) for part in parts]
    return Safe("\n".join(rows))


def part_text(part: StatementPart, words: Words) -> Safe:
    """What one kind of rows came to."""
    return words("earnings-part", kind=words("earnings-kind", kind=part.kind), count=part.count, amount=part.amount)


def part_label(part: StatementPart, words: Words) -> str:
    """The same for a button."""
    kind = words.plain("earnings-kind", kind=part.kind)
    return f"{kind} · {part.count} · {words.value(part.amount)}"


def lines_title(kind: Kind, month: Month, lines: Sequence[StatementLine], words: Words) -> Safe:
    """Above the lines of a kind."""
    total = Money.sum(line.amount for line in lines)
    title = words("earnings-lines", kind=words("earnings-kind", kind=kind), month=month)
    return Safe(f"<b>{title}</b>\n{words('earnings-total', total=total)}")


def line_label(line: StatementLine, words: Words) -> str:
    """A line for a button: the sum stands before the name, which may be cut."""
    amount = words.value(line.amount)
    return f"{line.date:%d.%m} · {amount} · {line.fact}" if line.fact else f"{line.date:%d.%m} · {amount}"


def fact_text(line: StatementLine, month: Month, undoes: StatementLine | None, words: Words) -> Safe:
    """All that is behind a line: the fact, the rate, the terms, and why it counts in this month."""
    kind = words("pay-kind", kind=line.kind)
    title = words("earnings-fact-of", kind=kind, fact=line.fact) if line.fact else kind
    rows = [f"<b>{title}</b>", words("earnings-fact-day", day=line.date), ""]
    rows.append(words("earnings-fact-amount", amount=line.amount))
    if line.rate:
        rows.append(words("earnings-fact-rate", rate=rate_text(line.rate, words)))
    if line.segment:
        rows.append(words("earnings-fact-segment", segment=line.segment))
    if line.terms is not None:
        rows.append(words("earnings-fact-terms", since=first_of_month(line.terms, words.language)))
    if undoes is not None:
        rows += ["", words("earnings-fact-undoes", fact_kind=line.fact_kind)]
        rows.append(
            words(
                "earnings-fact-undone",
                day=undoes.date,
                kind=words("pay-kind", kind=undoes.kind),
                amount=undoes.amount,
            )
        )
    if line.late:
        rows += ["", words("earnings-fact-late", own=Month.of(line.date), month=month)]
    return Safe("\n".join(rows))


def waiting_text(meetings: int, meetings_pay: Money, leads: int, leads_pay: Money, words: Words) -> Safe:
    """What waits, in a line each; nothing when nothing does."""
    rows = []
    if meetings:
        rows.append(words("earnings-waiting", count=meetings))
        if meetings_pay:
            rows.append(words("earnings-waiting-pay", amount=meetings_pay))
    if leads:
        rows.append(words("earnings-waiting-leads", count=leads, amount=leads_pay))
    return Safe("\n".join(rows))


def waiting_list_text(meetings: Sequence[tuple[str, datetime, Money]], total: Money, words: Words) -> Safe:
    """Each meeting that waits, and what it pays if it is held."""
    rows = [f"<b>{words('earnings-waiting-title')}</b>", ""]
    for company, starts_at, amount in meetings[:_MOST_WAITING]:
        message = "earnings-waiting-meeting" if amount else "earnings-waiting-paid"
        rows.append(words(message, company=company, starts_at=starts_at, amount=amount))
    if len(meetings) > _MOST_WAITING:
        rows.append(words("earnings-waiting-more", count=len(meetings) - _MOST_WAITING))
    if not meetings:
        rows.append(words("earnings-waiting-none"))
    elif total:
        rows += ["", words("earnings-waiting-pay", amount=total)]
    return Safe("\n".join(rows))


def distances_text(
    tier: MeetingsToTier | None,
    volume: VolumeToTier | None,
    quotas: Sequence[ToQuota],
    plan: ToPlan | None,
    words: Words,
) -> Safe:
    """How far the next tier and the bonuses are, in rubles."""
    rows = []
    if tier is not None:
        rows.append(words("earnings-to-tier", count=tier.need, earns=tier.earns, rate=tier.rate))
    if volume is not None:
        share = share_text(volume.percent_bp, words)
        rows.append(words("earnings-to-volume", need=volume.need, earns=volume.earns, share=share))
    rows += [_quota_text(quota, words) for quota in quotas]
    if plan is not None:
        message = "earnings-plan-met" if plan.percent >= 100 else "earnings-plan"
        rows.append(words(message, percent=plan.percent, bonus=plan.bonus))
    return Safe("\n".join(rows))


def _quota_text(quota: ToQuota, words: Words) -> Safe:
    values = {"role": quota.role, "done": quota.done, "quota": quota.quota, "bonus": quota.bonus}
    if not quota.need:
        return words("earnings-quota-met", **values)
    if not quota.earns:
        return words("earnings-to-quota", need=quota.need, **values)
    return words("earnings-to-quota-earning", need=quota.need, earns=quota.earns, **values)


def forecast_text(
    total: Money, expected: Work, ends: Sequence[StatementPart], roles: Sequence[Role], words: Words
) -> Safe:
    """The month by the pace so far, said to be an estimate."""
    rows = [words("earnings-forecast", total=total)]
    counts = [
        words("earnings-count", role=role, count=_counted(expected, role)) for role in roles if _counted(expected, role)
    ]
    if counts:
        rows.append(words("earnings-forecast-by", by=Safe(", ".join(counts))))
    rows += [_end_text(part, words) for part in ends]
    return Safe("\n".join([*rows, words("earnings-estimate")]))


def _end_text(part: StatementPart, words: Words) -> Safe:
    return words("earnings-end", kind=words("pay-kind", kind=part.kind), amount=part.amount)


def _counted(work: Work, role: Role) -> int:
    return {Role.CALLER: work.meetings, Role.CLOSER: work.contracts, Role.COLLECTOR: work.leads}.get(role, 0)


def what_if_text(
    question: Question, done: int, more: Money, ends: Sequence[StatementPart], total: Money, words: Words
) -> Safe:
    """The answer to a question about the month."""
    counted = words("earnings-count", role=question.role, count=max(question.number, done))
    rows = [words("what-if-total", work=counted, total=total)]
    if question.number < done:
        rows.append(words("what-if-done", done=done))
    elif more:
        further = words("earnings-count", role=question.role, count=question.number - done)
        rows.append(words("what-if-more", work=further, amount=more))
    if question.amount and question.number > done:
        rows.append(words("what-if-each", amount=question.amount))
    rows += [_end_text(part, words) for part in ends]
    return Safe("\n".join([*rows, "", words("what-if-rest")]))


def number_label(role: Role, number: int, words: Words) -> str:
    """So much work, for a button."""
    return words.plain("earnings-count", role=role, count=number)
