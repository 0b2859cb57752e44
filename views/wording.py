"""The department's words: Fluent messages in the reader's language and time zone.

    words = Words("ru", "Europe/Moscow")
    words("reminder-soon", company="Ромашка & Ко", starts_at=instant)

Values are worded by their type and quoted for HTML unless they are `Safe`. Each message is compiled when it is first
said: compiling all of them would cost a second of every start.
"""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from domain.money import Money
from domain.workdays import Month
from views.dates import day_text, moment_text, month_text
from views.html import tamed
from views.money import money_text

if TYPE_CHECKING:
    from fluent_compiler.bundle import FluentBundle

LANGUAGES = ("ru", "en")
_LOCALES = Path(__file__).parent / "locales"
# Where Russian is the language two people of different homes speak, it is the better guess than English.
_NEAR_RUSSIAN = frozenset({"be", "uk", "kk", "ky", "uz", "tg", "tk", "hy", "az", "ka", "tt", "ba"})


class WordingError(Exception):
    """A message that does not exist, or a placeable that was not supplied: a slip in the program."""


class Safe(str):
    """HTML as it is to be shown: it is not quoted again."""

    __slots__ = ()


class Words:
    """The wording for one reader.

    >>> Words("ru", "Europe/Moscow").plain("command-menu")
    'Меню'
    """

    __slots__ = ("language", "zone")

    def __init__(self, language: str, zone: str) -> None:
        self.language = closest_language(language)
        self.zone = zone

    def __call__(self, message_id: str, /, **values: object) -> Safe:
        """The message as HTML. Raises WordingError."""
        return Safe(_format(self.language, message_id, _Html(values, self)))

    def plain(self, message_id: str, /, **values: object) -> str:
        """The message for where Telegram reads no HTML: labels of buttons, answers to presses. Raises WordingError."""
        return _format(self.language, message_id, _Plain(values, self))

    def value(self, value: object) -> str | int:
        """A value as people read it, not quoted; whole numbers are left to Fluent, which picks plurals by them."""
        match value:
            case Money():
                return money_text(value, self.language)
            case datetime():
                return moment_text(value, self.language, self.zone)
            case date():
                return day_text(value, self.language)
            case Month():
                return month_text(value, self.language)
            case str():
                return str(value)
            case int() if not isinstance(value, bool):
                return value
        raise WordingError(f"no words for a {type(value).__name__}")


def closest_language(code: str) -> str:
    """The language of ours for a Telegram language code.

    >>> [closest_language(code) for code in ("ru", "ru-RU", "en", "de", "uk", "")]
    ['ru', 'ru', 'en', 'en', 'ru', 'ru']
    """
    base = code.lower().replace("_", "-").split("-")[0]
    if base in LANGUAGES:
        return base
    return "ru" if not base or base in _NEAR_RUSSIAN else "en"


def message_ids(language: str) -> frozenset[str]:
    """Every message there is in a language."""
    return frozenset(_sources(language))


def source(language: str, message_id: str) -> str:
    """A message as it is written in its file. Raises WordingError."""
    try:
        return _sources(language)[message_id]
    except KeyError:
        raise WordingError(f"no message {message_id!r} in {language}") from None


class _Values(Mapping[str, str | int]):
    """Values worded when a message asks for them."""

    def __init__(self, values: Mapping[str, object], words: Words) -> None:
        self._values = values
        self._words = words

    def __getitem__(self, name: str) -> str | int:
        return self._words.value(self._values[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class _Html(_Values):
    def __getitem__(self, name: str) -> str | int:
        if isinstance(value := self._values[name], Safe):
            return str(value)
        worded = super().__getitem__(name)
        return quoted(worded) if isinstance(worded, str) else worded


class _Plain(_Values):
    pass


def quoted(text: str) -> Safe:
    """Text of a person, fit to stand in HTML.

    >>> quoted('<b>Рога & "Копыта"</b>')
    '&lt;b&gt;Рога &amp; "Копыта"&lt;/b&gt;'
    """
    return Safe(html.escape(tamed(text), quote=False))


def _format(language: str, message_id: str, values: Mapping[str, str | int]) -> str:
    text, errors = _bundle(language, message_id).format(message_id, values)
    if errors:
        raise WordingError(f"{message_id} in {language}: {errors[0]}")
    return str(text)


@cache
def _bundle(language: str, message_id: str) -> "FluentBundle":
    from fluent_compiler.bundle import FluentBundle

    bundle = FluentBundle.from_string(language, source(language, message_id), use_isolating=False)
    if mistakes := bundle.check_messages():
        raise WordingError(f"{message_id} in {language}: {mistakes[0]}")
    return bundle


@cache
def _sources(language: str) -> dict[str, str]:
    sources: dict[str, str] = {}
    for path in sorted((_LOCALES / language).glob("*.ftl")):
        for entry in _ENTRY.finditer(path.read_text("utf-8")):
            if entry[1] in sources:
                raise WordingError(f"two messages {entry[1]!r} in {language}")
            sources[entry[1]] = entry[0]
    return sources


# A message begins at the margin and goes on in indented and empty lines.
_ENTRY = re.compile(r"^([a-z][a-z0-9_-]*) *=.*\n?(?:^(?:[ \t}].*|)\n?)*", re.MULTILINE)
