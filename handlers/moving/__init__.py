"""Meetings are moved and called off, by whoever of the three may: the caller who booked, the closer, a director."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.moving import routes
from handlers.moving.windows import MOVING


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (routes.make_router(), Dialog(*MOVING))
