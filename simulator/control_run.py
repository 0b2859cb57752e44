"""The control side of a run: journal, refusals, faults, raw updates, clock, idleness, the stream of events."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

from aiohttp import web

from simulator.clock import next_named
from simulator.control import ControlError, read_body, whole
from simulator.idle import Idleness
from simulator.limits import RateLimits
from simulator.model import Json
from simulator.world import World

SETTLE_BEFORE = 10.0
"""Real seconds everybody gets to finish what they are at before the clock moves under them."""
SETTLE_AFTER = 120.0
LONGEST_WAIT = 600.0


class RunControl:
    """What a test does to the whole world at once."""

    def __init__(self, world: World, idleness: Idleness) -> None:
        self._world = world
        self._idleness = idleness

    def add_routes(self, app: web.Application) -> None:
        """Put these addresses into an application."""
        add = app.router.add_route
        add("GET", "/sim/calls", self._calls)
        add("GET", "/sim/refusals", self._refusals)
        add("DELETE", "/sim/refusals", self._forget_refusals)
        add("POST", "/sim/refusals/expect", self._expect)
        add("GET", "/sim/faults", self._faults)
        add("POST", "/sim/faults", self._plan_fault)
        add("DELETE", "/sim/faults", self._clear_faults)
        add("POST", "/sim/updates", self._put_update)
        add("GET", "/sim/clock", self._clock)
        add("POST", "/sim/clock", self._set_clock)
        add("GET", "/sim/idle", self._idle)
        add("GET", "/sim/events", self._events)

    async def _calls(self, request: web.Request) -> web.Response:
        query = request.query
        since = whole(query.get("since", "0"), "since")
        limit = whole(query["limit"], "limit") if "limit" in query else None
        calls = self._world.journal.calls(since, query.get("method"), limit)
        return web.json_response([call.shown() for call in calls])

    async def _refusals(self, _: web.Request) -> web.Response:
        return web.json_response([call.shown() for call in self._world.journal.unexpected()])

    async def _forget_refusals(self, _: web.Request) -> web.Response:
        self._world.journal.forget_refusals()
        return web.json_response([])

    async def _expect(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        description, count = body.get("description", ""), body.get("count")
        if not isinstance(description, str) or not (count is None or isinstance(count, int)):
            raise ControlError('Say what is expected: {"description": "part of the text", "method"?, "count"?}.')
        self._world.journal.expect(description, body.get("method"), count)
        return web.json_response({"expected": True})

    async def _faults(self, _: web.Request) -> web.Response:
        return web.json_response(self._faults_shown())

    async def _plan_fault(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        if body.get("kind") == "limits":
            self._world.limits = RateLimits(body)
        else:
            fault = self._world.faults.plan(body)
            if fault.kind == "undecodable" and self._world.faults.strike_update("undecodable"):
                # A message that no client's models decode: its id is a word and it has no chat.
                self._world.updates.put_raw(body.get("update", {"message": {"message_id": "seven", "date": None}}))
        return web.json_response(self._faults_shown())

    async def _clear_faults(self, _: web.Request) -> web.Response:
        self._world.faults.clear()
        self._world.limits = None
        return web.json_response([])

    def _faults_shown(self) -> list[Json]:
        shown = self._world.faults.shown()
        return shown if self._world.limits is None else [*shown, self._world.limits.shown()]

    async def _put_update(self, request: web.Request) -> web.Response:
        try:
            update = await request.json()
        except ValueError as error:
            raise ControlError("The body is not JSON.") from error
        return web.json_response({"update_id": self._world.updates.put_raw(update)})

    async def _clock(self, request: web.Request) -> web.Response:
        if url := request.query.get("idle"):
            self._idleness.remember(url)
        return web.json_response(self._world.clock_shown())

    async def _set_clock(self, request: web.Request) -> web.Response:
        body, clock = await read_body(request), self._world.clock
        moment = self._asked_moment(body)
        moment_of = moment() if moment else None
        wait = bool(body.get("wait", True))
        if wait:
            await self._idleness.wait(SETTLE_BEFORE)
            # What takes its time meanwhile does not lengthen the step.
            moment_of = moment() if moment and "advance" in body else moment_of
        clock.set(moment_of, body.get("rate"))
        self._world.tell_clock()
        shown = self._world.clock_shown()
        if wait:
            shown["idle"] = await self._idleness.wait(SETTLE_AFTER)
            shown["now"] = self._world.clock_shown()["now"]
        return web.json_response(shown)

    def _asked_moment(self, body: Json) -> Callable[[], datetime] | None:
        """Where the clock is to go, told at the moment it goes; None: it stays."""
        clock = self._world.clock
        if "now" in body:
            moment = datetime.fromisoformat(str(body["now"]))
            return lambda: moment
        if "advance" in body:
            step = timedelta(seconds=float(body["advance"]))
            return lambda: clock.now() + step
        if "to" in body:
            zone = body.get("zone", self._world.zone)
            try:
                named = next_named(clock.now(), body["to"], zone)
            except ZoneInfoNotFoundError as error:
                raise ControlError(f"There is no zone {zone!r}.") from error
            return lambda: named
        return None

    async def _idle(self, request: web.Request) -> web.Response:
        try:
            timeout = float(request.query.get("timeout", "60"))
        except ValueError as error:
            raise ControlError("timeout is a number of seconds.") from error
        return web.json_response({"idle": await self._idleness.wait(min(max(timeout, 0.0), LONGEST_WAIT))})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        # A page that was closed or reloaded says nothing; it is found gone at the next event.
        with suppress(ConnectionResetError):
            async for text in self._world.events.stream():
                await response.write(text)
        return response
