"""The exclusion list, kept by directors and account managers."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.exclusions.windows import EXCLUSIONS


def make_routers() -> tuple[Router, ...]:
    """The conversation, fresh: a router belongs to one dispatcher."""
    return (Dialog(*EXCLUSIONS),)
