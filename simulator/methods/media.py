"""Photos, documents and albums."""

from typing import Any

from simulator.files import Kind
from simulator.formatting import caption_of, read_caption
from simulator.keyboards import read_inline
from simulator.methods.editing import change, to_edit
from simulator.methods.registry import method
from simulator.methods.sending import put, say
from simulator.model import Json
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.seen import message_for_bot
from simulator.world import World, users_mentioned

ALBUM = 10


@method("sendPhoto", speaks=True)
def send_photo(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#sendphoto"""
    return _send_file(world, params, "photo")


@method("sendDocument", speaks=True)
def send_document(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#senddocument"""
    return _send_file(world, params, "document")


@method("sendMediaGroup", speaks=True)
def send_media_group(world: World, params: Params) -> list[Json]:
    """https://core.telegram.org/bots/api#sendmediagroup"""
    media = params.list_of("media", "InputMedia")
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) > ALBUM:
        raise bad_request("too many messages to send as an album")
    chat = world.chat_to_write(params.values.get("chat_id"))
    contents = [_medium(world, params, medium) for medium in media]
    if len({"photo" in content for content in contents}) > 1:
        raise bad_request("Document can't be mixed with other media types")
    album = world.next_album_id()
    messages = [put(world, chat, params, content, media_group_id=album) for content in contents]
    return [message_for_bot(world.bot, chat, message) for message in messages]


@method("editMessageMedia", speaks=True)
def edit_message_media(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#editmessagemedia"""
    medium = params.values.get("media")
    if not isinstance(medium, dict):
        raise bad_request("can't parse input media JSON object")
    keyboard = read_inline(params)
    chat, message = to_edit(world, params)
    content = _medium(world, params, medium)
    if message.media_group_id is not None and ("photo" in content) != ("photo" in message.content):
        raise bad_request("message can't be edited")
    return change(world, chat, message, content, keyboard)


@method("getFile")
def get_file(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#getfile: bots download up to 20 MB."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = world.files.by_id(file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if file.is_too_big_to_download:
        raise bad_request("file is too big")
    return file.as_file()


def _send_file(world: World, params: Params, kind: Kind) -> Json:
    caption = read_caption(params)
    # The chat is asked for first: a file for nobody is not kept.
    world.chat_to_write(params.values.get("chat_id"))
    file = world.files.sent(params.upload(kind), kind)
    return say(world, params, file.as_content() | caption)


def _medium(world: World, params: Params, medium: Any) -> Json:
    """The content one InputMedia stands for."""
    if not isinstance(medium, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    match medium.get("type"):
        case "photo":
            kind: Kind = "photo"
        case "document":
            kind = "document"
        case other:
            raise bad_request(f'can\'t parse InputMedia: type "{other}" is unsupported')
    given = params.attached(medium.get("media"))
    if given is None:
        raise bad_request("can't parse InputMedia: media not found")
    content = world.files.sent(given, kind).as_content() | caption_of(medium)
    if "caption_entities" in content:
        content["caption_entities"] = users_mentioned(world, content["caption_entities"])
    return content
