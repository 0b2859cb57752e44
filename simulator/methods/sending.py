"""Messages without files: text, places, contacts, "typing ..."."""

from typing import Any

from simulator.formatting import read_text
from simulator.keyboards import Markup, read_markup
from simulator.methods.registry import method
from simulator.model import AnyChat, Json, Message, PrivateChat
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.seen import message_for_bot
from simulator.world import World, users_mentioned

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


@method("sendMessage", speaks=True)
def send_message(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#sendmessage"""
    content = read_text(params)
    return say(world, params, content)


@method("sendVenue", speaks=True)
def send_venue(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#sendvenue"""
    location = read_location(params)
    for name in ("title", "address"):
        if not params.text(name):
            raise bad_request(f'parameter "{name}" is required')
    venue = {"location": location, "title": params.text("title"), "address": params.text("address")}
    return say(world, params, {"venue": venue, "location": location})


@method("sendLocation", speaks=True)
def send_location(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#sendlocation"""
    return say(world, params, {"location": read_location(params)})


@method("sendContact", speaks=True)
def send_contact(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#sendcontact"""
    for name in ("phone_number", "first_name"):
        if not params.text(name):
            raise bad_request(f'parameter "{name}" is required')
    contact = {
        name: params.text(name) for name in ("phone_number", "first_name", "last_name", "vcard") if params.text(name)
    }
    return say(world, params, {"contact": contact})


@method("sendChatAction")
def send_chat_action(world: World, params: Params) -> bool:
    """https://core.telegram.org/bots/api#sendchataction"""
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.chat_to_write(params.values.get("chat_id"))
    world.events.tell_each("action", world.audience(chat), lambda _: {"action": action}, chat.id)
    return True


def read_location(params: Params) -> Json:
    """The place a call names.

    Raises: Refusal.
    """
    place: Json = {}
    for name, most in (("latitude", 90), ("longitude", 180)):
        given = params.values.get(name)
        if given is None or given == "":
            raise bad_request(f"{name} is empty")
        try:
            place[name] = float(given)
        except (TypeError, ValueError):
            place[name] = 0.0
        # Written so that a NaN is refused too.
        if not abs(place[name]) <= most:
            raise bad_request("wrong location")
    return place


def say(world: World, params: Params, content: Json, **more: Any) -> Json:
    """Put a message of the bot into the chat the call names; the Bot API's Message.

    Raises: Refusal.
    """
    chat = world.chat_to_write(params.values.get("chat_id"))
    return message_for_bot(world.bot, chat, put(world, chat, params, content, **more))


def put(world: World, chat: AnyChat, params: Params, content: Json, **more: Any) -> Message:
    """The same, into a chat already found; the message itself."""
    markup = read_markup(params, private=isinstance(chat, PrivateChat))
    reply_to = read_reply(params, chat)
    for field in ("entities", "caption_entities"):
        if field in content:
            content[field] = users_mentioned(world, content[field])
    message = world.post(
        chat,
        None,
        content,
        inline_keyboard=markup.inline if markup else None,
        has_reply_markup=markup is not None and markup.kind != "inline",
        reply_to=reply_to,
        protect_content=params.flag("protect_content"),
        **more,
    )
    if markup is not None and markup.kind != "inline":
        _set_keys(world, chat, markup, message)
    return message


def read_reply(params: Params, chat: AnyChat) -> int | None:
    """The message this one replies to.

    Raises: Refusal when it is not there and the call does not allow to send without it.
    """
    given = params.values.get("reply_parameters")
    if isinstance(given, dict):
        reply = Params(given)
    elif given:
        raise bad_request("can't parse reply parameters JSON object")
    else:
        reply = Params(
            {
                "message_id": params.values.get("reply_to_message_id"),
                "allow_sending_without_reply": params.values.get("allow_sending_without_reply"),
            }
        )
    message_id = reply.integer("message_id")
    if message_id == 0:
        return None
    if message_id in chat.messages:
        return message_id
    if reply.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _set_keys(world: World, chat: AnyChat, markup: Markup, message: Message) -> None:
    for person in world.audience(chat):
        if markup.kind == "remove" or markup.keys is None:
            chat.keyboards.pop(person.id, None)
        else:
            markup.keys.message_id = message.message_id
            chat.keyboards[person.id] = markup.keys
        world.tell_person(person)
