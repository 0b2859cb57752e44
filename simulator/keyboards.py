"""What may stand under a message: checked as Telegram checks it.

Source: https://core.telegram.org/bots/api#inlinekeyboardbutton and tdlib's `ReplyMarkup`. Two things are refused here
that Telegram lets pass in silence, because the bot's author would never see them: a button without a label (Telegram
drops it) and a row of more than 8 inline buttons or 12 keys (Telegram cuts it).
"""

import json
from dataclasses import dataclass
from typing import Any, Literal

from simulator.fields import object_field, text_field
from simulator.links import WrongLink, check_link
from simulator.model import InlineKeyboard, Json, ReplyKeyboard
from simulator.params import Params
from simulator.refusal import bad_request

CALLBACK_DATA_BYTES = 64
INLINE_BUTTONS, INLINE_ROW = 100, 8
KEYS, KEY_ROW = 300, 12
MARKUP_BYTES = 10 * 1024


@dataclass(frozen=True, slots=True)
class Markup:
    """A reply markup that Telegram would take."""

    kind: Literal["inline", "keys", "remove", "force"]
    inline: InlineKeyboard | None = None
    keys: ReplyKeyboard | None = None


def read_markup(params: Params, *, private: bool) -> Markup | None:
    """The `reply_markup` of a message to be sent; None when there is none.

    Raises: Refusal.
    """
    raw = params.values.get("reply_markup")
    if raw is None or raw == "":
        return None
    if isinstance(raw, str):
        raise bad_request("can't parse reply keyboard markup JSON object")
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    if "keyboard" in raw:
        return _keys(raw, private)
    if "inline_keyboard" in raw:
        rows = _inline_rows(raw["inline_keyboard"])
        return Markup("inline", inline=rows) if rows else None
    if raw.get("remove_keyboard"):
        return Markup("remove")
    if raw.get("force_reply"):
        return Markup("force", keys=_reply_keyboard(raw, [], force_reply=True))
    return None


def read_inline(params: Params) -> InlineKeyboard | None:
    """The `reply_markup` of an edit, where only an inline keyboard may stand.

    Raises: Refusal.
    """
    markup = read_markup(params, private=True)
    if markup is None:
        return None
    if markup.inline is None:
        raise bad_request("inline keyboard expected")
    return markup.inline


def _inline_rows(raw: Any) -> list[list[Json]]:
    rows = _rows(raw, 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    for row in rows:
        for button in row:
            _check_inline(button)
    _check_size(rows, INLINE_BUTTONS, INLINE_ROW)
    return [row for row in rows if row]


def _check_inline(button: Any) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    _check_label(button, _INLINE)
    if button.get("url"):
        _check_link(text_field(button, "url", _INLINE), _INLINE)
    elif button.get("callback_data"):
        # Counted in bytes: one Cyrillic letter takes two.
        if len(text_field(button, "callback_data", _INLINE).encode()) > CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif button.get("web_app"):
        url = text_field(object_field(button, "web_app", _INLINE), "url", _INLINE)
        _check_link(url, f"{_INLINE} Web App", https_only=True)
    elif button.get("login_url"):
        _check_link(text_field(object_field(button, "login_url", _INLINE), "url", _INLINE), f"{_INLINE} login")
    elif button.get("copy_text"):
        if not 1 <= len(text_field(object_field(button, "copy_text", _INLINE), "text", _INLINE)) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif not any(key in button for key in _OTHER_ACTIONS):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")


_INLINE, _KEY = "inline keyboard button", "keyboard button"
_OTHER_ACTIONS = (
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)


def _keys(raw: Json, private: bool) -> Markup | None:
    rows = _rows(raw["keyboard"], 'field "keyboard" must be an Array of Arrays')
    keys = [[_key(button, private) for button in row] for row in rows]
    _check_size(keys, KEYS, KEY_ROW)
    keys = [row for row in keys if row]
    return Markup("keys", keys=_reply_keyboard(raw, keys)) if keys else None


def _key(raw: Any, private: bool) -> Json:
    if isinstance(raw, str):
        raw = {"text": raw}
    if not isinstance(raw, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    _check_label(raw, _KEY)
    if not private:
        for field, what in _PRIVATE_ONLY.items():
            if raw.get(field):
                raise bad_request(f"{what} can be requested in private chats only")
    if raw.get("web_app"):
        _check_link(text_field(object_field(raw, "web_app", _KEY), "url", _KEY), f"{_KEY} Web App", https_only=True)
    return raw


_PRIVATE_ONLY = {
    "request_contact": "phone number",
    "request_location": "location",
    "request_poll": "poll",
    "request_users": "users",
    "request_chat": "chats",
}


def _reply_keyboard(raw: Json, rows: list[list[Json]], *, force_reply: bool = False) -> ReplyKeyboard:
    placeholder = raw.get("input_field_placeholder")
    if placeholder is not None and not (isinstance(placeholder, str) and len(placeholder) <= 64):
        raise bad_request("INPUT_FIELD_PLACEHOLDER_INVALID")
    return ReplyKeyboard(
        message_id=0,
        rows=rows,
        one_time=bool(raw.get("one_time_keyboard")),
        resize=bool(raw.get("resize_keyboard")),
        persistent=bool(raw.get("is_persistent")),
        placeholder=placeholder,
        force_reply=force_reply,
    )


def _rows(raw: Any, complaint: str) -> list[list[Any]]:
    if not isinstance(raw, list) or not all(isinstance(row, list) for row in raw):
        raise bad_request(complaint)
    return raw


def _check_label(button: Json, what: str) -> None:
    if not text_field(button, "text", what).strip():
        raise bad_request(f"{what} text must be non-empty")


def _check_link(url: str, what: str, *, https_only: bool = False) -> None:
    try:
        check_link(url, https_only=https_only)
    except WrongLink as error:
        raise bad_request(f"{what} {error}") from error


def _check_size(rows: list[list[Any]], most: int, in_row: int) -> None:
    count = sum(map(len, rows))
    if count > most or any(len(row) > in_row for row in rows):
        raise bad_request("reply markup is too long")
    if count > 20 and len(json.dumps(rows, ensure_ascii=False).encode()) > MARKUP_BYTES:
        raise bad_request("reply markup is too long")
