"""A closer's conversations: meetings ahead, and how they went."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.closer import routes
from handlers.closer.windows import MEETINGS


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (routes.make_router(), Dialog(*MEETINGS))
