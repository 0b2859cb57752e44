"""What a card or a window must be for Telegram and for a narrow phone to take it."""

import html
import re
from collections.abc import Iterable
from html.parser import HTMLParser

from views.html import LIMIT, units

_ALLOWED = {"b", "i", "u", "s", "code", "pre", "a", "blockquote"}
LONGEST_LABEL = 34


class _Checker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _ALLOWED, f"<{tag}>"
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}>"

    def handle_data(self, data: str) -> None:
        assert "<" not in data, data
        self.shown += data

    def handle_entityref(self, name: str) -> None:
        assert name in ("lt", "gt", "amp", "quot"), name
        self.shown += html.unescape(f"&{name};")


def shown_text(text: str) -> str:
    """The text as read, after checking that its HTML parses and that it fits a message."""
    assert not re.search(r"&(?!lt;|gt;|amp;|quot;)", text), text
    checker = _Checker()
    checker.feed(text)
    checker.close()
    assert not checker.open, checker.open
    assert checker.shown.strip(), "an empty message"
    assert units(checker.shown) <= LIMIT, len(checker.shown)
    assert "???" not in checker.shown
    assert "{" not in checker.shown.replace("{company}", ""), checker.shown
    return checker.shown


def check_button(label: str, data: str | None, url: str | None) -> None:
    """A button that Telegram takes and that can be read across a phone."""
    assert 0 < units(label) <= LONGEST_LABEL, label
    assert (data is None) != (url is None)
    assert data is None or 0 < len(data.encode()) <= 64, data


def check_rows(rows: Iterable[Iterable[tuple[str, str | None, str | None]]]) -> int:
    """All buttons of a keyboard, of which the narrowest must still be read; how many there are."""
    count = 0
    for row in rows:
        buttons = list(row)
        assert 0 < len(buttons) <= 3, buttons
        for label, data, url in buttons:
            check_button(label, data, url)
            assert units(label) <= {1: LONGEST_LABEL, 2: 22, 3: 14}[len(buttons)], f"{label} in a row of {len(buttons)}"
        count += len(buttons)
    return count
