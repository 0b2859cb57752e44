"""Settings: .env.example is true, and a wrong one is named in one sentence."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import Settings, WrongSetting, load_settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_env_example_names_every_setting_with_its_default_and_a_line_about_it() -> None:
    example = (ROOT / ".env.example").read_text()
    told = {
        name: (about, default) for about, name, default in re.findall(r"^# (.+)\n(KOMBAIN_\w+)=(.*)$", example, re.M)
    }
    known = {
        f"KOMBAIN_{name.upper()}": (field.description, "" if field.default is None else str(field.default))
        for name, field in Settings.model_fields.items()
    }
    assert told == known


def test_env_example_is_a_valid_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text())
    assert load_settings() == Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings' own argument


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"KOMBAIN_MODE": "carrier pigeon"}, "KOMBAIN_MODE: expected 'polling' or 'webhook'"),
        ({"KOMBAIN_MODE": "webhook"}, "KOMBAIN_WEBHOOK_SECRET: webhook mode needs it"),
        ({"KOMBAIN_MODE": "webhook", "KOMBAIN_WEBHOOK_SECRET": "s" * 16}, "KOMBAIN_WEBHOOK_URL: webhook mode needs it"),
        ({"KOMBAIN_WEBHOOK_SECRET": "short"}, "KOMBAIN_WEBHOOK_SECRET: expected 16 to 256"),
        ({"KOMBAIN_HTTP_PORT": "70000"}, "KOMBAIN_HTTP_PORT: expected less than or equal to 65535"),
        ({"KOMBAIN_HTTP_PORT": "http"}, "KOMBAIN_HTTP_PORT: expected a whole number"),
        ({"KOMBAIN_TOKEN": "not a token"}, "KOMBAIN_TOKEN: expected the form 123456:ABC-DEF"),
        ({"KOMBAIN_DATABASE_URL": "mysql://root@localhost/kombain"}, "KOMBAIN_DATABASE_URL: expected sqlite+aiosqlite"),
        ({"KOMBAIN_DATABASE_URL": "nonsense"}, "KOMBAIN_DATABASE_URL: expected sqlite+aiosqlite"),
        ({"KOMBAIN_ZONE": "Mars/Olympus"}, "KOMBAIN_ZONE: expected an IANA time zone"),
        ({"KOMBAIN_API_URL": "ftp://telegram"}, "KOMBAIN_API_URL: expected an address"),
        ({"KOMBAIN_API_URL": "http://"}, "KOMBAIN_API_URL: expected an address"),
        ({"KOMBAIN_API_URL": "http://host:port"}, "KOMBAIN_API_URL: expected an address"),
        ({"KOMBAIN_CLOCK_URL": "http://127.0.0.1:1/clock"}, "KOMBAIN_CLOCK_URL: expected to be empty with the real"),
        ({"KOMBAIN_LOG_LEVEL": "LOUD"}, "KOMBAIN_LOG_LEVEL: expected 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_expected(
    wrong: dict[str, str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting) as caught:
        load_settings()
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)


def test_a_wrong_setting_stops_the_start_with_exit_code_2_and_no_traceback(tmp_path: Path) -> None:
    for arguments in (["run"], ["migrate"], ["doctor"]):
        ended = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "KOMBAIN_MODE": "pigeon", "PATH": ""},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert ended.returncode == 2
        assert ended.stderr == "KOMBAIN_MODE: expected 'polling' or 'webhook'\n"


def test_run_without_a_token_says_where_to_get_one(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "KOMBAIN_TOKEN" in ended.stderr
    assert "@BotFather" in ended.stderr


def test_an_env_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("KOMBAIN_ZONE=Москва".encode("cp1251"))
    with pytest.raises(WrongSetting, match=r"^\.env: expected a text file in UTF-8$"):
        load_settings()
