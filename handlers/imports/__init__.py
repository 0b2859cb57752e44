"""Files on their way into the base: sent at any time, by collectors, account managers and directors."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.imports.routes import make_router
from handlers.imports.windows import COLUMNS


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (make_router(), Dialog(*COLUMNS))
