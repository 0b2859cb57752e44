"""What the bot tells about itself."""

import re
from collections.abc import Callable

from simulator.methods.registry import method
from simulator.model import Json
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.world import World

_LANGUAGE = re.compile(r"[a-z]{2}")


@method("getMe")
def get_me(world: World, params: Params) -> Json:  # noqa: ARG001 - every method takes its parameters
    """https://core.telegram.org/bots/api#getme"""
    return world.bot.as_user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": world.bot.reads_all_group_messages,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("logOut")
def log_out(world: World, params: Params) -> bool:  # noqa: ARG001
    """https://core.telegram.org/bots/api#logout: there is no other server to move to, so nothing changes."""
    return True


@method("close")
def close(world: World, params: Params) -> bool:  # noqa: ARG001
    """https://core.telegram.org/bots/api#close: there is one server, so nothing changes."""
    return True


def _tell(field: str, longest: int, too_long: str) -> Callable[[World, Params], bool]:
    def set_text(world: World, params: Params) -> bool:
        text = params.text(field)
        if len(text) > longest:
            raise bad_request(too_long)
        world.bot.texts[field, _language(params)] = text
        if field == "name" and text and not _language(params):
            world.bot.name = text
        return True

    return set_text


def _told(field: str) -> Callable[[World, Params], Json]:
    def get_text(world: World, params: Params) -> Json:
        texts, default = world.bot.texts, world.bot.name if field == "name" else ""
        return {field: texts.get((field, _language(params))) or texts.get((field, ""), default)}

    return get_text


def _language(params: Params) -> str:
    language = params.text("language_code")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


# https://core.telegram.org/bots/api#setmyname, #setmydescription, #setmyshortdescription and their getters
method("setMyName")(_tell("name", 64, "BOT_TITLE_INVALID"))
method("getMyName")(_told("name"))
method("setMyDescription")(_tell("description", 512, "description is too long"))
method("getMyDescription")(_told("description"))
method("setMyShortDescription")(_tell("short_description", 120, "short description is too long"))
method("getMyShortDescription")(_told("short_description"))
