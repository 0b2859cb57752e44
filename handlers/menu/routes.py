"""Commands, the menu's buttons, settings and help; and what is meant for nobody else."""

from collections.abc import Mapping

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from handlers.filters import Pressed
from handlers.letters import put, send
from handlers.menu.cards import menu_of
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import (
    Absences,
    AddLead,
    Adjusting,
    Appeals,
    Attention,
    BookedMeetings,
    Booking,
    Calling,
    CallingRules,
    ClosingMonths,
    Consultations,
    Deals,
    Disputes,
    Earning,
    Exclusions,
    Handovers,
    Hours,
    Inviting,
    Meetings,
    MyLeads,
    MySegments,
    Objections,
    People,
    Plans,
    Registers,
    Segments,
    Statements,
    Terms,
    Today,
    Turn,
)
from services import staff
from views.cards import Card
from views.menu import department_pay_card, help_card, settings_card
from views.presses import ChooseLanguage, Go, Open, Place
from views.wording import Words

SCREENS: Mapping[Place, State] = {
    Place.CALLING: Calling.card,
    Place.BOOKING: Booking.company,
    Place.BOOKED: BookedMeetings.list,
    Place.MEETINGS: Meetings.list,
    Place.CONSULTATIONS: Consultations.list,
    Place.ALL_MEETINGS: Meetings.list,
    Place.DEALS: Deals.list,
    Place.HANDOVERS: Handovers.list,
    Place.ADD_LEAD: AddLead.company,
    Place.MY_LEADS: MyLeads.list,
    Place.MY_SEGMENTS: MySegments.list,
    Place.SEGMENTS: Segments.list,
    Place.EXCLUSIONS: Exclusions.list,
    Place.APPEALS: Appeals.list,
    Place.OBJECTIONS: Objections.list,
    Place.TODAY: Today.digest,
    Place.PEOPLE: People.list,
    Place.INVITE: Inviting.roles,
    Place.CALLING_RULES: CallingRules.list,
    Place.ATTENTION: Attention.list,
    Place.HOURS: Hours.hours,
    Place.TURN: Turn.mode,
    Place.ABSENCES: Absences.list,
    Place.EARNINGS: Earning.month,
    Place.STATEMENTS: Statements.list,
    Place.PAY_TERMS: Terms.list,
    Place.PLANS: Plans.list,
    Place.ADJUSTING: Adjusting.people,
    Place.DISPUTES: Disputes.list,
    Place.CLOSING: ClosingMonths.list,
    Place.REGISTERS: Registers.list,
}
"""Places that are dialogs; the others are cards."""


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="menu")
    router.message.register(show_menu, Command("start", "menu"))
    router.message.register(show_help, Command("help"))
    router.callback_query.register(go, Pressed(Go))
    router.callback_query.register(open_below, Pressed(Open))
    router.callback_query.register(choose_language, Pressed(ChooseLanguage))
    return router


def make_last_router() -> Router:
    """What no other conversation takes; included after all of them."""
    router = Router(name="what is left")
    router.message.register(anything_written)
    router.callback_query.register(anything_pressed)
    return router


async def show_menu(message: Message, dialog_manager: DialogManager) -> None:
    """/start without an invitation, and /menu, from anywhere."""
    await _send_card(message, await menu_of(Scene.of(dialog_manager)))


async def show_help(message: Message, words: Words) -> None:
    """/help."""
    await _send_card(message, help_card(words))


async def go(callback: CallbackQuery, press: Go, dialog_manager: DialogManager) -> None:
    """Lead on in the pressed message."""
    if (state := SCREENS.get(press.place)) is not None:
        await open_screen(dialog_manager, state)
    else:
        scene = Scene.of(dialog_manager)
        await put(callback, await _card_at(press.place, scene), scene.standing)
    await callback.answer()


async def open_below(callback: CallbackQuery, press: Open, dialog_manager: DialogManager) -> None:
    """Open a screen below the pressed card."""
    if (state := SCREENS.get(press.place)) is not None:
        await open_screen(dialog_manager, state, below=True)
    else:
        assert callback.bot is not None
        await send(callback.bot, callback.from_user.id, await _card_at(press.place, Scene.of(dialog_manager)))
    await callback.answer()


async def choose_language(callback: CallbackQuery, press: ChooseLanguage, dialog_manager: DialogManager) -> None:
    """Speak another language from now on."""
    scene = Scene.of(dialog_manager)
    await scene.db.write(staff.choose_language, scene.person, press.language.value, scene.now, receipt=scene.receipt)
    await put(callback, settings_card(Words(press.language, scene.person.zone)), scene.standing)
    await callback.answer()


async def anything_written(message: Message, dialog_manager: DialogManager) -> None:
    """Nothing is asked just now: here is what can be done."""
    scene = Scene.of(dialog_manager)
    menu = await menu_of(scene)
    await _send_card(message, Card(f"{scene.words('use-menu')}\n\n{menu.text}", menu.buttons))


async def anything_pressed(callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    """A button nobody knows (any more): here is what can be done."""
    scene = Scene.of(dialog_manager)
    menu = await menu_of(scene)
    await put(callback, Card(f"{scene.words('screen-outdated')}\n\n{menu.text}", menu.buttons), scene.standing)
    await callback.answer()


async def _card_at(place: Place, scene: Scene) -> Card:
    match place:
        case Place.HELP:
            return help_card(scene.words)
        case Place.SETTINGS:
            return settings_card(scene.words)
        case Place.DEPARTMENT_PAY:
            return department_pay_card(scene.words)
    return await menu_of(scene)


async def _send_card(message: Message, card: Card) -> None:
    assert message.bot is not None, "updates are decoded with their bot"
    await send(message.bot, message.chat.id, card)
