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

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Start bots until the input ends; a forked one returns from here to be the bot."""
    import bot.app  # noqa: F401  # what a cold `kombain run` would import itself
    from bot.__main__ import main as kombain

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


if __name__ == "__main__":
    main()
