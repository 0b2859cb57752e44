"""The local Telegram as one object: Bot API, control API and page on one port."""

from pathlib import Path

from aiohttp import web

from simulator.bot_api import BODY_LIMIT, BotApi
from simulator.clock import VirtualClock
from simulator.control import PeopleControl, errors_as_json
from simulator.control_run import RunControl
from simulator.idle import Idleness
from simulator.model import Bot, Person
from simulator.phones import Phones
from simulator.validation import MethodModels
from simulator.world import World

PAGE = Path(__file__).parent / "page"
GOODBYE = 2.0
"""Real seconds open connections get when the server stops."""


class Simulator:
    """A Telegram with one bot in it, for tests, benchmarks and the demo."""

    def __init__(
        self,
        token: str = "1:demo",
        username: str = "kombain_bot",
        name: str = "Комбайн",
        clock: VirtualClock | None = None,
        *,
        zone: str = "Europe/Moscow",
        seed: int = 1,
        validate: bool = True,
        reads_all_group_messages: bool = False,
        webhook_pause: float = 1.0,
    ) -> None:
        """`token` is `<bot id>:<anything>`.

        `zone`: where morning and evening of the clock are. `seed`: repeats shares of faults and ids. `validate`: check
        calls against aiogram's models too. `webhook_pause`: real seconds before an update that the webhook did not take
        is sent again (Telegram: 1).

        Raises: ValueError for a token without an id.
        """
        bot_id, colon, _ = token.partition(":")
        if not colon or not bot_id.isdigit():
            raise ValueError("A bot token is <bot id>:<secret>, for example 1:demo.")
        self.clock = clock or VirtualClock()
        bot = Bot(int(bot_id), username, name, reads_all_group_messages=reads_all_group_messages)
        self.world = World(bot, self.clock, zone, seed, webhook_pause)
        self.phones = Phones(self.world)
        self.api = BotApi(self.world, token, MethodModels() if validate else None)
        self._idleness = Idleness(self.world)
        self._runner: web.AppRunner | None = None
        self._host = ""
        self.port = 0

    @property
    def url(self) -> str:
        """Where it is: `http://127.0.0.1:8930`."""
        return f"http://{self._host}:{self.port}"

    def add_person(self, person: Person) -> Person:
        """Give somebody a phone.

        Raises: ValueError when the id is taken.
        """
        return self.world.add_person(person)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one.

        Raises: OSError when the port is taken.
        """
        app = web.Application(client_max_size=BODY_LIMIT, middlewares=[errors_as_json])
        self.api.add_routes(app)
        PeopleControl(self.world, self.phones).add_routes(app)
        RunControl(self.world, self._idleness).add_routes(app)
        app.router.add_get("/", _page)
        app.router.add_get("/phone/{id}", _page)
        if PAGE.is_dir():
            app.router.add_static("/page/", PAGE)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=GOODBYE)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner, self._host = runner, host
        self.port = runner.addresses[0][1]

    async def stop(self) -> None:
        """Stop listening and delivering."""
        self.world.events.close()
        if self.world.webhook is not None:
            await self.world.webhook.close()
            self.world.set_webhook(None)
        self.world.updates.end_poll("the local Telegram stops")
        await self._idleness.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None


async def _page(_: web.Request) -> web.StreamResponse:
    index = PAGE / "index.html"
    if not index.is_file():
        return web.Response(status=404, text="The page is not part of this installation.")
    return web.FileResponse(index, headers={"Cache-Control": "no-cache"})
