"""Importing a rule costs nothing of what only its use needs."""

import pkgutil
import subprocess
import sys

import domain

HEAVY = ("holidays", "phonenumbers", "stdnum", "aiogram", "sqlalchemy", "pydantic", "asyncio")


def test_importing_every_rule_loads_nothing_heavy() -> None:
    modules = ", ".join(f"domain.{module.name}" for module in pkgutil.iter_modules(domain.__path__))
    loaded = f"import sys, {modules}; print([name for name in {HEAVY} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", loaded], check=True, capture_output=True, text=True).stdout == "[]\n"
