"""The text of a message as Telegram takes it: parsed, trimmed, measured, with the entities it finds itself."""

from typing import Any

from simulator.entities import found_in, in_order, trimmed
from simulator.fields import object_field, text_field
from simulator.html_markup import MarkupError, parse_html
from simulator.markdown_markup import parse_markdown_v2
from simulator.model import Json
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.text_units import utf16_length

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024
RAW_BYTES = 1 << 15

_ENTITY = "MessageEntity"
_PARSERS = {"html": parse_html, "markdownv2": parse_markdown_v2}


def read_text(params: Params) -> Json:
    """`text` with its entities, as content of a message (https://core.telegram.org/bots/api#sendmessage).

    Raises: Refusal.
    """
    raw = params.text("text")
    if not raw:
        raise bad_request("message text is empty")
    text, entities = _formatted(raw, params.text("parse_mode"), params.values.get("entities"))
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > TEXT_LENGTH:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def read_caption(params: Params) -> Json:
    """`caption` with its entities; an empty object when there is none.

    Raises: Refusal.
    """
    return caption_of(params.values)


def caption_of(values: Json) -> Json:
    """The caption in the fields of a call or of one medium of an album.

    Raises: Refusal.
    """
    raw = values.get("caption")
    if raw is None or raw == "":
        return {}
    text, entities = _formatted(str(raw), str(values.get("parse_mode") or ""), values.get("caption_entities"))
    if utf16_length(text) > CAPTION_LENGTH:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}


def _formatted(raw: str, parse_mode: str, given: Any) -> tuple[str, list[Json]]:
    if len(raw) > RAW_BYTES // 4 and len(raw.encode()) > RAW_BYTES:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    if mode and mode != "none":
        parser = _PARSERS.get(mode)
        if parser is None:
            raise bad_request("unsupported parse_mode")
        try:
            text, entities = parser(raw)
        except MarkupError as error:
            raise bad_request(f"can't parse entities: {error}") from error
    else:
        text, entities = raw, _checked(given)
    text, entities = trimmed(text.replace("\r", ""), entities)
    return text, found_in(text, entities)


def _checked(given: Any) -> list[Json]:
    if given is None or given == "":
        return []
    if not isinstance(given, list):
        raise bad_request("can't parse entities JSON object")
    for entity in given:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad_request("can't parse MessageEntity: expected an Object")
        for field in ("offset", "length"):
            number = entity.get(field)
            if not isinstance(number, int) or not 0 <= number <= 1_000_000:
                raise bad_request(f"receive an entity with incorrect {field} {number}")
        if entity["type"] == "text_link":
            text_field(entity, "url", _ENTITY)
        if entity["type"] == "text_mention" and not isinstance(object_field(entity, "user", _ENTITY).get("id"), int):
            raise bad_request("can't parse MessageEntity: Can't find field \"id\"")
    return in_order([entity for entity in given if entity["length"] > 0])
