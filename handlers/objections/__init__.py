"""A caller objects to "not our client", and a director decides: both by the buttons of cards."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.objections import routes
from handlers.objections.windows import OBJECTING


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (routes.make_router(), Dialog(*OBJECTING))
