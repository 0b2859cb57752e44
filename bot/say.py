"""`kombain say`: how a typed sentence is read, as JSON. Needs no settings, no database and no token."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.phrases import read_phrase

# Days are counted forth and back from now: the calendar must go on on both sides.
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 9000


class WrongArgument(ValueError):
    """The zone or the moment given to the command is none; its text says what to write."""


def say(text: str, now: str | None, zone: str) -> str:
    """The reading of `text` as one JSON object: `starts_at` (local ISO minutes or null), `ask`, and the names.

    `now` is ISO, by default the system clock; without an offset it is local time of `zone` (an IANA name).
    Raises: WrongArgument.
    """
    try:
        local = ZoneInfo(zone)
    except (ValueError, OSError, KeyError):
        raise WrongArgument(f"--zone {zone}: no such time zone; write it as in Europe/Moscow.") from None
    phrase = read_phrase(text, _moment(now, local), local)
    starts_at = phrase.starts_at
    return json.dumps(
        {
            "starts_at": None if starts_at is None else starts_at.replace(tzinfo=None).isoformat(timespec="minutes"),
            "ask": phrase.ask,
            "company": phrase.company,
            "person": phrase.person,
            "phone": phrase.phone,
            "address": phrase.address,
        },
        ensure_ascii=False,
    )


def _moment(now: str | None, zone: ZoneInfo) -> datetime:
    if now is None:
        from bot.clock import SystemClock  # it brings aiohttp, which a given moment does not need

        return SystemClock().now()
    try:
        moment = datetime.fromisoformat(now)
        moment = moment.replace(tzinfo=zone) if moment.tzinfo is None else moment
        moment.astimezone(zone)
        if not _EARLIEST_YEAR <= moment.year <= _LATEST_YEAR:
            raise ValueError(now)
    except (ValueError, OverflowError):
        raise WrongArgument(f"--now {now}: not a moment; write it as in 2026-11-24T10:00.") from None
    return moment
