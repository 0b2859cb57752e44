"""What the windows about consultants show, read anew each time."""

from aiogram_dialog import DialogManager

from domain.consultations import ConsultationState
from domain.errors import NotYours
from handlers.consultants.actions import COME, INVITE, SEE, STAY
from handlers.consultants.draft import ConsultationsDraft, ConsultingDraft
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import consultants
from services.consultants import Consultants
from views.consultations import consultation_state_text, consultation_text, standing_label
from views.meetings import meeting_label, meeting_text

_A_PAGE = 8
_MOST = 90
"""Buttons of names; Telegram takes a hundred under a message."""


async def choice(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Everybody who could come along, with how each stands to the meeting."""
    scene, draft = Scene.of(dialog_manager), ConsultingDraft.of(dialog_manager)
    found, words = await _choice(scene, draft), scene.words
    return {
        "notice": words(draft.notice, consultant=draft.noticed) if draft.notice else "",
        "meeting": meeting_text(found.card, words),
        "question": words("consultants-whom" if found.consultants else "consultants-none"),
        "consultants": [
            Option(
                f"{SEE if one.standing.invited else INVITE}_{one.staff_id}",
                standing_label(one.name, one.standing, words),
            )
            for one in found.consultants[:_MOST]
        ],
    }


async def invited(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One invitation, and what was answered."""
    scene, draft = Scene.of(dialog_manager), ConsultingDraft.of(dialog_manager)
    found, words = await _choice(scene, draft), scene.words
    one = next((one for one in found.consultants if one.staff_id == draft.consultant_id), None)
    if one is None:
        raise NotYours
    return {
        "meeting": meeting_text(found.card, words),
        "standing": words("consultant-is", standing=one.standing, consultant=one.name),
        "stands": one.standing.invited,
    }


async def _choice(scene: Scene, draft: ConsultingDraft) -> Consultants:
    return await scene.db.read(consultants.choice, scene.person, draft.meeting_id, scene.now)


async def meeting_list(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The meetings a consultant is asked to, by start."""
    scene, draft = Scene.of(dialog_manager), ConsultationsDraft.of(dialog_manager)
    ahead = await scene.db.read(consultants.ahead, scene.person, scene.now)
    words, shown = scene.words, page_of(ahead, draft.page, _A_PAGE)
    asked = sum(one.state is ConsultationState.INVITED and one.ahead for one in ahead)
    summary = [words("consultations-asked", count=asked)] if asked else []
    summary.append(words("consultations-ahead", count=len(ahead)) if ahead else words("consultations-none"))
    return {
        "notice": words(draft.notice) if draft.notice else "",
        "summary": "\n".join(summary),
        "meetings": [
            Option(
                str(one.card.meeting_id),
                ("⏳ " if one.state is ConsultationState.INVITED else "") + meeting_label(one.card, words),
            )
            for one in shown.items
        ],
        "page": shown.page,
        "pages": shown.pages,
    }


async def meeting(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One meeting, and what may be answered."""
    scene, draft = Scene.of(dialog_manager), ConsultationsDraft.of(dialog_manager)
    one = await scene.db.read(consultants.view, scene.person, draft.meeting_id, scene.now)
    asked_of = int(one.card.starts_at.timestamp())
    answers = (STAY,) if one.state is ConsultationState.ACCEPTED else (COME, STAY)
    return {
        "meeting": consultation_text(one.card, scene.words),
        "state": consultation_state_text(one.state, scene.words),
        "answers": [
            Option(f"{answer}_{asked_of}", scene.words.plain(f"consultation-{answer}"))
            for answer in answers
            if one.ahead
        ],
    }
