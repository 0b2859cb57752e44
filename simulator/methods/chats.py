"""Chats, their members and pinned messages."""

from typing import Any

from simulator.methods.registry import method
from simulator.model import AnyChat, Group, Json, Message, Person, PrivateChat
from simulator.params import Params
from simulator.refusal import bad_request, forbidden
from simulator.seen import message_for_bot
from simulator.world import World


@method("getChat")
def get_chat(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#getchat"""
    chat = _readable(world, params)
    full = chat.as_chat() | {"accent_color_id": chat.id % 7, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
    if isinstance(chat, PrivateChat):
        if chat.person.username:
            full["active_usernames"] = [chat.person.username]
    else:
        full["permissions"] = dict.fromkeys(_PERMISSIONS, True)
    if chat.pinned and chat.pinned[-1] in chat.messages:
        full["pinned_message"] = message_for_bot(world.bot, chat, chat.messages[chat.pinned[-1]], with_reply=False)
    return full


@method("getChatMember")
def get_chat_member(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#getchatmember"""
    chat = _readable(world, params)
    user_id = params.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    if user_id == world.bot.id:
        return member_shown(world.bot.as_user(), chat.bot if isinstance(chat, Group) else "member")
    person = world.people.get(user_id)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    inside = person.id in chat.members if isinstance(chat, Group) else person.id == chat.id
    return member_shown(person.as_user(), "member" if inside else "left")


@method("getChatMemberCount")
def get_chat_member_count(world: World, params: Params) -> int:
    """https://core.telegram.org/bots/api#getchatmembercount"""
    chat = _readable(world, params)
    if isinstance(chat, PrivateChat):
        return 2
    return len(chat.members) + (chat.bot in ("member", "administrator"))


@method("getChatAdministrators")
def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """https://core.telegram.org/bots/api#getchatadministrators"""
    chat = _readable(world, params)
    if isinstance(chat, PrivateChat):
        raise bad_request("there are no administrators in the private chat")
    return [member_shown(world.bot.as_user(), "administrator")] if chat.bot == "administrator" else []


@method("leaveChat")
def leave_chat(world: World, params: Params) -> bool:
    """https://core.telegram.org/bots/api#leavechat"""
    chat = world.chat_to_write(params.values.get("chat_id"))
    if isinstance(chat, PrivateChat):
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot = "left"
    world.post(chat, None, {"left_chat_member": world.bot.as_user()})
    return True


@method("pinChatMessage")
def pin_chat_message(world: World, params: Params) -> bool:
    """https://core.telegram.org/bots/api#pinchatmessage: the chat gets a line about it, and the bot an update."""
    chat = _pinnable(world, params)
    message = world.message(chat, params.integer("message_id"), "message to pin")
    if message.is_service:
        raise bad_request("message can't be pinned")
    if message.pinned:
        raise bad_request("CHAT_NOT_MODIFIED")
    message.pinned = True
    chat.pinned.append(message.message_id)
    world.tell_message("edit", chat, message)
    pinned = message_for_bot(world.bot, chat, message, with_reply=False)
    line = world.post(chat, None, {"pinned_message": pinned})
    world.updates.put("message", message_for_bot(world.bot, chat, line), chat.id)
    return True


@method("unpinChatMessage")
def unpin_chat_message(world: World, params: Params) -> bool:
    """https://core.telegram.org/bots/api#unpinchatmessage: without an id, the newest pin."""
    chat = _pinnable(world, params)
    message_id = params.integer("message_id")
    if message_id == 0:
        if not chat.pinned:
            raise bad_request("message to unpin not found")
        message_id = chat.pinned[-1]
    _unpin(world, chat, world.message(chat, message_id, "message to unpin"))
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(world: World, params: Params) -> bool:
    """https://core.telegram.org/bots/api#unpinallchatmessages"""
    chat = _pinnable(world, params)
    for message_id in list(chat.pinned):
        if message_id in chat.messages:
            _unpin(world, chat, chat.messages[message_id])
    chat.pinned.clear()
    return True


@method("getUserProfilePhotos")
def get_user_profile_photos(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#getuserprofilephotos: nobody here has any."""
    person: Person | None = world.people.get(params.integer("user_id"))
    if person is None or not person.met:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


def member_shown(user: Json, status: str) -> Json:
    """The Bot API's ChatMember."""
    shown: Json = {"user": user, "status": status}
    if status == "administrator":
        shown |= {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(_RIGHTS, True)
    if status == "kicked":
        shown["until_date"] = 0
    return shown


_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_other_messages",
    "can_add_web_page_previews",
)
_GIFTS: dict[str, Any] = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
)


def _readable(world: World, params: Params) -> AnyChat:
    chat = world.chat(params.values.get("chat_id"))
    if isinstance(chat, Group) and chat.bot in ("left", "kicked"):
        why = "bot was kicked from" if chat.bot == "kicked" else "bot is not a member of"
        raise forbidden(f"{why} the {chat.kind} chat")
    return chat


def _pinnable(world: World, params: Params) -> AnyChat:
    chat = world.chat_to_write(params.values.get("chat_id"))
    if isinstance(chat, Group) and chat.bot != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def _unpin(world: World, chat: AnyChat, message: Message) -> None:
    message.pinned = False
    if message.message_id in chat.pinned:
        chat.pinned.remove(message.message_id)
    world.tell_message("edit", chat, message)
