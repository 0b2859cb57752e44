"""Everybody's own pay: the open month, and the statements of closed ones."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.earnings.windows import EARNINGS, STATEMENTS


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (Dialog(*EARNINGS), Dialog(*STATEMENTS))
