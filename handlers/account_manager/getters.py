"""What the windows about new clients show, read anew each time."""

from aiogram_dialog import DialogManager

from domain.handovers import HandoverState
from domain.people import Role
from handlers.account_manager.draft import HandoverDraft
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import handovers
from views.deals import history_text
from views.handovers import handover_state_text, handover_text, question_card, questions_text

_A_PAGE = 8


async def handover_list(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The clients that wait, then those accepted last."""
    scene, draft = Scene.of(dialog_manager), HandoverDraft.of(dialog_manager)
    board = await scene.db.read(handovers.board, scene.person, scene.now)
    words = scene.words
    summary = [words("handovers-waiting", count=len(board.waiting))] if board.waiting else []
    if board.accepted:
        summary.append(words("handovers-accepted"))
    waiting = {card.handover_id for card in board.waiting}
    shown = page_of([*board.waiting, *board.accepted], draft.page, _A_PAGE)
    return {
        "summary": "\n".join(summary) or words("handovers-none"),
        "clients": [
            Option(str(card.handover_id), ("⏳ " if card.handover_id in waiting else "") + card.company)
            for card in shown.items
        ],
        "page": shown.page,
        "pages": shown.pages,
    }


async def handover(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One client with everything that is known, and what can be done."""
    scene, draft = Scene.of(dialog_manager), HandoverDraft.of(dialog_manager)
    view = await scene.db.read(handovers.view, scene.person, draft.handover_id)
    words, card = scene.words, view.card
    offered = view.state is HandoverState.OFFERED
    takes = scene.person.has(Role.ACCOUNT_MANAGER, Role.DIRECTOR)
    return {
        "notice": words(draft.notice, manager=card.manager) if draft.notice else "",
        "handover": handover_text(card, words),
        "where": handover_state_text(view.state, card.manager, words),
        "questions": questions_text(view.questions, words),
        "history": history_text(view.history, words),
        "may_accept": offered and takes,
        "may_ask": takes and view.state is not HandoverState.WITHDRAWN,
        "may_give": offered and scene.person.has(Role.DIRECTOR),
        "has_paper": card.has_document,
        "closer": card.closer,
    }


async def managers(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Who else may take the client over."""
    scene, draft = Scene.of(dialog_manager), HandoverDraft.of(dialog_manager)
    view = await scene.db.read(handovers.view, scene.person, draft.handover_id)
    named = await scene.db.read(handovers.managers, scene.person)
    others = [Option(str(staff_id), name) for staff_id, name in named.items() if staff_id != view.manager_id]
    return {
        "handover": handover_text(view.card, scene.words),
        "question": scene.words("handover-give-whom" if others else "handover-give-nobody"),
        "managers": others,
    }


async def question(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """What was asked about a client."""
    scene, draft = Scene.of(dialog_manager), HandoverDraft.of(dialog_manager)
    asked = await scene.db.read(handovers.question, scene.person, draft.question_id)
    return {"question": question_card(asked, scene.words).text}
