"""The bot's own HTTP side: the webhook, /healthz, and /idle for whoever moves a rehearsal's clock."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
WEBHOOK_PATH = "/webhook"
# Telegram's updates are a few kilobytes; files come by getFile, never inside an update.
LARGEST_BODY = 1024 * 1024

# aiohttp waits that long twice: for a request to end, and for one that was cancelled.
SHUTDOWN = 1.5

Accept = Callable[[list[object]], Awaitable[None]]
Idle = Callable[[], Awaitable[dict[str, object]]]


class HttpSide:
    """A small server on one address; routes are given before it starts."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._app = web.Application(client_max_size=LARGEST_BODY)
        self._app.router.add_get("/healthz", _alive)
        self._runner: web.AppRunner | None = None

    def serve_webhook(self, secret: str, accept: Accept) -> None:
        """Take updates that prove they are Telegram's; answer 200 once they are stored, never before (law 1)."""
        expected = secret.encode()

        async def take(request: web.Request) -> web.Response:
            # aiohttp keeps bytes that are no UTF-8 as surrogates.
            shown = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
            if not hmac.compare_digest(shown, expected):
                return web.Response(status=401)
            body = await request.read()
            try:
                update = json.loads(body)
            except (ValueError, RecursionError):
                # No JSON, or nested without end, though the secret is right: kept for the engineer like any update that
                # can't be decoded.
                update = body.decode("utf-8", "replace")
            await accept([update])
            return web.Response()

        self._app.router.add_post(WEBHOOK_PATH, take)

    def serve_idle(self, idle: Idle) -> None:
        """Tell, when asked, whether everything due is done."""

        async def answer(_: web.Request) -> web.Response:
            return web.json_response(await idle())

        self._app.router.add_get("/idle", answer)

    async def start(self) -> str:
        """Listen; the address, with the port that was free when 0 was asked for. Raises OSError if it is taken."""
        self._runner = web.AppRunner(self._app, access_log=None, shutdown_timeout=SHUTDOWN)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def stop(self) -> None:
        """Stop listening; requests in progress are finished first."""
        if self._runner is not None:
            await self._runner.cleanup()


async def _alive(_: web.Request) -> web.Response:
    return web.json_response({"alive": True})
