"""The measure: the least a bot on aiogram can be, one handler and long polling."""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    """Say it back."""
    await message.answer(message.text or "?")


async def main() -> None:
    """Poll until stopped."""
    server = TelegramAPIServer.from_base(os.environ["KOMBAIN_API_URL"])
    bot = Bot(os.environ["KOMBAIN_TOKEN"], session=AiohttpSession(api=server))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
