"""What the windows of the exclusion list show, read anew each time."""

from aiogram_dialog import DialogManager

from domain.exclusions import ExclusionKind
from handlers.exclusions.draft import ExclusionDraft
from handlers.scene import Scene
from handlers.widgets import Option
from services import exclusions
from views.exclusions import exclusion_label, exclusion_text, numbers_text


async def listed(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """A page of the list, or of what was looked for."""
    scene, draft = Scene.of(dialog_manager), ExclusionDraft.of(dialog_manager)
    page = await scene.db.read(exclusions.listed, scene.person, draft.query, draft.page)
    words, query = scene.words, draft.query
    if query:
        summary = words("exclusions-found" if page.count else "exclusions-found-none", query=query, count=page.count)
    else:
        summary = words("exclusions-count", count=page.count) if page.count else words("exclusions-none")
    notice = ""
    if draft.added is not None:
        notice = words("exclusion-added", count=draft.added)
    elif draft.returned is not None:
        notice = words("exclusion-removed", returned=draft.returned)
    return {
        "notice": notice,
        "summary": summary,
        "searching": bool(query),
        "entries": [
            Option(str(one.exclusion_id), exclusion_label(one.kind, one.company, one.phone, one.inn, words))
            for one in page.entries
        ],
        "page": page.page,
        "pages": page.pages,
    }


async def entry(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One entry."""
    scene, draft = Scene.of(dialog_manager), ExclusionDraft.of(dialog_manager)
    one = await scene.db.read(exclusions.entry, scene.person, draft.exclusion_id)
    return {"entry": exclusion_text(one.kind, one.company, one.phone, one.inn, one.added_at, scene.words)}


async def numbers(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The numbers as they were read."""
    scene, draft = Scene.of(dialog_manager), ExclusionDraft.of(dialog_manager)
    return {
        "numbers": numbers_text(draft.company, draft.phones, draft.inn, scene.words),
        "kinds": [Option(kind.value, scene.words.plain("exclusion-kind", kind=kind)) for kind in ExclusionKind],
    }
