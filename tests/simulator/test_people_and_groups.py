"""People, blocking, and groups."""

from typing import Any

import pytest
from aiogram.types import Update
from both_sides import ANNA, BotSide, ControlSide

from simulator import Person, Simulator


async def test_people_are_listed_added_and_changed(control: ControlSide) -> None:
    boris = await control.post("people", first_name="Борис", role="closer", language_code="en")
    assert boris["id"] not in (ANNA, 1)
    status, changed = await control.ask("PATCH", f"people/{boris['id']}", {"role": "director", "last_name": "Петров"})
    assert (status, changed["name"], changed["role"]) == (200, "Борис Петров", "director")
    assert [person["name"] for person in await control.get("people")] == ["Анна Смирнова", "Борис Петров"]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("people", {}, 400),
        ("people", {"first_name": "Б", "id": ANNA}, 400),
        ("people", {"first_name": "Б", "age": 5}, 400),
        ("people/77/text", {"text": "x"}, 404),
        (f"people/{ANNA}/text", {}, 400),
        (f"people/{ANNA}/text", {"text": " "}, 400),
        (f"people/{ANNA}/text", {"text": "x", "forwarded_from": 7}, 400),
        (f"people/{ANNA}/press", {}, 400),
        (f"people/{ANNA}/start", {"payload": "нельзя"}, 400),
        (f"people/{ANNA}/start", {"payload": "a" * 65}, 400),
        ("nowhere", {}, 404),
    ],
)
async def test_deeds_that_make_no_sense(control: ControlSide, path: str, body: dict[str, Any], status: int) -> None:
    answered, answer = await control.ask("POST", path, body)
    assert answered == status
    assert answer["error"]


async def test_a_start_payload_comes_with_the_command(bot: BotSide, control: ControlSide) -> None:
    await control.anna("start", payload="inv_" + "a" * 60)
    message = (await bot.updates())[0]["message"]
    assert message["text"] == "/start inv_" + "a" * 60
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_a_forwarded_message_says_whose_it_was(bot: BotSide, control: ControlSide) -> None:
    await control.anna("text", text="ООО Ромашка", forwarded_from="Ольга")
    message = Update.model_validate((await bot.updates())[0]).message
    assert message is not None
    assert message.forward_origin is not None
    assert (message.text, message.forward_origin.type) == ("ООО Ромашка", "hidden_user")


async def test_nobody_can_be_written_to_before_they_write(bot: BotSide, control: ControlSide) -> None:
    boris = (await control.post("people", first_name="Борис"))["id"]
    assert await bot.refusal("sendMessage", chat_id=boris, text="x") == "Bad Request: chat not found"
    await control.post("groups", title="Отдел", members=[boris])
    answer = await bot.refusal("sendMessage", chat_id=boris, text="x")
    assert answer == "Forbidden: bot can't initiate conversation with a user"
    await control.post(f"people/{boris}/start")
    assert await bot.says(chat_id=boris)


async def test_a_blocked_bot_hears_of_it_and_cannot_write(bot: BotSide, control: ControlSide) -> None:
    await control.anna("block")
    changed = (await bot.updates())[0]["my_chat_member"]
    assert (changed["old_chat_member"]["status"], changed["new_chat_member"]["status"]) == ("member", "kicked")
    assert await bot.refusal("sendMessage", chat_id=ANNA, text="x") == "Forbidden: bot was blocked by the user"
    # A person's doing, not a mistake of the bot's.
    assert await control.get("refusals") == []
    assert (await control.ask("POST", f"people/{ANNA}/text", {"text": "x"}))[0] == 409
    await control.anna("start")
    assert [list(update)[1] for update in await bot.updates()] == ["my_chat_member", "message"]
    assert await bot.says()


async def test_unread_grows_until_the_phone_is_looked_at(bot: BotSide, control: ControlSide) -> None:
    await bot.says("раз")
    sent = await bot.says("два")
    anna = (await control.get("people"))[0]
    assert (anna["unread"], anna["last_message_id"]) == (2, sent["message_id"])
    assert (await control.anna("read"))["unread"] == 0


