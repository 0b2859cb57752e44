"""Puts the figures of the worked month into the guide's page about pay: `python docs/make_pay_guide.py`.

They are what the domain's rules make of the facts below; the page's text around them is written by hand. A block
stands between `<!-- name -->` and `<!-- /name -->`. A test fails when the page says anything else.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from itertools import groupby
from pathlib import Path

from domain.department import DEFAULT_CLOSING
from domain.ledger import Accrual, Closings, Fact, FactKind, Standing, accruals_of, month_accruals, reversal
from domain.money import Money
from domain.pay import MeetingTier, PayTerms, VolumeTier
from domain.people import Role
from domain.quotas import Leave, MonthEnd, Plan, Reached, days_worked
from domain.terms import TermsBook, Version
from domain.workdays import Month, WorkCalendar
from views.dates import day_text
from views.money import money_text
from views.pay import rate_text
from views.pay_terms import terms_text
from views.wording import Words

GUIDE = Path(__file__).resolve().parent / "guide"
LANGUAGES = ("ru", "en")
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
CLOSED = Closings([(OCTOBER, datetime(2026, 11, 1, 7, tzinfo=UTC))])
CALENDAR = WorkCalendar()
DENIS, ANNA, VIKTOR = 1, 2, 3
TERMS = {
    Role.COLLECTOR: PayTerms(per_lead=Money.rub(50), quota=500, quota_bonus=Money.rub(5_000)),
    Role.CALLER: PayTerms(
        per_meeting=Money.rub(2_000),
        meeting_tiers=(MeetingTier(11, Money.rub(3_000)),),
        plan_bonus=Money.rub(10_000),
    ),
    Role.CLOSER: PayTerms(
        fixed=Money.rub(30_000),
        percent_bp=500,
        percent_tiers=(VolumeTier(Money.rub(1_000_000), 700),),
        quota=2,
        quota_bonus=Money.rub(10_000),
    ),
}
BOOK = TermsBook(Version(number, role, None, OCTOBER, terms) for number, (role, terms) in enumerate(TERMS.items()))
SEGMENT_RATE = Money.rub(80)
PLAN, REACHED = Plan(meetings=60), Reached(meetings=63, contracts=3)
UNPAID = Leave(date(2026, 11, 23), date(2026, 11, 27))
CANCELLED = Money.rub(350_000)


def main() -> None:
    """Write the figures into the pages of both languages."""
    for language in LANGUAGES:
        page = page_of(language)
        page.write_text(filled(page.read_text(encoding="utf-8"), language), encoding="utf-8")


def page_of(language: str) -> Path:
    """The page about pay in a language."""
    return GUIDE / language / "pay.md"


def filled(text: str, language: str) -> str:
    """The page with every block as the rules have it now."""
    words = Words(language, "Europe/Moscow")
    blocks = {
        "closing": _closing(language),
        "terms": _terms(words),
        "denis": _table(denis(), words),
        "anna": _table(anna(), words),
        "viktor": _table(viktor(), words),
        "plan": f"{REACHED.meetings} / {PLAN.meetings}",
        "days": f"{_worked()} / {len(CALENDAR.working_days(NOVEMBER))}",
    }
    for name, block in blocks.items():
        marked = re.compile(rf"(<!-- {name} -->).*?(<!-- /{name} -->)", re.DOTALL)
        text, found = marked.subn(lambda match, block=block: f"{match[1]}{block}{match[2]}", text)
        if not found:
            raise ValueError(f"the page has no block {name}")
    return text


def denis() -> list[Accrual]:
    """A collector: 520 confirmed leads, 120 of them of a segment with a rate of its own; the norm is met."""
    days = CALENDAR.working_days(NOVEMBER)
    facts = [
        _fact(
            FactKind.LEAD, number, DENIS, days[number * len(days) // 520], rate=SEGMENT_RATE if number >= 400 else None
        )
        for number in range(520)
    ]
    return [*accruals_of(facts, NOVEMBER, BOOK), *_end(DENIS, Role.COLLECTOR, done=520)]


def anna() -> list[Accrual]:
    """A caller: a meeting of October that was told of late, then twelve of November; the department met its plan."""
    late = _fact(FactKind.MEETING, 1, ANNA, date(2026, 10, 30), told=date(2026, 11, 2))
    days = CALENDAR.working_days(NOVEMBER)[1:13]
    facts = [late, *(_fact(FactKind.MEETING, 2 + number, ANNA, day) for number, day in enumerate(days))]
    counted = [fact for fact in facts if CLOSED.stands_in(fact, NOVEMBER)]
    return [*accruals_of(counted, NOVEMBER, BOOK), *_end(ANNA, Role.CALLER, done=20)]


def viktor() -> list[Accrual]:
    """A closer: two contracts, the second across the border of a tier; a week of unpaid leave; a contract of October
    that was cancelled."""
    of_october = accruals_of([_fact(FactKind.CONTRACT, 1, VIKTOR, date(2026, 10, 20), amount=CANCELLED)], OCTOBER, BOOK)
    signed = [
        _fact(FactKind.CONTRACT, 2, VIKTOR, date(2026, 11, 6), amount=Money.rub(800_000)),
        _fact(FactKind.CONTRACT, 3, VIKTOR, date(2026, 11, 18), amount=Money.rub(500_000)),
    ]
    undone = [reversal(Standing(1, row), NOVEMBER) for row in of_october]
    return [*undone, *accruals_of(signed, NOVEMBER, BOOK), *_end(VIKTOR, Role.CLOSER, done=2, worked=_worked())]


def _fact(
    kind: FactKind,
    fact_id: int,
    staff_id: int,
    on: date,
    *,
    told: date | None = None,
    amount: Money | None = None,
    rate: Money | None = None,
) -> Fact:
    order = datetime.combine(on, time(9), UTC)
    entered_at = datetime.combine(told or on, time(15), UTC)
    return Fact(
        kind=kind,
        fact_id=fact_id,
        staff_id=staff_id,
        on=on,
        order=order,
        entered_at=entered_at,
        amount=amount or Money.zero(),
        rate=rate,
    )


def _end(staff_id: int, role: Role, done: int, worked: int | None = None) -> list[Accrual]:
    whole = len(CALENDAR.working_days(NOVEMBER))
    days = whole if worked is None else worked
    end = MonthEnd(staff_id, frozenset({role}), days, whole, PLAN.met(REACHED), {role: done})
    return month_accruals(end, NOVEMBER, BOOK)


def _worked() -> int:
    return days_worked(CALENDAR, NOVEMBER, OCTOBER.first, None, [UNPAID])


def _closing(language: str) -> str:
    day, hour = DEFAULT_CLOSING.day, f"{DEFAULT_CLOSING.hour}:00"
    return f"{day}-го числа в {hour}" if language == "ru" else f"on day {day} of the next month at {hour}"


def _terms(words: Words) -> str:
    lines = [
        f"| {words.plain('role', role=role)} | {'<br>'.join(terms_text(terms, words).splitlines())} |"
        for role, terms in TERMS.items()
    ]
    head = ("Роль", "Условия") if words.language == "ru" else ("Role", "Terms")
    return _markdown(head, lines)


def _table(rows: Iterable[Accrual], words: Words) -> str:
    """Rows that differ in their day alone are one line."""
    found = list(rows)
    lines = []
    for _, same in groupby(found, key=lambda row: (row.kind, row.rate, row.late)):
        lines.append(_line(list(same), words))
    total = ("Итого", "Total")[words.language == "en"]
    lines.append(f"| **{total}** | | | **{money_text(Money.sum(row.amount for row in found), words.language)}** |")
    head = ("Дни", "За что", "Ставка", "Сумма") if words.language == "ru" else ("Days", "For", "Rate", "Sum")
    return _markdown(head, lines)


def _line(rows: list[Accrual], words: Words) -> str:
    first, last = rows[0], rows[-1]
    days = day_text(first.fact_date, words.language)
    if last.fact_date != first.fact_date:
        days += f" … {day_text(last.fact_date, words.language)}"
    kind = words.plain("earnings-kind", kind=first.kind)
    if first.late:
        kind += f" ({'учтено в ноябре' if words.language == 'ru' else 'counted in November'})"
    rate = rate_text(first.rate, words)
    rate = money_text(rate, words.language) if isinstance(rate, Money) else rate
    if len(rows) > 1:
        rate = f"{len(rows)} × {rate}"
    amount = Money.sum(row.amount for row in rows)
    return f"| {days} | {kind} | {rate} | {money_text(amount, words.language)} |"


def _markdown(head: tuple[str, ...], lines: Iterable[str]) -> str:
    return "\n".join(["", "", f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *lines, "", ""])


if __name__ == "__main__":
    main()
