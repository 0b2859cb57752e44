"""What presses and answers in the windows of a month do."""

from aiogram_dialog import DialogManager

from domain.errors import NotYours
from domain.ledger import Kind
from domain.people import Role
from domain.quotas import LETTER_QUOTAS
from domain.what_if import Question, asked
from handlers.drafts import PersonDraft
from handlers.earnings.draft import EarningDraft
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Earning, People
from handlers.widgets.choices import chosen, number
from services import earnings


def numbers(role: Role) -> tuple[int, ...]:
    """What is offered to be asked about: the norm, the stretch, and between them."""
    quota = LETTER_QUOTAS[role]
    return (quota.norm, (quota.norm + quota.stretch) // 2, quota.stretch)


async def to_person(manager: DialogManager) -> None:
    """Back to the person a director came from."""
    await open_screen(manager, People.person, PersonDraft(staff_id=EarningDraft.of(manager).staff_id))


async def pick_kind(manager: DialogManager, key: str) -> None:
    """The lines of this kind."""
    kind = chosen(Kind, key)
    EarningDraft.of(manager).but(manager, kind=kind, page=0)
    await manager.switch_to(Earning.lines)


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the lines."""
    EarningDraft.of(manager).but(manager, page=page)


async def pick_line(manager: DialogManager, key: str) -> None:
    """Open this line."""
    EarningDraft.of(manager).but(manager, line_id=number(key))
    await manager.switch_to(Earning.fact)


async def pick_month(manager: DialogManager, key: str) -> None:
    """Another month."""
    EarningDraft.of(manager).but(manager, chosen=key, page=0, question=None)
    await manager.switch_to(Earning.month)


async def pick_number(manager: DialogManager, key: str) -> None:
    """What if there were so many."""
    role, _, count = key.partition("-")
    try:
        await _ask(manager, Question(Role(role), numbers(Role(role))[number(count)]))
    except (KeyError, ValueError, IndexError):
        raise NotYours from None


async def read_question(manager: DialogManager, text: str) -> None:
    """What if, in words."""
    scene, draft = Scene.of(manager), EarningDraft.of(manager)
    roles = await scene.db.read(earnings.can_ask, scene.person, draft.staff_id)
    await _ask(manager, asked(text, roles))


async def _ask(manager: DialogManager, question: Question) -> None:
    scene, draft = Scene.of(manager), EarningDraft.of(manager)
    await scene.db.read(earnings.what_if, scene.person, question, scene.now, draft.staff_id)
    draft.but(manager, question=question)
