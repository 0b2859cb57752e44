"""A local Telegram with Anna in it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from both_sides import ANNA, NOON, TOKEN, BotSide, ControlSide

from simulator import Person, Simulator, VirtualClock


@pytest.fixture
async def telegram() -> AsyncIterator[Simulator]:
    """Frozen at noon in Moscow on a Tuesday; Anna has not written yet."""
    simulator = Simulator(TOKEN, clock=VirtualClock(NOON, rate=0), webhook_pause=0.02)
    simulator.add_person(Person(ANNA, "Анна", "Смирнова", username="anna", role="caller", phone="+79001234567"))
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def control(telegram: Simulator, http: aiohttp.ClientSession) -> ControlSide:
    return ControlSide(http, telegram.url)


@pytest.fixture
async def bot(telegram: Simulator, http: aiohttp.ClientSession, control: ControlSide) -> BotSide:
    """The bot Anna has started; nothing waits for it."""
    bot = BotSide(http, telegram.url)
    await control.anna("start")
    await bot.updates()
    await bot.updates()
    return bot
