"""Conversations by role."""

from aiogram import Dispatcher


def include_all(dispatcher: Dispatcher) -> None:
    """Include every conversation: cards' buttons and commands before dialogs, which take whatever reaches them."""
    from aiogram_dialog import setup_dialogs

    from handlers import caller, closer, collector, director, earnings, errors
    from handlers.menu import routes as menu
    from handlers.onboarding import routes as onboarding
    from handlers.screens import ISOLATION, PressedScreenFirst, ScreenManagers

    dispatcher.callback_query.outer_middleware(PressedScreenFirst())
    dispatcher.include_routers(
        errors.router,
        onboarding.router,
        menu.router,
        *caller.routers,
        *closer.routers,
        *collector.routers,
        *director.routers,
        *earnings.routers,
        menu.last,
    )
    setup_dialogs(dispatcher, dialog_manager_factory=ScreenManagers(), events_isolation=ISOLATION)
