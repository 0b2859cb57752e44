"""What a collector's windows show, read anew each time."""

from aiogram_dialog import DialogManager

from domain.errors import DomainError
from domain.lead import LONGEST_NOTE
from domain.people import Role
from handlers.collector.actions import NO_SEGMENT
from handlers.collector.draft import LeadDraft
from handlers.scene import Scene
from handlers.widgets import Option
from services import leads
from views.errors import sentence
from views.lead_drafts import draft_text


async def segments(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The tasks a lead may be for."""
    scene, draft = Scene.of(dialog_manager), LeadDraft.of(dialog_manager)
    offered = await scene.db.read(leads.segments_to_add_to, scene.person)
    options = [Option(str(choice.segment_id), choice.name) for choice in offered.choices]
    without = Option(NO_SEGMENT, scene.words.plain("lead-no-segment"))
    question = "lead-list-segment" if draft.pasted else "lead-segment"
    return {"question": scene.words(question), "segments": [*options, without]}


async def company(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The task in hand, which may be changed; the lead as far as it is known."""
    scene, draft = Scene.of(dialog_manager), LeadDraft.of(dialog_manager)
    offered = await scene.db.read(leads.segments_to_add_to, scene.person)
    known = draft.phone or draft.is_read
    return {
        "segment": scene.words("lead-segment-is", segment=draft.segment) if draft.segment else "",
        "lead": _shown(scene, draft) if known else "",
        "may_choose": len(offered.choices) > 0,
        "is_complete": draft.is_complete,
    }


async def lead(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The lead as entered so far."""
    scene, draft = Scene.of(dialog_manager), LeadDraft.of(dialog_manager)
    return {"lead": _shown(scene, draft), "is_complete": draft.is_complete}


async def details(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The lead with what forbids to save it."""
    scene, draft = Scene.of(dialog_manager), LeadDraft.of(dialog_manager)
    offered = await scene.db.read(leads.segments_to_add_to, scene.person)
    trouble = await _trouble(scene, draft)
    books = draft.is_read and scene.person.has(Role.CALLER)
    return {
        "lead": _shown(scene, draft),
        "trouble": f"⚠️ {trouble}" if trouble else "",
        "question": scene.words("lead-check" if draft.is_read else "lead-details"),
        "or_booking": scene.words("lead-or-booking") if books else "",
        "may_save": not trouble,
        "may_choose": len(offered.choices) > 0,
    }


def _shown(scene: Scene, draft: LeadDraft) -> str:
    return draft_text(draft.new, draft.segment, scene.words)


async def _trouble(scene: Scene, draft: LeadDraft) -> str:
    """Why the lead cannot be saved as it is; "" when it can."""
    if len(draft.note) > LONGEST_NOTE:
        return scene.words("lead-note-too-long", limit=LONGEST_NOTE)
    try:
        await scene.db.read(leads.ensure_new, scene.person, draft.new)
    except DomainError as error:
        return sentence(error, scene.words)
    return ""
