"""The benchmarks of the queue at their small size: no lead is given twice, and nothing grows with the base."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# On a busy machine times are rough; a table read whole makes ten times the leads cost three times as much.
ROUGHLY = 2.0


@pytest.mark.parametrize(
    ("name", "options"),
    [
        pytest.param("next-lead", (), id="next lead"),
        pytest.param("next-lead", ("--postgres",), marks=pytest.mark.full, id="next lead on Postgres"),
        pytest.param("duplicate-check", (), id="duplicate check"),
    ],
)
def test_ten_times_the_leads_cost_the_same(name: str, options: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "benchmarks", name, "--small", "--rounds", "40", *options]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    ratios = [float(one) for one in re.findall(r"ratio:? ([\d.]+)", told.stdout)]
    assert ratios, told.stderr
    assert max(ratios) < ROUGHLY, told.stdout
    if name == "next-lead":
        assert "leads given twice: 0" in told.stdout
