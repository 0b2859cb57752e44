"""What a director's presses do."""

import secrets

from aiogram import Bot
from aiogram_dialog import DialogManager

from domain.errors import NotYours, RolesMissing
from handlers.director.draft import InviteDraft, PeopleDraft, ticked
from handlers.drafts import PersonDraft
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Absences, Adjusting, Earning, Hours, Inviting, People, Terms
from handlers.widgets.choices import number
from services import invites, staff
from services.invites import NewInvite

FRESH_LINK = "fresh_link"
"""Where a new link waits for its window, while the update that made it is handled and no longer."""

_TOKEN_BYTES = 16


async def tick_invite(manager: DialogManager, key: str) -> None:
    """Tick a role of the invitation, or take it back."""
    draft = InviteDraft.of(manager)
    try:
        draft.but(manager, roles=ticked(draft.roles, key))
    except ValueError:
        raise NotYours from None


async def invite(manager: DialogManager) -> None:
    """Make the link.

    Without a receipt: it would keep the link readable. A replay makes another one, and the one nobody saw expires.
    """
    scene, draft = Scene.of(manager), InviteDraft.of(manager)
    if not draft.roles:
        raise RolesMissing
    new = NewInvite(draft.roles, secrets.token_urlsafe(_TOKEN_BYTES))
    invitation = await scene.db.write(invites.invite, scene.person, new, scene.now)
    manager.middleware_data[FRESH_LINK] = (await _link(manager, new.token), invitation.expires_at)
    await manager.switch_to(Inviting.link)


async def invite_member(manager: DialogManager) -> None:
    """Make a link for this very person. Without a receipt, as any link."""
    scene, token = Scene.of(manager), secrets.token_urlsafe(_TOKEN_BYTES)
    staff_id = PeopleDraft.of(manager).staff_id
    invitation = await scene.db.write(invites.invite_member, scene.person, staff_id, token, scene.now)
    manager.middleware_data[FRESH_LINK] = (await _link(manager, token), invitation.expires_at)
    await manager.switch_to(People.link)


async def _link(manager: DialogManager, token: str) -> str:
    bot: Bot = manager.middleware_data["bot"]
    me = await bot.me()
    return f"https://t.me/{me.username}?start={token}"


async def invite_next(manager: DialogManager) -> None:
    """Invite somebody else."""
    InviteDraft(key=Scene.of(manager).receipt).keep(manager)
    await manager.switch_to(Inviting.roles)


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list of people."""
    PeopleDraft.of(manager).but(manager, page=page, dismissed="")


async def pick_person(manager: DialogManager, key: str) -> None:
    """Look at this person."""
    PeopleDraft.of(manager).but(manager, staff_id=number(key), dismissed="")
    await manager.switch_to(People.person)


async def to_hours(manager: DialogManager) -> None:
    """The person's hours and share of the meetings."""
    await open_screen(manager, Hours.hours, PersonDraft(staff_id=PeopleDraft.of(manager).staff_id))


async def to_absences(manager: DialogManager) -> None:
    """When the person is away."""
    await open_screen(manager, Absences.list, PersonDraft(staff_id=PeopleDraft.of(manager).staff_id))


async def to_terms(manager: DialogManager) -> None:
    """What the person is paid."""
    await open_screen(manager, Terms.terms, PersonDraft(staff_id=PeopleDraft.of(manager).staff_id))


async def to_adjusting(manager: DialogManager) -> None:
    """Add to the person's pay, or take from it."""
    await open_screen(manager, Adjusting.amount, PersonDraft(staff_id=PeopleDraft.of(manager).staff_id))


async def to_earnings(manager: DialogManager) -> None:
    """What the person has earned."""
    await open_screen(manager, Earning.month, PersonDraft(staff_id=PeopleDraft.of(manager).staff_id))


async def change_roles(manager: DialogManager) -> None:
    """Begin with the roles as they are."""
    scene, draft = Scene.of(manager), PeopleDraft.of(manager)
    one = await scene.db.read(staff.colleague, scene.person, draft.staff_id)
    draft.but(manager, roles=one.roles)
    await manager.switch_to(People.roles)


async def tick_role(manager: DialogManager, key: str) -> None:
    """Tick a role of the person, or take it back."""
    draft = PeopleDraft.of(manager)
    try:
        draft.but(manager, roles=ticked(draft.roles, key))
    except ValueError:
        raise NotYours from None
