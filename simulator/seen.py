"""Messages as each side sees them: the bot (Bot API's Message) and a person (the control API and the page)."""

from collections.abc import Sequence

from simulator.clock import iso
from simulator.entities import as_html
from simulator.model import AnyChat, Bot, InlineKeyboard, Json, Message, PrivateChat

_TYPES = ("text", "photo", "document", "contact", "venue", "location", "sticker", "voice")


def message_for_bot(bot: Bot, chat: AnyChat, message: Message, *, with_reply: bool = True) -> Json:
    """The Bot API's Message."""
    sender = bot if message.sender is None else message.sender
    shown: Json = {
        "message_id": message.message_id,
        "from": sender.as_user(),
        "chat": chat.as_chat(),
        "date": int(message.at.timestamp()),
    }
    if message.forward_origin is not None:
        shown["forward_origin"] = message.forward_origin
    if with_reply and message.reply_to is not None:
        replied = chat.messages.get(message.reply_to)
        if replied is not None:
            shown["reply_to_message"] = message_for_bot(bot, chat, replied, with_reply=False)
    if message.edited_at is not None:
        shown["edit_date"] = int(message.edited_at.timestamp())
    if message.media_group_id is not None:
        shown["media_group_id"] = message.media_group_id
    if message.protect_content:
        shown["has_protected_content"] = True
    shown.update(message.content)
    if message.inline_keyboard:
        shown["reply_markup"] = {"inline_keyboard": message.inline_keyboard}
    return shown


def message_seen(bot: Bot, message: Message) -> Json:
    """A message as a person sees it on the phone."""
    content = message.content
    text = content.get("text", "")
    caption = content.get("caption")
    entities = content.get("entities" if text else "caption_entities", [])
    seen: Json = {
        "message_id": message.message_id,
        "date": iso(message.at),
        "from": "bot" if message.sender is None else "person",
        "sender": {"id": bot.id, "name": bot.name}
        if message.sender is None
        else {"id": message.sender.id, "name": message.sender.name},
        "type": _type_of(message),
        "text": text,
        "html": as_html(text or caption or "", entities),
        "entities": entities,
        "caption": caption,
        "inline_keyboard": _keyboard_seen(message.inline_keyboard),
        "reply_to": message.reply_to,
        "edited": message.edited_at is not None,
        "pinned": message.pinned,
        "protect_content": message.protect_content,
        "forwarded": message.forward_origin is not None,
        "media_group_id": message.media_group_id,
        "deleted": False,
    }
    if photo := content.get("photo"):
        largest = photo[-1]
        seen["photo"] = {
            "file_id": largest["file_id"],
            "url": f"/sim/files/{largest['file_id']}",
            "width": largest["width"],
            "height": largest["height"],
        }
    if document := content.get("document"):
        seen["document"] = {
            "file_id": document["file_id"],
            "url": f"/sim/files/{document['file_id']}",
            "name": document["file_name"],
            "size": document["file_size"],
            "mime_type": document["mime_type"],
        }
    for field in ("contact", "venue", "location"):
        if field in content:
            seen[field] = content[field]
    if message.is_service:
        seen["text"] = seen["html"] = _service_line(message)
    return seen


def keyboard_shown(chat: AnyChat, person_id: int) -> Json | None:
    """What stands in place of a person's keys, None when it is nothing of the bot's."""
    keyboard = chat.keyboards.get(person_id)
    if keyboard is None:
        return None
    return {
        "message_id": keyboard.message_id,
        "rows": keyboard.rows,
        "one_time": keyboard.one_time,
        "resize": keyboard.resize,
        "persistent": keyboard.persistent,
        "placeholder": keyboard.placeholder,
        "force_reply": keyboard.force_reply,
    }


def menu_button_shown(bot: Bot, chat: PrivateChat) -> Json:
    """The button beside the input field."""
    return chat.menu_button or bot.menu_button


def _keyboard_seen(keyboard: InlineKeyboard | None) -> Sequence[Sequence[Json]]:
    return keyboard or []


def _type_of(message: Message) -> str:
    if message.is_service:
        return "service"
    if message.media_group_id is not None:
        return "media_group"
    # A venue carries a location too, so the order of _TYPES matters.
    return next((kind for kind in _TYPES if kind in message.content), "other")


def _service_line(message: Message) -> str:
    content = message.content
    if "pinned_message" in content:
        return "📌"
    if members := content.get("new_chat_members"):
        return "+ " + ", ".join(member["first_name"] for member in members)
    if member := content.get("left_chat_member"):
        return f"− {member['first_name']}"
    return ""
