"""The director sets when companies are called again."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Row

from handlers.drafts import Draft
from handlers.scene import Scene
from handlers.states import CallingRules
from handlers.widgets import Choices, Label, MenuButton, Option, Screen, Text, To
from handlers.widgets.choices import chosen, number
from services import departments
from services.departments import CallingRule
from views.calls import rule_label, rule_text

OFFERED = {
    CallingRule.RETRY: (60, 120, 180, 240, 360),
    CallingRule.BUSY: (10, 15, 30, 60, 120),
    CallingRule.TRIES: (3, 4, 5, 7, 10),
    CallingRule.COOLDOWN: (1, 3, 6, 9, 12),
}


@dataclass(frozen=True)
class RulesDraft(Draft):
    """The rule about to be changed."""

    rule: CallingRule = CallingRule.RETRY


async def pick_rule(manager: DialogManager, key: str) -> None:
    """Change this rule."""
    RulesDraft.of(manager).but(manager, rule=_rule(key))
    await manager.switch_to(CallingRules.value)


async def pick_value(manager: DialogManager, key: str) -> None:
    """From now on by this value; the press names its rule ("busy_minutes-30")."""
    scene, (name, _, value) = Scene.of(manager), key.rpartition("-")
    await scene.db.write(
        departments.set_calling_rule, scene.person, _rule(name), number(value), scene.now, receipt=scene.receipt
    )
    await manager.switch_to(CallingRules.list)


async def rules(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Every rule as it stands."""
    scene = Scene.of(dialog_manager)
    now = await scene.db.read(departments.calling_rules, scene.person)
    labels = {rule: rule_label(rule, getattr(now, rule), scene.words) for rule in CallingRule}
    return {"rules": [Option(rule.value, label) for rule, label in labels.items()]}


async def values(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """What the rule may be."""
    scene, draft = Scene.of(dialog_manager), RulesDraft.of(dialog_manager)
    now: int = getattr(await scene.db.read(departments.calling_rules, scene.person), draft.rule)
    options = [
        Option(f"{draft.rule}-{value}", f"{'✓ ' if value == now else ''}{rule_text(draft.rule, value, scene.words)}")
        for value in OFFERED[draft.rule]
    ]
    return {"rule": rule_label(draft.rule, now, scene.words), "values": options}


def _rule(name: str) -> CallingRule:
    return chosen(CallingRule, name)


CALLING_RULES = (
    Screen(
        Text("rules-title"),
        Choices("rule", "rules", pick_rule),
        MenuButton(),
        state=CallingRules.list,
        getter=rules,
    ),
    Screen(
        Text("rules-value"),
        Choices("value", "values", pick_value),
        Row(To(Label("back"), CallingRules.list), MenuButton()),
        state=CallingRules.value,
        getter=values,
    ),
)
