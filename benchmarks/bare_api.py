"""The smallest Bot API two bots can be measured against: it says who the bot is, and that there is nothing new."""

import asyncio
import time
from types import TracebackType

from aiohttp import web

ME = {
    "id": 1,
    "is_bot": True,
    "first_name": "Measured",
    "username": "measured_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}


class BareApi:
    """A server on a free local port that notes when it is first asked for updates."""

    def __init__(self) -> None:
        self.url = ""
        self.asked = asyncio.Event()
        self.asked_at = 0.0
        application = web.Application()
        application.router.add_route("*", "/bot{token}/{method}", self._answer)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)

    def forget(self) -> None:
        """Wait for another first getUpdates."""
        self.asked.clear()

    async def __aenter__(self) -> "BareApi":
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        match request.match_info["method"].lower():
            case "getme":
                return web.json_response({"ok": True, "result": ME})
            case "getupdates":
                if not self.asked.is_set():
                    self.asked_at = time.perf_counter()
                    self.asked.set()
                await asyncio.sleep(30)
                return web.json_response({"ok": True, "result": []})
            case _:
                return web.json_response({"ok": True, "result": True})
