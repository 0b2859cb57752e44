"""What presses of closers who choose a consultant do, and those of consultants."""

from aiogram_dialog import DialogManager

from domain.errors import NotYours
from handlers.consultants.draft import ConsultationsDraft, ConsultingDraft
from handlers.scene import Scene
from handlers.states import Consultations, Consulting
from handlers.widgets.choices import number
from services import consultants

INVITE, SEE = "invite", "see"
COME, STAY = "come", "stay"
"""What the keys of buttons begin with."""

# --- the closer


async def pick_consultant(manager: DialogManager, key: str) -> None:
    """Ask this consultant along, or look at the invitation; a second tap on a name asks, and does, the same again."""
    deed, _, typed = key.partition("_")
    consultant_id = number(typed)
    if deed == SEE:
        ConsultingDraft.of(manager).but(manager, consultant_id=consultant_id, notice="")
        await manager.switch_to(Consulting.invited)
    elif deed == INVITE:
        await _invite(manager, consultant_id)
    else:
        raise NotYours


async def _invite(manager: DialogManager, consultant_id: int) -> None:
    scene, draft = Scene.of(manager), ConsultingDraft.of(manager)
    asked = await scene.db.write(
        consultants.invite,
        scene.person,
        draft.meeting_id,
        consultant_id,
        scene.now,
        receipt=f"invited:{scene.person.id}:{draft.key}:{consultant_id}",
    )
    _done(manager, "consultant-invited-done", asked.name)


async def withdraw(manager: DialogManager) -> None:
    """Take the invitation in view back."""
    scene, draft = Scene.of(manager), ConsultingDraft.of(manager)
    asked = await scene.db.write(
        consultants.withdraw,
        scene.person,
        draft.meeting_id,
        draft.consultant_id,
        scene.now,
        receipt=f"uninvited:{scene.person.id}:{draft.key}:{draft.consultant_id}",
    )
    _done(manager, "consultant-withdrawn-done", asked.name)
    await manager.switch_to(Consulting.list)


def _done(manager: DialogManager, notice: str, name: str) -> None:
    """What is done next has a receipt of its own."""
    ConsultingDraft.of(manager).but(manager, notice=notice, noticed=name, key=Scene.of(manager).receipt)


# --- the consultant


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list of meetings."""
    ConsultationsDraft.of(manager).but(manager, page=page)


async def pick_meeting(manager: DialogManager, key: str) -> None:
    """Look at this meeting."""
    receipt = Scene.of(manager).receipt
    ConsultationsDraft.of(manager).but(manager, meeting_id=number(key), notice="", key=receipt)
    await manager.switch_to(Consultations.meeting)


async def pick_answer(manager: DialogManager, key: str) -> None:
    """Come along to the meeting in view at the time it was shown with, or not; then it is not in the list any more."""
    deed, _, asked_of = key.partition("_")
    if deed not in (COME, STAY):
        raise NotYours
    scene, draft = Scene.of(manager), ConsultationsDraft.of(manager)
    await scene.db.write(
        consultants.accept if deed == COME else consultants.decline,
        scene.person,
        draft.meeting_id,
        number(asked_of),
        scene.now,
        receipt=f"{deed}:{scene.person.id}:{draft.key}",
    )
    notice = "" if deed == COME else "consultation-declined-done"
    draft.but(manager, notice=notice, key=scene.receipt)
    if deed == STAY:
        await manager.switch_to(Consultations.list)
