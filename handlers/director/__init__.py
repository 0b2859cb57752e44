"""A director's conversations: people, invitations, the day, the rules of calling, and what needs attention."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.director.calling_rules import CALLING_RULES
from handlers.director.windows import ATTENTION, INVITING, PEOPLE, TODAY


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (Dialog(*INVITING), Dialog(*PEOPLE), Dialog(*TODAY), Dialog(*ATTENTION), Dialog(*CALLING_RULES))
