"""What presses in the windows of the register do."""

from aiogram_dialog import DialogManager

from handlers.accountant.draft import RegisterDraft
from handlers.drafts import PersonDraft
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Earning, Registers
from handlers.widgets.choices import number
from services import registers


async def turn_months(manager: DialogManager, page: int) -> None:
    """Turn the list of months."""
    RegisterDraft.of(manager).but(manager, page=page)


async def pick_month(manager: DialogManager, key: str) -> None:
    """Open this month."""
    RegisterDraft.of(manager).but(manager, chosen=key, people_page=0, sent=False)
    await manager.switch_to(Registers.month)


async def turn_people(manager: DialogManager, page: int) -> None:
    """Turn the list of people."""
    RegisterDraft.of(manager).but(manager, people_page=page, sent=False)


async def pick_person(manager: DialogManager, key: str) -> None:
    """Open this person's month."""
    RegisterDraft.of(manager).but(manager, staff_id=number(key), sent=False)
    await manager.switch_to(Registers.person)


async def to_earnings(manager: DialogManager) -> None:
    """What the person has earned, month by month, down to the facts."""
    await open_screen(manager, Earning.month, PersonDraft(staff_id=RegisterDraft.of(manager).staff_id))


async def send_files(manager: DialogManager) -> None:
    """Send the files of the month."""
    scene, draft = Scene.of(manager), RegisterDraft.of(manager)
    await scene.db.write(registers.send_files, scene.person, draft.month, scene.now, receipt=scene.receipt)
    draft.but(manager, sent=True)
