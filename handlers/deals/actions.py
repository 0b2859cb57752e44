"""What presses and answers in the windows about deals do."""

from dataclasses import replace
from datetime import date

from aiogram_dialog import DialogManager

from domain.deals import LONGEST_STEP, Step, ensure_amount, ensure_step_day, read_day
from domain.errors import NotYours
from domain.money import parse_amount
from domain.typed import line
from domain.workdays import local_day
from handlers.deals.draft import LOSSES, STEPS, DealDraft
from handlers.scene import Scene
from handlers.states import Deals
from handlers.widgets.choices import chosen, number
from services import deals


async def turn(manager: DialogManager, page: int) -> None:
    """Turn a list of deals or contracts."""
    DealDraft.of(manager).but(manager, page=page)


async def pick_deal(manager: DialogManager, key: str) -> None:
    """Look at this deal; what is done about it begins anew."""
    draft = DealDraft.of(manager)
    DealDraft(key=Scene.of(manager).receipt, page=draft.page, place=draft.place, deal_id=number(key)).keep(manager)
    await manager.switch_to(Deals.deal)


async def pick_step(manager: DialogManager, key: str) -> None:
    """One of the usual steps."""
    if key not in STEPS:
        raise NotYours
    await _to_day(manager, Scene.of(manager).words.plain("deal-step", step=key))


async def read_step(manager: DialogManager, text: str) -> None:
    """A step in the closer's own words."""
    await _to_day(manager, line(text, LONGEST_STEP))


async def _to_day(manager: DialogManager, step: str) -> None:
    DealDraft.of(manager).but(manager, step=step)
    await manager.switch_to(Deals.day)


async def pick_day(manager: DialogManager, key: str) -> None:
    """The day of the next step."""
    await _move_on(manager, chosen(date.fromisoformat, key))


async def read_step_day(manager: DialogManager, text: str) -> None:
    """The day of the next step, typed."""
    scene = Scene.of(manager)
    await _move_on(manager, read_day(text, scene.now, scene.person.zone))


async def _move_on(manager: DialogManager, day: date) -> None:
    scene, draft = Scene.of(manager), DealDraft.of(manager)
    ensure_step_day(day, local_day(scene.now, scene.person.zone))
    await scene.db.write(
        deals.move_on,
        scene.person,
        draft.deal_id,
        Step(draft.step, day),
        scene.now,
        receipt=f"step:{scene.person.id}:{draft.key}",
    )
    await done(manager, "deal-saved")


async def read_amount(manager: DialogManager, text: str) -> None:
    """Another sum of the deal."""
    scene, draft = Scene.of(manager), DealDraft.of(manager)
    amount = parse_amount(text)
    ensure_amount(amount)
    await scene.db.write(
        deals.price,
        scene.person,
        draft.deal_id,
        amount,
        scene.now,
        receipt=f"price:{scene.person.id}:{draft.key}",
    )
    await done(manager, "deal-saved")


async def pick_loss(manager: DialogManager, key: str) -> None:
    """One of the usual reasons."""
    if key not in LOSSES:
        raise NotYours
    await read_loss(manager, Scene.of(manager).words.plain("deal-loss", reason=key))


async def read_loss(manager: DialogManager, text: str) -> None:
    """Why the company refused."""
    scene, draft = Scene.of(manager), DealDraft.of(manager)
    await scene.db.write(
        deals.give_up,
        scene.person,
        draft.deal_id,
        text,
        scene.now,
        receipt=f"lost:{scene.person.id}:{draft.key}",
    )
    await done(manager, "deal-lost-done")


async def pick_closer(manager: DialogManager, key: str) -> None:
    """Give the deal to this closer."""
    scene, draft = Scene.of(manager), DealDraft.of(manager)
    await scene.db.write(
        deals.give,
        scene.person,
        draft.deal_id,
        number(key),
        scene.now,
        receipt=f"deal-given:{scene.person.id}:{draft.key}",
    )
    await done(manager, "deal-given-done")


async def done(manager: DialogManager, notice: str) -> None:
    """Back to the deal; what is done about it next has a receipt of its own."""
    draft = DealDraft.of(manager)
    fresh = DealDraft(key=Scene.of(manager).receipt, page=draft.page, place=draft.place, deal_id=draft.deal_id)
    replace(fresh, notice=notice).keep(manager)
    await manager.switch_to(Deals.deal)
