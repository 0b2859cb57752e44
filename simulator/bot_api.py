"""The side the bot speaks to: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import hmac
import inspect
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from simulator.faults import Fault
from simulator.methods import METHODS, Method
from simulator.params import MAX_UPLOAD, Params, read_params
from simulator.refusal import Refusal, too_many_requests
from simulator.validation import MethodModels
from simulator.world import World

BODY_LIMIT = MAX_UPLOAD + 1024 * 1024
_NOT_THE_BOTS_DOING = frozenset({"Forbidden: bot was blocked by the user"})
"""Refusals a person causes; a bot can only learn of them by trying."""


@dataclass(slots=True)
class Outcome:
    """How a call ends: the answer, or a connection that breaks instead."""

    status: int
    body: dict[str, Any]
    dropped: bool = False
    headers: dict[str, str] = field(default_factory=dict)


class BotApi:
    """Performs the bot's calls: faults first, then limits, models, and the method itself; all of it journalled."""

    def __init__(self, world: World, token: str, models: MethodModels | None) -> None:
        """`models`: None to leave out the check against aiogram's models (benchmarks)."""
        self._world = world
        self._token = token
        self._models = models
        world.webhook_reply = self._perform_reply

    def add_routes(self, app: web.Application) -> None:
        """Put the Bot API's addresses into an application."""
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)

    async def perform(
        self, name: str, params: Params, fault: Fault | None = None, hung_up: Callable[[], bool] = lambda: False
    ) -> Outcome:
        """Perform a call and write it down; `hung_up` says whether anybody still waits for the answer."""
        world, journal = self._world, self._world.journal
        begun = time.monotonic()
        called = METHODS.get(name.lower())
        deed = called is None or called.name != "getUpdates"
        struck = fault.kind if fault else None
        if deed:
            journal.deeds += 1
            journal.busy += 1
        refusal: Refusal | None = None
        result: Any = None
        try:
            if fault is not None:
                await _suffer(fault)
            if called is None:
                raise Refusal(404, "Not Found")
            if called.speaks and world.limits is not None and (wait := _too_fast(world, params)):
                struck = "limits"
                raise too_many_requests(wait)
            result = await self._do(called, params)
        except Refusal as error:
            refusal = error
        finally:
            if deed:
                journal.busy -= 1
        journal.write(
            world.clock.now(),
            called.name if called else name,
            params.for_journal(),
            error_code=refusal.code if refusal else None,
            description=refusal.description if refusal else None,
            fault=struck,
            # A poll that a killed bot left behind ends with 409 when its successor polls, and nobody reads it.
            excused=refusal is not None and (refusal.description in _NOT_THE_BOTS_DOING or hung_up()),
            ms=(time.monotonic() - begun) * 1000,
        )
        dropped = struck in ("drop_before", "drop_after", "unreachable")
        if refusal is None:
            return Outcome(200, {"ok": True, "result": result}, dropped)
        outcome = Outcome(refusal.code, refusal.body(), dropped)
        if refusal.parameters and "retry_after" in refusal.parameters:
            outcome.headers["Retry-After"] = str(refusal.parameters["retry_after"])
        return outcome

    async def _do(self, called: Method, params: Params) -> Any:
        if self._models is not None:
            self._models.check(called.name.lower(), params)
        result = called.perform(self._world, params)
        return await result if inspect.isawaitable(result) else result

    async def _call(self, request: web.Request) -> web.Response:
        name = request.match_info["method"]
        if not self._is_ours(request.match_info["token"]):
            refusal = Refusal(401, "Unauthorized")
            self._world.journal.write(
                self._world.clock.now(), name, {}, error_code=401, description=refusal.description
            )
            return _response(Outcome(401, refusal.body()))
        try:
            params = await read_params(request)
        except Refusal as refusal:
            self._world.journal.write(
                self._world.clock.now(), name, {}, error_code=refusal.code, description=refusal.description
            )
            return _response(Outcome(refusal.code, refusal.body()))
        fault = self._world.faults.strike(name.lower())
        outcome = await self.perform(name, params, fault, lambda: request.transport is None)
        if outcome.dropped and request.transport is not None:
            request.transport.abort()
        return _response(outcome)

    async def _download(self, request: web.Request) -> web.Response:
        file = self._world.files.by_path(request.match_info["path"])
        if not self._is_ours(request.match_info["token"]) or file is None or file.is_too_big_to_download:
            return _response(Outcome(404, Refusal(404, "Not Found").body()))
        return web.Response(body=file.content, content_type="application/octet-stream")

    async def _perform_reply(self, call: dict[str, Any]) -> None:
        """A method in the webhook's answer: performed, its result told to nobody, as at Telegram."""
        name = call.pop("method")
        await self.perform(name, Params(call), self._world.faults.strike(name.lower()))

    def _is_ours(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self._token.encode())


async def _suffer(fault: Fault) -> None:
    """What a fault does before the method is performed.

    Raises: Refusal when the method is not to be performed at all.
    """
    match fault.kind:
        case "429":
            raise too_many_requests(fault.retry_after)
        case "500":
            raise Refusal(500, "Internal Server Error")
        case "502":
            raise Refusal(502, "Bad Gateway")
        case "unauthorized":
            raise Refusal(401, "Unauthorized")
        case "slow":
            await asyncio.sleep(fault.seconds)
        case "drop_before" | "unreachable":
            raise Refusal(502, "the connection was dropped before anything happened")


def _too_fast(world: World, params: Params) -> int | None:
    assert world.limits is not None
    return world.limits.retry_after(params.integer("chat_id"))


def _response(outcome: Outcome) -> web.Response:
    return web.Response(
        status=outcome.status,
        body=json.dumps(outcome.body).encode(),
        content_type="application/json",
        headers=outcome.headers or None,
    )
