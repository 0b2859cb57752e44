"""The windows in which a director sets when months are closed."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Row

from handlers.drafts import Draft
from handlers.scene import Scene
from handlers.states import ClosingMonths
from handlers.widgets import Choices, Label, MenuButton, Option, Screen, Shown, Text, To
from handlers.widgets.choices import chosen, number
from services import closing
from services.closing import LATEST_DAY, ClosingRule
from views.statements import closing_label

OFFERED = {
    ClosingRule.DAY: tuple(range(1, LATEST_DAY + 1)),
    ClosingRule.HOUR: (8, 9, 10, 11, 12, 14, 16, 18),
    ClosingRule.APPROVED: (0, 1),
}


@dataclass(frozen=True)
class ClosingDraft(Draft):
    """The rule about to be changed."""

    rule: ClosingRule = ClosingRule.DAY


async def pick_rule(manager: DialogManager, key: str) -> None:
    """Change this rule."""
    ClosingDraft.of(manager).but(manager, rule=_rule(key))
    await manager.switch_to(ClosingMonths.value)


async def pick_value(manager: DialogManager, key: str) -> None:
    """From now on by this value; the press names its rule ("hour-10")."""
    scene, (name, _, value) = Scene.of(manager), key.rpartition("-")
    await scene.db.write(closing.set_rule, scene.person, _rule(name), number(value), scene.now, receipt=scene.receipt)
    await manager.switch_to(ClosingMonths.list)


async def rules(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Every rule as it stands."""
    scene = Scene.of(dialog_manager)
    now = await scene.db.read(closing.rules, scene.person)
    return {
        "rules": [
            Option(rule.value, closing_label(rule.value, int(getattr(now, rule)), scene.words)) for rule in ClosingRule
        ]
    }


async def values(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """What the rule may be."""
    scene, draft = Scene.of(dialog_manager), ClosingDraft.of(dialog_manager)
    now = int(getattr(await scene.db.read(closing.rules, scene.person), draft.rule))
    return {
        "rule": closing_label(draft.rule.value, now, scene.words),
        "values": [
            Option(
                f"{draft.rule}-{value}",
                f"{'✓ ' if value == now else ''}{closing_label(draft.rule.value, value, scene.words)}",
            )
            for value in OFFERED[draft.rule]
        ],
    }


def _rule(name: str) -> ClosingRule:
    return chosen(ClosingRule, name)


CLOSING = (
    Screen(
        Text("closing-title"),
        Text("closing-hint"),
        Choices("rule", "rules", pick_rule),
        MenuButton(),
        state=ClosingMonths.list,
        getter=rules,
    ),
    Screen(
        Shown("rule"),
        Text("closing-value"),
        Choices("value", "values", pick_value),
        Row(To(Label("back"), ClosingMonths.list), MenuButton()),
        state=ClosingMonths.value,
        getter=values,
    ),
)
