"""A director decides on appeals: by the buttons of a card, or going through those that wait."""

from dataclasses import dataclass

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Row

from domain.errors import AlreadyDecided
from handlers.drafts import Draft
from handlers.filters import Pressed
from handlers.letters import put
from handlers.scene import Scene
from handlers.states import Appeals
from handlers.widgets import Choices, Label, MenuButton, Option, Pager, Screen, Shown, Text, To
from handlers.widgets.choices import chosen, number, page_of
from services import fates
from views.fates import appeal_text, decided_card, decided_text
from views.presses import DecideAppeal, Verdict

_A_PAGE = 8


@dataclass(frozen=True)
class AppealsDraft(Draft):
    """Where a director is among the appeals."""

    page: int = 0
    lead_id: int = 0
    decided: str = ""
    """The company whose appeal has just been decided."""
    upheld: bool = False


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="appeals")
    router.callback_query.register(decide_at_once, Pressed(DecideAppeal))
    return router


async def decide_at_once(callback: CallbackQuery, press: DecideAppeal, dialog_manager: DialogManager) -> None:
    """The answer to a card, one tap; an appeal that somebody decided before shows how."""
    scene = Scene.of(dialog_manager)
    upheld = press.verdict is Verdict.UPHOLD
    try:
        done = await scene.db.write(fates.decide, scene.person, press.lead_id, upheld, scene.now, receipt=scene.receipt)
    except AlreadyDecided:
        before = await scene.db.read(fates.decided, scene.person, press.lead_id)
        if before is None:
            raise
        done = before
    await put(callback, decided_card(done.company, done.upheld, scene.words), scene.standing)
    await callback.answer()


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list."""
    AppealsDraft.of(manager).but(manager, page=page, decided="")


async def pick(manager: DialogManager, key: str) -> None:
    """Look at this appeal."""
    AppealsDraft.of(manager).but(manager, lead_id=number(key), decided="")
    await manager.switch_to(Appeals.appeal)


async def decide(manager: DialogManager, key: str) -> None:
    """Decide the appeal in view; the next ones follow in the list."""
    scene, draft = Scene.of(manager), AppealsDraft.of(manager)
    upheld = chosen(Verdict, key) is Verdict.UPHOLD
    done = await scene.db.write(fates.decide, scene.person, draft.lead_id, upheld, scene.now, receipt=scene.receipt)
    draft.but(manager, decided=done.company, upheld=done.upheld)
    await manager.switch_to(Appeals.list)


async def listed(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The appeals that wait."""
    scene, draft = Scene.of(dialog_manager), AppealsDraft.of(dialog_manager)
    waiting = await scene.db.read(fates.waiting, scene.person)
    shown = page_of(waiting, draft.page, _A_PAGE)
    return {
        "notice": decided_text(draft.decided, draft.upheld, scene.words) if draft.decided else "",
        "hint": scene.words("appeals-hint" if waiting else "appeals-none"),
        "appeals": [Option(str(card.lead_id), card.company) for card in shown.items],
        "page": shown.page,
        "pages": shown.pages,
    }


async def appeal(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One appeal, with both answers."""
    scene, draft = Scene.of(dialog_manager), AppealsDraft.of(dialog_manager)
    card = await scene.db.read(fates.appealed, scene.person, draft.lead_id)
    words = scene.words
    return {
        "appeal": appeal_text(card, words),
        "verdicts": [Option(verdict.value, words.plain("appeal-decide", verdict=verdict)) for verdict in Verdict],
    }


APPEALS = (
    Screen(
        Shown("notice"),
        Text("appeals-title"),
        Shown("hint"),
        Choices("appeal", "appeals", pick),
        Pager("appeals", turn),
        MenuButton(),
        state=Appeals.list,
        getter=listed,
    ),
    Screen(
        Shown("appeal"),
        Choices("verdict", "verdicts", decide),
        Row(To(Label("appeals-back"), Appeals.list), MenuButton()),
        state=Appeals.appeal,
        getter=appeal,
    ),
)
