"""`python -m benchmarks NAME [options]`."""

import argparse
import sys

from benchmarks import duplicate_check, import_rows, next_lead, startup, statements


def main() -> int:
    """Run one benchmark; 1 when a limit it keeps is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = parser.add_subparsers(dest="name", required=True)
    start = names.add_parser("startup", help="start to first getUpdates and memory at rest, against an echo bot")
    start.add_argument("--rounds", type=int, default=5, help="rounds of one start each, taken in turn (default 5)")
    for name, about in (
        ("next-lead", "the next lead to call of 1,000,000 leads against 10,000, and eight callers at once"),
        ("duplicate-check", "whether a phone is in the base, of 1,000,000 leads against 10,000"),
    ):
        flat = names.add_parser(name, help=about)
        flat.add_argument("--rounds", type=int, default=400, help="how often each base is asked (default 400)")
        flat.add_argument("--small", action="store_true", help="10,000 leads against 1,000")
        flat.add_argument("--postgres", action="store_true", help="on Postgres rather than SQLite")
    rows = names.add_parser("import-rows", help="100,000 rows of XLSX, against reading them and one executemany")
    rows.add_argument("--rows", type=int, default=100_000, help="rows of the workbook (default 100000)")
    month = names.add_parser("statements", help="a month closed for 5,000 people, against one query by hand")
    month.add_argument("--rounds", type=int, default=5, help="how often both are tried in turn (default 5)")
    month.add_argument("--small", action="store_true", help="500 people")
    month.add_argument("--postgres", action="store_true", help="on Postgres rather than SQLite")
    chosen = parser.parse_args()
    if chosen.name == "import-rows":
        return import_rows.main(chosen.rows)
    if chosen.name == "startup":
        return startup.main(chosen.rounds)
    if chosen.name == "statements":
        return statements.main(chosen.rounds, small=chosen.small, postgres=chosen.postgres)
    flat_one = next_lead if chosen.name == "next-lead" else duplicate_check
    return flat_one.main(chosen.rounds, small=chosen.small, postgres=chosen.postgres)


if __name__ == "__main__":
    sys.exit(main())
