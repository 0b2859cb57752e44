"""What services would answer about earnings and what the month may still bring."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from domain.forecast import MeetingsToTier, ToPlan, ToQuota, VolumeToTier, Work
from domain.ledger import Kind
from domain.messages import StatementLine, StatementPart
from domain.money import Money
from domain.people import Role
from domain.what_if import Question
from domain.workdays import Month
from services import earnings

NOVEMBER = Month(2026, 11)
ROLES = (Role.CALLER, Role.CLOSER, Role.COLLECTOR)


def month_of_pay(text: str, lines: tuple[StatementLine, ...], waiting: int) -> earnings.Earnings:
    """A month with a part of every kind that its lines are of."""
    kinds = [kind for kind in Kind if any(line.kind is kind for line in lines)]
    parts = tuple(StatementPart(kind, len(lines), Money.rub(1000)) for kind in kinds)
    return earnings.Earnings(text, NOVEMBER, waiting > 3, Money.rub(19_500), parts, lines, waiting)


def outlook(text: str, at: datetime, many: int) -> earnings.Outlook:
    """All that may come of a month, or nothing."""
    waiting = tuple(
        earnings.WaitingMeeting(text, at + timedelta(days=n), Money.rub(2000 * (n % 2))) for n in range(many)
    )
    quotas = tuple(
        ToQuota(role, 17, 20, 3 * place, Money.rub(6000), Money.rub(10_000)) for place, role in enumerate(ROLES)
    )
    fixed = (StatementPart(Kind.FIXED, 1, Money.rub(30_000)), StatementPart(Kind.QUOTA_BONUS, 1, Money.rub(10_000)))
    return earnings.Outlook(
        NOVEMBER,
        Work(meetings=many, booked=many),
        earnings.Waiting(waiting, Money.rub(2000 * many), many, Money.rub(50 * many)),
        MeetingsToTier(3, Money.rub(6000), Money.rub(3000)) if many else None,
        VolumeToTier(Money.rub(300_000), Money.rub(15_000), 750) if many else None,
        quotas if many else (),
        ToPlan(87 if many == 3 else 100, Money.rub(10_000)) if many else None,
        Work(meetings=many, contracts=many, leads=many),
        Money.rub(48_000 * many),
        fixed if many else (),
    )


def earnings_answers(
    text: str, at: datetime, many: int, lines: tuple[StatementLine, ...]
) -> dict[Callable[..., Any], Any]:
    """By service function."""
    parts = (StatementPart(Kind.PLAN_BONUS, 1, Money.rub(10_000)),) * min(many, 3)
    opened = lines[0] if lines else StatementLine(Kind.FIXED, NOVEMBER.last, text, 1, "", Money.rub(-1))
    return {
        earnings.my_earnings: month_of_pay(text, lines, many),
        earnings.months: [Month(2026 - n // 12, 12 - n % 12) for n in range(max(many, 1))],
        earnings.opened: earnings.OpenedLine(opened, NOVEMBER, opened if many else None),
        earnings.outlook: outlook(text, at, many),
        earnings.what_if: earnings.WhatIf(
            Question(Role.CLOSER, 4, Money.rub(350_000)), many, Money.rub(70_000), parts, Money.rub(110_000)
        ),
        earnings.can_ask: ROLES if many else (),
    }
