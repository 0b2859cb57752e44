"""`kombain say`: one sentence in, one JSON object out; no settings, no token."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli

SENTENCE = "встреча завтра 15:30 Ромашка, Ленинский 12, Иван Петрович +7 916 123-45-67"


def test_a_sentence_is_printed_as_json() -> None:
    said = CliRunner().invoke(cli, ["say", SENTENCE, "--now", "2026-11-24T10:00"])
    assert json.loads(said.stdout) == {
        "starts_at": "2026-11-25T15:30",
        "ask": [],
        "company": "Ромашка",
        "person": "Иван Петрович",
        "phone": "+79161234567",
        "address": "Ленинский 12",
    }


@pytest.mark.parametrize(
    ("options", "starts_at"),
    [
        (["--now", "2026-11-24T22:00Z"], "2026-11-25T02:00"),
        (["--now", "2026-11-24T22:00", "--zone", "Asia/Vladivostok"], "2026-11-24T23:00"),
        (["--now", "2026-11-24T22:00+03:00", "--zone", "Asia/Vladivostok"], "2026-11-25T06:00"),
    ],
)
def test_now_is_local_unless_it_says_otherwise(options: list[str], starts_at: str) -> None:
    said = CliRunner().invoke(cli, ["say", "через час", *options])
    assert json.loads(said.stdout)["starts_at"] == starts_at


def test_without_now_the_clock_is_asked() -> None:
    assert json.loads(CliRunner().invoke(cli, ["say", "через час"]).stdout)["ask"] == []


@pytest.mark.parametrize(
    "option",
    [["--zone", "Mars/Olympus"], ["--zone", "../etc"], ["--zone", ""], ["--now", "вчера"], ["--now", "9999-12-31"]],
)
def test_a_wrong_option_is_one_sentence(option: list[str]) -> None:
    said = CliRunner().invoke(cli, ["say", "завтра", *option])
    assert said.exit_code == 2
    assert said.stderr.startswith(option[0])
    assert "Traceback" not in said.output


def test_reading_a_sentence_loads_no_bot() -> None:
    code = "import sys; from bot.say import say; say('завтра', '2026-11-24', 'UTC'); print('aiogram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "False\n"
