"""A collector's conversations: adding leads, and the month so far."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.collector import routes
from handlers.collector.actions import begin
from handlers.collector.windows import ADD_LEAD, MY_LEADS


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (routes.make_router(), Dialog(*ADD_LEAD, on_start=begin), Dialog(*MY_LEADS))
