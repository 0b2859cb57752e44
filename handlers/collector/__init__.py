"""A collector's conversations: adding leads, and the month so far."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.collector.windows import ADD_LEAD, MY_LEADS


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (Dialog(*ADD_LEAD), Dialog(*MY_LEADS))
