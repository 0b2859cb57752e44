"""docs/simulator.md tells of everything there is."""

import re
from pathlib import Path

import pytest

from simulator.faults import CALL_KINDS, UPDATE_KINDS
from simulator.methods import METHODS

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "simulator.md").read_text("utf-8")
SOURCES = "".join((ROOT / "simulator" / name).read_text("utf-8") for name in ("control.py", "control_run.py"))
DEEDS = ("start", "text", "edit", "press", "contact", "block", "read")


def test_every_control_call_is_described() -> None:
    calls = re.findall(r'add\("(\w+)", "(/sim/[^"]+)"', SOURCES) + [
        ("POST", f"/sim/people/{{id}}/{deed}") for deed in DEEDS
    ]
    assert len(calls) >= 29
    assert [f"{verb} {path}" for verb, path in calls if f"`{verb} {path}`" not in DOCUMENT] == []


@pytest.mark.parametrize("kind", [*CALL_KINDS, *UPDATE_KINDS, "limits"])
def test_every_fault_is_described(kind: str) -> None:
    assert f"`{kind}`" in DOCUMENT or f'"kind": "{kind}"' in DOCUMENT


def test_every_method_is_named() -> None:
    spelled_out = DOCUMENT.replace("(s)", "s").replace("set/get/delete", "set").replace("set/get", "set").lower()
    missing = [
        method.name
        for method in METHODS.values()
        if not any(name in spelled_out for name in _spellings(method.name.lower()))
    ]
    assert missing == []


def _spellings(name: str) -> list[str]:
    """`getMyName` is described with `setMyName`, `deleteMessage` with `deleteMessages`."""
    return [name, name + "s", "set" + name.removeprefix("get").removeprefix("delete")]
