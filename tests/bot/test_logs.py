"""What gets into logs and into the words of an error: never a token, a phone or what a person wrote."""

import logging

import pytest
from sqlalchemy import insert

from bot.app import Undecodable, decoded
from bot.logs import Redacting
from bot.telegram import make_bot
from storage.database import Database
from storage.tables import bot_fact
from storage.transaction import Tx

PHONE = "+79001234567"


def put_twice(tx: Tx, name: str) -> None:
    for _ in range(2):
        tx.execute(insert(bot_fact), {"name": name, "value": name})


def printed(error: BaseException) -> str:
    """What is logged of an error, its traceback included."""
    record = logging.LogRecord("bot", logging.ERROR, "", 1, "failed", None, (type(error), error, error.__traceback__))
    return Redacting().format(record)


async def test_an_error_of_the_database_does_not_say_what_was_written(db: Database) -> None:
    with pytest.raises(Exception, match="bot_fact") as broken:
        await db.write(put_twice, PHONE)
    line = printed(broken.value)
    assert "bot_fact" in line
    assert PHONE not in line


async def test_an_update_nobody_can_decode_is_told_of_without_its_words() -> None:
    bot = make_bot("1000:a-token", "http://127.0.0.1:9")
    raw = {"update_id": 1, "message": {"message_id": "семь", "text": f"мой номер {PHONE}", "date": PHONE}}
    with pytest.raises(Undecodable) as failure:
        decoded(raw, bot)
    line = printed(failure.value)
    assert "message.message_id: int_parsing" in line
    assert PHONE not in line
    assert "семь" not in line
