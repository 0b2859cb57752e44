"""Deals: their closers' next steps and contracts, and to directors all of them."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.deals import routes
from handlers.deals.contract_windows import CONTRACTS
from handlers.deals.windows import DEALS


def make_routers() -> tuple[Router, ...]:
    """The conversations, fresh: a router belongs to one dispatcher."""
    return (routes.make_router(), Dialog(*DEALS, *CONTRACTS))
