"""A caller objects to "not our client", and a director decides: by the buttons of cards, or going through a list."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.objections import routes
from handlers.objections.deciding import OBJECTIONS
from handlers.objections.windows import OBJECTING


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (routes.make_router(), Dialog(*OBJECTING), Dialog(*OBJECTIONS))
