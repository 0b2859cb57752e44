"""When months are closed, and a director who looks at the register first."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.closing import routes
from handlers.closing.windows import CLOSING


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (routes.make_router(), Dialog(*CLOSING))
