"""What the commands share: the moment they live in, and the department that is meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import aiohttp

from bot.clock import ServiceClock, SystemClock
from bot.settings import Settings, WrongSetting
from domain.department import Department


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor."""

    good: bool
    text: str


async def moment(settings: Settings) -> datetime:
    """The moment by the clock that the bot lives by. Raises WrongSetting."""
    if settings.clock_url is None:
        return SystemClock().now()
    clock = ServiceClock(settings.clock_url)
    try:
        await clock.start(None)
        return clock.now()
    except (aiohttp.ClientError, TimeoutError) as error:
        raise WrongSetting(f"KOMBAIN_CLOCK_URL: expected a clock service that answers ({error})") from None
    finally:
        await clock.stop()


def choose(known: Sequence[Department], name: str | None) -> Department:
    """The department of that name; the only one when none is named. Raises WrongSetting."""
    if not known:
        raise WrongSetting("There is no department yet: `kombain invite --role director` founds one.")
    if name is None and len(known) == 1:
        return known[0]
    for department in known:
        if department.name == name:
            return department
    names = ", ".join(department.name for department in known)
    raise WrongSetting(f"--department: expected one of: {names}")