async def test_messages_since(bot: BotSide, control: ControlSide) -> None:
    first = await bot.says("раз")
    await bot.says("два")
    chat = await control.get(f"people/{ANNA}/chat?since={first['message_id']}")
    assert [message["text"] for message in chat["messages"]] == ["два"]


def test_an_id_can_be_taken_once(telegram: Simulator) -> None:
    with pytest.raises(ValueError, match="taken"):
        telegram.add_person(Person(ANNA, "Вторая"))
    with pytest.raises(ValueError, match="token"):
        Simulator("нет")


async def group_of(control: ControlSide, **more: Any) -> int:
    return int((await control.post("groups", title="Отдел", members=[ANNA], **more))["id"])


async def test_a_group_tells_the_bot_that_it_was_added(bot: BotSide, control: ControlSide) -> None:
    group = await group_of(control)
    added, line = await bot.updates()
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert line["message"]["new_chat_members"][0]["id"] == 1
    message = await bot.says("Всем привет", chat_id=group)
    assert message["chat"] == {"id": group, "title": "Отдел", "type": "group"}
    assert (await control.get(f"groups/{group}/chat"))["messages"][-1]["text"] == "Всем привет"


async def test_in_a_group_the_bot_gets_what_is_meant_for_it(bot: BotSide, control: ControlSide) -> None:
    group = await group_of(control)
    ours = await bot.says("Отчёт?", chat_id=group)
    for text in ("просто разговор", "/menu", "/menu@kombain_bot", "/menu@other_bot"):
        await control.anna("text", text=text, chat_id=group)
    await control.anna("text", text="вот он", chat_id=group, reply_to=ours["message_id"])
    texts = [update["message"]["text"] for update in await bot.updates() if "text" in update.get("message", {})]
    assert texts == ["/menu", "/menu@kombain_bot", "вот он"]


async def test_an_administrator_gets_everything_and_may_pin(bot: BotSide, control: ControlSide) -> None:
    group = await group_of(control, bot="administrator", type="supergroup", username="otdel")
    assert str(group).startswith("-100")
    await control.anna("text", text="просто разговор", chat_id=group)
    updates = await bot.updates()
    assert updates[-1]["message"]["text"] == "просто разговор"
    (told,) = (update for update in updates if "my_chat_member" in update)
    assert Update.model_validate(told).my_chat_member is not None
    sent = await bot.says("План", chat_id="@otdel")
    assert await bot.call("pinChatMessage", chat_id=group, message_id=sent["message_id"])
    assert (await bot.call("getChatAdministrators", chat_id=group))[0]["user"]["id"] == 1
    assert await bot.call("getChatMemberCount", chat_id=group) == 2


async def test_members(bot: BotSide, control: ControlSide) -> None:
    group = await group_of(control)
    boris = (await control.post("people", first_name="Борис"))["id"]
    assert (await bot.call("getChatMember", chat_id=group, user_id=ANNA))["status"] == "member"
    assert (await bot.call("getChatMember", chat_id=group, user_id=boris))["status"] == "left"
    assert (await control.ask("POST", f"people/{boris}/text", {"text": "x", "chat_id": group}))[0] == 400


async def test_a_bot_that_left_or_was_removed_cannot_write(bot: BotSide, control: ControlSide) -> None:
    group = await group_of(control)
    assert await bot.call("leaveChat", chat_id=group) is True
    answer = await bot.refusal("sendMessage", chat_id=group, text="x")
    assert answer == "Forbidden: bot is not a member of the group chat"
    await control.ask("PATCH", f"groups/{group}", {"bot": "kicked"})
    answer = await bot.refusal("sendMessage", chat_id=group, text="x")
    assert answer == "Forbidden: bot was kicked from the group chat"


async def test_a_phone_number_is_asked_for_in_private_alone(bot: BotSide, control: ControlSide) -> None:
    group = await group_of(control)
    keys = {"keyboard": [[{"text": "Номер", "request_contact": True}]]}
    answer = await bot.refusal("sendMessage", chat_id=group, text="x", reply_markup=keys)
    assert answer == "Bad Request: phone number can be requested in private chats only"
