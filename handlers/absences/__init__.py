"""Who is away: everybody's own days, and to directors anybody's."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.absences.windows import ABSENCES


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (Dialog(*ABSENCES),)
