"""A department moves in from a spreadsheet: its director sends the files, and its people open their past."""

from pathlib import Path

import pytest

from domain.history.reading import There, read_history
from services import history
from stories.deeds import opens_menu
from stories.town import Person, Town
from tables import history_files

SAMPLE = Path(__file__).parents[2] / "docs" / "samples" / "history"


def token(person: Person) -> str:
    """What the link on the screen brings along."""
    return person.screen.text.partition("?start=")[2].split()[0]


async def moved_in(town: Town) -> None:
    """The sample came in."""
    files = history_files.read(SAMPLE)
    found = read_history(files, town.department.zone, town.now, There())
    digests = history_files.digests(files)
    await town.db.write(history.import_history, town.department.id, found, digests, None, town.now)


@pytest.mark.both_engines
async def test_imported_anna_opens_her_link_and_has_her_past(town: Town) -> None:
    """The director makes it on her card; it is hers alone, and works once."""
    irina, stranger = await town.director("Ирина"), await town.stranger("Аня")
    await moved_in(town)
    await opens_menu(irina)
    await irina.walks("Люди", "✉️ Анна Белова")
    assert "Ещё не в боте" in irina.screen.text, irina.transcript()
    await irina.presses("Пригласить")
    assert "Анна Белова" in irina.screen.text

    await stranger.starts(token(irina))
    await opens_menu(stranger)
    await stranger.walks("Расчётные листы")
    assert "октябрь 2026" in stranger.screen.text + str(stranger.labels), stranger.transcript()
    assert "Анна Белова caller" in await town.facts.people()

    await irina.walks("Назад")
    assert not irina.has("Пригласить"), irina.transcript()
