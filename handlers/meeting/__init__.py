"""What is at hand about a meeting, to whoever may see it: its history, its file for a calendar, the way there."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.meeting import routes
from handlers.meeting.windows import HISTORIES


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (routes.make_router(), Dialog(*HISTORIES))
