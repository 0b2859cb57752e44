"""What presses in the windows of statements do."""

from aiogram_dialog import DialogManager

from handlers.drafts import NumberDraft
from handlers.earnings.draft import StatementDraft
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Disputing, Statements
from services import statements


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list of statements."""
    StatementDraft.of(manager).but(manager, page=page)


async def pick_statement(manager: DialogManager, key: str) -> None:
    """Open this statement."""
    StatementDraft.of(manager).but(manager, number=key, sent=False)
    await manager.switch_to(Statements.statement)


async def agree(manager: DialogManager) -> None:
    """The statement in view is right."""
    scene, draft = Scene.of(manager), StatementDraft.of(manager)
    ready = await scene.db.read(statements.statement, scene.person, draft.number)
    await scene.db.write(statements.agree, scene.person, ready.month, scene.now, receipt=scene.receipt)


async def disagree(manager: DialogManager) -> None:
    """Something about it is wrong."""
    await open_screen(manager, Disputing.line, NumberDraft(number=StatementDraft.of(manager).number))


async def send(manager: DialogManager) -> None:
    """Send its document once more."""
    scene, draft = Scene.of(manager), StatementDraft.of(manager)
    await scene.db.write(statements.send_again, scene.person, draft.number, scene.now, receipt=scene.receipt)
    draft.but(manager, sent=True)
