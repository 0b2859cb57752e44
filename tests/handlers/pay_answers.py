"""What services would answer about terms, plans and adjustments."""

from collections.abc import Callable
from typing import Any

from domain.messages import AdjustmentMade, Message, TermsQuestion, TermsSet
from domain.money import Money
from domain.pay import DEFAULT_TERMS, NOTHING, MeetingTier, PaidOn, PayTerms, VolumeTier
from domain.people import Role
from domain.quotas import Plan, Reached
from domain.typed_terms import TermsField
from domain.workdays import Month
from services import adjustments, plans, terms

NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
FULL = PayTerms(
    per_lead=Money.rub(50),
    per_meeting=Money.rub(2000),
    paid_on=PaidOn.BOOKED,
    meeting_tiers=tuple(MeetingTier(31 + n, Money.rub(3000 + n)) for n in range(9)),
    plan_bonus=Money.rub(10_000),
    fixed=Money.rub(30_000),
    percent_bp=725,
    percent_tiers=tuple(VolumeTier(Money.rub(1_000_000 + n), 800 + n) for n in range(9)),
    quota=20,
    quota_bonus=Money.rub(10_000),
)
"""Terms with everything in them."""


def pay_answers(text: str, many: int) -> dict[Callable[..., Any], Any]:
    """By service function: what it answers."""
    version = terms.VersionView(NOVEMBER, FULL if many else NOTHING)
    view = terms.TermsView(
        None,
        text,
        bool(many),
        version if many else None,
        (terms.VersionView(DECEMBER, FULL),) * min(many, 1),
        (version,) * min(many, 12),
        tuple(TermsField),
        (DECEMBER, NOVEMBER),
        FULL if many else NOTHING,
    )
    lines = tuple(
        terms.PreviewLine(text, Money.rub(19_500), Money.rub(19_500 + n % 2 * 500)) for n in range(min(many, 300))
    )
    seen = terms.Preview(NOVEMBER, bool(many), lines, Money.rub(19_500), Money.rub(20_000))
    targets = Plan(60, 10, Money.rub(3_000_000)) if many else Plan()
    plan = plans.PlanView(NOVEMBER, targets, Reached(52, 9, Money.rub(2_610_000)), 87 if many else None)
    return {
        terms.listed: terms.TermsList(
            tuple(terms.RoleLine(role, DEFAULT_TERMS.get(role), role is Role.CALLER) for role in Role),
            tuple((n + 1, text) for n in range(min(many, 50))),
        ),
        terms.view: view,
        terms.preview: seen,
        terms.set_terms: 5,
        terms.take_back: 1,
        terms.keep: None,
        plans.listed: [plan] * min(many, 3),
        plans.view: plan,
        plans.set_target: plan,
        adjustments.whom: adjustments.Adjusting(9, text, NOVEMBER),
        adjustments.enter: 5,
    }


def pay_messages(text: str) -> list[Message]:
    """Messages about terms and adjustments."""
    return [
        AdjustmentMade(Money.rub(3000), text, text, NOVEMBER),
        AdjustmentMade(Money.rub("-1500.50"), text, text, NOVEMBER),
        TermsSet(DECEMBER, Role.CALLER, FULL),
        TermsSet(DECEMBER, None, NOTHING),
        TermsSet(DECEMBER, None, FULL, withdrawn=True),
        TermsQuestion(tuple(DEFAULT_TERMS.items())),
    ]
