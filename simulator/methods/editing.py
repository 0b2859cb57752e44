"""Changing and deleting messages already sent."""

from datetime import timedelta

from simulator.formatting import read_caption, read_text
from simulator.keyboards import read_inline
from simulator.methods.registry import method
from simulator.model import AnyChat, Group, InlineKeyboard, Json, Message
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.seen import message_for_bot
from simulator.world import World, users_mentioned

DELETABLE_FOR = timedelta(hours=48)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
_WITH_CAPTION = ("photo", "document")


@method("editMessageText", speaks=True)
def edit_message_text(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#editmessagetext"""
    content = read_text(params)
    keyboard = read_inline(params)
    chat, message = to_edit(world, params)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    if "entities" in content:
        content["entities"] = users_mentioned(world, content["entities"])
    return change(world, chat, message, content, keyboard)


@method("editMessageCaption", speaks=True)
def edit_message_caption(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#editmessagecaption"""
    caption = read_caption(params)
    keyboard = read_inline(params)
    chat, message = to_edit(world, params)
    if not any(kind in message.content for kind in _WITH_CAPTION):
        raise bad_request("there is no caption in the message to edit")
    kept = {name: value for name, value in message.content.items() if not name.startswith("caption")}
    return change(world, chat, message, kept | caption, keyboard)


@method("editMessageReplyMarkup", speaks=True)
def edit_message_reply_markup(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#editmessagereplymarkup"""
    keyboard = read_inline(params)
    chat, message = to_edit(world, params)
    return change(world, chat, message, message.content, keyboard)


@method("deleteMessage")
def delete_message(world: World, params: Params) -> bool:
    """https://core.telegram.org/bots/api#deletemessage"""
    chat = world.chat_to_write(params.values.get("chat_id"))
    message = world.message(chat, params.integer("message_id"), "message to delete")
    _ensure_deletable(world, chat, message)
    world.remove(chat, message)
    return True


@method("deleteMessages")
def delete_messages(world: World, params: Params) -> bool:
    """https://core.telegram.org/bots/api#deletemessages: what is not there is skipped."""
    ids = read_message_ids(params)
    chat = world.chat_to_write(params.values.get("chat_id"))
    found = [chat.messages[message_id] for message_id in ids if message_id in chat.messages]
    for message in found:
        _ensure_deletable(world, chat, message)
    for message in found:
        world.remove(chat, message)
    return True


def read_message_ids(params: Params) -> list[int]:
    """1-100 message ids.

    Raises: Refusal.
    """
    ids = params.list_of("message_ids", "message identifiers")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > 100:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(message_id, int) and message_id > 0 for message_id in ids):
        raise bad_request("invalid message identifier specified")
    return ids


def to_edit(world: World, params: Params) -> tuple[AnyChat, Message]:
    """The message an edit means.

    Raises: Refusal when it is gone, somebody else's, forwarded, or carries a reply keyboard.
    """
    if params.text("inline_message_id"):
        raise bad_request("message to edit not found")
    chat = world.chat_to_write(params.values.get("chat_id"))
    message = world.message(chat, params.integer("message_id"), "message to edit")
    if message.sender is not None or message.has_reply_markup or message.forward_origin or message.is_service:
        raise bad_request("message can't be edited")
    return chat, message


def change(world: World, chat: AnyChat, message: Message, content: Json, keyboard: InlineKeyboard | None) -> Json:
    """Give a message new content and keyboard; the Bot API's Message.

    Raises: Refusal when nothing would change.
    """
    if content == message.content and (keyboard or None) == (message.inline_keyboard or None):
        raise bad_request(NOT_MODIFIED)
    message.content = content
    message.inline_keyboard = keyboard
    message.edited_at = world.clock.now()
    world.tell_message("edit", chat, message)
    return message_for_bot(world.bot, chat, message)


def _ensure_deletable(world: World, chat: AnyChat, message: Message) -> None:
    if world.clock.now() - message.at > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    if isinstance(chat, Group) and message.sender is not None and chat.bot != "administrator":
        raise bad_request("message can't be deleted")
