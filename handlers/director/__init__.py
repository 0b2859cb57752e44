"""A director's conversations: people, invitations, tasks for collectors, appeals, the day, the rules of calling."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.director import appeals, leaving
from handlers.director.calling_rules import CALLING_RULES
from handlers.director.segments_windows import SEGMENTS
from handlers.director.windows import ATTENTION, INVITING, PEOPLE, TODAY


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    dialogs = (INVITING, PEOPLE, SEGMENTS, appeals.APPEALS, TODAY, ATTENTION, CALLING_RULES)
    return (appeals.make_router(), leaving.make_router(), *(Dialog(*windows) for windows in dialogs))
