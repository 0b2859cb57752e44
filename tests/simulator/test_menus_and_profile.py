"""Commands by scope and language, the menu button, what the bot tells about itself."""

from typing import Any

import pytest
from both_sides import ANNA, BotSide, ControlSide


def commands(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"о {name}"} for name in names]


async def seen(control: ControlSide) -> list[str]:
    return [command["command"] for command in (await control.get(f"people/{ANNA}/chat"))["commands"]]


async def test_a_person_sees_the_narrowest_commands(bot: BotSide, control: ControlSide) -> None:
    assert await seen(control) == []
    await bot.call("setMyCommands", commands=commands("start"))
    assert await seen(control) == ["start"]
    await bot.call("setMyCommands", commands=commands("menu"), scope={"type": "all_private_chats"})
    await bot.call(
        "setMyCommands", commands=commands("menu_ru"), scope={"type": "all_private_chats"}, language_code="ru"
    )
    assert await seen(control) == ["menu_ru"]
    mine = {"type": "chat", "chat_id": ANNA}
    await bot.call("setMyCommands", commands=commands("plan", "call"), scope=mine)
    assert await seen(control) == ["plan", "call"]
    assert await bot.call("getMyCommands", scope=mine) == commands("plan", "call")
    await bot.call("deleteMyCommands", scope=mine)
    assert await seen(control) == ["menu_ru"]


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"commands": commands("Menu")}, "BOT_COMMAND_INVALID"),
        ({"commands": commands("план")}, "BOT_COMMAND_INVALID"),
        ({"commands": commands("a" * 33)}, "command length must not exceed 32"),
        ({"commands": [{"command": "a", "description": ""}]}, "command description must be non-empty"),
        ({"commands": [{"command": "", "description": "x"}]}, "command must be non-empty"),
        ({"commands": commands(*(f"c{number}" for number in range(101)))}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": commands("a"), "language_code": "russian"}, "invalid language code specified"),
        ({"commands": commands("a"), "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ],
)
async def test_commands_telegram_does_not_take(bot: BotSide, params: dict[str, Any], refusal: str) -> None:
    assert await bot.refusal("setMyCommands", **params) == f"Bad Request: {refusal}"


async def test_the_menu_button(bot: BotSide, control: ControlSide) -> None:
    button = {"type": "web_app", "text": "Панель", "web_app": {"url": "https://ya.ru"}}
    await bot.call("setChatMenuButton", chat_id=ANNA, menu_button=button)
    assert (await bot.call("getChatMenuButton", chat_id=ANNA)) == button
    assert (await control.get(f"people/{ANNA}/chat"))["menu_button"] == button
    await bot.call("setChatMenuButton", chat_id=ANNA, menu_button={"type": "default"})
    assert (await control.get(f"people/{ANNA}/chat"))["menu_button"] == {"type": "commands"}


async def test_name_and_descriptions(bot: BotSide) -> None:
    await bot.call("setMyDescription", description="Отдел продаж")
    await bot.call("setMyDescription", description="Sales", language_code="en")
    assert await bot.call("getMyDescription", language_code="en") == {"description": "Sales"}
    assert await bot.call("getMyDescription", language_code="de") == {"description": "Отдел продаж"}
    await bot.call("setMyShortDescription", short_description="Кратко")
    assert await bot.call("getMyShortDescription") == {"short_description": "Кратко"}
    await bot.call("setMyName", name="Комбайн 2")
    assert (await bot.call("getMe"))["first_name"] == "Комбайн 2"
    assert "too long" in await bot.refusal("setMyDescription", description="x" * 513)


async def test_names_of_methods_do_not_mind_their_case(bot: BotSide) -> None:
    assert (await bot.call("GETME"))["id"] == 1
    assert await bot.call("logout") is True
    assert await bot.call("close") is True


async def test_an_unknown_method_is_not_found(bot: BotSide) -> None:
    assert await bot.answer("getCoffee") == {"ok": False, "error_code": 404, "description": "Not Found"}
