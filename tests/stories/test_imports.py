"""A collector sends a spreadsheet; its rows are called."""

import asyncio
from typing import Any

import pytest

from bot import importer
from bot.importer import Importer
from domain.imports import CHUNK
from domain.people import Role
from services import segments
from services.segments import SegmentPlan
from stories.files import HEADER, companies, received, sends, sends_photo, sheets, xlsx
from stories.town import Person, Town
from stories.trouble import Trouble

LOAD = "✅ Загрузить"


@pytest.mark.both_engines
async def test_from_a_spreadsheet_to_the_base(town: Town) -> None:
    """Preview, one press, the report in numbers with the reasons, and the refused rows to mend and send again."""
    irina, denis = await town.director("Ирина"), await town.collector("Денис")
    await town.lead("Ромашка", by=irina)
    there = (await town.facts.phones("Ромашка"))[0]
    rows = [
        ("Автосервис «Ключ»", "8 916 123-45-67", "Тула"),
        ("Лютик", there, "Москва"),
        ("Василёк", "8 800", "Москва"),
        ("Ключ ещё раз", "+7 (916) 123 45 67", "Тула"),
        ("", "8 916 123-45-68", "Москва"),
    ]
    await sends(denis, "база.xlsx", xlsx(*rows))

    assert "5 строк" in denis.screen.text, denis.transcript()
    assert "телефон" in denis.screen.text
    assert "Автосервис" in denis.screen.text
    await denis.presses(LOAD)

    (report,) = denis.letters("Новых в базе")
    for words in ("Новых в базе: 1", "Уже были: 2", "Не принято: 2", "8 800", "Строка 4", "Ирина"):
        assert words in report.text, denis.transcript()
    assert await town.facts.leads() == ["Ромашка new", "Автосервис «Ключ» new"]
    returned = sheets(await received(denis, "база - исправить.xlsx"))
    assert returned["Исправить"] == [
        [*HEADER, "Причина отказа", "Строка в файле"],
        ["Василёк", "8 800", "Москва", "Номера «8 800» не бывает. Напишите целиком, например: +7 495 123-45-67.", 4],
        ["", "8 916 123-45-68", "Москва", "Нет названия компании.", 6],
    ]
    assert [row[0] for row in returned["Уже были"][1:]] == ["Лютик", "Ключ ещё раз"]
    assert "Кто внёс: Ирина" in returned["Уже были"][1][3]


async def test_the_mended_file_comes_again(town: Town) -> None:
    """What was put right gets in; the reason that stood beside it is no note."""
    denis = await town.collector("Денис")
    await sends(denis, "база.xlsx", xlsx(("Василёк", "8 800", "Москва"), ("Мята", "8 916 1", "Тула")))
    await denis.presses(LOAD)
    header, *rows = sheets(await received(denis, "база - исправить.xlsx"))["Исправить"]
    rows[0][1] = "8 916 555-00-01"
    await sends(denis, "база - исправить.xlsx", xlsx(*([str(cell) for cell in row] for row in rows), header=header))

    assert "заметка" not in denis.screen.text, denis.transcript()
    await denis.presses(LOAD)
    assert await town.facts.leads() == ["Василёк new"]
    assert "Новых в базе: 1" in denis.letters("Новых в базе")[-1].text
    assert await town.facts.notes("Василёк") == ""
    # The rest comes back under the same name, with one reason beside it.
    (header, mint) = sheets(await received(denis, "база - исправить.xlsx"))["Исправить"]
    assert header == [*HEADER, "Причина отказа", "Строка в файле"]
    assert mint[0] == "Мята"


async def test_columns_are_corrected(town: Town) -> None:
    """A file in cp1251 whose header says little: the person says which column is what."""
    denis = await town.collector("Денис")
    table = "Что;Куда;Где\r\nЛютик;84951234567;Тула\r\nМята;84951234568;Клин\r\n"
    await sends(denis, "старый.csv", table.encode("cp1251"))
    assert "телефон" in denis.screen.text, denis.transcript()
    await denis.presses("✏️ Колонки")
    await denis.walks("Где", "город")
    await denis.walks("Что", "компания")
    await denis.presses("К файлу")

    assert "Где → город" in denis.screen.text, denis.transcript()
    await denis.presses(LOAD)
    assert await town.facts.leads() == ["Лютик new", "Мята new"]
    assert await town.facts.cities() == ["Тула", "Клин"]


