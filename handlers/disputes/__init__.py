"""A person answers a statement: it is right, or a line of it is not, and the director decides."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.disputes import routes
from handlers.disputes.windows import DISPUTES, DISPUTING


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (routes.make_router(), Dialog(*DISPUTING), Dialog(*DISPUTES))
