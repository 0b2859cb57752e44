"""What a collector's presses and answers do."""

from aiogram_dialog import DialogManager

from domain.errors import TextTooLong
from domain.lead import NewLead
from handlers.collector.draft import LeadDraft
from handlers.scene import Scene
from handlers.states import AddLead
from services import leads

_LONGEST_LINE = 200
_LONGEST_NOTE = 1000


async def read_company(manager: DialogManager, text: str) -> None:
    """The company's name."""
    LeadDraft.of(manager).but(manager, company=_fitting(text, _LONGEST_LINE))
    await manager.switch_to(AddLead.phone)


async def read_phone(manager: DialogManager, text: str) -> None:
    """The phone; one that does not exist, or is in the base already, is asked again at once."""
    scene = Scene.of(manager)
    await scene.db.read(leads.ensure_new, scene.person, text)
    LeadDraft.of(manager).but(manager, phone=text)
    await manager.switch_to(AddLead.details)


async def read_person(manager: DialogManager, text: str) -> None:
    """Whom to ask for."""
    LeadDraft.of(manager).but(manager, person=_fitting(text, _LONGEST_LINE))
    await manager.switch_to(AddLead.details)


async def read_address(manager: DialogManager, text: str) -> None:
    """Where the company is."""
    LeadDraft.of(manager).but(manager, address=_fitting(text, _LONGEST_LINE))
    await manager.switch_to(AddLead.details)


async def read_note(manager: DialogManager, text: str) -> None:
    """Anything else worth knowing."""
    LeadDraft.of(manager).but(manager, note=_fitting(text, _LONGEST_NOTE))
    await manager.switch_to(AddLead.details)


async def save(manager: DialogManager) -> None:
    """Bring the lead into the cold base."""
    scene, draft = Scene.of(manager), LeadDraft.of(manager)
    new = NewLead(draft.company, draft.phone, person=draft.person, address=draft.address, note=draft.note)
    await scene.db.write(leads.add, scene.person, new, scene.now, receipt=f"lead:{draft.key}")
    await manager.switch_to(AddLead.saved)


async def add_next(manager: DialogManager) -> None:
    """Begin the next lead."""
    LeadDraft(key=Scene.of(manager).receipt).keep(manager)
    await manager.switch_to(AddLead.company)


def _fitting(text: str, limit: int) -> str:
    if len(text) > limit:
        raise TextTooLong(limit)
    return text
