"""The view of a real client: aiogram's own Bot, polling and all; and the command that runs the local Telegram alone."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNetworkError, TelegramRetryAfter
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CallbackQuery,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    Message,
)
from both_sides import ANNA, TOKEN, ControlSide

from simulator import Simulator
from simulator.__main__ import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def aiogram_bot(telegram: Simulator, control: ControlSide) -> AsyncIterator[Bot]:
    await control.anna("start")
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
    async with Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML")) as bot:
        yield bot


async def test_every_answer_decodes(aiogram_bot: Bot) -> None:
    bot = aiogram_bot
    assert (await bot.get_me()).username == "kombain_bot"
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="y")]])
    message = await bot.send_message(ANNA, "<b>План</b>", reply_markup=keyboard)
    assert message.html_text == "<b>План</b>"
    assert isinstance(await bot.edit_message_text("Факт", chat_id=ANNA, message_id=message.message_id), Message)
    document = await bot.send_document(ANNA, BufferedInputFile(b"PK", "отчёт.xlsx"), caption="<i>за ноябрь</i>")
    assert document.document is not None
    content = await bot.download(document.document.file_id)
    assert content is not None
    assert content.read() == b"PK"
    album = await bot.send_media_group(
        ANNA,
        [
            InputMediaDocument(media=BufferedInputFile(b"1", "1.txt")),
            InputMediaDocument(media=document.document.file_id),
        ],
    )
    assert len(album) == 2
    assert await bot.set_my_commands(
        [BotCommand(command="menu", description="Меню")], BotCommandScopeChat(chat_id=ANNA)
    )
    await bot.pin_chat_message(ANNA, message.message_id)
    chat = await bot.get_chat(ANNA)
    assert chat.pinned_message is not None
    assert (await bot.get_chat_member(ANNA, ANNA)).status == "member"
    assert (await bot.get_chat_menu_button(chat_id=ANNA)).type == "default"
    assert await bot.send_venue(ANNA, 55.75, 37.6, "Офис", "ул. Лесная, 5")
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.delete_message(ANNA, message.message_id)


async def test_every_kind_of_update_decodes(aiogram_bot: Bot, control: ControlSide) -> None:
    sent = await aiogram_bot.send_message(ANNA, "План")
    await aiogram_bot.pin_chat_message(ANNA, sent.message_id)
    hers = await control.anna("text", text="/menu", reply_to=sent.message_id)
    await control.anna("edit", message_id=hers["message_id"], text="исправлено")
    await control.anna("contact")
    await control.anna("file", name="a.txt", base64="aGk=", caption="#план")
    await control.anna("press", data="x")
    await aiogram_bot.delete_message(ANNA, sent.message_id)
    await control.anna("press", data="x", message_id=sent.message_id)
    await control.post("groups", title="Отдел", members=[ANNA])
    await control.anna("block")
    updates = await aiogram_bot.get_updates()
    assert [update.event_type for update in updates] == [
        *["message"] * 3,
        "edited_message",
        *["message"] * 2,
        *["callback_query"] * 2,
        "my_chat_member",
        "message",
        "my_chat_member",
    ]
    assert isinstance(updates[7].callback_query.message, InaccessibleMessage)


async def test_refusals_become_aiograms_exceptions(aiogram_bot: Bot, control: ControlSide) -> None:
    with pytest.raises(TelegramBadRequest, match="can't parse entities"):
        await aiogram_bot.send_message(ANNA, "5 < 6")
    await control.post("faults", method="sendMessage", kind="429", retry_after=3)
    with pytest.raises(TelegramRetryAfter) as caught:
        await aiogram_bot.send_message(ANNA, "x")
    assert caught.value.retry_after == 3
    await control.post("faults", method="sendMessage", kind="drop_after")
    with pytest.raises(TelegramNetworkError):
        await aiogram_bot.send_message(ANNA, "x")
    await control.anna("block")
    with pytest.raises(TelegramForbiddenError):
        await aiogram_bot.send_message(ANNA, "x")


async def test_a_stock_dispatcher_polls_and_answers(aiogram_bot: Bot, control: ControlSide) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def greet(message: Message) -> None:
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="y")]])
        await message.answer(f"Вы сказали: {message.text}", reply_markup=keyboard)

    @dispatcher.callback_query()
    async def pressed(query: CallbackQuery) -> None:
        await query.answer("Принято")

    polling = asyncio.create_task(dispatcher.start_polling(aiogram_bot, handle_signals=False, polling_timeout=1))
    await control.anna("text", text="привет")
    assert (await control.get("idle?timeout=10"))["idle"]
    assert (await control.screen())[-1]["text"] == "Вы сказали: привет"
    await control.anna("press", text="Да")
    assert (await control.get("idle?timeout=10"))["idle"]
    assert (await control.get(f"people/{ANNA}/chat"))["answers"][0]["text"] == "Принято"
    assert await control.get("refusals") == []
    await dispatcher.stop_polling()
    await polling


async def test_it_runs_alone(tmp_path: Path) -> None:
    people = tmp_path / "people.json"
    people.write_text(json.dumps([{"id": 5001, "first_name": "Анна", "role": "caller"}]), "utf-8")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "simulator", "--port", "0", "--rate", "0", "--start", "2026-11-24T10:00:00+03:00"),
        *("--people", str(people), "--no-validate"),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    url = (await asyncio.wait_for(process.stdout.readline(), 20)).decode().strip()
    async with aiohttp.ClientSession() as http, http.get(f"{url}/sim/clock") as response:
        assert (await response.json())["now"] == "2026-11-24T07:00:00.000000Z"
    async with aiohttp.ClientSession() as http, http.get(f"{url}/sim/people") as response:
        assert [person["id"] for person in await response.json()] == [5001]
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 10) == 0


@pytest.mark.parametrize(
    "arguments",
    [["--token", "нет"], ["--people", "нет.json"], ["--start", "вчера"], ["--start", "2026-11-24T10:00:00"]],
)
def test_a_wrong_start_is_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--no-validate", *arguments]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


async def test_a_taken_port_is_an_oserror(telegram: Simulator) -> None:
    second = Simulator(TOKEN, validate=False)
    with pytest.raises(OSError, match="in use"):
        await second.start(port=telegram.port)
    await second.start()
    assert second.port != telegram.port
    await second.stop()


async def test_stopping_ends_waiting_polls(telegram: Simulator, control: ControlSide) -> None:
    async with control.http.get(f"{telegram.url}/bot{TOKEN}/getUpdates?timeout=0") as response:
        assert response.status == 200
    poll = asyncio.create_task(_poll(control, telegram.url))
    await asyncio.sleep(0.1)
    await asyncio.wait_for(telegram.stop(), 5)
    assert await poll == 409


async def _poll(control: ControlSide, url: str) -> int:
    async with control.http.get(f"{url}/bot{TOKEN}/getUpdates?timeout=30") as response:
        return response.status
