"""Webhook mode end to end."""

import asyncio
import os
import socket
import sys
from pathlib import Path

import aiohttp
import pytest

from stories.deeds import books
from stories.town import Town
from stories.trouble import Trouble

SECRET = "a-secret-of-the-webhook"
ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


async def move_to_webhook(town: Town) -> str:
    """Restart the bot in webhook mode; its address."""
    port = free_port()
    await town.stop_bot()
    await town.start_bot(mode="webhook", webhook_url=f"http://127.0.0.1:{port}", webhook_secret=SECRET, http_port=port)
    return f"http://127.0.0.1:{port}"


@pytest.mark.both_engines
@pytest.mark.parametrize(
    "trouble", [Trouble.NONE, Trouble.REDELIVERED, Trouble.DOUBLE_TAP, Trouble.CUT_OFF], ids=lambda t: t.name.lower()
)
async def test_a_meeting_is_booked(town: Town, trouble: Trouble) -> None:
    """The same story, updates pushed."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await move_to_webhook(town)
    viktor.news()
    await books(anna, "Ромашка", "25", "15:00", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]
    assert len(viktor.news()) == 1


@pytest.mark.parametrize("secret", [None, "", "another-secret-of-17", SECRET + "x"])
async def test_the_secret_is_checked(town: Town, secret: str | None) -> None:
    """Who does not know it is turned away, and nothing is stored."""
    address = await move_to_webhook(town)
    before = await town.facts.updates()
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{address}/webhook", json={"update_id": 1}, headers=headers) as answer,
    ):
        assert answer.status == 401
    assert await town.facts.updates() == before


async def test_back_to_polling(town: Town) -> None:
    """The mode may change between two starts; what waited comes."""
    anna = await town.caller("Анна")
    await move_to_webhook(town)
    await town.stop_bot()
    await anna.types("/menu", settle=False)
    await town.start_bot()
    await town.idle()

    assert anna.has("Назначить встречу")


async def test_it_refuses_to_start_without_a_secret(tmp_path: Path) -> None:
    """One sentence, exit code 2."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "KOMBAIN_TOKEN": "1:stories",
            "KOMBAIN_MODE": "webhook",
            "KOMBAIN_WEBHOOK_URL": "https://example.org",
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    _, errors = await process.communicate()
    assert process.returncode == 2
    assert errors.decode().startswith("KOMBAIN_WEBHOOK_SECRET:")
    assert len(errors.decode().splitlines()) == 1
