"""A department moves in from a spreadsheet: its director sends the files, and its people open their past."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from domain.history.reading import There, read_history
from services import history
from stories.deeds import opens_menu
from stories.files import companies, received, sends, sheets, xlsx
from stories.town import Person, Town
from stories.trouble import Trouble
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


LOAD = "✅ Загрузить"


def zipped(**files: bytes) -> bytes:
    """A folder of the sample in a ZIP, as it comes from a desk; some files are others, None leaves one out."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, raw in {**history_files.read(SAMPLE), **{f"{name}.csv": raw for name, raw in files.items()}}.items():
            archive.writestr(f"История/{name}", raw)
    return content.getvalue()


@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_the_director_sends_a_history(town: Town, trouble: Trouble) -> None:
    """It is shown in numbers, goes in once by one press on any kind of day, and is told of; nobody else hears."""
    irina = await town.director("Ирина")
    await sends(irina, "история.zip", zipped())
    card = irina.screen.text
    for words in ("Люди: 7", "Встречи: ", "Закроются 3 месяца: август 2026 … октябрь 2026"):
        assert words in card, irina.transcript()
    assert await town.facts.leads() == []

    await irina.presses(LOAD, under=trouble)
    await town.minutes_pass(2)
    irina.hears_once("История загружена")
    assert len(await town.facts.leads()) == 7
    assert (await town.facts.ledger()).count("Анна Белова plan_bonus 10000.00 2026-09") == 1
    assert len(await town.facts.statements()) == len(set(await town.facts.statements()))

    await sends(irina, "снова.zip", zipped())
    assert "эта история уже загружена" in irina.letters("снова.zip")[-1].text, irina.transcript()
    await sends(irina, "другая.zip", zipped(plans=b"month,meetings,contracts,revenue\n2026-08,1,,\n"))
    assert "plans.csv: история уже загружена" in irina.letters("другая.zip")[-1].text, irina.transcript()


async def test_bad_rows_come_back_as_a_list(town: Town) -> None:
    """Few of them on the card, many as a table; nothing goes in."""
    irina = await town.director("Ирина")
    await sends(irina, "история.zip", zipped(plans=b"month,meetings,contracts,revenue\n2026-13,1,,\n"))
    assert "ничего не загружено" in irina.screen.text, irina.transcript()
    assert "plans.csv, строка 2, колонка month" in irina.screen.text

    rows = "".join(f"2026-10,<{number}>,,\n" for number in range(30)).encode()
    await sends(irina, "история.zip", zipped(plans=b"month,meetings,contracts,revenue\n" + rows))
    assert "<0>" in irina.letters("ничего не загружено")[-1].text
    (header, first, *others) = sheets(await received(irina, "история - исправить.xlsx"))["Исправить"]
    assert header == ["Файл", "Строка", "Колонка", "Что исправить"]
    assert first == ["plans.csv", 2, "meetings", "«<0>» не целое число"]
    assert len(others) == 58, "each month but the first stands there twice"
    assert not irina.has(LOAD)
    assert await town.facts.people() == ["Ирина director"]


async def test_what_is_no_history(town: Town) -> None:
    """Other archives get a sentence; who is no director loads nothing by them."""
    irina, denis = await town.director("Ирина"), await town.collector("Денис")
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("база.xlsx", xlsx(*companies(2)))
    await sends(irina, "база.zip", content.getvalue())
    assert "нет файлов истории" in irina.screen.text, irina.transcript()
    await sends(irina, "битый.zip", zipped()[:500])
    assert "повреждён" in irina.screen.text, irina.transcript()

    await sends(denis, "история.zip", zipped())
    assert "это не таблица" in denis.screen.text, denis.transcript()
    await sends(irina, "история.zip", zipped())
    start = irina.screen.data_of(LOAD)
    assert start is not None
    await denis.forges(start)
    assert "не ваше" in denis.screen.text
    await irina.presses("Отменить")
    await irina.forges(start)
    assert "Денис collector" in await town.facts.people()
    assert len(await town.facts.people()) == 2


@pytest.mark.both_engines
async def test_the_department_has_what_the_history_has(town: Town) -> None:
    """What is found only when it goes in is told like any bad cell, and nothing stays of the rest."""
    irina = await town.director("Ирина")
    await sends(irina, "история.zip", zipped())
    phone = history_files.read(SAMPLE)["leads.csv"].decode().splitlines()[1].split(",")[1]
    await town.lead("Та же", by=irina, phone=phone)
    await irina.presses(LOAD)
    assert "leads.csv, строка 2, колонка phone" in irina.letters("ничего не загружено")[-1].text, irina.transcript()
    assert await town.facts.people() == ["Ирина director"]
    assert await town.facts.leads() == ["Та же new"]
