"""New clients: account managers take them over or ask back, closers answer, directors give them on."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.account_manager import routes
from handlers.account_manager.windows import HANDOVERS


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (routes.make_router(), Dialog(*HANDOVERS))
