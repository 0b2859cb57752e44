"""A director sets what the department is to reach in a month."""

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Row

from domain.errors import NotAnAmount, NotYours, TermsUnclear
from domain.money import Money, parse_amount
from domain.typed import quote
from domain.typed_terms import read_count
from domain.workdays import Month
from handlers.pay_terms.draft import PlanDraft
from handlers.scene import Scene
from handlers.states import Plans
from handlers.widgets import Act, Choices, Label, MenuButton, Option, Screen, Shown, Text, To, Typed
from handlers.widgets.choices import chosen
from services import plans
from services.plans import Target
from views.pay_terms import plan_text


async def pick_month(manager: DialogManager, key: str) -> None:
    """Look at the plan of this month."""
    month = chosen(Month.parse, key)
    PlanDraft(month=month).keep(manager)
    await manager.switch_to(Plans.month)


async def pick_target(manager: DialogManager, key: str) -> None:
    """Ask for something else of this."""
    target = chosen(Target, key)
    PlanDraft.of(manager).but(manager, target=target)
    await manager.switch_to(Plans.value)


async def read_value(manager: DialogManager, typed: str) -> None:
    """So much is to be reached."""
    if _asked(PlanDraft.of(manager))[1] is Target.REVENUE:
        revenue = parse_amount(typed)
        if revenue <= Money.zero():
            raise NotAnAmount(quote(typed))
        await _set(manager, revenue)
        return
    try:
        count = read_count(typed)
    except ValueError:
        raise TermsUnclear("quota", quote(typed)) from None
    await _set(manager, count)


async def no_value(manager: DialogManager) -> None:
    """It is no target."""
    await _set(manager, None)


async def _set(manager: DialogManager, value: int | Money | None) -> None:
    scene = Scene.of(manager)
    asked, target = _asked(PlanDraft.of(manager))
    await scene.db.write(plans.set_target, scene.person, asked, target, value, scene.now, receipt=scene.receipt)
    await manager.switch_to(Plans.month)


def _asked(draft: PlanDraft) -> tuple[Month, Target]:
    if draft.month is None or draft.target is None:
        raise NotYours
    return draft.month, draft.target


async def _listed(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    scene = Scene.of(dialog_manager)
    found = await scene.db.read(plans.listed, scene.person, scene.now)
    words = scene.words
    texts = [plan_text(one.month, one.plan, one.reached, one.percent, words) for one in found]
    return {
        "plans": "\n\n".join(texts),
        "months": [Option(str(one.month), str(words.value(one.month))) for one in found],
    }


async def _month(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    scene, draft = Scene.of(dialog_manager), PlanDraft.of(dialog_manager)
    if draft.month is None:
        raise NotYours
    one = await scene.db.read(plans.view, scene.person, draft.month, scene.now)
    words = scene.words
    return {
        "plan": plan_text(one.month, one.plan, one.reached, one.percent, words),
        "targets": [Option(target, words.plain("plan-target", target=target)) for target in Target],
    }


async def _value(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    scene = Scene.of(dialog_manager)
    target = _asked(PlanDraft.of(dialog_manager))[1]
    shown = await _month(dialog_manager)
    return {"plan": shown["plan"], "question": scene.words("plan-ask", target=target)}


PLANS = (
    Screen(
        Text("plans-title"),
        Shown("plans"),
        Text("plans-hint"),
        Choices("month", "months", pick_month),
        MenuButton(),
        state=Plans.list,
        getter=_listed,
        money=True,
    ),
    Screen(
        Shown("plan"),
        Choices("target", "targets", pick_target, width=3),
        Row(To(Label("plans-back"), Plans.list), MenuButton()),
        state=Plans.month,
        getter=_month,
        money=True,
    ),
    Screen(
        Shown("plan"),
        Shown("question"),
        Act(Label("plan-no-target"), "no_target", no_value),
        Row(To(Label("back"), Plans.month), MenuButton()),
        Typed(read_value),
        state=Plans.value,
        getter=_value,
        money=True,
    ),
)
