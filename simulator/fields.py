"""Fields of JSON objects inside parameters, and Telegram's complaints about them. Source: tdlib's `JsonObject`."""

from typing import Any

from simulator.model import Json
from simulator.refusal import bad_request


def object_field(holder: Json, name: str, what: str) -> Json:
    """The object under `name`; `what` ("inline keyboard button") words the refusal.

    Raises: Refusal.
    """
    value = _found(holder, name, what)
    if not isinstance(value, dict):
        raise bad_request(f'can\'t parse {what}: Field "{name}" must be of type Object')
    return value


def text_field(holder: Json, name: str, what: str) -> str:
    """The text under `name`.

    Raises: Refusal.
    """
    value = _found(holder, name, what)
    if not isinstance(value, str):
        raise bad_request(f'can\'t parse {what}: Field "{name}" must be of type String')
    return value


def _found(holder: Json, name: str, what: str) -> Any:
    if holder.get(name) is None:
        raise bad_request(f"can't parse {what}: Can't find field \"{name}\"")
    return holder[name]
