"""The composition root: every object is made and joined here, and taken apart in order at the end."""

import asyncio
import gc
import logging
import os
import secrets
import signal
import socket
import threading
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import suppress
from typing import Any

import aiohttp
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import Update
from pydantic import ValidationError

from bot.clock import Clock, ServiceClock, SystemClock
from bot.commands import set_commands
from bot.delivery import Delivery
from bot.documents import bad_cells, refused_rows, statement_file
from bot.http_side import WEBHOOK_PATH, HttpSide
from bot.importer import Importer
from bot.intake import Intake
from bot.opening import opened
from bot.polling import ALLOWED_UPDATES, Polling, TokenRefused
from bot.register_files import register_file
from bot.scheduler import Scheduler
from bot.settings import Settings, WrongSetting
from bot.staff_middleware import StaffMiddleware
from bot.telegram import make_bot
from domain.messages import BadCells, RefusedRows, RegisterReady, RegisterTable, StatementReady
from domain.registers import RegisterFile
from domain.workdays import WorkCalendar
from handlers import include_all, letters
from jobs import TIMETABLE
from services import attention, bot_identity
from storage.database import Database, DatabaseTaken, DatabaseUnavailable
from storage.fsm import DatabaseFsm
from storage.outbox import Letter
from views.imports import refused_file_name
from views.messages import card_of
from views.registers import register_file_name
from views.statements import statement_file_name
from views.wording import Words

log = logging.getLogger(__name__)

# SIGTERM to exit must stay under 10 s, whatever hangs.
PATIENCE = 6.0
LAST_RESORT = 9.0
IDLE_POLL = 20.0
LONGEST_PAUSE = 30.0
_YOUNG_OBJECTS = 20_000


class Undecodable(Exception):
    """No model of the Bot API fits an update; says where, and nothing of what a person wrote."""


def decoded(raw: Mapping[str, Any], bot: Bot) -> Update:
    """The update in its raw JSON. Raises Undecodable."""
    try:
        return Update.model_validate(raw, context={"bot": bot})
    except ValidationError as error:
        found = error.errors(include_input=False, include_context=False, include_url=False)
        places = (f"{'.'.join(map(str, one['loc'])) or 'the whole'}: {one['type']}" for one in found[:5])
        raise Undecodable("; ".join(places)) from None


