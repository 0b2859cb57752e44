"""The webhook: an update is taken only from who knows the secret, and answered only once it is stored."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.http_side import LARGEST_BODY, SECRET_HEADER, HttpSide

SECRET = "a-secret-of-telegram"


class Store:
    """Takes updates, as slowly as it is told to."""

    def __init__(self) -> None:
        self.taken: list[object] = []
        self.open = asyncio.Event()
        self.open.set()

    async def accept(self, updates: list[object]) -> None:
        await self.open.wait()
        self.taken += updates


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
async def telegram(store: Store) -> AsyncIterator[aiohttp.ClientSession]:
    side = HttpSide("127.0.0.1", 0)
    side.serve_webhook(SECRET, store.accept)
    address = await side.start()
    async with aiohttp.ClientSession(address) as session:
        yield session
    await side.stop()


async def test_an_update_with_the_secret_is_taken(telegram: aiohttp.ClientSession, store: Store) -> None:
    answer = await telegram.post("/webhook", json={"update_id": 1}, headers={SECRET_HEADER: SECRET})
    assert answer.status == 200
    assert store.taken == [{"update_id": 1}]


@pytest.mark.parametrize(
    "headers", [{}, {SECRET_HEADER: "guess"}, {SECRET_HEADER: SECRET + "x"}, {SECRET_HEADER: "ключ"}]
)
async def test_without_the_secret_nothing_is_taken(
    telegram: aiohttp.ClientSession, store: Store, headers: dict[str, str]
) -> None:
    answer = await telegram.post("/webhook", json={"update_id": 1}, headers=headers)
    assert answer.status == 401
    assert store.taken == []


async def test_it_is_not_answered_before_it_is_stored(telegram: aiohttp.ClientSession, store: Store) -> None:
    store.open.clear()
    post = asyncio.create_task(telegram.post("/webhook", json={"update_id": 1}, headers={SECRET_HEADER: SECRET}))
    done, _ = await asyncio.wait({post}, timeout=0.1)
    assert not done
    store.open.set()
    assert (await post).status == 200


async def test_garbage_with_the_secret_is_kept_for_the_engineer(telegram: aiohttp.ClientSession, store: Store) -> None:
    answer = await telegram.post("/webhook", data=b"{not json \xff", headers={SECRET_HEADER: SECRET})
    assert answer.status == 200
    assert store.taken == ["{not json �"]


async def test_a_body_larger_than_any_update_is_refused(telegram: aiohttp.ClientSession, store: Store) -> None:
    answer = await telegram.post("/webhook", data=b"x" * (LARGEST_BODY + 1), headers={SECRET_HEADER: SECRET})
    assert answer.status == 413
    assert store.taken == []


async def test_a_secret_of_broken_letters_is_refused(telegram: aiohttp.ClientSession, store: Store) -> None:
    """Sent as raw bytes, since no proper client would."""
    assert telegram._base_url is not None
    reader, writer = await asyncio.open_connection("127.0.0.1", telegram._base_url.port)
    head = f"POST /webhook HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n{SECRET_HEADER}: "
    writer.write(head.encode() + b"\xff\xfe\r\n\r\n{}")
    assert (await reader.readline()).split()[1] == b"401"
    writer.close()
    assert store.taken == []


async def test_a_bottomless_update_is_kept_for_the_engineer(telegram: aiohttp.ClientSession, store: Store) -> None:
    bottomless = "[" * 100_000
    answer = await telegram.post("/webhook", data=bottomless, headers={SECRET_HEADER: SECRET})
    assert answer.status == 200
    assert store.taken == [bottomless]
