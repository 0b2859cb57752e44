"""How the bot gets its updates: long polling or a webhook."""

from typing import Any
from urllib.parse import urlsplit

from simulator.methods.registry import method
from simulator.model import Json
from simulator.params import Params
from simulator.refusal import bad_request, conflict
from simulator.updates import LONGEST_POLL, TERMINATED_BY_WEBHOOK
from simulator.webhook import Webhook
from simulator.world import World

_SECRET = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
POLLING_AND_WEBHOOK = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


@method("getUpdates")
async def get_updates(world: World, params: Params) -> list[Any]:
    """https://core.telegram.org/bots/api#getupdates"""
    if world.webhook is not None:
        raise conflict(POLLING_AND_WEBHOOK)
    _remember_allowed(world, params)
    limit = params.integer("limit", 100)
    return await world.updates.poll(
        params.integer("offset"),
        limit if 1 <= limit <= 100 else 100,
        min(max(params.integer("timeout"), 0), LONGEST_POLL),
    )


@method("setWebhook")
async def set_webhook(world: World, params: Params) -> bool:
    """https://core.telegram.org/bots/api#setwebhook. Plain http is taken too, as Telegram's own local server does."""
    url, secret = params.text("url"), params.text("secret_token")
    if url:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise bad_request("invalid webhook URL specified")
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not _SECRET.issuperset(secret):
            raise bad_request("secret token contains unallowed characters")
    await _drop_webhook(world, params)
    if url:
        _remember_allowed(world, params)
        world.updates.end_poll(TERMINATED_BY_WEBHOOK)
        most = params.integer("max_connections", 40)
        world.set_webhook(Webhook(url, secret, min(max(most, 1), 100), world.updates, world.clock, world.webhook_pause))
    return True


@method("deleteWebhook")
async def delete_webhook(world: World, params: Params) -> bool:
    """https://core.telegram.org/bots/api#deletewebhook"""
    await _drop_webhook(world, params)
    return True


@method("getWebhookInfo")
def get_webhook_info(world: World, params: Params) -> Json:  # noqa: ARG001 - every method takes its parameters
    """https://core.telegram.org/bots/api#getwebhookinfo"""
    info: Json = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": world.updates.pending_count,
    }
    if world.webhook is not None:
        info |= world.webhook.info()
    if world.updates.allowed:
        info["allowed_updates"] = world.updates.allowed
    return info


async def _drop_webhook(world: World, params: Params) -> None:
    if world.webhook is not None:
        await world.webhook.close()
        world.set_webhook(None)
    if params.flag("drop_pending_updates"):
        world.updates.drop_all()


def _remember_allowed(world: World, params: Params) -> None:
    """Not given: as before. Empty: the usual kinds."""
    if params.values.get("allowed_updates") is not None:
        world.updates.allowed = params.list_of("allowed_updates", "String")
