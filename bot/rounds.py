"""A loop that looks for work in the database: woken by news, and by itself once in a while."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from storage.database import Database, DatabaseUnavailable
from storage.transaction import Tx


async def go_round(
    db: Database,
    wake: asyncio.Event,
    look_around: float,
    work: Callable[[], Awaitable[None]],
    what: str,
    log: logging.Logger,
    release_all: Callable[[Tx], None] | None = None,
) -> None:
    """Do `work` for ever, at `wake` and at least every `look_around` seconds; an outage or a failure ends nothing.

    A process that has the database to itself first releases, by `release_all`, what an earlier run left claimed.
    `what` is looked for, as the log says it.
    """
    left_over = None if db.shared else release_all
    while True:
        wake.clear()
        try:
            if left_over is not None:
                await db.write(left_over)
                left_over = None
            await work()
        except DatabaseUnavailable as error:
            log.warning("%s could not be read, trying again: %s", what, type(error).__name__)
        except Exception:
            log.exception("the loop over %s stumbled and goes on", what)
        # Not `wait_for`: before Python 3.12 it swallows a cancellation that meets the news.
        with suppress(TimeoutError):
            async with asyncio.timeout(look_around):
                await wake.wait()
