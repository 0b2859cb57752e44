"""The clock service: followed, and its jumps told to those who wait."""

from datetime import UTC, datetime

from aiohttp import web

from bot.clock import ServiceClock


async def test_it_follows_the_service_and_tells_of_jumps() -> None:
    served = {"now": "2026-11-24T07:00:00Z", "rate": 0}
    asked: list[str | None] = []

    async def clock_of_service(request: web.Request) -> web.Response:
        asked.append(request.query.get("idle"))
        return web.json_response(served)

    app = web.Application()
    app.router.add_get("/clock", clock_of_service)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]

    clock = ServiceClock(f"http://127.0.0.1:{port}/clock")
    jumps: list[datetime] = []
    clock.on_jump(lambda: jumps.append(clock.now()))
    await clock.start("http://bot/idle")
    assert clock.now() == datetime(2026, 11, 24, 7, tzinfo=UTC)
    assert jumps == []

    served["now"] = "2026-12-01T07:00:00Z"
    await clock.look()
    assert jumps == [datetime(2026, 12, 1, 7, tzinfo=UTC)]
    assert set(asked) == {"http://bot/idle"}

    await clock.stop()
    await runner.cleanup()
