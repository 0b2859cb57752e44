"""A director's windows, top to bottom as they are seen."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.kbd import Row, Url

from handlers.director import actions, getters, leaving
from handlers.director.leaving_windows import LEAVING
from handlers.states import Attention, Inviting, People, Today
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To


class ShownOnce(Screen):
    """A window whose text cannot be made again: a press that is not for it leaves it as it stands."""

    async def process_callback(self, callback: CallbackQuery, dialog: DialogProtocol, manager: DialogManager) -> bool:
        """Press a button of it."""
        handled = await super().process_callback(callback, dialog, manager)
        if not handled:
            manager.show_mode = ShowMode.NO_UPDATE
        return handled


INVITING = (
    Screen(
        Text("invite-title"),
        Text("invite-roles"),
        Choices("role", "roles", actions.tick_invite),
        Act(Label("invite-make"), "make", actions.invite, when="any"),
        MenuButton(),
        state=Inviting.roles,
        getter=getters.invite_roles,
    ),
    ShownOnce(
        Shown("invitation"),
        Url(Label("invite-share"), Shown("share"), when="share"),
        Row(Act(Label("invite-next"), "next", actions.invite_next), MenuButton()),
        state=Inviting.link,
        getter=getters.invite_link,
    ),
)

PEOPLE = (
    Screen(
        Shown("notice"),
        Text("people-title"),
        Shown("summary"),
        Choices("person", "people", actions.pick_person),
        Pager("people", actions.turn),
        MenuButton(),
        state=People.list,
        getter=getters.people,
    ),
    Screen(
        Shown("person"),
        Act(Label("people-invite"), "invite", actions.invite_member, when="absent"),
        Row(
            Act(Label("people-roles"), "change_roles", actions.change_roles),
            Act(Label("people-dismiss"), "to_dismiss", leaving.begin_dismissal),
        ),
        Row(
            Act(Label("people-hours"), "hours", actions.to_hours, when="meets"),
            Act(Label("people-absences"), "absences", actions.to_absences),
        ),
        Act(Label("people-earnings"), "earnings", actions.to_earnings),
        Row(
            Act(Label("people-terms"), "pay_terms", actions.to_terms),
            Act(Label("people-adjust"), "adjust", actions.to_adjusting),
        ),
        Row(To(Label("people-back"), People.list), MenuButton()),
        state=People.person,
        getter=getters.person,
    ),
    ShownOnce(
        Shown("invitation"),
        Url(Label("invite-share"), Shown("share"), when="share"),
        Row(To(Label("back"), People.person), MenuButton()),
        state=People.link,
        getter=getters.member_link,
    ),
    Screen(
        Text("people-roles-of"),
        Choices("role", "roles", actions.tick_role),
        Act(Label("people-roles-save"), "save_roles", leaving.save_roles),
        Row(To(Label("back"), People.person), MenuButton()),
        state=People.roles,
        getter=getters.person_roles,
    ),
    *LEAVING,
)

TODAY = (Screen(Shown("digest"), MenuButton(), state=Today.digest, getter=getters.digest),)

ATTENTION = (
    Screen(
        Text("attention-title"),
        Shown("waiting"),
        MenuButton(),
        state=Attention.list,
        getter=getters.set_aside,
    ),
)
