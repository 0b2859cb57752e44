"""What a director's windows show, read anew each time."""

from urllib.parse import quote

from aiogram_dialog import DialogManager

from domain.people import Role
from handlers.director.actions import FRESH_LINK
from handlers.director.draft import InviteDraft, PeopleDraft
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import attention, reports, staff
from services.staff import Colleague
from views.department import attention_text, colleague_text, digest_text, roles_text
from views.wording import Words

_A_PAGE = 8
_SHARE = "https://t.me/share/url?url="


async def invite_roles(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Roles to tick for an invitation."""
    scene, draft = Scene.of(dialog_manager), InviteDraft.of(dialog_manager)
    await scene.db.read(staff.colleagues, scene.person)
    return {"roles": _boxes(draft.roles, scene.words), "any": bool(draft.roles)}


async def invite_link(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The link, shown once: nothing of it is kept but a hash."""
    scene, draft = Scene.of(dialog_manager), InviteDraft.of(dialog_manager)
    fresh = dialog_manager.middleware_data.get(FRESH_LINK)
    if fresh is None:
        return {"invitation": scene.words("invite-link-once"), "share": ""}
    link, expires_at = fresh
    text = scene.words("invite-link", link=link, expires_at=expires_at, roles=roles_text(draft.roles, scene.words))
    return {"invitation": text, "share": _SHARE + quote(link, safe="")}


async def member_link(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The link of one of the staff, shown once."""
    scene, draft = Scene.of(dialog_manager), PeopleDraft.of(dialog_manager)
    fresh = dialog_manager.middleware_data.get(FRESH_LINK)
    if fresh is None:
        return {"invitation": scene.words("invite-link-once"), "share": ""}
    link, expires_at = fresh
    one = await scene.db.read(staff.colleague, scene.person, draft.staff_id)
    text = scene.words("people-link", name=one.name, link=link, expires_at=expires_at)
    return {"invitation": text, "share": _SHARE + quote(link, safe="")}


async def people(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Everybody at work."""
    scene, draft = Scene.of(dialog_manager), PeopleDraft.of(dialog_manager)
    everybody = await scene.db.read(staff.colleagues, scene.person)
    shown = page_of(everybody, draft.page, _A_PAGE)
    words = scene.words
    return {
        "notice": words("people-dismissed", name=draft.dismissed) if draft.dismissed else "",
        "summary": words("people-count", count=len(everybody)),
        "people": [Option(str(one.staff_id), f"{_mark(one)}{one.name}") for one in shown.items],
        "page": shown.page,
        "pages": shown.pages,
    }


async def person(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One of the staff."""
    scene, draft = Scene.of(dialog_manager), PeopleDraft.of(dialog_manager)
    one = await scene.db.read(staff.colleague, scene.person, draft.staff_id)
    return {
        "person": colleague_text(one.name, one.roles, one.unreachable, one.has_account, scene.words),
        "name": one.name,
        "absent": not one.has_account,
        "meets": Role.CLOSER in one.roles,
    }


async def person_roles(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Roles to tick for one of the staff."""
    scene, draft = Scene.of(dialog_manager), PeopleDraft.of(dialog_manager)
    one = await scene.db.read(staff.colleague, scene.person, draft.staff_id)
    return {"name": one.name, "roles": _boxes(draft.roles, scene.words)}


async def digest(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The day so far."""
    scene = Scene.of(dialog_manager)
    return {"digest": digest_text(await scene.db.read(reports.today, scene.person, scene.now), scene.words)}


async def set_aside(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """What could not be handled."""
    scene = Scene.of(dialog_manager)
    waiting = await scene.db.read(attention.needs_attention, scene.person)
    lines = [attention_text(one.update_id, one.name, one.error, one.at, scene.words) for one in waiting]
    return {"waiting": "\n\n".join(lines) or scene.words("attention-none")}


def _mark(one: Colleague) -> str:
    if not one.has_account:
        return "✉️ "
    return "🔕 " if one.unreachable else ""


def _boxes(ticked: tuple[Role, ...], words: Words) -> list[Option]:
    return [
        Option(f"{role}-", f"☑️ {words.plain('role-label', role=role)}")
        if role in ticked
        else Option(f"{role}+", f"⬜ {words.plain('role-label', role=role)}")
        for role in Role
    ]
