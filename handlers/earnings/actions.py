"""What presses in the windows about pay do."""

from aiogram_dialog import DialogManager

from handlers.earnings.draft import StatementDraft
from handlers.states import Statements


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list of statements."""
    StatementDraft.of(manager).but(manager, page=page)


async def pick_statement(manager: DialogManager, key: str) -> None:
    """Open this statement."""
    StatementDraft.of(manager).but(manager, number=key)
    await manager.switch_to(Statements.statement)
