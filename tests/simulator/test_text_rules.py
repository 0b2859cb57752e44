"""Texts and captions: how long, and with what markup."""

from typing import Any

import pytest
from both_sides import ANNA, BotSide, ControlSide
from hypothesis import given
from hypothesis import strategies as st

from simulator.entities import as_html
from simulator.html_markup import MarkupError, parse_html
from simulator.markdown_markup import parse_markdown_v2
from simulator.text_units import utf16_length


async def test_text_is_measured_in_utf16_units_after_parsing(bot: BotSide) -> None:
    assert (await bot.says("я" * 4096))["text"] == "я" * 4096
    assert await bot.says("<b>" + "a" * 4096 + "</b>", parse_mode="HTML")
    assert await bot.refusal("sendMessage", chat_id=ANNA, text="a" * 4097) == "Bad Request: message is too long"
    # 2,049 emoji are 4,098 units.
    assert await bot.refusal("sendMessage", chat_id=ANNA, text="🎉" * 2049) == "Bad Request: message is too long"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "Bad Request: message text is empty"),
        (" \n ", "Bad Request: text must be non-empty"),
        ("x" * 40_000, "Bad Request: text is too long"),
    ],
)
async def test_texts_telegram_does_not_take(bot: BotSide, text: str, refusal: str) -> None:
    assert await bot.refusal("sendMessage", chat_id=ANNA, text=text) == refusal


async def test_a_missing_parameter_is_refused_in_telegrams_words(bot: BotSide) -> None:
    assert await bot.refusal("sendMessage", chat_id=ANNA) == "Bad Request: message text is empty"
    assert await bot.refusal("sendMessage", text="x") == "Bad Request: chat_id is empty"


async def test_spaces_around_a_text_are_dropped(bot: BotSide) -> None:
    message = await bot.says("\n  <b>Итого</b>: 5  \n", parse_mode="HTML")
    assert message["text"] == "Итого: 5"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 5}]


