"""A company sent as it comes: a text of several lines, a forwarded message, a shared contact, a pasted list."""

from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import BaseFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from domain.contact_card import read_contact
from domain.errors import PhoneMissing
from domain.lead_lists import is_list
from domain.lead_text import LeadText, read_lead
from domain.people import Person, Role
from handlers.collector.actions import missing
from handlers.collector.draft import LeadDraft, read_into
from handlers.filters import Pressed
from handlers.scene import Scene
from handlers.screens import asks, open_screen
from handlers.states import AddLead
from handlers.widgets.screen import TROUBLE
from views.errors import sentence
from views.html import tamed
from views.presses import AddLeadTo

_LEAST_LINES = 2


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="collector")
    router.message.register(take_company, Sent())
    router.callback_query.register(add_to, Pressed(AddLeadTo))
    return router


class Sent(BaseFilter):
    """A collector's text or contact that is no command."""

    async def __call__(self, message: Message, person: Person | None = None, **_: Any) -> bool:
        """Whether it may be about a company."""
        if person is None or not person.has(Role.COLLECTOR, Role.DIRECTOR):
            return False
        text = _text(message)
        return message.contact is not None or (bool(text.strip()) and not text.startswith("/"))


async def add_to(callback: CallbackQuery, press: AddLeadTo, dialog_manager: DialogManager) -> None:
    """Begin a lead for the task of the card."""
    await open_screen(dialog_manager, AddLead.company, LeadDraft(segment_id=press.segment_id), below=True)
    await callback.answer()


async def take_company(message: Message, dialog_manager: DialogManager) -> None:
    """Show the company for confirmation, unless the message answers what another screen has asked."""
    text = tamed(_text(message))
    at_company = _is_at(dialog_manager, AddLead.company) and not LeadDraft.of(dialog_manager).phone
    if not at_company and asks(dialog_manager) and not _speaks_for_itself(message, dialog_manager):
        raise SkipHandler
    if message.contact is None and is_list(text):
        await open_screen(dialog_manager, AddLead.segment, LeadDraft(pasted=text))
        return
    read = _company_of(message, text)
    if read is None:
        raise SkipHandler
    if message.contact is not None and not read.phones:
        scene = Scene.of(dialog_manager)
        dialog_manager.middleware_data[TROUBLE] = f"⚠️ {sentence(PhoneMissing(), scene.words)}"
    if at_company:
        # It answers the question: segment and city stay as they were chosen.
        draft = LeadDraft.of(dialog_manager)
        found = {name: value for name, value in read_into(read).items() if value}
        draft = draft.but(dialog_manager, **found)
        await dialog_manager.switch_to(missing(draft))
        await dialog_manager.show()
    else:
        await open_screen(dialog_manager, AddLead.segment, LeadDraft(**read_into(read)))  # type: ignore[arg-type]  # by name


def _text(message: Message) -> str:
    return message.text or message.caption or ""


def _company_of(message: Message, text: str) -> LeadText | None:
    """What the message tells of a company; None when it tells too little to be about one."""
    contact = message.contact
    if contact is not None:
        name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
        return read_contact(tamed(contact.phone_number), tamed(name), tamed(contact.vcard or ""))
    read = read_lead(text)
    several = len(text.strip().splitlines()) >= _LEAST_LINES
    proven = read.inn or read.address or read.site
    return read if read.phones or (several and (proven or message.forward_origin is not None)) else None


def _speaks_for_itself(message: Message, manager: DialogManager) -> bool:
    """Contacts and forwarded companies answer no question but those about a lead."""
    if manager.current_context().state.group is AddLead:
        return False
    if message.contact is not None:
        return True
    return message.forward_origin is not None and bool(read_lead(tamed(_text(message))).phones)


def _is_at(manager: DialogManager, state: State) -> bool:
    return manager.has_context() and manager.current_context().state == state
