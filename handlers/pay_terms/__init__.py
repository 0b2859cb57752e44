"""A director sets what is paid and what is to be reached, and adjusts somebody's pay."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.pay_terms import routes
from handlers.pay_terms.adjusting import ADJUSTING
from handlers.pay_terms.plans import PLANS
from handlers.pay_terms.windows import TERMS


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (routes.make_router(), *(Dialog(*windows) for windows in (TERMS, PLANS, ADJUSTING)))
