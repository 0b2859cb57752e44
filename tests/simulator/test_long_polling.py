"""getUpdates, as Telegram means it."""

import asyncio
import time

from both_sides import ANNA, BotSide, ControlSide, buttons

from simulator import Simulator


async def test_unconfirmed_updates_come_again(bot: BotSide, control: ControlSide) -> None:
    await control.anna("text", text="раз")
    await control.anna("text", text="два")
    first = await bot.call("getUpdates")
    assert [update["message"]["text"] for update in first] == ["раз", "два"]
    assert await bot.call("getUpdates") == first
    assert await bot.call("getUpdates", offset=first[1]["update_id"]) == first[1:]
    assert await bot.call("getUpdates", offset=first[1]["update_id"] + 1) == []


async def test_a_negative_offset_keeps_only_the_last_ones(bot: BotSide, control: ControlSide) -> None:
    for text in ("раз", "два", "три"):
        await control.anna("text", text=text)
    assert [update["message"]["text"] for update in await bot.call("getUpdates", offset=-1)] == ["три"]
    assert len(await bot.call("getUpdates")) == 1


async def test_an_offset_beyond_the_end_confirms_nothing(bot: BotSide, control: ControlSide) -> None:
    await control.anna("text", text="раз")
    assert len(await bot.call("getUpdates", offset=2_000_000_000)) == 1


async def test_limit(bot: BotSide, control: ControlSide) -> None:
    for number in range(5):
        await control.anna("text", text=str(number))
    assert len(await bot.call("getUpdates", limit=2)) == 2


async def test_a_long_poll_ends_with_the_first_update(bot: BotSide, control: ControlSide) -> None:
    begun = time.monotonic()
    poll = asyncio.create_task(bot.updates(timeout=30))
    await asyncio.sleep(0.05)
    await control.anna("text", text="наконец")
    assert [update["message"]["text"] for update in await poll] == ["наконец"]
    assert time.monotonic() - begun < 5


async def test_a_long_poll_ends_after_its_timeout(bot: BotSide) -> None:
    begun = time.monotonic()
    assert await bot.updates(timeout=1) == []
    assert 0.9 < time.monotonic() - begun < 3


async def test_a_second_poller_ends_the_first(bot: BotSide, control: ControlSide) -> None:
    first = asyncio.create_task(bot.answer("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    assert await bot.call("getUpdates", timeout=0) == []
    answer = await first
    assert answer["error_code"] == 409
    assert answer["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


async def test_a_poll_left_behind_by_a_killed_bot_is_nobodys_fault(bot: BotSide, control: ControlSide) -> None:
    killed = asyncio.create_task(bot.updates(timeout=30))
    await asyncio.sleep(0.05)
    killed.cancel()
    await asyncio.sleep(0.05)
    await bot.updates()
    assert await control.get("refusals") == []


async def test_only_kinds_asked_for_are_kept(bot: BotSide, control: ControlSide) -> None:
    await bot.call("getUpdates", allowed_updates=["message"])
    await bot.says(reply_markup=buttons("Да"))
    assert (await control.anna("press", text="Да"))["update_id"] is None
    assert (await control.anna("text", text="раз"))["update_id"] is not None
    # Left out: as before. Empty: all but what must be asked for.
    assert len(await bot.updates()) == 1
    await bot.call("getUpdates", allowed_updates=[])
    assert (await control.anna("press", text="Да"))["update_id"] is not None


async def test_updates_die_after_a_day(bot: BotSide, control: ControlSide) -> None:
    await control.anna("text", text="вчера")
    await control.post("clock", advance=24 * 3600, wait=False)
    assert await bot.updates() == []


async def test_ids_jump_after_an_idle_week(bot: BotSide, control: ControlSide) -> None:
    first = (await control.anna("text", text="раз"))["update_id"]
    assert (await control.anna("text", text="два"))["update_id"] == first + 1
    await bot.updates()
    await bot.updates()
    await control.post("clock", advance=8 * 24 * 3600, wait=False)
    later = (await control.anna("text", text="три"))["update_id"]
    assert later not in range(first, first + 10)
    assert [update["update_id"] for update in await bot.call("getUpdates", offset=first + 2)] == [later]


async def test_a_persons_edit_comes_as_an_edit(bot: BotSide, control: ControlSide) -> None:
    hers = await control.anna("text", text="100")
    await control.anna("edit", message_id=hers["message_id"], text="200")
    kinds = [list(update)[1] for update in await bot.updates()]
    assert kinds == ["message", "edited_message"]


async def test_raw_updates_are_delivered_as_they_are(bot: BotSide, control: ControlSide) -> None:
    given = await control.post("updates", message={"message_id": "не число"})
    (update,) = await bot.updates()
    assert update == {"update_id": given["update_id"], "message": {"message_id": "не число"}}
    await control.post("updates", update_id=given["update_id"] + 100, poll={})
    assert (await bot.updates())[-1]["update_id"] == given["update_id"] + 100


async def test_nobody_is_told_of_other_peoples_chats(bot: BotSide) -> None:
    assert await bot.refusal("sendMessage", chat_id=ANNA + 1, text="x") == "Bad Request: chat not found"
    assert await bot.refusal("sendMessage", chat_id="@nobody", text="x") == "Bad Request: chat not found"


def test_another_run_does_not_repeat_the_numbers_of_the_last() -> None:
    """A bot keeps the ids it has had, and would take them for updates redelivered."""
    first, second = (Simulator(seed=1).world.updates.put("poll", {}, 0) for _ in range(2))
    assert first != second
