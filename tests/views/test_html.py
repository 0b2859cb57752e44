"""Long texts are cut into messages that Telegram takes, and nothing of them is lost."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.html import LIMIT, split, units

TAGS = re.compile(r"</?(?:b|i|code)>")

pieces = st.lists(
    st.one_of(
        st.text(st.characters(exclude_characters="<>&", exclude_categories=["Cs"]), max_size=30),
        st.sampled_from(["&lt;", "&amp;", "\n", "\n\n", "🌾🌾🌾", " "]),
    ),
    max_size=40,
)


def shown(html: str) -> str:
    return unescape(TAGS.sub("", html))


@given(st.lists(st.tuples(st.sampled_from(["", "b", "i", "code"]), pieces), max_size=8), st.integers(4, 60))
def test_every_part_stands_alone(runs: list[tuple[str, list[str]]], limit: int) -> None:
    html = "".join(f"<{tag}>{''.join(text)}</{tag}>" if tag else "".join(text) for tag, text in runs)
    parts = split(html, limit)

    for part in parts:
        assert units(shown(part)) <= limit
        for tag in ("b", "i", "code"):
            assert part.count(f"<{tag}>") == part.count(f"</{tag}>")
    assert re.sub(r"\s", "", "".join(map(shown, parts))) == re.sub(r"\s", "", shown(html))


def test_it_breaks_at_lines() -> None:
    lines = [f"строка {number}" for number in range(1000)]
    parts = split("\n".join(lines))

    assert len(parts) > 1
    assert [line for part in parts for line in part.split("\n")] == lines
    assert all(units(part) <= LIMIT for part in parts)


@pytest.mark.parametrize("text", ["", "привет", "<b>a</b>\nb"])
def test_a_short_text_is_left_alone(text: str) -> None:
    assert split(text) == [text]
