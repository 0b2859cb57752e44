"""A caller's conversations: calling the leads, booking a meeting, and the meetings booked so far."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.caller import routes, sentence, sentence_routes
from handlers.caller.calling import begin
from handlers.caller.sentence_windows import SPOKEN
from handlers.caller.windows import BOOKED_MEETINGS, BOOKING, CALLING


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (
        routes.make_router(),
        sentence_routes.make_router(),
        Dialog(*CALLING, on_start=begin),
        Dialog(*BOOKING),
        Dialog(*SPOKEN, on_start=sentence.begin),
        Dialog(*BOOKED_MEETINGS),
    )
