"""Settings from the environment and `.env`; .env.example names each one with its default."""

from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

TELEGRAM = "https://api.telegram.org"


class WrongSetting(Exception):
    """A setting cannot be used; the text is one sentence that names it and says what is expected."""


class Settings(BaseSettings):
    """Every setting of the bot. The name in the environment is KOMBAIN_ and the field's name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="KOMBAIN_",
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",
        env_ignore_empty=True,
    )

    token: SecretStr | None = Field(None, description="the bot's token from @BotFather, needed by `kombain run`")
    database_url: str = Field(
        "sqlite+aiosqlite:///kombain.db",
        description="sqlite+aiosqlite:///PATH or postgresql+psycopg://USER:PASSWORD@HOST/NAME",
    )
    mode: Literal["polling", "webhook"] = Field(
        "polling", description="how updates come: polling needs nothing else, webhook needs the next two"
    )
    webhook_url: str | None = Field(None, description="public https address Telegram sends updates to")
    webhook_secret: SecretStr | None = Field(
        None, description="proves that an update comes from Telegram: 16 to 256 of A-Z a-z 0-9 _ -"
    )
    http_host: str = Field("127.0.0.1", description="where the bot's own HTTP side listens (webhook, /healthz)")
    http_port: int | None = Field(
        None, ge=0, le=65535, description="its port; empty: 8080 with webhook, no HTTP side with polling"
    )
    api_url: str = Field(TELEGRAM, description="the Bot API server, your own or Telegram's")
    zone: str = Field("Europe/Moscow", description="IANA time zone of a department made by `kombain invite`")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="how much is logged")
    clock_url: str | None = Field(
        None, description="a clock service for rehearsals; refused together with Telegram's own address"
    )

    @field_validator("log_level", mode="before")
    @classmethod
    def _level_in_any_case(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level

    @field_validator("token")
    @classmethod
    def _token_has_its_form(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None:
            number, colon, secret = token.get_secret_value().partition(":")
            if not (number.isdigit() and colon and secret and secret.isascii() and not secret.isspace()):
                raise ValueError("expected the form 123456:ABC-DEF that @BotFather gives")
        return token

    @field_validator("database_url")
    @classmethod
    def _database_is_known(cls, url: str) -> str:
        try:
            driver = make_url(url).drivername
        except ArgumentError:
            driver = ""
        if driver not in {"sqlite+aiosqlite", "postgresql+psycopg"}:
            raise ValueError("expected sqlite+aiosqlite:///PATH or postgresql+psycopg://USER:PASSWORD@HOST/NAME")
        return url

    @field_validator("webhook_secret")
    @classmethod
    def _secret_has_its_form(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None:
            text = secret.get_secret_value()
            allowed = text.isascii() and text.replace("_", "").replace("-", "").isalnum()
            if not (16 <= len(text) <= 256 and allowed):
                raise ValueError("expected 16 to 256 of A-Z a-z 0-9 _ -")
        return secret

    @field_validator("webhook_url", "api_url", "clock_url")
    @classmethod
    def _address_is_http(cls, url: str | None) -> str | None:
        if url is not None and not _is_http_address(url):
            raise ValueError("expected an address such as https://example.org")
        return None if url is None else url.rstrip("/")

    @field_validator("zone")
    @classmethod
    def _zone_exists(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError("expected an IANA time zone such as Europe/Moscow or Asia/Kamchatka")
        return zone

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> "Settings":
        if self.mode == "webhook":
            if self.webhook_secret is None:
                raise ValueError(
                    "KOMBAIN_WEBHOOK_SECRET: webhook mode needs it, expected 16 to 256 of A-Z a-z 0-9 _ - "
                    "(without it anybody could send updates)"
                )
            if self.webhook_url is None:
                raise ValueError("KOMBAIN_WEBHOOK_URL: webhook mode needs it, expected the bot's public https address")
        if self.clock_url is not None and self.api_url == TELEGRAM:
            raise ValueError(
                "KOMBAIN_CLOCK_URL: expected to be empty with the real Telegram: it is for rehearsals alone"
            )
        return self

    @property
    def port(self) -> int | None:
        """The port of the HTTP side, None for no HTTP side; 0 is any free one."""
        if self.http_port is not None:
            return self.http_port
        if self.mode == "webhook":
            return 8080
        return 0 if self.clock_url else None

    def require_token(self) -> str:
        """The token. Raises WrongSetting when there is none."""
        if self.token is None:
            raise WrongSetting("KOMBAIN_TOKEN: expected the token that @BotFather gave you, and it is empty")
        return self.token.get_secret_value()


def _is_http_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def load_settings(**given: Any) -> Settings:
    """Read the settings; what is `given` stands above the environment.

    Raises WrongSetting with one sentence for the first that is wrong.
    """
    try:
        return Settings(**given)
    except UnicodeDecodeError:
        raise WrongSetting(".env: expected a text file in UTF-8") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        reason = first["msg"].removeprefix("Value error, ")
        # A rule over several settings names its setting itself.
        if not first["loc"]:
            raise WrongSetting(reason) from None
        if first["type"] == "int_parsing":
            reason = "expected a whole number"
        reason = reason.replace("Input should be", "expected")
        raise WrongSetting(f"KOMBAIN_{str(first['loc'][0]).upper()}: {reason}") from None
