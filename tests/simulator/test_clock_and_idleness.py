"""The clock people and bots share, and waiting until everybody is done."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiohttp import web
from both_sides import ANNA, BotSide, ControlSide

from simulator import Simulator, VirtualClock
from simulator.clock import next_named


class BusyBot:
    """A bot that says whether it is idle."""

    def __init__(self) -> None:
        self.idle = True
        self.asked = 0
        self.url = ""

    async def answer(self, _: web.Request) -> web.Response:
        self.asked += 1
        return web.json_response({"idle": self.idle, "wakes_at": None})


@pytest.fixture
async def busy() -> AsyncIterator[BusyBot]:
    busy = BusyBot()
    app = web.Application()
    app.router.add_get("/idle", busy.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    busy.url = f"http://127.0.0.1:{runner.addresses[0][1]}/idle"
    yield busy
    await runner.cleanup()


async def test_a_frozen_clock_stands_and_can_be_moved(bot: BotSide, control: ControlSide) -> None:
    assert await control.get("clock") == {"now": "2026-11-24T09:00:00.000000Z", "rate": 0, "version": 0}
    moved = await control.post("clock", advance=90)
    assert (moved["now"], moved["version"], moved["idle"]) == ("2026-11-24T09:01:30.000000Z", 1, True)
    set_to = await control.post("clock", now="2026-12-01T10:00:00+03:00")
    assert set_to["now"] == "2026-12-01T07:00:00.000000Z"
    assert (await bot.says())["date"] == int(datetime(2026, 12, 1, 7, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("to", "now"),
    [
        ("evening", "2026-11-24T16:00:00.000000Z"),
        ("morning", "2026-11-25T06:30:00.000000Z"),
        ("month", "2026-12-01T07:00:00.000000Z"),
    ],
)
async def test_the_clock_goes_to_moments_of_the_day(control: ControlSide, to: str, now: str) -> None:
    assert (await control.post("clock", to=to))["now"] == now


def test_a_named_moment_is_always_ahead() -> None:
    first = datetime(2026, 12, 1, 7, tzinfo=UTC)
    assert next_named(first, "month", "Europe/Moscow") == datetime(2027, 1, 1, 7, tzinfo=UTC)
    # Before ten on the 1st it is still today; elsewhere the day begins at another time.
    assert next_named(datetime(2026, 12, 1, 6, tzinfo=UTC), "month", "Europe/Moscow") == first
    assert next_named(first, "morning", "Asia/Vladivostok") == datetime(2026, 12, 1, 23, 30, tzinfo=UTC)


async def test_the_rate_can_be_changed(control: ControlSide, telegram: Simulator) -> None:
    await control.post("clock", rate=1000)
    await asyncio.sleep(0.02)
    assert (telegram.clock.now() - datetime(2026, 11, 24, 9, tzinfo=UTC)).total_seconds() >= 20
    status, answer = await control.ask("POST", "clock", {"rate": -1, "wait": False})
    assert status == 400
    assert "backwards" in answer["error"]


@pytest.mark.parametrize("body", [{"now": "2026-12-01T10:00:00"}, {"to": "lunch"}, {"to": "month", "zone": "Mars"}])
async def test_moments_that_make_no_sense(control: ControlSide, body: dict[str, str]) -> None:
    status, answer = await control.ask("POST", "clock", {**body, "wait": False})
    assert status == 400
    assert answer["error"]


def test_a_clock_runs_at_its_rate() -> None:
    clock = VirtualClock(datetime(2026, 1, 1, tzinfo=UTC), rate=0)
    assert clock.now() == clock.now()
    with pytest.raises(ValueError, match="zone"):
        VirtualClock(datetime(2026, 1, 1))  # noqa: DTZ001 - that is the point


async def test_idle_means_every_update_is_confirmed(bot: BotSide, control: ControlSide) -> None:
    await control.anna("text", text="раз")
    assert await control.get("idle?timeout=0.2") == {"idle": False}
    await bot.updates()
    assert await control.get("idle?timeout=0.2") == {"idle": False}
    await bot.updates()
    assert await control.get("idle?timeout=2") == {"idle": True}


async def test_idle_asks_the_bots_that_share_the_clock(control: ControlSide, busy: BusyBot) -> None:
    await control.get(f"clock?idle={busy.url}")
    busy.idle = False
    assert await control.get("idle?timeout=0.2") == {"idle": False}
    asked = busy.asked
    assert asked > 0
    waiting = asyncio.create_task(control.get("idle?timeout=5"))
    await asyncio.sleep(0.1)
    busy.idle = True
    assert await waiting == {"idle": True}


async def test_moving_the_clock_waits_for_the_bot(control: ControlSide, busy: BusyBot) -> None:
    await control.get(f"clock?idle={busy.url}")
    await control.post("clock", advance=1)
    busy.idle = False
    assert (await control.post("clock", advance=1, wait=False)).get("idle") is None
    moving = asyncio.create_task(control.post("clock", advance=10))
    await asyncio.sleep(0.1)
    assert not moving.done()
    busy.idle = True
    assert (await moving)["idle"] is True


async def test_a_bot_that_is_gone_is_not_waited_for(control: ControlSide) -> None:
    await control.get("clock?idle=http://127.0.0.1:9/idle")
    assert await control.get("idle?timeout=2") == {"idle": True}


async def test_a_press_is_not_aged_by_moving_the_clock_while_it_is_handled(bot: BotSide, control: ControlSide) -> None:
    """The bot gets time to finish before the clock jumps under it."""
    query_id = (await control.anna("press", data="x"))["callback_query_id"]
    moving = asyncio.create_task(control.post("clock", advance=3600))
    await asyncio.sleep(0.05)
    await bot.updates()
    assert await bot.call("answerCallbackQuery", callback_query_id=query_id)
    await bot.updates()
    assert (await moving)["idle"] is True
    assert (await bot.call("getChat", chat_id=ANNA))["id"] == ANNA
