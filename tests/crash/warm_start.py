"""Starts bots without paying for imports each time: everything is imported once, then a process is forked per bot.

The forked process runs `kombain run` as it is and ends as it does: the lines read are the environments of bots to start
one after another, the lines written are the process id of each and, once it has ended, its exit code (as
`os.waitstatus_to_exitcode` tells it: a negative one is the signal that killed it).
"""

import ctypes
import json
import os
import signal
import sys
from datetime import date

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Start bots until the input ends; a forked one returns from here to be the bot."""
    from bot.__main__ import main as kombain

    _warm_up()
    print("ready", flush=True)
    for line in iter(sys.stdin.readline, ""):
        process = os.fork()
        if process == 0:
            # Nobody must outlive the test that started it.
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            os.environ.update(json.loads(line))
            sys.argv = ["kombain", "run"]
            kombain()
            return
        print(process, flush=True)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _warm_up() -> None:
    """Import and compile what a cold `kombain run` would in its first second."""
    from aiogram import Dispatcher

    import bot.app  # noqa: F401
    from domain.phones import parse_phone
    from domain.workdays import WorkCalendar
    from handlers import include_all
    from views.dates import day_text
    from views.wording import Words

    include_all(Dispatcher())
    Words("ru", "Europe/Moscow")("command-menu")
    day = date(2026, 11, 24)
    day_text(day, "ru")
    WorkCalendar().is_working(day)
    parse_phone("+7 900 000-00-00")


if __name__ == "__main__":
    main()
