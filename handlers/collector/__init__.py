"""A collector's conversations: adding leads, what became of them, and the tasks."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.collector import routes
from handlers.collector.actions import begin
from handlers.collector.fates_windows import MY_LEADS, MY_SEGMENTS
from handlers.collector.windows import ADD_LEAD


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (routes.make_router(), Dialog(*ADD_LEAD, on_start=begin), Dialog(*MY_LEADS), Dialog(*MY_SEGMENTS))
