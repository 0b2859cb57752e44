"""The menu: commands by scope and language, and the button beside the input field.

Source: https://core.telegram.org/bots/api#botcommandscope
"""

import re
from typing import Any

from simulator.fields import object_field, text_field
from simulator.methods.registry import method
from simulator.model import Group, Json, Person, PrivateChat
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.world import World

MOST_COMMANDS = 100
_NAME = re.compile(r"[a-z0-9_]+")
_LANGUAGE = re.compile(r"[a-z]{2}")
_SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)


@method("setMyCommands")
def set_my_commands(world: World, params: Params) -> bool:
    """https://core.telegram.org/bots/api#setmycommands"""
    commands = [_command(raw) for raw in params.list_of("commands", "BotCommand")]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.bot.commands[_key(world, params)] = commands
    for person in world.people.values():
        world.tell_person(person)
    return True


@method("getMyCommands")
def get_my_commands(world: World, params: Params) -> list[Json]:
    """https://core.telegram.org/bots/api#getmycommands"""
    return world.bot.commands.get(_key(world, params), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, params: Params) -> bool:
    """https://core.telegram.org/bots/api#deletemycommands"""
    world.bot.commands.pop(_key(world, params), None)
    for person in world.people.values():
        world.tell_person(person)
    return True


@method("setChatMenuButton")
def set_chat_menu_button(world: World, params: Params) -> bool:
    """https://core.telegram.org/bots/api#setchatmenubutton"""
    button = _menu_button(params.values.get("menu_button"))
    if not params.text("chat_id"):
        world.bot.menu_button = {"type": "commands"} if button["type"] == "default" else button
        return True
    chat = _private(world, params)
    chat.menu_button = None if button["type"] == "default" else button
    world.tell_person(chat.person)
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: World, params: Params) -> Json:
    """https://core.telegram.org/bots/api#getchatmenubutton"""
    if not params.text("chat_id"):
        return world.bot.menu_button
    return _private(world, params).menu_button or {"type": "default"}


def commands_for(world: World, person: Person) -> list[Json]:
    """The commands a person sees in the private chat: the narrowest scope that has any.

    Source: https://core.telegram.org/bots/api#determining-list-of-commands
    """
    language = person.language_code or ""
    for scope in (f"chat:{person.id}", "all_private_chats", "default"):
        for code in (language, ""):
            commands = world.bot.commands.get((scope, code))
            if commands:
                return commands
    return []


def _command(raw: Any) -> Json:
    if not isinstance(raw, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = text_field(raw, "command", "BotCommand").strip().removeprefix("/")
    description = text_field(raw, "description", "BotCommand").strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > 32:
        raise bad_request("command length must not exceed 32")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > 256:
        raise bad_request("command description length must not exceed 256")
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def _key(world: World, params: Params) -> tuple[str, str]:
    language = params.text("language_code")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return _scope(world, params.values.get("scope")), language


def _scope(world: World, raw: Any) -> str:
    if raw is None or raw == "":
        return "default"
    if not isinstance(raw, dict):
        raise bad_request("can't parse BotCommandScope JSON object")
    kind = text_field(raw, "type", "BotCommandScope")
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if not kind.startswith("chat"):
        return kind
    if not raw.get("chat_id"):
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    chat = world.chat(raw["chat_id"])
    if kind != "chat" and not isinstance(chat, Group):
        raise bad_request("can't use specified scope in private chats")
    if kind == "chat_member":
        return f"chat_member:{chat.id}:{raw.get('user_id')}"
    return f"{kind}:{chat.id}"


def _menu_button(raw: Any) -> Json:
    if raw is None or raw == "":
        return {"type": "default"}
    if not isinstance(raw, dict):
        raise bad_request("can't parse menu button JSON object")
    match raw.get("type"):
        case "default" | "commands":
            return {"type": raw["type"]}
        case "web_app":
            if not raw.get("text"):
                raise bad_request("menu button text must be non-empty")
            if not text_field(object_field(raw, "web_app", "menu button"), "url", "menu button").startswith("https://"):
                raise bad_request("BUTTON_URL_INVALID")
            return {"type": "web_app", "text": raw["text"], "web_app": raw["web_app"]}
    raise bad_request("can't parse menu button: MenuButton has unsupported type")


def _private(world: World, params: Params) -> PrivateChat:
    chat = world.chat(params.values.get("chat_id"))
    if not isinstance(chat, PrivateChat):
        raise bad_request("chat not found")
    return chat
