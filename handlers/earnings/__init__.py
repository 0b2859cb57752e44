"""Everybody's own pay: each month down to the facts, and the statements of closed ones."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.earnings.month_windows import EARNINGS
from handlers.earnings.windows import STATEMENTS


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (Dialog(*EARNINGS), Dialog(*STATEMENTS))
