"""Entities: the markup of a text as a list, found in plain text, trimmed, and shown again as safe HTML."""

import re
from collections.abc import Sequence
from html import escape
from itertools import pairwise

from simulator.model import Json
from simulator.text_units import utf16_length, utf16_offsets

_FOUND = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"']+|\b(?:[a-z0-9-]+\.)+(?:ru|com|org|net|me|io|рф)\b(?:/[^\s<>\"']*)?)"
    r"|(?P<email>\b[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,})"
    r"|(?P<mention>(?<![\w@/])@[a-z][a-z0-9_]{3,31}\b)"
    r"|(?P<bot_command>(?<![\w/<>])/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<hashtag>(?<![\w#])#(?=\w*[^\W\d])\w{1,256})"
    r"|(?P<phone_number>(?<![\w+])\+\d[\d\-() ]{8,18}\d(?!\w))",
    re.IGNORECASE,
)
_WORTH_LOOKING = re.compile(r"[/@#+.]")
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention", "url", "email", "custom_emoji"})


def found_in(text: str, given: Sequence[Json] = ()) -> list[Json]:
    """The entities `given` and those Telegram finds by itself: links, mentions, commands, hashtags, phones."""
    entities = list(given)
    if not _WORTH_LOOKING.search(text):
        return entities
    offsets = utf16_offsets(text)
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in given if entity["type"] in _OPAQUE]
    for match in _FOUND.finditer(text):
        value = match.group()
        if match.lastgroup == "url":
            value = value.rstrip(".,;:!?)»")
        begin, end = offsets[match.start()], offsets[match.start() + len(value)]
        if not any(begin < taken_end and taken_begin < end for taken_begin, taken_end in taken):
            entities.append({"type": match.lastgroup, "offset": begin, "length": end - begin})
    return in_order(entities)


def in_order(entities: Sequence[Json]) -> list[Json]:
    """As Telegram lists them: by place, the wider one first."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def trimmed(text: str, entities: Sequence[Json]) -> tuple[str, list[Json]]:
    """Without the spaces Telegram drops: all at the end, and at the start those no entity covers."""
    shorter = text.rstrip()
    if len(shorter) != len(text):
        end = utf16_length(shorter)
        entities = [
            {**entity, "length": min(entity["length"], end - entity["offset"])}
            for entity in entities
            if entity["offset"] < end
        ]
    first = min((entity["offset"] for entity in entities), default=len(shorter))
    drop = 0
    while drop < first and drop < len(shorter) and shorter[drop] in " \n":
        drop += 1
    if drop:
        shorter = shorter[drop:]
        entities = [{**entity, "offset": entity["offset"] - drop} for entity in entities]
    return shorter, list(entities)


def as_html(text: str, entities: Sequence[Json]) -> str:
    """The text with its markup as HTML that is safe to put on a page.

    >>> as_html("13 < 30", [{"type": "bold", "offset": 0, "length": 2}])
    '<b>13</b> &lt; 30'
    """
    if not entities:
        return escape(text)
    units = text.encode("utf-16-le", "surrogatepass")
    edges = {0, len(units) // 2}
    for entity in entities:
        edges.update((entity["offset"], min(entity["offset"] + entity["length"], len(units) // 2)))
    places = sorted(edges)
    ordered = in_order(entities)
    html: list[str] = []
    open_now: list[Json] = []
    for begin, end in pairwise(places):
        wanted = [one for one in ordered if one["offset"] <= begin and one["offset"] + one["length"] >= end]
        shared = 0
        while shared < min(len(open_now), len(wanted)) and open_now[shared] is wanted[shared]:
            shared += 1
        html.extend(_tags(one)[1] for one in reversed(open_now[shared:]))
        html.extend(_tags(one, _cut(units, one))[0] for one in wanted[shared:])
        open_now = wanted
        html.append(escape(units[begin * 2 : end * 2].decode("utf-16-le", "replace")))
    html.extend(_tags(one)[1] for one in reversed(open_now))
    return "".join(html)


def _cut(units: bytes, entity: Json) -> str:
    begin = entity["offset"] * 2
    return units[begin : begin + entity["length"] * 2].decode("utf-16-le", "replace")


_PLAIN_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ('<blockquote class="expandable">', "</blockquote>"),
    "spoiler": ('<span class="spoiler">', "</span>"),
    "bot_command": ('<span class="command">', "</span>"),
    "mention": ('<span class="mention">', "</span>"),
    "text_mention": ('<span class="mention">', "</span>"),
    "hashtag": ('<span class="hashtag">', "</span>"),
}
_LINKS = {"url": "", "email": "mailto:", "phone_number": "tel:"}


def _tags(entity: Json, cut: str = "") -> tuple[str, str]:
    kind = entity["type"]
    if kind == "text_link":
        return _anchor(entity["url"])
    if kind in _LINKS:
        address = cut if kind != "url" or "://" in cut else f"https://{cut}"
        return _anchor(_LINKS[kind] + address)
    return _PLAIN_TAGS.get(kind, ("", ""))


def _anchor(address: str) -> tuple[str, str]:
    return f'<a href="{escape(address)}" rel="noopener noreferrer" target="_blank">', "</a>"
