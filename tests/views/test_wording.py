"""Both languages are complete, and agree on what each message asks for."""

import re
from dataclasses import fields
from datetime import UTC, datetime
from itertools import chain
from typing import Any, get_type_hints

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import BaseNode, Message, VariableReference
from fluent.syntax.visitor import Visitor

from domain.errors import AlreadyReported, DomainError
from domain.funnel import MeetingState, Outcome
from views.errors import sentence
from views.wording import LANGUAGES, Safe, WordingError, Words, message_ids, source


class _Finder(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: BaseNode) -> None:
        raise AssertionError("messages are compiled one by one and cannot name each other")

    visit_TermReference = visit_MessageReference


def placeables(language: str, message_id: str) -> set[str]:
    """The values a message names; checks that it is one whole message."""
    entry = FluentParser().parse_entry(source(language, message_id))
    assert isinstance(entry, Message), f"{message_id} in {language} does not parse"
    assert entry.id.name == message_id
    assert entry.value is not None
    assert not entry.attributes
    finder = _Finder()
    finder.visit(entry)
    return finder.variables


def test_the_languages_have_the_same_messages() -> None:
    assert message_ids("ru") == message_ids("en")
    assert len(message_ids("ru")) > 150


@pytest.mark.parametrize("message_id", sorted(message_ids("ru")))
def test_the_languages_ask_for_the_same_values(message_id: str) -> None:
    assert placeables("ru", message_id) == placeables("en", message_id)


@pytest.mark.parametrize("message_id", sorted(message_ids("en")))
def test_each_is_in_its_own_letters(message_id: str) -> None:
    if message_id.startswith("settings-language"):
        return
    assert not re.search("[а-яё]", source("en", message_id), re.IGNORECASE)


def errors() -> list[type[DomainError]]:
    """Every error there is, of any depth."""
    found: list[type[DomainError]] = []
    waiting = list(DomainError.__subclasses__())
    while waiting:
        error = waiting.pop()
        found.append(error)
        waiting.extend(error.__subclasses__())
    return sorted(found, key=lambda error: error.__name__)


def sample(name: str, kind: Any) -> Any:
    """A value for a field of an error."""
    if name == "outcome":
        return Outcome.PROPOSAL.value
    if "datetime" in str(kind):
        return datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
    return 3 if kind is int or "int" in str(kind) else "<b>Ромашка</b>"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", errors(), ids=lambda error: error.__name__)
def test_every_error_has_its_sentence(error: type[DomainError], language: str) -> None:
    """All it names is supplied, and what a person typed is quoted."""
    hints = get_type_hints(error)
    values = {field.name: sample(field.name, hints[field.name]) for field in fields(error)}  # type: ignore[arg-type]
    said = sentence(error(**values), Words(language, "Europe/Moscow"))

    assert said.strip()
    assert "<b>Ромашка" not in said.replace("<b>&lt;", "")
    assert placeables(language, error.key) <= values.keys()


def test_a_cancelled_meeting_is_not_said_to_be_put_off() -> None:
    said = sentence(AlreadyReported(MeetingState.CANCELLED), Words("ru", "Europe/Moscow"))
    assert "отменена" in said
    assert "перенесена" not in said


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 встреча"), (2, "2 встречи"), (5, "5 встреч"), (11, "11 встреч"), (21, "21 встреча"), (1000, "1\u00a0000")],
)
def test_russian_plurals(count: int, said: str) -> None:
    assert said in Words("ru", "UTC")("meetings-ahead", count=count)


def test_values_are_quoted_unless_safe() -> None:
    words = Words("en", "UTC")
    assert "&lt;i&gt;A &amp; B&lt;/i&gt;" in words("menu-title", name="<i>A & B</i>")
    assert "<i>A</i>" in words("menu-title", name=Safe("<i>A</i>"))
    assert "<i>" in words.plain("page-of", page=Safe("<i>"), pages=2)


def test_braces_of_a_person_stay_text() -> None:
    assert "{ $name }" in Words("ru", "UTC")("menu-title", name="{ $name }")


@pytest.mark.parametrize("values", [{}, {"name": None}, {"name": 1.5}, {"name": True}, {"title": "Анна"}])
def test_what_is_not_supplied_is_noticed(values: dict[str, object]) -> None:
    with pytest.raises((WordingError, KeyError)):
        Words("ru", "UTC")("menu-title", **values)


def test_an_unknown_message_is_noticed() -> None:
    with pytest.raises(WordingError):
        Words("ru", "UTC")("no-such-message")


def test_no_two_lines_of_a_message_have_two_emoji() -> None:
    """A sign, not a decoration."""
    sign = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u231a-\u23ff]")
    for language, message_id in chain.from_iterable(
        ((language, message_id) for message_id in message_ids(language)) for language in LANGUAGES
    ):
        for line in source(language, message_id).splitlines():
            assert len(sign.findall(re.sub("[\U0001f1e6-\U0001f1ff\ufe0f]", "", line))) <= 1, line
