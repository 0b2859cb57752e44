"""`python -m benchmarks NAME [options]`."""

import argparse
import sys

from benchmarks import startup


def main() -> int:
    """Run one benchmark; 1 when a limit it keeps is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = parser.add_subparsers(dest="name", required=True)
    start = names.add_parser("startup", help="start to first getUpdates and memory at rest, against an echo bot")
    start.add_argument("--rounds", type=int, default=5, help="rounds of one start each, taken in turn (default 5)")
    chosen = parser.parse_args()
    return startup.main(chosen.rounds)


if __name__ == "__main__":
    sys.exit(main())