class App:
    """The whole bot, from updates in to messages out."""

    def __init__(self, settings: Settings, db: Database, clock: Clock) -> None:
        token = settings.require_token()
        # Two replicas on one machine, or one after another, must not take each other's leases for their own.
        owner = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self._settings = settings
        self._db = db
        self._clock = clock
        self._bot = make_bot(token, settings.api_url)
        self._messenger = make_bot(token, settings.api_url, patient=False)
        self._dispatcher = Dispatcher(storage=DatabaseFsm(db))
        self._dispatcher.update.outer_middleware(StaffMiddleware(db, clock, settings.zone))
        include_all(self._dispatcher)
        self._intake = Intake(db, clock, self._handle, set_aside=attention.set_aside, owner=owner)
        self._delivery = Delivery(db, clock, self._send, owner=owner)
        self._importer = Importer(db, clock, self._messenger, owner=owner, others_work=lambda: self._intake.is_at_work)
        self._scheduler = Scheduler(db, clock, TIMETABLE)
        self._polling = Polling(self._bot, self._intake.accept)
        self._http: HttpSide | None = None
        if settings.port is not None:
            self._http = HttpSide(settings.http_host, settings.port)
            if settings.mode == "webhook":
                assert settings.webhook_secret is not None, "settings refuse webhook mode without a secret"
                self._http.serve_webhook(settings.webhook_secret.get_secret_value(), self._intake.accept)
            if isinstance(clock, ServiceClock):
                self._http.serve_idle(self.idle)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set. Raises TokenRefused, AnotherPoller or WrongSetting: there is no use in going on."""
        address = await self._listen()
        if isinstance(self._clock, ServiceClock):
            await self._clock.start(None if address is None else f"{address}/idle")
        self._intake.start()
        self._delivery.start()
        self._importer.start()
        self._scheduler.start()
        taking = asyncio.create_task(self._take_updates())
        commands = asyncio.create_task(self._patiently(set_commands, self._bot))
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({taking, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await self._stop(taking, commands, stopped)
        if not taking.cancelled():
            taking.result()

    async def idle(self) -> dict[str, object]:
        """Whether everything due on the clock is done; waits for it a while. Also says when the next thing is due."""
        assert isinstance(self._clock, ServiceClock)
        await self._clock.look()
        await self._scheduler.run_due()
        self._delivery.look_now()
        self._importer.look_now()
        idle = False
        with suppress(TimeoutError):
            async with asyncio.timeout(IDLE_POLL):
                while not await self._is_idle():  # noqa: ASYNC110  # many small things end, none of them alone is the event
                    await asyncio.sleep(0.02)
                idle = True
        wakes_at = await self._scheduler.wakes_at()
        return {"idle": idle, "wakes_at": None if wakes_at is None else wakes_at.isoformat()}

    async def _is_idle(self) -> bool:
        parts = (self._intake, self._importer, self._delivery)
        return all([await part.is_idle() for part in parts])

    async def _listen(self) -> str | None:
        if self._http is None:
            return None
        try:
            return await self._http.start()
        except OSError as error:
            taken = f"{self._settings.http_host}:{self._settings.port}"
            raise WrongSetting(f"KOMBAIN_HTTP_PORT: expected a free port, {taken} is not ({error.strerror})") from None

    async def _take_updates(self) -> None:
        await self._patiently(self._introduce)
        # aiogram leaves some 190,000 objects behind; a full collection over them would stop everybody for 0.2 s.
        gc.freeze()
        # Rows of a file come and go by the thousand, and have no cycles: looked at every 700 objects, they cost double.
        gc.set_threshold(_YOUNG_OBJECTS, 20, 20)
        # The first question to the working calendar loads it: half a second that no booking should wait for.
        asyncio.get_running_loop().run_in_executor(None, WorkCalendar().is_working, self._clock.now().date())
        log.info("taking updates by %s", self._settings.mode)
        if self._settings.mode == "polling":
            await self._polling.run()
        else:
            await asyncio.Event().wait()

    async def _introduce(self) -> None:
        """Learn the bot's name and tell Telegram where updates go. Raises TokenRefused, WrongSetting."""
        try:
            me = await self._bot.me()
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise TokenRefused from None
        if self._settings.mode == "polling":
            await self._bot.delete_webhook()
        else:
            assert self._settings.webhook_secret is not None, "settings refuse webhook mode without a secret"
            try:
                await self._bot.set_webhook(
                    f"{self._settings.webhook_url}{WEBHOOK_PATH}",
                    secret_token=self._settings.webhook_secret.get_secret_value(),
                    allowed_updates=list(ALLOWED_UPDATES),
                    max_connections=100,
                )
            except TelegramBadRequest as error:
                raise WrongSetting(f"KOMBAIN_WEBHOOK_URL: Telegram refuses it: {error.message}") from None
        await self._db.write(bot_identity.remember_username, me.username or "")

    async def _patiently(self, call: Callable[..., Awaitable[None]], *arguments: Any) -> None:
        """Repeat a call while Telegram, or the database it ends in, is out of reach."""
        pause = 0.5
        while True:
            try:
                return await call(*arguments)
            except (TelegramNetworkError, TelegramServerError, TelegramRetryAfter, DatabaseUnavailable) as error:
                log.warning("Telegram is out of reach, trying again in %.1f s: %s", pause, type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _handle(self, raw: Mapping[str, Any]) -> None:
        await self._dispatcher.feed_update(self._bot, decoded(raw, self._bot))

    async def _send(self, letter: Letter) -> int:
        message, words = letter.message, Words(letter.language, letter.zone)
        card = card_of(message, words)
        if isinstance(message, RefusedRows):
            name = refused_file_name(message.file_name, words)
            async with refused_rows(self._db, message, words) as path:
                return await letters.send_file(self._messenger, letter.telegram_id, path, name, card)
        if isinstance(message, BadCells):
            name = refused_file_name(message.file_name, words)
            async with bad_cells(self._db, message, words) as path:
                return await letters.send_file(self._messenger, letter.telegram_id, path, name, card)
        if isinstance(message, StatementReady):
            async with statement_file(self._db, letter.department_id, message.number, words) as path:
                name = statement_file_name(message, words)
                return await letters.send_document(self._messenger, letter.telegram_id, path, name, card)
        if isinstance(message, RegisterReady | RegisterTable):
            kind = RegisterFile.XLSX if isinstance(message, RegisterReady) else RegisterFile.CSV
            async with register_file(self._db, letter.department_id, message.month, kind, words) as path:
                name = register_file_name(message.month, kind, words)
                return await letters.send_file(self._messenger, letter.telegram_id, path, name, card)
        return await letters.send(self._messenger, letter.telegram_id, card)

    async def _stop(self, *tasks: asyncio.Task[Any]) -> None:
        """Stop taking, finish what runs, close; what is not finished waits in the inbox and the outbox."""
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        taking = [self._scheduler.stop(), self._intake.stop(PATIENCE / 2), self._importer.stop(PATIENCE / 2)]
        if self._http is not None:
            taking.append(self._http.stop())
        await _in_time(*taking)
        await _in_time(self._delivery.stop(PATIENCE / 2))
        if isinstance(self._clock, ServiceClock):
            await self._clock.stop()
        await self._bot.session.close()
        await self._messenger.session.close()


async def _in_time(*parts: Coroutine[Any, Any, None]) -> None:
    """Let parts of the bot stop, though one of them hangs (on a database, say) or fails."""
    stopping = [asyncio.create_task(part) for part in parts]
    done, hanging = await asyncio.wait(stopping, timeout=PATIENCE / 2 + 0.5)
    for task in hanging:
        task.cancel()
    for task in done:
        if (failure := task.exception()) is not None:
            log.error("a part of the bot stopped badly", exc_info=failure)


async def run(settings: Settings) -> None:
    """Open the database, bring its schema up to date, and work until SIGTERM or Ctrl-C.

    Raises WrongSetting, TokenRefused, AnotherPoller.
    """
    settings.require_token()
    stop = asyncio.Event()

    def end() -> None:
        stop.set()
        # A thread that hangs in the database would keep the process alive; nothing is lost with it (law 1).
        last_resort = threading.Timer(LAST_RESORT, os._exit, (0,))
        last_resort.daemon = True
        last_resort.start()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, end)
    async with opened(settings) as (db, _):
        try:
            db.take_up_work()
        except DatabaseTaken as error:
            raise WrongSetting(f"KOMBAIN_DATABASE_URL: another `kombain run` works on {error}; stop it first") from None
        clock: Clock = SystemClock() if settings.clock_url is None else ServiceClock(settings.clock_url)
        try:
            await App(settings, db, clock).run(stop)
        except aiohttp.ClientConnectorError as error:
            raise WrongSetting(f"KOMBAIN_CLOCK_URL: expected a clock service that answers ({error})") from None
