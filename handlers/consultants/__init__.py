"""Technical consultants: closers ask them along, they answer and see what is ahead of them."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.consultants import routes
from handlers.consultants.windows import CONSULTATIONS, CONSULTING


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (routes.make_router(), Dialog(*CONSULTING), Dialog(*CONSULTATIONS))
