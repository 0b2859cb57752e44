"""What presses and answers do to the exclusion list."""

from dataclasses import replace

from aiogram_dialog import DialogManager

from domain.exclusions import ExclusionKind, read_numbers
from domain.lead import LONGEST_COMPANY
from domain.typed import line
from handlers.exclusions.draft import ExclusionDraft
from handlers.scene import Scene
from handlers.states import Exclusions
from handlers.widgets.choices import chosen, number
from services import exclusions
from services.exclusions import NewExclusion

_LONGEST_QUERY = 100


async def search(manager: DialogManager, typed: str) -> None:
    """Look for a phone, an ИНН or a company."""
    ExclusionDraft.of(manager).but(manager, query=typed[:_LONGEST_QUERY], page=0, added=None, returned=None)


async def search_all(manager: DialogManager) -> None:
    """Forget the search."""
    ExclusionDraft.of(manager).but(manager, query="", page=0, added=None, returned=None)


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list."""
    ExclusionDraft.of(manager).but(manager, page=page, added=None, returned=None)


async def pick(manager: DialogManager, key: str) -> None:
    """Look at this entry."""
    ExclusionDraft.of(manager).but(manager, exclusion_id=number(key), added=None, returned=None)
    await manager.switch_to(Exclusions.entry)


async def remove(manager: DialogManager) -> None:
    """Take the entry off the list."""
    scene, draft = Scene.of(manager), ExclusionDraft.of(manager)
    removed = await scene.db.write(
        exclusions.remove, scene.person, draft.exclusion_id, scene.now, receipt=scene.receipt
    )
    draft.but(manager, exclusion_id=0, added=None, returned=removed.returned)
    await manager.switch_to(Exclusions.list)


async def begin(manager: DialogManager) -> None:
    """Begin a new entry."""
    replace(ExclusionDraft(), key=Scene.of(manager).receipt).keep(manager)
    await manager.switch_to(Exclusions.number)


async def read_number(manager: DialogManager, typed: str) -> None:
    """Phones and an ИНН."""
    numbers = read_numbers(typed)
    ExclusionDraft.of(manager).but(manager, phones=numbers.phones, inn=numbers.inn)
    await manager.switch_to(Exclusions.company)


async def read_company(manager: DialogManager, typed: str) -> None:
    """Whose they are."""
    ExclusionDraft.of(manager).but(manager, company=line(typed, LONGEST_COMPANY))
    await manager.switch_to(Exclusions.kind)


async def skip_company(manager: DialogManager) -> None:
    """Nobody knows whose they are."""
    ExclusionDraft.of(manager).but(manager, company="")
    await manager.switch_to(Exclusions.kind)


async def exclude(manager: DialogManager, key: str) -> None:
    """Put the numbers on the list for this reason."""
    scene, draft = Scene.of(manager), ExclusionDraft.of(manager)
    new = NewExclusion(chosen(ExclusionKind, key), draft.company, draft.phones, draft.inn)
    added = await scene.db.write(exclusions.exclude, scene.person, new, scene.now, receipt=f"exclude:{draft.key}")
    ExclusionDraft(scene.receipt, added=added).keep(manager)
    await manager.switch_to(Exclusions.list)
