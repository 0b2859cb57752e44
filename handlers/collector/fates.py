"""What a collector's presses and answers do to the leads brought, and to the tasks given."""

from aiogram_dialog import DialogManager

from domain.fates import Fate
from handlers.collector.draft import LeadDraft
from handlers.collector.fates_draft import FatesDraft, TasksDraft
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import AddLead, MyLeads, MySegments
from handlers.widgets.choices import chosen, number
from services import fates

ALL = "all"
"""What the button of all fates sends."""


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list of leads."""
    FatesDraft.of(manager).but(manager, page=page)


async def sift(manager: DialogManager, key: str) -> None:
    """Show the leads of one fate, or all."""
    fate = None if key == ALL else chosen(Fate, key)
    FatesDraft.of(manager).but(manager, fate=fate, page=0)


async def span(manager: DialogManager) -> None:
    """From this month to all time, and back."""
    draft = FatesDraft.of(manager)
    draft.but(manager, ever=not draft.ever, page=0)


async def pick(manager: DialogManager, key: str) -> None:
    """Look at this lead."""
    FatesDraft.of(manager).but(manager, lead_id=number(key))
    await manager.switch_to(MyLeads.lead)


async def appeal(manager: DialogManager, reason: str) -> None:
    """Disagree with a rejection."""
    scene, draft = Scene.of(manager), FatesDraft.of(manager)
    await scene.db.write(fates.appeal, scene.person, draft.lead_id, reason, scene.now, receipt=scene.receipt)
    await manager.switch_to(MyLeads.lead)


async def turn_tasks(manager: DialogManager, page: int) -> None:
    """Turn the list of tasks."""
    TasksDraft.of(manager).but(manager, page=page)


async def pick_task(manager: DialogManager, key: str) -> None:
    """Look at this task."""
    TasksDraft.of(manager).but(manager, segment_id=number(key))
    await manager.switch_to(MySegments.segment)


async def add_to_task(manager: DialogManager) -> None:
    """Begin a lead for the task in view, below it."""
    await open_screen(manager, AddLead.company, LeadDraft(segment_id=TasksDraft.of(manager).segment_id), below=True)
