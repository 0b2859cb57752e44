"""What a collector's windows show, read anew each time."""

from aiogram_dialog import DialogManager

from domain.phones import parse_phone
from handlers.collector.draft import LeadDraft
from handlers.scene import Scene
from services import leads
from views.leads import lead_text


async def lead(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The lead as entered so far."""
    draft = LeadDraft.of(dialog_manager)
    phone = parse_phone(draft.phone).e164 if draft.phone else ""
    words = Scene.of(dialog_manager).words
    return {
        "lead": lead_text(draft.company, draft.person, phone, draft.address, draft.note, words),
    }


async def month(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The collector's month and the last leads."""
    scene = Scene.of(dialog_manager)
    mine = await scene.db.read(leads.my_leads, scene.person, scene.now)
    words = scene.words
    lines = [words("my-leads-month", count=mine.this_month), words("my-leads-today", count=mine.today)]
    last = [lead_text(card.company, card.person, card.phone, "", "", words) for card in mine.last]
    return {"counts": "\n".join(lines), "last": "\n\n".join([words("my-leads-last"), *last]) if last else ""}
