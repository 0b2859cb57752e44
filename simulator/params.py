"""The parameters of a call, however they came: query, urlencoded form, JSON, multipart.

Source: https://core.telegram.org/bots/api#making-requests
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from aiohttp import BodyPartReader, web
from multidict import MultiDictProxy

from simulator.refusal import Refusal, bad_request

MAX_UPLOAD = 50 * 1024 * 1024
"""Bytes a bot may send in one file (https://core.telegram.org/bots/api#sending-files)."""

_OBJECTS = frozenset(
    {
        "allowed_updates",
        "caption_entities",
        "commands",
        "entities",
        "link_preview_options",
        "media",
        "menu_button",
        "message_ids",
        "reaction",
        "reply_markup",
        "reply_parameters",
        "scope",
    }
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    content: bytes
    mime_type: str


class Params:
    """What a method was called with. Values that are JSON in Telegram's forms are decoded once, here."""

    __slots__ = ("files", "values")

    def __init__(self, values: Mapping[str, Any], files: Mapping[str, Upload] | None = None) -> None:
        self.values: dict[str, Any] = {key: _decoded(key, value) for key, value in values.items()}
        self.files: Mapping[str, Upload] = files or {}

    def text(self, name: str) -> str:
        """A string; empty when it was not given."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; the default when it was not given or is none."""
        value = self.values.get(name, default)
        try:
            return int(value)
        except (TypeError, ValueError, OverflowError):
            return default

    def flag(self, name: str) -> bool:
        """A yes or no; `true`, `yes` and `1` mean yes."""
        value = self.values.get(name)
        return value.lower() in ("true", "yes", "1") if isinstance(value, str) else bool(value)

    def list_of(self, name: str, what: str) -> list[Any]:
        """A JSON array; empty when it was not given. `what` words the refusal of anything else."""
        value = self.values.get(name)
        if value is None or value == "":
            return []
        if isinstance(value, str):
            raise bad_request(f"can't parse {name} JSON object")
        if not isinstance(value, list):
            raise bad_request(f"expected an Array of {what}")
        return value

    def upload(self, name: str) -> "Upload | str | None":
        """A file parameter: the file itself, or the string that names one (file_id or address)."""
        if name in self.files:
            return self.files[name]
        return self.attached(self.values.get(name))

    def attached(self, value: Any) -> "Upload | str | None":
        """Follow `attach://part` to the part of the request it names."""
        if isinstance(value, str) and value.startswith("attach://"):
            return self.files.get(value.removeprefix("attach://"))
        return value if isinstance(value, str) and value else None

    def for_journal(self) -> dict[str, Any]:
        """The parameters as the journal shows them: files as name and size."""
        if not self.files:
            return self.values
        shown = {name: {"name": file.name, "size": len(file.content)} for name, file in self.files.items()}
        return self.values | shown


async def read_params(request: web.Request) -> Params:
    """Read the parameters of an HTTP request.

    Raises: Refusal when the body cannot be read as what it says it is, or a file is too large.
    """
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if request.method != "POST" or not request.can_read_body:
        return Params(values)
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read())
        except ValueError as error:
            raise bad_request("can't parse JSON object") from error
        if not isinstance(body, dict):
            raise bad_request("object expected as a request body")
        return Params(values | body)
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request, values)
    form = await request.post()
    return Params(values | dict(cast("MultiDictProxy[str]", form)))


async def _read_multipart(request: web.Request, values: dict[str, Any]) -> Params:
    files: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = await part.read()
        if part.filename is None:
            values[part.name] = content.decode("utf-8", "replace")
            continue
        if len(content) > MAX_UPLOAD:
            raise Refusal(413, "Request Entity Too Large")
        mime_type = part.headers.get("Content-Type", "application/octet-stream")
        files[part.name] = Upload(part.filename, bytes(content), mime_type)
    return Params(values, files)


def _decoded(name: str, value: Any) -> Any:
    if name in _OBJECTS and isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            # Left as it is: the method that needs it refuses it in its own words.
            return value
    return value
