"""The accountant: the register comes with the files when the month closes, and any month can be opened again."""

import pytest

from domain.funnel import Outcome
from domain.people import Role
from stories.deeds import books, reports
from stories.files import received, sheets
from stories.town import FoundTown
from stories.trouble import OF_THE_WIRE, Trouble

XLSX, CSV = "Ведомость 2026-11.xlsx", "Ведомость 2026-11.csv"


@pytest.mark.both_engines
async def test_the_register_comes_on_the_first_and_again_when_asked_for(found_town: FoundTown) -> None:
    """Both files, unforwardable; later facts change no byte of them."""
    town = await found_town(at="2026-11-30 12:00")
    irina, anna, viktor = await town.director(), await town.caller(), await town.closer()
    kira = await town.hires("Кира", Role.ACCOUNTANT)
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "30", "15:00")
    await town.clock_to("2026-11-30 16:30")
    await reports(viktor, Outcome.CONTRACT)
    await town.clock_to("2026-12-01 10:00")

    (register,) = kira.letters("Ведомость: ноябрь 2026")
    (table,) = kira.letters("таблица для 1С")
    assert "4 человека" in register.text
    assert register.protected
    assert table.protected
    first = await received(kira, XLSX), await received(kira, CSV)
    people, lines = sheets(first[0]).values()
    assert [(row[1], row[4]) for row in people[1:3]] == [("Ирина", 0.0), ("Анна", 2000.0)]
    assert "Ромашка" in [row[5] for row in lines]
    assert "Анна;2026-11-002;2026-11;Встреча;30.11.2026;Ромашка;1;2000,00;2000,00;2000,00" in first[1].decode()

    await town.lead("Лютик", by=irina)
    await kira.starts()
    await kira.walks("Ведомости", "ноябрь 2026", "Анна")
    assert "Ромашка" in kira.screen.text
    assert kira.screen.protected
    await kira.walks("К ведомости", "Прислать файлы")
    assert len(kira.letters("таблица для 1С")) == 2
    assert (await received(kira, XLSX), await received(kira, CSV)) == first


@pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())
async def test_the_files_on_a_bad_day(found_town: FoundTown, trouble: Trouble) -> None:
    """Each once, whatever the wire does."""
    town = await found_town(at="2026-11-30 12:00")
    kira = await town.hires("Кира", Role.ACCOUNTANT)
    await town.clock_to("2026-12-01 09:59")
    await town.clock_to("2026-12-01 10:00", under=trouble)
    kira.hears_once("Ведомость: ноябрь 2026")
    kira.hears_once("таблица для 1С")
    assert await town.facts.letters("RegisterReady") == ["Кира sent"]


async def test_nobody_else_opens_it(found_town: FoundTown) -> None:
    """Neither by a press of the accountant's menu, nor by a forged one."""
    town = await found_town(at="2026-11-30 12:00")
    anna = await town.caller()
    await anna.starts()
    assert not anna.has("Ведомости")
    await anna.forges("go:registers")
    assert "к выплате" not in anna.transcript()
