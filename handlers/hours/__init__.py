"""A closer's own hours; to directors any closer's, with their share of the meetings, and how these are shared out."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.hours.windows import HOURS, TURN


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (Dialog(*HOURS), Dialog(*TURN))
