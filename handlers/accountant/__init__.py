"""The register of pay, for those who pay it out."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.accountant.windows import REGISTERS


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (Dialog(*REGISTERS),)
