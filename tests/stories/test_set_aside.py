"""An update that cannot be decoded or handled is set aside, told to the director, and blocks nobody."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from bot.app import App
from domain.people import Role
from stories.deeds import books, opens_menu
from stories.town import Person, Town

ROOT = Path(__file__).resolve().parents[2]


def undecodable(person: Person) -> dict[str, object]:
    """A message of a person that no model of the Bot API decodes."""
    return {"message": {"message_id": "seven", "from": {"id": person.telegram_id}, "chat": None, "date": "noon"}}


async def doctor(url: str, *options: str) -> str:
    """`kombain doctor` as the engineer runs it."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "doctor", *options),
        env={**os.environ, "KOMBAIN_DATABASE_URL": url, "PYTHONPATH": str(ROOT)},
        cwd=os.environ.get("TMPDIR", "/tmp"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()
    return output.decode()


@pytest.mark.both_engines
async def test_an_update_nobody_can_decode(town: Town) -> None:
    """The person's next deed works, the director knows, the doctor lists it."""
    irina = await town.director("Ирина")
    anna = await town.caller("Анна")
    irina.news()
    await town.post("/sim/updates", undecodable(anna))
    await anna.types("/menu", settle=False)
    await town.idle()

    assert any("Назначить встречу" in label for label in anna.labels)
    assert await town.facts.letters("UpdateSetAside") == ["Ирина sent"]
    told = irina.news()
    assert any("Анна" in message.text for message in told), irina.transcript()
    assert (await town.facts.updates())["set_aside"] == 1
    await opens_menu(irina)
    await irina.presses("не обработано")
    assert "Анна" in irina.screen.text


async def test_garbage_of_any_kind_stops_nothing(town: Town) -> None:
    """Not an object, no number, numbers of a wrong kind: the updates after it are handled."""
    irina = await town.director("Ирина")
    garbage = (
        {"message": None},
        {"callback_query": {"id": 5}},
        {"update_id": -4, "message": {"from": "nobody"}},
        {"my_chat_member": {"from": {"id": 2**70}}},
    )
    for update in garbage:
        await town.post("/sim/updates", update)
    await town.post("/sim/faults", {"kind": "undecodable"})
    await opens_menu(irina)

    assert any("Пригласить" in label for label in irina.labels)
    assert (await town.facts.updates()).get("waiting") is None


async def test_the_doctor_lists_and_replays(town: Town, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a defect broke is set aside whole; once the defect is mended it is done, once."""
    irina = await town.director("Ирина")
    anna = await town.stranger("Анна")
    invitation = await town.invitation(Role.CALLER)
    handle = App._handle

    async def broken(self: App, raw: dict[str, object]) -> None:
        if raw["update_id"] == broken_id:
            raise RuntimeError("a defect")
        await handle(self, raw)

    broken_id = None
    shown = await town.post(f"/sim/people/{irina.telegram_id}/text", {"text": "/help"})
    broken_id = shown["update_id"] + 1
    await town.stop_bot()
    monkeypatch.setattr(App, "_handle", broken)
    await anna.starts(invitation, settle=False)
    await town.start_bot()
    assert await town.facts.people() == ["Ирина director"]
    listed = await doctor(database_url)
    assert f"update {broken_id} was set aside" in listed
    assert "a defect" in listed

    broken_id = None
    assert "1 " in await doctor(database_url, "--replay", listed.partition("--replay ")[2].partition(")")[0])
    await town.idle()
    assert await town.facts.people() == ["Ирина director", "Анна caller"]
    assert "set aside after" not in await doctor(database_url)


async def test_others_work_on_meanwhile(town: Town) -> None:
    """One person's broken update is between them and the quarantine."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    for _ in range(3):
        await town.post("/sim/updates", undecodable(viktor))
    await books(anna, "Ромашка", "25", "15:00")

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]
    assert (await town.facts.updates())["set_aside"] == 3
