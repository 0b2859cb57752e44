"""What services would answer about segments, fates, appeals and the exclusion list."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from domain.calling import CallResult
from domain.exclusions import ExclusionKind
from domain.fates import Fate, Fates
from domain.funnel import LeadState
from domain.messages import AppealCall, AppealCard, SegmentBrief
from domain.money import Money
from domain.segments import SegmentPace
from services import exclusions, fates, segments

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def counted(many: int) -> Fates:
    """Leads of every fate, or none."""
    if not many:
        return Fates({}, {})
    reasons = {result: many for result in CallResult if result.rejects}
    return Fates({fate: many * 3 if fate is Fate.REJECTED else many for fate in Fate}, reasons)


def brief(text: str = "Автосервисы") -> SegmentBrief:
    """A segment that asks for everything."""
    return SegmentBrief(4, text[:60], text, Money.rub(50), 500, date(2026, 11, 30))


def appeal(text: str = "Ромашка", many: int = 3) -> AppealCard:
    """An appeal against a wrong number."""
    calls = tuple(AppealCall(AT, text, CallResult.WRONG_NUMBER, text) for _ in range(min(many, 5)))
    rejected_as = CallResult.WRONG_NUMBER if many else None
    return AppealCard(5, text, text, "+79123456789", text, text, text, text, AT, rejected_as, calls)


def base_answers(text: str, many: int) -> dict[Callable[..., Any], Any]:
    """By service function: what it answers. `many` is how many there are of everything."""
    collectors = dict.fromkeys(range(1, 1 + min(many, 30)), text or "А")
    plan = segments.SegmentPlan(
        text, text[:60], Money.rub(50), 500, date(2026, 11, 30), tuple(collectors), text, priority=5 if many else 1
    )
    line = segments.SegmentLine(4, text[:60], 500 if many else None, many, many)
    pace = SegmentPace(many, many, late=many > 50)
    view = segments.SegmentView(
        4, plan, brief(text), many > 50, tuple(collectors.values()), counted(many), pace if many else None
    )
    fate = fates.FateCard(
        5,
        text,
        text,
        "+79123456789",
        text,
        text,
        text,
        LeadState.MEETING if many > 50 else LeadState.REJECTED,
        Fate.CONFIRMED if many > 50 else Fate.REJECTED if many else Fate.WAITING,
        AT if many > 50 else None,
        AT,
        CallResult.NOT_EXISTING,
        AT if many > 50 else None,
        upheld=None,
    )
    entry = exclusions.ExclusionCard(6, ExclusionKind.CLIENT, text, "+79123456789", None, AT)
    other = exclusions.ExclusionCard(7, ExclusionKind.DO_NOT_CALL, text, None, "7707083893", AT)
    return {
        segments.mine: (),
        segments.my_list: (line,) * many,
        segments.my_segment: segments.MySegment(
            brief(text), many, pace if many else None, counted(many), Money.rub(50 * many) if many else None
        ),
        segments.listed: segments.SegmentList((line,) * many, many),
        segments.view: view,
        segments.collectors: collectors,
        segments.create: 4,
        segments.change: view,
        segments.close: view,
        segments.reopen: view,
        fates.mine: fates.MyFates(many, counted(many), (fate,) * min(many, 8), 0, max(many // 8, 1)),
        fates.fate: fate,
        fates.appeal: fate,
        fates.waiting: (appeal(text, many),) * many,
        fates.count_waiting: many,
        fates.appealed: appeal(text, many),
        fates.decided: None,
        fates.decide: fates.Decided(text, upheld=True),
        exclusions.listed: exclusions.ExclusionPage((entry, other) * min(many, 4), 0, max(many // 8, 1), many),
        exclusions.entry: entry if many else other,
        exclusions.exclude: many,
        exclusions.remove: exclusions.Removed(many, many),
    }
