"""Conversations by role."""

from aiogram import Dispatcher


def include_all(dispatcher: Dispatcher) -> None:
    """Include every conversation: cards' buttons and commands before dialogs, which take whatever reaches them."""
    from aiogram_dialog import setup_dialogs

    from handlers import caller, closer, collector, director, earnings, errors
    from handlers.menu import routes as menu
    from handlers.onboarding import routes as onboarding
    from handlers.screens import ISOLATION, ScreenFirst, ScreenManagers

    screen_first = ScreenFirst()
    dispatcher.message.outer_middleware(screen_first)
    dispatcher.callback_query.outer_middleware(screen_first)
    dispatcher.include_routers(
        errors.make_router(),
        onboarding.make_router(),
        menu.make_router(),
        *caller.make_routers(),
        *closer.make_routers(),
        *collector.make_routers(),
        *director.make_routers(),
        *earnings.make_routers(),
        menu.make_last_router(),
    )
    setup_dialogs(dispatcher, dialog_manager_factory=ScreenManagers(), events_isolation=ISOLATION)