@pytest.mark.parametrize(
    ("html", "refusal"),
    [
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("Я <br>", 'Unsupported start tag "br" at byte offset 3'),
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x_y>z</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">z</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
async def test_html_telegram_does_not_parse(bot: BotSide, html: str, refusal: str) -> None:
    answer = await bot.refusal("sendMessage", chat_id=ANNA, text=html, parse_mode="HTML")
    assert answer == f"Bad Request: can't parse entities: {refusal}"


@pytest.mark.parametrize(
    ("html", "text", "kinds"),
    [
        ("<b>a</b><strong>b</strong>", "ab", ["bold", "bold"]),
        ("<i>a</i><em>b</em>", "ab", ["italic", "italic"]),
        ("<u>a</u><ins>b</ins>", "ab", ["underline", "underline"]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", ["strikethrough"] * 3),
        ('<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>', "ab", ["spoiler", "spoiler"]),
        ("<code>a</code><pre>b</pre>", "ab", ["code", "pre"]),
        (
            "<blockquote>a</blockquote><blockquote expandable>b</blockquote>",
            "ab",
            ["blockquote", "expandable_blockquote"],
        ),
        ("<b>a <i>b</i></b>", "a b", ["bold", "italic"]),
        ("<a href='https://ya.ru/?a=1&amp;b=2'>я</a>", "я", ["text_link"]),
        ("&lt;b&gt; &amp; &quot; &#1071; &#x44F; &nbsp;", '<b> & " Я я &nbsp;', []),
        ("<b></b>x", "x", []),
        ("<B>x</B >", "x", ["bold"]),
        ("<a>нигде</a>", "нигде", []),
    ],
)
def test_html_telegram_parses(html: str, text: str, kinds: list[str]) -> None:
    plain, entities = parse_html(html)
    assert plain == text
    assert [entity["type"] for entity in entities] == kinds


def test_a_language_is_kept_for_code_inside_pre_alone() -> None:
    assert parse_html('<pre><code class="language-sql">x</code></pre>')[1] == [
        {"type": "pre", "offset": 0, "length": 1, "language": "sql"}
    ]
    assert parse_html('<code class="language-sql">x</code>')[1] == [{"type": "code", "offset": 0, "length": 1}]


@given(st.text(alphabet="ab<>/&;\"'= \n🎉яbiu", max_size=60))
def test_any_text_parses_or_is_refused(text: str) -> None:
    try:
        plain, entities = parse_html(text)
    except MarkupError:
        return
    assert all(one["offset"] >= 0 and one["offset"] + one["length"] <= utf16_length(plain) for one in entities)
    assert as_html(plain, entities).count("<b>") == as_html(plain, entities).count("</b>")


@pytest.mark.parametrize(
    ("markdown", "text", "kinds"),
    [
        (
            "*a* _b_ __c__ ~d~ ||e|| `f`",
            "a b c d e f",
            ["bold", "italic", "underline", "strikethrough", "spoiler", "code"],
        ),
        (r"13 из 30\.", "13 из 30.", []),
        ("[я](https://ya.ru)", "я", ["text_link"]),
        ("```sql\nselect 1;```", "select 1;", ["pre"]),
        (">a\n>b\nc", "a\nb\nc", ["blockquote"]),
        ("*a _b_*", "a b", ["bold", "italic"]),
    ],
)
def test_markdown_v2(markdown: str, text: str, kinds: list[str]) -> None:
    plain, entities = parse_markdown_v2(markdown)
    assert plain == text
    assert [entity["type"] for entity in entities] == kinds


@pytest.mark.parametrize(
    ("markdown", "refusal"),
    [
        ("Итого.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("*a", "Can't find end of Bold entity at byte offset 0"),
        ("[a](https://ya.ru", "Can't find end of a URL at byte offset 4"),
    ],
)
async def test_markdown_v2_telegram_does_not_parse(bot: BotSide, markdown: str, refusal: str) -> None:
    answer = await bot.refusal("sendMessage", chat_id=ANNA, text=markdown, parse_mode="MarkdownV2")
    assert answer == f"Bad Request: can't parse entities: {refusal}"


async def test_an_unknown_parse_mode_is_refused(bot: BotSide) -> None:
    answer = await bot.refusal("sendMessage", chat_id=ANNA, text="x", parse_mode="bbcode")
    assert answer == "Bad Request: unsupported parse_mode"


async def test_telegram_finds_links_and_commands_by_itself(bot: BotSide) -> None:
    message = await bot.says("/menu, @anna: https://ya.ru, +7 900 123-45-67 #план")
    assert [entity["type"] for entity in message["entities"]] == [
        "bot_command",
        "mention",
        "url",
        "phone_number",
        "hashtag",
    ]


async def test_a_link_to_a_person_names_them(bot: BotSide) -> None:
    message = await bot.says(
        f'<a href="tg://user?id={ANNA}">Анна</a> <a href="tg://user?id=5">никто</a>', parse_mode="HTML"
    )
    (entity,) = message["entities"]
    assert entity["type"] == "text_mention"
    assert entity["user"]["first_name"] == "Анна"


@pytest.mark.parametrize("entity", [{"type": "bold", "offset": -1, "length": 1}, {"type": "bold", "offset": 0}])
async def test_entities_out_of_place_are_refused(bot: BotSide, entity: dict[str, Any]) -> None:
    assert (await bot.refusal("sendMessage", chat_id=ANNA, text="x", entities=[entity])).startswith("Bad Request: ")


async def test_the_phone_shows_markup_as_safe_html(bot: BotSide, control: ControlSide) -> None:
    await bot.says("<b>Анна &lt;script&gt;</b> <i>🎉</i> x &amp; y", parse_mode="HTML")
    assert (await control.screen())[-1]["html"] == "<b>Анна &lt;script&gt;</b> <i>🎉</i> x &amp; y"


def test_overlapping_entities_become_nested_html() -> None:
    entities = [{"type": "bold", "offset": 0, "length": 2}, {"type": "italic", "offset": 1, "length": 2}]
    assert as_html("abc", entities) == "<b>a<i>b</i></b><i>c</i>"
