"""A director goes through the objections that wait."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Row

from handlers.drafts import Draft
from handlers.scene import Scene
from handlers.states import Objections
from handlers.widgets import Choices, Label, MenuButton, Option, Pager, Screen, Shown, Text, To
from handlers.widgets.choices import chosen, number, page_of
from services import objections
from services.objections import Decision
from views.meetings import meeting_label
from views.objections import decided_text, objection_text
from views.presses import Verdict

_A_PAGE = 8


@dataclass(frozen=True)
class ObjectionsDraft(Draft):
    """Where a director is among the objections."""

    page: int = 0
    meeting_id: int = 0
    decided: str = ""
    """The company whose objection has just been decided."""
    upheld: bool = False


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list."""
    ObjectionsDraft.of(manager).but(manager, page=page, decided="")


async def pick(manager: DialogManager, key: str) -> None:
    """Look at this objection."""
    ObjectionsDraft.of(manager).but(manager, meeting_id=number(key), decided="")
    await manager.switch_to(Objections.objection)


async def decide(manager: DialogManager, key: str) -> None:
    """Decide the objection in view; the next ones follow in the list."""
    scene, draft = Scene.of(manager), ObjectionsDraft.of(manager)
    upheld = chosen(Verdict, key) is Verdict.UPHOLD
    decision = Decision(draft.meeting_id, upheld, scene.words.plain("step-ask-outcome"))
    done = await scene.db.write(objections.decide, scene.person, decision, scene.now, receipt=scene.receipt)
    draft.but(manager, decided=done.company, upheld=done.upheld)
    await manager.switch_to(Objections.list)


async def listed(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The objections that wait."""
    scene, draft = Scene.of(dialog_manager), ObjectionsDraft.of(dialog_manager)
    waiting = await scene.db.read(objections.waiting, scene.person)
    shown, words = page_of(waiting, draft.page, _A_PAGE), scene.words
    return {
        "notice": decided_text(draft.decided, draft.upheld, words) if draft.decided else "",
        "hint": words("objections-hint" if waiting else "objections-none"),
        "objections": [Option(str(one.card.meeting_id), meeting_label(one.card, words)) for one in shown.items],
        "page": shown.page,
        "pages": shown.pages,
    }


async def objection(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One objection, with both answers."""
    scene, draft = Scene.of(dialog_manager), ObjectionsDraft.of(dialog_manager)
    made = await scene.db.read(objections.one, scene.person, draft.meeting_id)
    words = scene.words
    return {
        "objection": objection_text(made, words),
        "verdicts": [Option(verdict, words.plain("objection-decide", verdict=verdict)) for verdict in Verdict],
    }


OBJECTIONS = (
    Screen(
        Shown("notice"),
        Text("objections-title"),
        Shown("hint"),
        Choices("objection", "objections", pick),
        Pager("objections", turn),
        MenuButton(),
        state=Objections.list,
        getter=listed,
    ),
    Screen(
        Shown("objection"),
        Choices("verdict", "verdicts", decide),
        Row(To(Label("objections-back"), Objections.list), MenuButton()),
        state=Objections.objection,
        getter=objection,
    ),
)