async def test_without_a_column_of_phones_nothing_can_start(town: Town) -> None:
    """A column that is needed was taken away: the card says which, and the button waits for it."""
    denis = await town.collector("Денис")
    await sends(denis, "база.xlsx", xlsx(*companies(3)))
    start = denis.screen.data_of(LOAD)
    assert start is not None
    await denis.presses("✏️ Колонки")
    await denis.walks("Телефон", "не загружать")
    await denis.presses("К файлу")
    assert not denis.has(LOAD)
    assert "Нет колонки с телефонами" in denis.screen.text
    await denis.forges(start)
    assert "Не вижу колонки с телефонами" in denis.screen.text
    assert await town.facts.leads() == []


async def gives_segment(town: Town, name: str, director: Person, collector: Person) -> None:
    """A task for a collector."""
    plan = SegmentPlan(name, collectors=((await town.staff(collector)).id,))
    await town.db.write(segments.create, await town.staff(director), plan, town.now)
    await town.idle()


class Gate:
    """Lets chunks in one by one."""

    def __init__(self) -> None:
        self.comes = asyncio.Event()
        self.opens = asyncio.Event()

    async def __call__(self) -> None:
        self.comes.set()
        await self.opens.wait()

    async def reached(self) -> None:
        await asyncio.wait_for(self.comes.wait(), 20)
        self.comes.clear()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    gate, enter = Gate(), Importer._enter_rows

    async def enter_when_open(*arguments: Any) -> bool:
        await gate()
        return await enter(*arguments)

    monkeypatch.setattr(Importer, "_enter_rows", enter_when_open)
    monkeypatch.setattr(importer, "CALM_CHUNK", CHUNK)
    return gate


async def test_it_is_stopped_on_the_way(town: Town, gate: Gate) -> None:
    """What is in stays in, and the report says how far it went."""
    denis = await town.collector("Денис")
    await sends(denis, "база.xlsx", xlsx(*companies(2 * CHUNK + 1)))
    await denis.presses(LOAD, settle=False)
    await gate.reached()
    gate.opens.set()
    gate.opens.clear()
    await gate.reached()
    await denis.looks()
    assert f"из {2 * CHUNK + 1}" in denis.screen.text, denis.transcript()
    await denis.presses("Отменить", settle=False)
    while "Останавливаю" not in denis.screen.text:
        await denis.looks()
    gate.opens.set()
    await town.idle()

    (report,) = denis.letters(f"остановлено, прошёл {CHUNK}")
    assert f"Новых в базе: {CHUNK}" in report.text
    assert len(await town.facts.leads()) == CHUNK
    assert "остановлено" in denis.letters("база.xlsx")[0].text


async def test_a_second_file_waits_its_turn(town: Town, gate: Gate) -> None:
    """One at a time in a department; the second one says what it waits for, and goes in after it."""
    denis, galya = await town.collector("Денис"), await town.collector("Галя")
    await sends(denis, "первый.xlsx", xlsx(*companies(3)))
    await denis.presses(LOAD, settle=False)
    await gate.reached()
    await sends(galya, "второй.xlsx", xlsx(*companies(3, start=100)), settle=False)
    while not galya.letters("второй.xlsx"):
        await galya.looks()
    assert "ждёт очереди: сначала загружу первый.xlsx" in galya.letters("второй.xlsx")[0].text
    gate.opens.set()
    await town.idle()

    await galya.presses(LOAD)
    assert len(await town.facts.leads()) == 6
    assert len(galya.letters("второй.xlsx")) == 2


async def test_an_album_of_files(town: Town) -> None:
    """Several files at once are several imports, each with its own message."""
    denis = await town.collector("Денис")
    for number in range(3):
        await sends(denis, f"файл{number}.xlsx", xlsx(*companies(2, start=10 * number)), settle=False)
    await town.idle()
    assert [len(denis.letters(f"файл{number}.xlsx")) for number in range(3)] == [1, 1, 1]
    for number in range(3):
        (card,) = denis.letters(f"файл{number}.xlsx")
        await denis.forges(card.data_of(LOAD) or "", card.message_id)
    assert len(await town.facts.leads()) == 6


