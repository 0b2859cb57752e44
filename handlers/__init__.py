"""Conversations by role."""

from aiogram import Dispatcher


def include_all(dispatcher: Dispatcher) -> None:
    """Include every conversation: cards' buttons and commands before dialogs, which take whatever reaches them."""
    from aiogram_dialog import Dialog, setup_dialogs

    from handlers import (
        absences,
        account_manager,
        accountant,
        caller,
        closer,
        closing,
        collector,
        consultants,
        deals,
        director,
        disputes,
        earnings,
        errors,
        exclusions,
        hours,
        imports,
        meeting,
        moving,
        objections,
        pay_terms,
    )
    from handlers.menu import routes as menu
    from handlers.onboarding import routes as onboarding
    from handlers.screens import ISOLATION, ScreenFirst, ScreenManagers

    screen_first = ScreenFirst()
    dispatcher.message.outer_middleware(screen_first)
    dispatcher.callback_query.outer_middleware(screen_first)
    # A file is a file, whatever is written under it.
    rooms = (
        imports,
        deals,
        caller,
        closer,
        meeting,
        closing,
        moving,
        objections,
        consultants,
        account_manager,
        collector,
        director,
        disputes,
        exclusions,
        pay_terms,
        earnings,
        accountant,
        hours,
        absences,
    )
    roles = [router for room in rooms for router in room.make_routers()]
    dispatcher.include_routers(
        errors.make_router(),
        onboarding.make_router(),
        menu.make_router(),
        *(router for router in roles if not isinstance(router, Dialog)),
        *(router for router in roles if isinstance(router, Dialog)),
        menu.make_last_router(),
    )
    setup_dialogs(dispatcher, dialog_manager_factory=ScreenManagers(), events_isolation=ISOLATION)
