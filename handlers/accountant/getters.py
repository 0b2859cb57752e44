"""What the windows of the register show, read anew each time."""

from aiogram_dialog import DialogManager

from handlers.accountant.draft import RegisterDraft
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import registers
from views.registers import person_label, person_text, register_label, register_text

_A_PAGE = 8


async def month_list(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The months, the latest first."""
    scene, draft = Scene.of(dialog_manager), RegisterDraft.of(dialog_manager)
    heads = await scene.db.read(registers.months, scene.person, scene.now)
    shown = page_of(heads, draft.page, _A_PAGE)
    return {
        "question": scene.words("registers-open" if heads else "registers-none"),
        "months": [Option(str(head.month), register_label(head, scene.words)) for head in shown.items],
        "page": shown.page,
        "pages": shown.pages,
    }


async def register(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """A month: the whole, and its people."""
    scene, draft = Scene.of(dialog_manager), RegisterDraft.of(dialog_manager)
    head, people = await scene.db.read(registers.people, scene.person, draft.month, scene.now)
    shown = page_of(people, draft.people_page, _A_PAGE)
    return {
        "register": register_text(head, scene.words),
        "sent": scene.words("register-files-sent") if draft.sent else "",
        "people": [Option(str(one.staff_id), person_label(one, scene.words)) for one in shown.items],
        "page": shown.page,
        "pages": shown.pages,
    }


async def person(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One person's month."""
    scene, draft = Scene.of(dialog_manager), RegisterDraft.of(dialog_manager)
    found = await scene.db.read(registers.person, scene.person, draft.month, draft.staff_id, scene.now)
    return {"person": person_text(found, scene.words)}
