"""Forwarding and copying messages."""

from simulator.formatting import read_caption
from simulator.methods.editing import read_message_ids
from simulator.methods.registry import method
from simulator.methods.sending import put
from simulator.model import AnyChat, Json, Message
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.seen import message_for_bot
from simulator.world import World


@method("forwardMessage", speaks=True)
def forward_message(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#forwardmessage"""
    source = _source(world, params)
    message = world.message(source, params.integer("message_id"), "message to forward")
    chat = world.chat_to_write(params.values.get("chat_id"))
    return message_for_bot(world.bot, chat, _forward(world, chat, params, message))


@method("forwardMessages", speaks=True)
def forward_messages(world: World, params: Params) -> list[Json]:
    """https://core.telegram.org/bots/api#forwardmessages: what is not there or protected is skipped."""
    chat = world.chat_to_write(params.values.get("chat_id"))
    sent = [_forward(world, chat, params, message) for message in _passable(world, params)]
    return [{"message_id": message.message_id} for message in sent]


@method("copyMessage", speaks=True)
def copy_message(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#copymessage"""
    source = _source(world, params)
    message = world.message(source, params.integer("message_id"), "message to copy")
    _ensure_passable(message, "message can't be copied")
    content = dict(message.content)
    if params.values.get("caption") is not None and "text" not in content:
        kept = {name: value for name, value in content.items() if not name.startswith("caption")}
        content = kept | read_caption(params)
    chat = world.chat_to_write(params.values.get("chat_id"))
    return {"message_id": put(world, chat, params, content).message_id}


@method("copyMessages", speaks=True)
def copy_messages(world: World, params: Params) -> list[Json]:
    """https://core.telegram.org/bots/api#copymessages: what is not there or protected is skipped."""
    chat = world.chat_to_write(params.values.get("chat_id"))
    sent = [put(world, chat, params, dict(message.content)) for message in _passable(world, params)]
    return [{"message_id": message.message_id} for message in sent]


def _source(world: World, params: Params) -> AnyChat:
    if params.values.get("from_chat_id") in (None, ""):
        raise bad_request('parameter "from_chat_id" is required')
    return world.chat(params.values["from_chat_id"])


def _passable(world: World, params: Params) -> list[Message]:
    source = _source(world, params)
    messages = [source.messages[one] for one in read_message_ids(params) if one in source.messages]
    return [message for message in messages if not message.protect_content and not message.is_service]


def _ensure_passable(message: Message, service: str) -> None:
    if message.is_service:
        raise bad_request(service)
    if message.protect_content:
        raise bad_request("message has protected content and can't be forwarded")


def _forward(world: World, chat: AnyChat, params: Params, message: Message) -> Message:
    _ensure_passable(message, "message can't be forwarded")
    sender = world.bot if message.sender is None else message.sender
    origin: Json = {"type": "user", "sender_user": sender.as_user(), "date": int(message.at.timestamp())}
    origin = message.forward_origin or origin
    return put(world, chat, params, dict(message.content), forward_origin=origin)
