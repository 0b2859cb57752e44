"""A director adds to somebody's pay, or takes from it: whom, how much, what for, and all of it read back."""

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Row

from domain.errors import NotYours
from domain.money import Money
from domain.typed_terms import read_adjustment
from handlers.pay_terms.draft import AdjustDraft
from handlers.scene import Scene
from handlers.states import Adjusting
from handlers.widgets import Act, Choices, Label, MenuButton, Option, Pager, Screen, Text, To, Typed
from handlers.widgets.choices import number, page_of
from services import adjustments, staff
from services.adjustments import checked
from views.pay_terms import signed

_A_PAGE = 8
_ANY_REASON = "…"
_ANY_AMOUNT = Money(1)


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list of people."""
    AdjustDraft.of(manager).but(manager, page=page)


async def pick_person(manager: DialogManager, key: str) -> None:
    """It is for this person."""
    draft = AdjustDraft.of(manager)
    AdjustDraft(Scene.of(manager).receipt, number(key), page=draft.page).keep(manager)
    await manager.switch_to(Adjusting.amount)


async def read_amount(manager: DialogManager, typed: str) -> None:
    """So much, with its sign."""
    amount, _ = checked(read_adjustment(typed), _ANY_REASON)
    AdjustDraft.of(manager).but(manager, amount=amount)
    await manager.switch_to(Adjusting.reason)


async def read_reason(manager: DialogManager, typed: str) -> None:
    """What for."""
    _, reason = checked(_ANY_AMOUNT, typed)
    AdjustDraft.of(manager).but(manager, reason=reason)
    await manager.switch_to(Adjusting.check)


async def enter(manager: DialogManager) -> None:
    """What was read back is right."""
    scene, draft = Scene.of(manager), AdjustDraft.of(manager)
    await scene.db.write(
        adjustments.enter,
        scene.person,
        draft.staff_id,
        _amount(draft),
        draft.reason,
        scene.now,
        receipt=f"adjustment:{draft.key}",
    )
    await manager.switch_to(Adjusting.done)


def _amount(draft: AdjustDraft) -> Money:
    if draft.amount is None:
        raise NotYours
    return draft.amount


async def _people(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    scene, draft = Scene.of(dialog_manager), AdjustDraft.of(dialog_manager)
    everybody = await scene.db.read(staff.colleagues, scene.person)
    shown = page_of(everybody, draft.page, _A_PAGE)
    return {
        "people": [Option(str(one.staff_id), one.name) for one in shown.items],
        "page": shown.page,
        "pages": shown.pages,
    }


async def _whom(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    scene, draft = Scene.of(dialog_manager), AdjustDraft.of(dialog_manager)
    whom = await scene.db.read(adjustments.whom, scene.person, draft.staff_id, scene.now)
    return {"name": whom.name, "month": whom.month}


async def _whole(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    scene, draft = Scene.of(dialog_manager), AdjustDraft.of(dialog_manager)
    whom = await _whom(dialog_manager)
    return {**whom, "amount": signed(_amount(draft), scene.words), "reason": draft.reason}


ADJUSTING = (
    Screen(
        Text("adjusting-title"),
        Text("adjusting-whom"),
        Choices("person", "people", pick_person),
        Pager("people", turn),
        MenuButton(),
        state=Adjusting.people,
        getter=_people,
        money=True,
    ),
    Screen(
        Text("adjusting-title"),
        Text("adjusting-amount"),
        Row(To(Label("adjusting-other"), Adjusting.people), MenuButton()),
        Typed(read_amount),
        state=Adjusting.amount,
        getter=_whom,
        money=True,
    ),
    Screen(
        Text("adjusting-title"),
        Text("adjusting-reason"),
        Row(To(Label("adjusting-other-amount"), Adjusting.amount), MenuButton()),
        Typed(read_reason),
        state=Adjusting.reason,
        getter=_whole,
        money=True,
    ),
    Screen(
        Text("adjusting-title"),
        Text("adjusting-check"),
        Text("adjusting-why"),
        Act(Label("adjusting-confirm"), "enter", enter),
        Row(To(Label("adjusting-other-reason"), Adjusting.reason), MenuButton()),
        state=Adjusting.check,
        getter=_whole,
        money=True,
    ),
    Screen(
        Text("adjusting-done"),
        Text("adjusting-why"),
        Row(To(Label("adjusting-more"), Adjusting.people), MenuButton()),
        state=Adjusting.done,
        getter=_whole,
        money=True,
    ),
)
