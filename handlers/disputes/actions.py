"""What presses and answers do about disputes."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager

from domain.errors import NotYours
from domain.money import Money, parse_amount
from handlers.drafts import DisputeDraft, NumberDraft
from handlers.scene import Scene
from handlers.states import Disputes, Disputing
from handlers.widgets.choices import number
from services import disputes
from services.disputes import NewDispute


@dataclass(frozen=True)
class DisputingDraft(NumberDraft):
    """The line about to be disputed; 0 when something is missing."""

    page: int = 0
    line_id: int = 0


async def turn_lines(manager: DialogManager, page: int) -> None:
    """Turn the lines of the statement."""
    DisputingDraft.of(manager).but(manager, page=page)


async def pick_line(manager: DialogManager, key: str) -> None:
    """This line is wrong."""
    DisputingDraft.of(manager).but(manager, line_id=number(key))
    await manager.switch_to(Disputing.why)


async def pick_missing(manager: DialogManager) -> None:
    """Something is missing."""
    DisputingDraft.of(manager).but(manager, line_id=0)
    await manager.switch_to(Disputing.why)


async def read_why(manager: DialogManager, text: str) -> None:
    """What is wrong with it."""
    scene, draft = Scene.of(manager), DisputingDraft.of(manager)
    new = NewDispute(draft.number, draft.line_id, text)
    await scene.db.write(disputes.begin, scene.person, new, scene.now, receipt=f"dispute:{scene.person.id}:{draft.key}")
    await manager.switch_to(Disputing.sent)


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list of disputes."""
    DisputeDraft.of(manager).but(manager, page=page)


async def pick(manager: DialogManager, key: str) -> None:
    """Look at this dispute."""
    DisputeDraft.of(manager).but(manager, dispute_id=number(key))
    await manager.switch_to(Disputes.dispute)


async def read_answer(manager: DialogManager, text: str) -> None:
    """Add to the conversation."""
    scene, draft = Scene.of(manager), DisputeDraft.of(manager)
    await scene.db.write(disputes.say, scene.person, draft.dispute_id, text, scene.now, receipt=scene.receipt)
    await manager.switch_to(Disputes.dispute)


async def read_refusal(manager: DialogManager, text: str) -> None:
    """The line stays, and this is why."""
    scene, draft = Scene.of(manager), DisputeDraft.of(manager)
    await scene.db.write(disputes.refuse, scene.person, draft.dispute_id, text, scene.now, receipt=scene.receipt)
    await manager.switch_to(Disputes.dispute)


async def read_amount(manager: DialogManager, text: str) -> None:
    """The person is right, and this is added."""
    await _accept(manager, parse_amount(text))


async def take_proposed(manager: DialogManager) -> None:
    """The person is right, and what was taken is given back."""
    scene, draft = Scene.of(manager), DisputeDraft.of(manager)
    shown = await scene.db.read(disputes.view, scene.person, draft.dispute_id)
    if shown.proposed is None:
        raise NotYours
    await _accept(manager, shown.proposed)


async def _accept(manager: DialogManager, amount: Money) -> None:
    scene, draft = Scene.of(manager), DisputeDraft.of(manager)
    shown = await scene.db.read(disputes.view, scene.person, draft.dispute_id)
    reason = scene.words.plain("dispute-reason", number=shown.number)
    await scene.db.write(
        disputes.accept, scene.person, draft.dispute_id, amount, reason, scene.now, receipt=scene.receipt
    )
    await manager.switch_to(Disputes.dispute)