async def test_what_is_no_file_of_ours(town: Town) -> None:
    """Each gets one clear sentence, and nothing is half done."""
    denis, viktor = await town.collector("Денис"), await town.closer("Виктор")
    await sends(denis, "пустой.csv", b"\n")
    assert "файл пустой" in denis.screen.text
    await sends(denis, "картинка.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert "это не таблица" in denis.screen.text
    await sends(denis, "заголовки.xlsx", xlsx())
    assert "строк под ними нет" in denis.screen.text
    await sends(denis, "большой.xlsx", bytes(21 * 1024 * 1024))
    assert "больше 20 МБ" in denis.screen.text, denis.transcript()
    assert denis.has("Меню")
    await sends(viktor, "база.xlsx", xlsx(*companies(2)))
    assert "другая роль" in viktor.screen.text, viktor.transcript()
    assert await town.facts.leads() == []


@pytest.mark.parametrize(
    ("screen", "says"),
    [("/menu", "Это картинка"), ("Мои контакты", "Это картинка"), ("Добавить контакт", "Здесь нужен текст")],
)
async def test_a_picture_is_no_file(town: Town, screen: str, says: str) -> None:
    """Whatever is on the screen, a picture gets a sentence, and what was begun stays."""
    denis = await town.collector("Денис")
    await denis.types("/menu")
    if screen != "/menu":
        await denis.presses(screen)
    await sends_photo(denis)
    assert says in denis.screen.text, denis.transcript()


async def test_segments_and_purposes_are_asked(town: Town) -> None:
    """A director says what the file is for; a collector with two tasks says which one."""
    irina, denis = await town.director("Ирина"), await town.collector("Денис")
    await gives_segment(town, "Сервисы", irina, denis)
    await gives_segment(town, "Аптеки", irina, denis)
    await sends(denis, "база.xlsx", xlsx(*companies(2)))
    assert not denis.has("Без задания")
    await denis.walks("Аптеки", LOAD)
    assert await town.facts.segments() == ["Аптеки", "Аптеки"]

    await sends(irina, "клиенты.xlsx", xlsx(*companies(1)))
    await irina.walks("Наши клиенты", LOAD)
    assert "Новых в списке исключений: 1" in irina.letters("Новых в списке")[0].text
    assert await town.facts.leads() == ["Фирма 0 excluded", "Фирма 1 new"]
    await sends(denis, "ещё.xlsx", xlsx(*companies(1)))
    await denis.walks("Сервисы", LOAD)
    assert "Уже были: 1" in denis.letters("Новых в базе")[-1].text or "действующий клиент" in denis.transcript()


async def test_an_account_manager_brings_clients(town: Town) -> None:
    """Their files are for the exclusion list alone; a phone or an ИНН is enough."""
    maria = await town.hires("Мария", Role.ACCOUNT_MANAGER)
    rows = [("", "8 916 123-45-67", ""), ("Ромашка", "", "7707083893"), ("Пусто", "", ""), ("", "+79161234567", "")]
    await sends(maria, "клиенты.xlsx", xlsx(*rows, header=("Компания", "Телефон", "ИНН")))
    assert not maria.has("Контакты для обзвона")
    await maria.walks("Наши клиенты", LOAD)
    (report,) = maria.letters("Новых в списке исключений: 2")
    assert "Не принято: 1" in report.text
    assert "Уже были: 1" in report.text


async def test_somebody_elses_file(town: Town) -> None:
    """Ids in presses may be forged: another's file is nobody's."""
    denis, galya = await town.collector("Денис"), await town.collector("Галя")
    await sends(denis, "база.xlsx", xlsx(*companies(2)))
    for deed in ("start", "columns", "cancel"):
        await galya.forges(f"imd:1:{deed}")
        assert "не ваше" in galya.screen.text, galya.transcript()
    await galya.forges("ims:1:1")
    assert "не ваше" in galya.screen.text
    await denis.presses("Отменить")
    assert "ничего не изменилось" in denis.screen.text
    await denis.forges("imd:1:start")
    assert "пошло дальше" in denis.screen.text
    assert await town.facts.leads() == []


@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_loading_under_trouble(town: Town, trouble: Trouble) -> None:
    """On any kind of day every row goes in once, and one report comes."""
    denis = await town.collector("Денис")
    await sends(denis, "база.xlsx", xlsx(*companies(CHUNK + 3)))
    await denis.presses(LOAD, under=trouble)
    await town.minutes_pass(2)
    denis.hears_once(f"Новых в базе: {CHUNK + 3}")
    assert len(set(await town.facts.leads())) == CHUNK + 3
