"""The way to Telegram: one session with patience, and the limits of the Bot API kept on the way out."""

import asyncio
import logging
import time
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import AnswerCallbackQuery, TelegramMethod
from aiogram.methods.base import Response, TelegramType

log = logging.getLogger(__name__)

# Published limit: about 30 messages a second for one bot (core.telegram.org/bots/faq).
PER_SECOND = 30
_TIMEOUT = 20.0


class Pacer:
    """Gives out moments no closer than the limit allows; a short burst after a rest is spread out too."""

    def __init__(self, per_second: float) -> None:
        self._gap = 1 / per_second
        self._next = 0.0

    async def turn(self) -> None:
        """Wait for the next free moment."""
        now = time.monotonic()
        mine = max(now, self._next)
        self._next = mine + self._gap
        if mine > now:
            await asyncio.sleep(mine - now)


class AnswersInTime(BaseRequestMiddleware):
    """What an answer to a person may meet on its way: flood control is waited out, short troubles are tried again.

    Calls that put a second message on the screen when repeated are not repeated after an ambiguous failure here: the
    update's own retry does that, knowingly.
    """

    TRIES = 3

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Pass the call on."""
        for left in reversed(range(self.TRIES)):
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                if not left or error.retry_after > _TIMEOUT:
                    raise
                await asyncio.sleep(error.retry_after)
            except TelegramServerError:
                if not left:
                    raise
                await asyncio.sleep(0.3 * (self.TRIES - left))
            except TelegramNetworkError:
                if not left or _repeats_visibly(method):
                    raise
                await asyncio.sleep(0.3 * (self.TRIES - left))
            except TelegramBadRequest as error:
                # A press lives about 150 s at Telegram; its answer only stops a spinner that is long gone.
                if isinstance(method, AnswerCallbackQuery) and "query is too old" in error.message:
                    return Response[Any](ok=True, result=True)
                raise
        raise AssertionError("the last try returns or raises")


class TelegramsOwnWords(BaseRequestMiddleware):
    """Tells Telegram's answers from those of a gateway on the way: a page of HTML, somebody else's JSON."""

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Pass the call on. Raises TelegramServerError for an answer that is not Telegram's: such trouble passes."""
        try:
            return await make_request(bot, method)
        except ClientDecodeError as error:
            if isinstance(error.data, dict) and "ok" in error.data:
                raise
        except UnicodeDecodeError:
            pass
        except TelegramEntityTooLarge as error:
            # aiogram takes it for a trouble of the network; but what is too large will not become smaller.
            raise TelegramBadRequest(method=method, message=error.message) from None
        raise TelegramServerError(method=method, message="the answer is not Telegram's")


def _repeats_visibly(method: TelegramMethod[Any]) -> bool:
    return type(method).__name__.startswith("Send")


def make_bot(token: str, api_url: str, *, patient: bool = True) -> Bot:
    """The bot for a Bot API server; the outbox, which has patience of its own, takes an impatient one."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api_url), timeout=_TIMEOUT)
    if patient:
        session.middleware(AnswersInTime())
    session.middleware(TelegramsOwnWords())
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
