"""`python -m simulator`: the local Telegram alone, in a process of its own."""

import argparse
import asyncio
import json
import signal
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from simulator import Person, Simulator, VirtualClock

DEFAULT_PORT = 8930


def main(arguments: list[str] | None = None) -> int:
    """Run until interrupted. Exit code 2 and one sentence when it cannot start."""
    options = _parser().parse_args(arguments)
    try:
        start = None if options.start is None else datetime.fromisoformat(options.start)
        simulator = Simulator(
            options.token,
            options.username,
            options.name,
            VirtualClock(start, options.rate),
            zone=options.zone,
            seed=options.seed,
            validate=not options.no_validate,
        )
        for person in [] if options.people is None else json.loads(options.people.read_text("utf-8")):
            simulator.add_person(Person(**person))
    except (OSError, ValueError, TypeError) as error:
        return _fail(str(error))
    try:
        asyncio.run(_run(simulator, options.host, options.port))
    except OSError as error:
        return _fail(f"Port {options.port} cannot be used: {error.strerror or error}")
    return 0


async def _run(simulator: Simulator, host: str, port: int) -> None:
    await simulator.start(host, port)
    # A parent process reads the address from here.
    print(simulator.url, flush=True)
    enough, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, enough.set)
    await enough.wait()
    await simulator.stop()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulator", description="A local Telegram for one bot.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="0 takes a free one (default: %(default)s)")
    parser.add_argument("--token", default="1:demo", help="the bot's token, <id>:<secret> (default: %(default)s)")
    parser.add_argument("--username", default="kombain_bot")
    parser.add_argument("--name", default="Комбайн")
    parser.add_argument("--start", help="the clock's first moment, ISO with a zone (default: the machine's)")
    parser.add_argument("--rate", type=float, default=1.0, help="virtual seconds per real second, 0 freezes")
    parser.add_argument("--zone", default="Europe/Moscow", help="whose morning and evening (default: %(default)s)")
    parser.add_argument("--people", type=Path, help="JSON list of people: id, first_name, last_name, role ...")
    parser.add_argument("--seed", type=int, default=1, help="repeats shares of faults and ids")
    parser.add_argument("--no-validate", action="store_true", help="leave out the check against aiogram's models")
    return parser


def _fail(why: str) -> int:
    print(why, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
